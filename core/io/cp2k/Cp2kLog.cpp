#include "core/io/cp2k/Cp2kLog.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kInput.h"
#include "core/io/cp2k/Cp2kLogSettings.h"
#include "core/io/cp2k/Cp2kUnits.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr double kForce = units::kHartree / units::kBohr;

bool takeLimited(std::string_view& rest, std::span<double> values) {
    return takeDoubles(rest, values) && std::all_of(values.begin(), values.end(), [](double value) {
               return std::abs(value) < cp2k::kLargestNumber;
           });
}

class LogParser {
public:
    explicit LogParser(const std::filesystem::path& path) : m_text(path) {}

    Cp2kLog parse() {
        std::string_view line;
        while (m_text.next(line)) {
            try {
                take(line);
            } catch (const ParseError& error) {
                m_log.warnings.push_back(std::string(error.what()) + "; left out");
            }
        }
        settleConvergence();
        for (const std::string& warning : m_text.warnings())
            m_log.warnings.push_back(warning);
        return std::move(m_log);
    }

private:
    void take(std::string_view line) {
        const std::string_view content = trimmed(line);
        if (content.starts_with("ENERGY| Total FORCE_EVAL"))
            takeEnergy(content);
        else if (content.starts_with("ATOMIC FORCES in"))
            takeForces(content, false);
        else if (content.starts_with("FORCES| Atomic forces"))
            takeForces(content, true);
        else if (isStressHeading(content))
            takeStress(content);
        else if (content.starts_with("MODULE QUICKSTEP") &&
                 content.find("ATOMIC COORDINATES") != std::string_view::npos)
            takeCoordinates();
        else if (content.starts_with("CELL| "))
            takeInitialCell(content);
        else if (!takeConvergence(content) && !takeStep(content))
            takeHeader(content);
    }

    // "STRESS| Analytical stress tensor [GPa]", before version 8 "STRESS TENSOR [GPa]".
    static bool isStressHeading(std::string_view line) {
        return line.starts_with("STRESS| Analytical stress tensor [") ||
               line.starts_with("STRESS| Numerical stress tensor [") ||
               line.starts_with("STRESS TENSOR [") || line.starts_with("NUMERICAL STRESS TENSOR [");
    }

    // The end of the electronic steps of the evaluation to come. With an outer loop, an inner loop
    // that reaches its number of steps is no failure yet, and one that converged no success.
    bool takeConvergence(std::string_view line) {
        const auto contains = [&](const char* part) {
            return line.find(part) != std::string_view::npos;
        };
        if (contains("SCF run converged in") || contains("SCF loop converged in"))
            m_isConverged = true;
        else if (contains("Leaving inner SCF loop") || contains("FAILED to converge") ||
                 contains("SCF run NOT converged"))
            m_isConverged = false;
        else if (contains("SCF run terminated"))
            m_isStopped = true;
        else
            return false;
        if (m_isStopped)
            m_isConverged = false;
        return true;
    }

    // What CP2K prints at the end of a step: its number and, of dynamics, its cell.
    bool takeStep(std::string_view line) {
        static constexpr std::array<std::string_view, 4> kNumbers{
            "MD| Step number", "STEP NUMBER", "OPT| Step number", "Informations at step"};
        for (std::string_view key : kNumbers)
            if (const std::size_t at = line.find(key); at != std::string_view::npos) {
                std::string_view rest = trimmed(line.substr(at + key.size()));
                if (rest.starts_with('='))
                    rest.remove_prefix(1);
                if (const auto number = parseInt(takeWord(rest)); number && isOpen())
                    m_log.evaluations.back().step = number;
                return true;
            }
        return false;
    }

    bool isOpen() const { return m_isOpen && !m_log.evaluations.empty(); }

    // Where the log tells how the electronic steps of some evaluations ended, one of which it does
    // not did not converge.
    void settleConvergence() {
        const auto& all = m_log.evaluations;
        const bool isTold = std::any_of(all.begin(), all.end(), [](const Cp2kEvaluation& one) {
            return one.isConverged == true;
        });
        for (Cp2kEvaluation& one : m_log.evaluations)
            if (isTold && !one.isConverged)
                one.isConverged = false;
    }

    void takeHeader(std::string_view line) {
        if (line.starts_with("CP2K| version string:"))
            m_log.version = std::string(trimmed(line.substr(line.find("CP2K version") + 12)));
        else if (line.starts_with("GLOBAL| Run type"))
            takeRunType(line);
        else if (line.starts_with("MD_PAR| Ensemble type") || line.starts_with("MD| Ensemble Type"))
            m_log.hasVariableCell = m_log.hasVariableCell || hasVariableCell(line);
        else if (line.find("| Cell lengths [") != std::string_view::npos)
            takeCellLengths(line);
        else if (line.find("| Cell angles [deg]") != std::string_view::npos)
            takeCellAngles(line);
        else if (line.starts_with("CELL LNTHS[bohr]") ||
                 line.starts_with("INITIAL CELL LNTHS[bohr]"))
            takeCellLengths(line);
        else if (line.starts_with("CELL ANGLS[deg]") || line.starts_with("INITIAL CELL ANGLS[deg]"))
            takeCellAngles(line);
        else if (line.find("PROGRAM ENDED AT") != std::string_view::npos)
            m_log.hasEnded = true;
        else if (line.starts_with("Number of electrons:") && m_log.evaluations.empty())
            m_log.electrons += parseDouble(trimmed(line.substr(line.find(':') + 1))).value_or(0);
        else
            takeCp2kSetting(line, m_log.settings);
    }

