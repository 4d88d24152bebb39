#include "core/io/Cp2kLog.h"

#include <fmt/format.h>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/TextSource.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr double kForce = units::kHartree / units::kBohr;

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
            takeForces(2);
        else if (content.starts_with("FORCES| Atomic forces"))
            takeForces(1);
        else if (content.starts_with("STRESS| Analytical stress tensor [GPa]") ||
                 content.starts_with("STRESS TENSOR [GPa]"))
            takeStress();
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
        std::string_view rest = line.substr(line.find(']') + 1);
        if (!takeDoubles(rest, {values.data(), 3}))
            throw m_text.error("expected three numbers of the cell");
    }

    void takeCellAngles(std::string_view line) {
        Eigen::Vector3d angles;
        takeCellNumbers(line, angles);
        if (!m_log.evaluations.empty() && m_lengths.minCoeff() > 0)
            m_log.evaluations.back().cell = Cell::fromLengths(m_lengths, angles);
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
        if (!energy)
            throw m_text.error("expected the energy as a number");
        Cp2kEvaluation evaluation;
        evaluation.energy = *energy * units::kHartree;
        evaluation.isConverged = m_isConverged;
        evaluation.line = m_text.lineNumber();
        m_isConverged = true;
        m_log.evaluations.push_back(std::move(evaluation));
    }

    // Rows "atom kind element x y z" (2 words before the element) or "FORCES| atom x y z |f|".
    void takeForces(int layout) {
        std::vector<Eigen::Vector3d> rows;
        std::string_view line;
        while (m_text.next(line)) {
            std::string_view rest = trimmed(line);
            if (layout == 1 && rest.starts_with("FORCES|"))
                rest = trimmed(rest.substr(7));
            if (rest.empty() || rest.starts_with("#") || rest.starts_with("Atom"))
                continue;
            if (!parseInt(takeWord(rest))) {
                m_text.seek(m_text.lineMark());  // the line after the block is read again
                break;
            }
            if (layout == 2) {
                takeWord(rest);
                takeWord(rest);
            }
            Eigen::Vector3d force;
            if (!takeDoubles(rest, {force.data(), 3}))
                throw m_text.error("expected a force of three numbers");
            rows.push_back(force * kForce);
        }
        if (m_log.evaluations.empty() || rows.empty())
            return;
        Positions forces(static_cast<Eigen::Index>(rows.size()), 3);
        for (std::size_t i = 0; i < rows.size(); ++i)
            forces.row(static_cast<Eigen::Index>(i)) = rows[i].transpose();
        m_log.evaluations.back().forces = std::move(forces);
    }

    void takeStress() {
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
            if (!takeDoubles(rest, values))
                throw m_text.error("expected a row of three stress components");
            stress.row(row++) << values[0], values[1], values[2];
        }
        if (row == 3 && !m_log.evaluations.empty())
            m_log.evaluations.back().stress = stress;
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
            if (!parseInt(number) || !takeDoubles(rest, {position.data(), 3}))
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
        const int row = line[13] - 'a';
        std::string_view rest = line.substr(line.find(':') + 1);
        Eigen::Vector3d vector;
        if (row < 0 || row > 2 || !takeDoubles(rest, {vector.data(), 3}))
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

Cp2kLog readCp2kLog(const std::filesystem::path& path) {
    return LogParser(path).parse();
}

bool isCp2kLog(const std::string& head) {
    return head.find("CP2K| version string:") != std::string::npos ||
           head.find("DBCSR| ") != std::string::npos;
}

}  // namespace mtp
