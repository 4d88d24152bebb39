#include "core/io/cp2k/Cp2kLog.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/bytes/TextSource.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr double kForce = units::kHartree / units::kBohr;
constexpr double kLargest = 1e15;  // beyond is damage, and products could overflow

bool takeLimited(std::string_view& rest, std::span<double> values) {
    return takeDoubles(rest, values) && std::all_of(values.begin(), values.end(), [](double value) {
               return std::abs(value) < kLargest;
           });
}

class LogParser {
public:
    explicit LogParser(const std::filesystem::path& path) : m_text(path) {}

    Cp2kLog parse() {
        std::string_view line;
        while (m_text.next(line))
            take(line);
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
        else if (content.starts_with("STRESS| Analytical stress tensor [") ||
                 content.starts_with("STRESS TENSOR ["))
            takeStress(content);
        else if (content.starts_with("MODULE QUICKSTEP") &&
                 content.find("ATOMIC COORDINATES") != std::string_view::npos)
            takeCoordinates();
        else if (content.starts_with("CELL| Vector"))
            takeCellVector(content);
        else
            takeHeader(content);
    }

    void takeHeader(std::string_view line) {
        if (line.starts_with("CP2K| version string:"))
            m_log.version = std::string(trimmed(line.substr(line.find("CP2K version") + 12)));
        else if (line.starts_with("GLOBAL| Run type"))
            m_log.isMolecularDynamics = line.ends_with("MD");
        else if (line.starts_with("MD_PAR| Ensemble type") || line.starts_with("MD| Ensemble Type"))
            m_log.hasVariableCell = line.find("NPT") != std::string_view::npos ||
                                    line.find("NPE") != std::string_view::npos;
        else if (line.find("| Cell lengths [ang]") != std::string_view::npos)
            takeCellNumbers(line, m_lengths);
        else if (line.find("| Cell angles [deg]") != std::string_view::npos)
            takeCellAngles(line);
        else if (line.starts_with("CELL LNTHS[bohr]") ||
                 line.starts_with("INITIAL CELL LNTHS[bohr]"))
            takeOldCellLengths(line);
        else if (line.starts_with("CELL ANGLS[deg]") || line.starts_with("INITIAL CELL ANGLS[deg]"))
            takeCellAngles(line);
        else if (line.starts_with("CELL| Periodicity"))
            takePeriodicity(line);
        else if (line.find("SCF run NOT converged") != std::string_view::npos)
            m_isConverged = false;
        else if (line.find("PROGRAM ENDED AT") != std::string_view::npos)
            m_log.hasEnded = true;
        else if (line.starts_with("FUNCTIONAL|"))
            takeFunctional(line);
        else if (line.starts_with("vdW POTENTIAL|") && !m_log.settings.contains("dispersion"))
            m_log.settings["dispersion"] = std::string(trimmed(line.substr(14)));
    }

    void takeCellNumbers(std::string_view line, Eigen::Vector3d& values) {
        std::string_view rest = trimmed(line.substr(line.find(']') + 1));
        if (rest.starts_with('='))
            rest.remove_prefix(1);
        if (!takeLimited(rest, {values.data(), 3}))
            throw m_text.error("expected three numbers of the cell");
    }

    // Before version 8.
    void takeOldCellLengths(std::string_view line) {
        takeCellNumbers(line, m_lengths);
        m_lengths *= units::kBohr;
    }

    void takePeriodicity(std::string_view line) {
        const std::string_view axes = line.substr(line.find_last_of(" \t") + 1);
        for (std::size_t axis = 0; axis < 3 && m_log.cell; ++axis)
            m_log.cell->periodic[axis] =
                axes != "NONE" && axes.find("XYZ"[axis]) != std::string_view::npos;
    }

    void takeCellAngles(std::string_view line) {
        Eigen::Vector3d angles;
        takeCellNumbers(line, angles);
        if (m_log.evaluations.empty() || m_lengths.minCoeff() <= 0)
            return;
        const Cell cell = Cell::fromLengths(m_lengths, angles);
        if (cell.vectors.allFinite())
            m_log.evaluations.back().cell = cell;
    }

    void takeFunctional(std::string_view line) {
        const std::vector<std::string_view> words = wordsOf(line.substr(11));
        if (!words.empty() && words.front().ends_with(':') &&
            !m_log.settings.contains("functional"))
            m_log.settings["functional"] =
                std::string(words.front().substr(0, words.front().size() - 1));
    }

    void takeEnergy(std::string_view line) {
        const std::size_t blank = line.find_last_of(" \t");
        const auto energy = parseDouble(line.substr(blank + 1));
        if (!energy || std::abs(*energy) > kLargest)
            throw m_text.error("expected the energy as a number");
        Cp2kEvaluation evaluation;
        evaluation.energy = *energy * units::kHartree;
        evaluation.isConverged = m_isConverged;
        evaluation.line = m_text.lineNumber();
        m_isConverged = true;
        m_log.evaluations.push_back(std::move(evaluation));
    }

    void takeForces(std::string_view heading, bool isListed) {
        const double unit = heading.find("[eV/angstrom]") != std::string_view::npos ? 1 : kForce;
        Cp2kForces place{m_text.nextMark(), isListed, unit, 0};
        place.atomCount = static_cast<std::size_t>(readCp2kForces(m_text, place).rows());
        if (!m_log.evaluations.empty() && place.atomCount > 0)
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
        if (row == 3 && !m_log.evaluations.empty())
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
            if (!parseInt(takeWord(rest)) || !parseInt(takeWord(rest))) {
                m_text.seek(m_text.lineMark());
                break;
            }
            elements.emplace_back(takeWord(rest));
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
    bool m_isConverged = true;
};

}  // namespace

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