    void takeRunType(std::string_view line) {
        const std::string_view type = line.substr(line.find_last_of(" \t") + 1);
        m_log.kind = cp2kRunKind(type);
        m_log.hasVariableCell = m_log.hasVariableCell || isCp2kCellRelaxation(type);
    }

    // By the unit in brackets.
    Eigen::Vector3d cellNumbers(std::string_view line) const {
        std::string_view rest = trimmed(line.substr(line.find(']') + 1));
        if (rest.starts_with('='))
            rest.remove_prefix(1);
        Eigen::Vector3d values;
        if (!takeLimited(rest, {values.data(), 3}))
            throw m_text.error("expected three numbers of the cell");
        return line.find("[bohr]") != std::string_view::npos ? values * units::kBohr : values;
    }

    // Of dynamics, behind the energy of the step. Where only the lengths change, the angles are not
    // printed again.
    void takeCellLengths(std::string_view line) {
        if (isOpen())
            m_log.evaluations.back().cell.reset();
        m_lengths = cellNumbers(line);
        setCellOfStep();
    }
    void takeCellAngles(std::string_view line) {
        if (isOpen())
            m_log.evaluations.back().cell.reset();
        m_angles = cellNumbers(line);
        setCellOfStep();
    }
    void setCellOfStep() {
        if (!isOpen() || m_lengths.minCoeff() <= 0)
            return;
        const Cell cell = Cell::fromLengths(m_lengths, m_angles);
        if (cell.vectors.allFinite() && cell.volume() > 0)
            m_log.evaluations.back().cell = cell;
    }

    void takePeriodicity(std::string_view line) {
        const std::string_view axes = line.substr(line.find_last_of(" \t") + 1);
        for (std::size_t axis = 0; axis < 3 && m_log.cell; ++axis)
            m_log.cell->periodic[axis] =
                axes != "NONE" && axes.find("XYZ"[axis]) != std::string_view::npos;
    }

    void takeEnergy(std::string_view line) {
        const std::size_t blank = line.find_last_of(" \t");
        const auto energy = parseDouble(line.substr(blank + 1));
        m_isOpen = energy && std::abs(*energy) < cp2k::kLargestNumber;
        const std::optional<bool> isConverged = std::exchange(m_isConverged, std::nullopt);
        m_isStopped = false;
        if (!m_isOpen)
            throw m_text.error("expected the energy as a number");
        Cp2kEvaluation evaluation;
        evaluation.energy = *energy * units::kHartree;
        evaluation.isConverged = isConverged;
        // What a mixed calculation is made of was printed before it.
        if (line.find("( MIXED )") != std::string_view::npos) {
            for (std::size_t i = m_afterMixed; i < m_log.evaluations.size(); ++i)
                if (evaluation.isConverged != false)
                    evaluation.isConverged = m_log.evaluations[i].isConverged;
            m_log.evaluations.resize(m_afterMixed);
            m_afterMixed = m_log.evaluations.size() + 1;
        }
        m_log.evaluations.push_back(std::move(evaluation));
    }

    void takeForces(std::string_view heading, bool isListed) {
        const double unit = heading.find("[eV/angstrom]") != std::string_view::npos ? 1 : kForce;
        Cp2kForces place{m_text.nextMark(), isListed, unit, 0};
        place.atomCount = static_cast<std::size_t>(readCp2kForces(m_text, place).rows());
        if (isOpen() && place.atomCount > 0)
            m_log.evaluations.back().forces = place;
    }

