// Reads a CP2K molecular dynamics run from its files: positions, forces, cell, energies, log.
#pragma once

#include <map>

#include "core/io/IonicStep.h"
#include "core/io/TrajectoryReader.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kFiles.h"
#include "core/io/cp2k/Cp2kInput.h"
#include "core/io/cp2k/Cp2kLog.h"
#include "core/io/cp2k/Cp2kXyz.h"

namespace mtp {

// Frames are those of the position file. Forces come from the force file or the log, and are paired
// by step and by the energy in the comment lines; never by order alone; so are velocities. A
// frame of a run whose cell varies has no labels if its own cell is not known.
class Cp2kMdReader final : public TrajectoryReader {
public:
    Cp2kMdReader(const Cp2kFiles& files, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_entries.size(); }
    Frame read(std::size_t index) override;

    // Steps in order, as the comment lines give them.
    std::vector<std::int64_t> steps() const;

private:
    struct Entry : Cp2kXyzFrame {
        std::optional<TextMark> forces{}, velocities{};
        int evaluation = -1;  // of the log
    };
    struct EnergyRow {
        double timeFs, temperature;
    };

    void warn(std::string text) { m_info.warnings.push_back(std::move(text)); }
    void dropRepeatedSteps();
    void readUnits(const Cp2kInput& input);
    void pairForces(const ReadOptions& options);
    void pairVelocities(const ReadOptions& options);
    void pairFile(TextSource& text, const char* what, std::optional<TextMark> Entry::*place,
                  const ReadOptions& options);
    std::optional<ParseError> faultInOrder(TextSource& text, std::optional<TextMark> Entry::*place);
    void warnOfKinds();
    void pairLog();
    std::optional<std::size_t> evaluationOf(const Entry& entry, std::size_t next) const;
    bool hasForces(const Entry& entry) const;
    void warnOfGaps();
    void warnOfSteps(const std::string& what, const std::vector<std::int64_t>& steps);
    void setKind(const Cp2kInput& input);
    void readEnergies();
    void readCellFile();
    void readCells(const Cp2kInput& input);
    void readSettings(const Cp2kInput& input);
    IonicStep stepOf(const Entry& entry, const Cell& cell) const;
    Positions readForces(const Entry& entry);
    std::optional<Cell> cellOf(const Entry& entry) const;
    Cell turnedAsFirst(const Cell& cell) const;

    Cp2kFiles m_files;
    TrajectoryInfo m_info;
    std::unique_ptr<TextSource> m_positionText, m_forceText, m_velocityText, m_logText;
    double m_positionUnit = 1, m_forceUnit = 0, m_velocityUnit = 0;  // Å, eV/Å, Å/fs
    std::vector<Entry> m_entries;
    std::map<std::int64_t, EnergyRow> m_energies;
    std::map<std::int64_t, Eigen::Matrix3d> m_cells;
    std::optional<Cell> m_fixedCell;
    bool m_hasVariableCell = false;
    Cp2kLog m_log;
    std::shared_ptr<const Provenance> m_provenance;
};

}  // namespace mtp
