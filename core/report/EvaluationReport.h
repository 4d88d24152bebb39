// One page about how a potential compares with labels: settings, provenance, tables and plots,
// enough for a methods section. From the same tables as the windows and the command show.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/ErrorAccumulator.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// Tables of a whole set that were worked out already; atoms: atomErrorTable(). The others are named
// as in EvaluationTables.
struct WholeTables {
    const std::vector<Frame>& frames;
    const ErrorReport& errors;
    const Table& energy;
    const Table& force;
    const Table& pressure;
    const Table& configurations;
    const Table& atoms;
};

// The tables of errors that a report shows. Of a set that may be larger than the memory they are
// gathered block by block: add() each block, then finish(). Of one that was evaluated as a whole
// they are taken as they are.
class EvaluationTables {
public:
    EvaluationTables() = default;
    explicit EvaluationTables(const WholeTables& whole);

    // The blocks in order; first: number of the first frame.
    void add(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
             std::size_t first);

    const ErrorReport& errors() const { return m_report; }
    // energyParity(), forceParity() without its places (element, reference, predicted),
    // pressureParity(), errorTable() of all blocks; the atoms with the largest errors of
    // atomErrorTable().
    const Table& energy() const { return m_energy; }
    const Table& force() const { return m_force; }
    const Table& pressure() const { return m_pressure; }
    const Table& configurations() const { return m_configurations; }
    const Table& worstAtoms() const { return m_worstAtoms; }
    // Each way in which labels were made, as "VASP 6.3: functional PBE; ...", with its number of
    // configurations.
    const std::vector<std::pair<std::string, std::size_t>>& origins() const { return m_origins; }
    // Call after the last block.
    void finish() { m_report = m_errors.report(); }
    // What the reader knows each configuration by; without them they are counted from 1.
    void setNumbers(std::vector<int> numbers) { m_numbers = std::move(numbers); }
    const std::vector<int>& numbers() const { return m_numbers; }

private:
    void addOrigins(const std::vector<Frame>& frames);

    ErrorAccumulator m_errors;
    ErrorReport m_report;
    Table m_energy, m_force, m_pressure, m_configurations, m_worstAtoms;
    std::vector<std::pair<std::string, std::size_t>> m_origins;
    std::vector<int> m_numbers;
};

struct EvaluationReportInput {
    std::string title;           // "LiAlCl4, level 16"
    std::string programVersion;  // "MTP Workbench 0.1"
    std::string created;         // ISO 8601, UTC
    // More rows for "Settings": the files, the options of the training.
    std::vector<std::pair<std::string, std::string>> settings;
    // Sentences for "Methods" before the ones about the potential and its errors
    // (methodsParagraph() of a project); may be empty.
    std::string methods;
    // Another potential on the same configurations (comparisonStatistics()), and its name; or none.
    std::string comparedWith{};
    Table comparison{};
};

// HTML that stands alone; every text from a file is escaped.
std::string evaluationReport(const EvaluationTables& tables, const Potential& potential,
                             const EvaluationReportInput& input);

// "type 1.2, cutoff 5 Å, ...": what the potential file says, as names and values.
std::vector<std::pair<std::string, std::string>> describePotential(const Potential& potential);

}  // namespace mtp