    // In GPa; some versions print bar.
    static std::optional<double> pressureUnit(std::string_view heading) {
        const std::size_t open = heading.find('[');
        const std::string unit = toLower(heading.substr(open + 1, heading.find(']') - open - 1));
        static constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
            {{"gpa", 1},
             {"bar", 1e-4},
             {"kbar", 0.1},
             {"mpa", 1e-3},
             {"pa", 1e-9},
             {"atm", 1.01325e-4}}};
        for (const auto& [name, factor] : kUnits)
            if (unit == name)
                return factor;
        return std::nullopt;
    }

    void takeStress(std::string_view heading) {
        const std::optional<double> unit = pressureUnit(heading);
        if (!unit) {
            m_log.warnings.push_back(m_text.message("unknown unit of the stress: not used"));
            return;
        }
        Eigen::Matrix3d stress;
        int row = 0;
        std::string_view line;
        while (row < 3 && m_text.next(line)) {
            std::string_view rest = trimmed(line);
            if (rest.starts_with("STRESS|"))
                rest = trimmed(rest.substr(7));
            // The heading "x y z" has two words after the first, a row three.
            const std::string axis = toLower(takeWord(rest));
            if (axis.size() != 1 || axis[0] != 'x' + row || countWords(rest) < 3)
                continue;
            double values[3];
            if (!takeLimited(rest, values))
                throw m_text.error("expected a row of three stress components");
            stress.row(row++) << values[0], values[1], values[2];
        }
        if (row == 3 && isOpen())
            m_log.evaluations.back().stress = stress * *unit;
    }

    void takeCoordinates() {
        std::vector<Eigen::Vector3d> rows;
        std::vector<std::string> elements;
        std::string_view line;
        while (m_text.next(line)) {
            std::string_view rest = trimmed(line);
            if (rest.empty() || rest.starts_with("Atom"))
                continue;
            const bool isNumbered = parseInt(takeWord(rest)).has_value();
            const std::string kind(takeWord(rest));
            if (!isNumbered || !parseInt(kind)) {
                m_text.seek(m_text.lineMark());
                break;
            }
            elements.emplace_back(takeWord(rest));
            m_log.kinds[elements.back()].insert("kind " + kind);
            // "Element" is a name and the number of the element.
            const std::string_view number = takeWord(rest);
            Eigen::Vector3d position;
            if (!parseInt(number) || !takeLimited(rest, {position.data(), 3}))
                throw m_text.error("expected the coordinates of an atom");
            rows.push_back(position);
        }
        if (m_log.elements.empty()) {
            m_log.elements = std::move(elements);
            m_log.positions.resize(static_cast<Eigen::Index>(rows.size()), 3);
            for (std::size_t i = 0; i < rows.size(); ++i)
                m_log.positions.row(static_cast<Eigen::Index>(i)) = rows[i].transpose();
        }
    }

    void takeInitialCell(std::string_view line) {
        static constexpr std::array<std::string_view, 3> kAngles{"(b,c)", "(a,c)", "(a,b)"};
        if (line.starts_with("CELL| Vector"))
            takeCellVector(line);
        else if (line.starts_with("CELL| Periodicity"))
            takePeriodicity(line);
        for (std::size_t i = 0; i < kAngles.size(); ++i)
            if (line.find(kAngles[i]) != std::string_view::npos)
                if (const auto angle = parseDouble(line.substr(line.find_last_of(" \t") + 1)))
                    m_angles[static_cast<Eigen::Index>(i)] = *angle;
    }

    void takeCellVector(std::string_view line) {
        constexpr std::size_t kAxis = 13;  // "CELL| Vector a [angstrom]:"
        const int row = line.size() > kAxis ? line[kAxis] - 'a' : -1;
        std::string_view rest = line.substr(line.find(':') + 1);
        Eigen::Vector3d vector;
        if (row < 0 || row > 2 || !takeLimited(rest, {vector.data(), 3}))
            throw m_text.error("expected a cell vector of three numbers");
        m_vectors.row(row) = vector.transpose();
        if (row == 2 && !m_log.cell)
            m_log.cell = Cell::fromRows(m_vectors);
    }

    TextSource m_text;
    Cp2kLog m_log;
    Eigen::Matrix3d m_vectors = Eigen::Matrix3d::Zero();
    Eigen::Vector3d m_lengths = Eigen::Vector3d::Zero();
    Eigen::Vector3d m_angles{90, 90, 90};
    std::optional<bool> m_isConverged;  // of the evaluation to come
    std::size_t m_afterMixed = 0;       // the first evaluation behind the last mixed one
    bool m_isStopped = false;           // by the time limit
    bool m_isOpen = false;              // forces and stress belong to the last evaluation
};

}  // namespace

std::optional<Eigen::Matrix3d> virialOf(const Cp2kEvaluation& evaluation, const Cell& cell) {
    if (!evaluation.stress || !(cell.volume() > 0))
        return std::nullopt;
    return Eigen::Matrix3d(*evaluation.stress * cell.volume() / units::kGPaPerEvPerA3);
}

Positions readCp2kForces(TextSource& text, const Cp2kForces& place) {
    text.seek(place.mark);
    std::vector<double> values;
    std::string_view line;
    while (text.next(line)) {
        std::string_view rest = trimmed(line);
        if (place.isListed && rest.starts_with("FORCES|"))
            rest = trimmed(rest.substr(7));
        if (rest.empty() || rest.starts_with("#") || rest.starts_with("Atom"))
            continue;
        if (!parseInt(takeWord(rest))) {
            text.seek(text.lineMark());  // the line after the block is read again
            break;
        }
        if (!place.isListed) {
            takeWord(rest);
            takeWord(rest);
        }
        std::array<double, 3> force{};
        if (!takeLimited(rest, force))
            throw text.error("expected a force of three numbers");
        values.insert(values.end(), force.begin(), force.end());
    }
    return Eigen::Map<const Positions>(values.data(), std::ssize(values) / 3, 3) * place.unit;
}

Cp2kLog readCp2kLog(const std::filesystem::path& path) {
    return LogParser(path).parse();
}

bool isCp2kLog(const std::string& head) {
    return head.find("CP2K| version string:") != std::string::npos ||
           head.find("DBCSR| ") != std::string::npos;
}

}  // namespace mtp
