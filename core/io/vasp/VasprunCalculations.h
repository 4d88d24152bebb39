// What the elements of a vasprun.xml mean: collects its calculations from what a parser hears.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/IonicStep.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/VasprunHeader.h"

namespace mtp {

struct VasprunStep : IonicStep {
    Eigen::Matrix3d basis = Eigen::Matrix3d::Zero();
    TextMark positions;              // first row, fractional
    std::optional<TextMark> forces;  // first row
};

// Told of every element but <i>, <v>, <r>, <c> by begin() and end(), of these by item() and row().
// Only complete calculations are kept: closed, with a structure, a final energy and sound rows.
class VasprunCalculations {
public:
    VasprunCalculations(VasprunHeader header, std::string path);

    // Where the parser is: of each of the following calls.
    void at(TextMark mark) { m_mark = mark; }
    // Throws ParseError if elements are nested too deeply.
    void begin(std::string_view element, std::string_view name);
    void end(std::string_view element);
    bool isInCalculation() const { return m_isInCalculation; }
    bool isClosed() const { return m_isClosed; }  // </modeling> was seen

    // Inside an array that is kept; of the cell and the stress the numbers, else only their place.
    bool wantsRows() const { return m_rows != Rows::None; }
    bool wantsNumbers() const { return m_rows == Rows::Basis || m_rows == Rows::Stress; }
    void row();                            // three numbers
    void row(const Eigen::Vector3d& row);  // if numbers are wanted
    void badRow(std::string_view text);
    // <i name="...">value</i>
    bool wantsItems() const { return m_isInCalculation && m_open.back().element == "energy"; }
    void item(std::string_view name, std::string_view value);

    // The step that is open is damaged.
    void damage(const std::string& reason);
    void warn(std::string message);
    // Call once, at the end of the text.
    void finish();

    const VasprunHeader& header() const { return m_header; }
    std::vector<VasprunStep> takeSteps() { return std::move(m_steps); }
    std::vector<std::string> takeWarnings() { return std::move(m_warnings); }

private:
    enum class Rows { None, Basis, Coordinates, Forces, Stress };
    struct Calculation : VasprunStep {
        std::optional<double> kinetic;
        std::optional<double> lastFree, lastSigma0;  // of the last electronic step
        std::optional<double> freeBefore;            // of the one before
        std::int64_t lastFreeStep = 0;
        bool hasBasis = false, hasPositions = false;
        std::int64_t electronicSteps = 0;
        bool isDamaged = false;
    };
    struct Open {
        std::string element, name;
    };

    Rows rowsOf(std::string_view name) const;
    static std::string_view nameOf(Rows rows);
    void beginCalculation();
    void endRows();
    void takeBasis();
    void takeElectronicEnergy(bool isFree, std::optional<double> energy);
    bool hasConverged(const Calculation& done) const;
    void finishCalculation();
    VasprunStep finished(const Calculation& done) const;
    std::string message(const std::string& reason) const;

    VasprunHeader m_header;
    std::string m_path;
    TextMark m_mark;
    std::vector<VasprunStep> m_steps;
    std::vector<std::string> m_warnings;
    std::vector<Open> m_open;
    Rows m_rows = Rows::None;
    std::size_t m_rowCount = 0;
    TextMark m_firstRow;
    Eigen::Matrix3d m_smallRows = Eigen::Matrix3d::Zero();
    bool m_isInCalculation = false;
    Calculation m_calculation;
    std::int64_t m_calculations = 0;
    std::size_t m_predictions = 0;  // forces outside <calculation>
    bool m_isClosed = false;
};

}  // namespace mtp
