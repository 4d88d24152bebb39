#include "core/io/quantum_espresso/QuantumEspressoScan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/Parse.h"
#include "core/base/Units.h"

namespace mtp {

namespace {

constexpr double kForce = units::kRydberg / units::kBohr;
constexpr double kStress = units::kRydberg / (units::kBohr * units::kBohr * units::kBohr);
constexpr double kLargest = 1e30;
constexpr double kMostSteps = 1e15;  // a whole number of 64 bits

std::string_view after(std::string_view line, std::string_view key) {
    const std::size_t at = line.find(key);
    return at == std::string_view::npos ? std::string_view()
                                        : trimmed(line.substr(at + key.size()));
}

std::optional<double> numberAfter(std::string_view line, std::string_view key) {
    std::string_view rest = after(line, key);
    double value = 0;
    if (!takeDouble(rest, value) || std::abs(value) > kLargest)
        return std::nullopt;
    return value;
}

// The share of -TS that F has to lose to come to the energy at zero width: a half for Gaussian and
// Fermi-Dirac smearing, 1/(N+2) for that of Methfessel and Paxton, of which pw.x knows N = 1
// (Kresse and Furthmueller, Comput. Mater. Sci. 6, 15 (1996), section 3.1). F of cold smearing is
// that energy to third order in the width; tetrahedra need none.
std::optional<double> shareOfSmearing(std::string_view kind) {
    if (const auto order = numberAfter(kind, "ngauss =")) {  // before version 6
        if (*order == 0 || *order == -99)
            return 1.0 / 2;
        return *order == 1 ? 1.0 / 3 : *order == -1 ? std::optional(0.0) : std::nullopt;
    }
    if (startsWithIgnoringCase(kind, "gaussian") || startsWithIgnoringCase(kind, "Fermi-Dirac"))
        return 1.0 / 2;
    if (startsWithIgnoringCase(kind, "Methfessel-Paxton"))
        return 1.0 / 3;
    if (startsWithIgnoringCase(kind, "cold") || startsWithIgnoringCase(kind, "Marzari-Vanderbilt"))
        return 0;
    return std::nullopt;
}

// "SLA PW PBX PBC" and "PBE" are the same functional.
std::string functionalName(std::string_view text) {
    std::string name;
    for (std::string_view word : wordsOf(text.substr(0, text.find('('))))
        name.append(name.empty() ? "" : " ").append(word);
    static constexpr std::array<std::pair<std::string_view, const char*>, 4> kKnown{
        {{"SLA PW PBX PBC", "PBE"},
         {"SLA PW PSX PSC", "PBESOL"},
         {"SLA PZ NOGX NOGC", "PZ"},
         {"B88 P86", "BP"}}};
    for (const auto& [parts, known] : kKnown)
        if (name == parts || name.starts_with(std::string(parts) + " "))
            return known;
    return name;
}

class Scanner {
public:
    Scanner(TextSource& text, Progress* progress) : m_text(text), m_progress(progress) {}

    QeScan scan() {
        std::string_view line;
        while (m_text.next(line)) {
            if (line.starts_with('!'))
                takeEnergy(line);
            else if (const std::string_view content = trimmed(line); !content.empty())
                take(content);
            report();
        }
        finish();
        return std::move(m_scan);
    }

private:
    void report() {
        constexpr std::size_t kEvery = 100'000;
        if (m_progress && m_text.lineNumber() % kEvery == 0)
            m_progress->step(m_text.fraction(), "Reading " + m_text.path());
    }

    // By the first character, as most lines are none of ours.
    void take(std::string_view line) {
        switch (line.front()) {
            case 'P':
                return takeProgram(line);
            case 'A':
                if (line.starts_with("ATOMIC_POSITIONS"))
                    takePositions(line);
                return;
            case 'C':
                if (line.starts_with("CELL_PARAMETERS"))
                    takeCellParameters(line);
                return;
            case 'F':
                if (line.starts_with("Forces acting on atoms"))
                    takeForces();
                return;
            case 'E':
                return takeExchangeOrTime(line);
            case 'J':
                m_hasEnded = m_hasEnded || line.starts_with("JOB DONE");
                return;
            default:
                takeOther(line);
        }
    }

    void takeProgram(std::string_view line) {
        if (line.starts_with("Program PWSCF")) {
            finish();
            std::string_view rest = after(line, "v.");
            m_scan.version = std::string(takeWord(rest));
            m_isMinimisation = m_hasEnded = false;
            m_alat = m_timeStep = 0;
            m_atomCount = 0;
        } else if (line.starts_with("PseudoPot. #") && m_scan.steps.empty()) {
            takePseudopotential(line);
        }
    }

    // "PseudoPot. # 1 for As read from file:" and the path in the next line, or in the same one.
    void takePseudopotential(std::string_view line) {
        std::string_view rest = after(line, " for ");
        const std::string element(takeWord(rest));
        std::string_view path = after(rest, "file");
        if (path.starts_with(':'))
            path = trimmed(path.substr(1));
        if (path.empty() && m_text.next(path))
            path = trimmed(path);
        const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
        std::string& all = m_scan.settings["pseudopotentials"];
        all += fmt::format("{}{} {}", all.empty() ? "" : ", ", element, name);
    }

    void takeExchangeOrTime(std::string_view line) {
        if (line.starts_with("Exchange-correlation"))
            m_scan.settings.try_emplace("functional", functionalName(after(line, "=")));
        else if (line.starts_with("Ekin") && !m_scan.steps.empty())  // of a vc-md step
            m_scan.steps.back().temperature = numberAfter(line, "T =");
        else if (line.starts_with("Entering Dynamics;") && !m_scan.steps.empty())
            takeCellDynamics(line);
        else if (line.starts_with("Entering Dynamics:") && !m_scan.steps.empty())
            takeDynamics(line);
    }

    // Variable cell: number and time are those of the step whose forces were printed before.
    void takeCellDynamics(std::string_view line) {
        QeStep& step = m_scan.steps.back();
        const auto number = numberAfter(line, "it =");
        if (number && std::abs(*number) < kMostSteps)
            step.number = static_cast<std::int64_t>(*number) - 1;
        const auto time = numberAfter(line, "time =");
        if (time && !m_isMinimisation)
            step.timeFs = *time * 1000;
        m_nextNumber = step.number + 1;
    }

    // Fixed cell: the number is that of the positions that follow.
    void takeDynamics(std::string_view line) {
        const auto number = numberAfter(line, "iteration =");
        if (!number || std::abs(*number) > kMostSteps)
            return;
        m_nextNumber = static_cast<std::int64_t>(*number);
        QeStep& step = m_scan.steps.back();
        step.number = m_nextNumber - 1;
        if (m_timeStep > 0 && !m_isMinimisation)
            step.timeFs = static_cast<double>(step.number) * m_timeStep;
    }

    void takeOther(std::string_view line) {
        if (line.starts_with("lattice parameter (")) {
            m_alat = numberAfter(line, "=").value_or(0) * units::kBohr;
        } else if (line.starts_with("celldm(1)=")) {
            m_alat = numberAfter(line, "celldm(1)=").value_or(0) * units::kBohr;
        } else if (line.starts_with("number of atoms/cell")) {
            takeAtomCount(line);
        } else if (line.starts_with("crystal axes:")) {
            takeAxes();
        } else if (line.starts_with("site n.")) {
            takeSites(line);
        } else if (line.starts_with("total   stress")) {
            takeStress();
        } else if (line.starts_with("total energy  ")) {
            m_lastEnergy = numberAfter(line, "=");
        } else if (line.starts_with("smearing contrib. (-TS)")) {
            takeSmearing(line);
        } else if (line.starts_with("number of k points=")) {
            takePoints(line);
        } else if (line.starts_with("convergence NOT achieved")) {
            m_isUnconverged = true;
        } else if (line.starts_with("temperature  ") && !m_scan.steps.empty()) {
            m_scan.steps.back().temperature = numberAfter(line, "=");
        } else if (line.starts_with("Time step ")) {
            // Rydberg atomic units of time are two of the usual ones.
            m_timeStep = numberAfter(line, "=").value_or(0) * 2 * units::kAtomicTimeFs;
        } else if (line.find("Minimization") != std::string_view::npos ||
                   line.starts_with("Damped Dynamics")) {
            m_isMinimisation = true;
        } else if (m_scan.steps.empty()) {
            takeSetting(line);
        }
    }

    void takeSetting(std::string_view line) {
        if (line.starts_with("kinetic-energy cutoff")) {
            if (const auto cutoff = numberAfter(line, "="))
                m_scan.settings["cutoff_eV"] = fmt::format("{:.6g}", *cutoff * units::kRydberg);
        } else if (line.starts_with("Starting magnetic structure")) {
            m_scan.settings["spin"] = "polarised";
        } else if (line.find("Dispersion Correction") != std::string_view::npos) {
            m_scan.settings["dispersion"] = std::string(line.substr(0, line.find(" Dispersion")));
        } else if (line.starts_with("Hubbard parameters of DFT+U")) {
            m_scan.settings["hubbard"] = "DFT+U";
        }
    }

    // "number of k points=   10  Methfessel-Paxton smearing, width (Ry)=  0.0500"
    void takePoints(std::string_view line) {
        std::string_view rest = after(line, "=");
        const std::string_view count = takeWord(rest);
        m_shareOfSmearing = shareOfSmearing(trimmed(rest));
        if (!m_scan.steps.empty())
            return;
        m_scan.settings["k_mesh"] = fmt::format("{} points", count);
        m_scan.settings["smearing"] = std::string(rest.empty() ? "none" : trimmed(rest));
    }

    // Behind the energy it belongs to.
    void takeSmearing(std::string_view line) {
        const auto contribution = numberAfter(line, "=");
        if (!m_isStepOpen || !contribution || !m_shareOfSmearing)
            return;
        QeStep& step = m_scan.steps.back();
        step.energySigma0 = *step.energy - *m_shareOfSmearing * *contribution * units::kRydberg;
    }

    void takeAtomCount(std::string_view line) {
        std::string_view rest = after(line, "=");
        std::int64_t count = 0;
        constexpr std::uint64_t kShortestRow = 8;  // "H 0 0 0\n"
        if (!takeInt(rest, count) || count < 1 ||
            !m_text.canHold(static_cast<std::uint64_t>(count), kShortestRow))
            throw m_text.error("expected a number of atoms that the file can hold");
        m_atomCount = static_cast<std::size_t>(count);
        m_hasPositions = false;  // those before are of as many atoms as before
    }

    // "a(1) = (   1.000000   0.000000   0.000000 )" three times.
    void takeAxes() {
        Eigen::Matrix3d axes;
        std::string_view line;
        for (int row = 0; row < 3; ++row) {
            std::array<double, 3> vector{};
            if (!m_text.next(line))
                throw m_text.error("the file ends inside the cell");
            std::string_view rest = after(line, "= (");
            if (!takeMergedDoubles(rest, vector))
                throw m_text.error("expected a vector of the cell");
            axes.row(row) << vector[0], vector[1], vector[2];
        }
        addCell(axes * m_alat);
    }

    void addCell(const Eigen::Matrix3d& cell) {
        if (!(std::abs(cell.determinant()) > 0) || cell.cwiseAbs().maxCoeff() > kLargest)
            throw m_text.error("the cell spans no volume");
        m_scan.cells.push_back(cell);
    }

    void takeSites(std::string_view line) {
        if (line.find("cryst. coord.") != std::string_view::npos)
            return;  // the same positions again
        m_positions = {m_text.nextMark(), QePositions::Unit::Alat, m_alat, true};
        checkPositions();
    }

    // "CELL_PARAMETERS (alat=  7.01033620)", "(angstrom)", "(bohr)".
    void takeCellParameters(std::string_view line) {
        const std::string unit = toLower(line.substr(15));
        double scale = m_alat;
        if (unit.find("alat=") != std::string::npos)
            scale = numberAfter(unit.substr(0, unit.find(')')), "alat=").value_or(0) * units::kBohr;
        else if (unit.find("bohr") != std::string::npos)
            scale = units::kBohr;
        else if (unit.find("angstrom") != std::string::npos)
            scale = 1;
        Eigen::Matrix3d rows;
        std::string_view row;
        for (int i = 0; i < 3; ++i) {
            std::array<double, 3> vector{};
            if (!m_text.next(row) || !takeMergedDoubles(row, vector)) {
                damaged("the cell");
                return;
            }
            rows.row(i) << vector[0], vector[1], vector[2];
        }
        addCell(rows * scale);
    }

    void takePositions(std::string_view line) {
        const std::string unit = toLower(line.substr(16));
        QePositions place{m_text.nextMark(), QePositions::Unit::Alat, m_alat, false};
        if (unit.find("crystal") != std::string::npos)
            place.unit = QePositions::Unit::Crystal;
        else if (unit.find("bohr") != std::string::npos)
            place.unit = QePositions::Unit::Bohr;
        else if (unit.find("angstrom") != std::string::npos)
            place.unit = QePositions::Unit::Angstrom;
        m_positions = place;
        checkPositions();
    }

    void checkPositions() {
        m_hasPositions = m_isStepOpen = false;
        if (m_scan.cells.empty() || m_atomCount == 0)
            throw m_text.error("expected the number of atoms and the cell before the positions");
        try {
            std::vector<std::string> labels;
            readQePositions(m_text, m_positions, m_scan.cells.back(), m_atomCount, &labels);
            m_hasPositions = true;
        } catch (const ParseError& error) {
            warn(error);
        }
    }

    // A warning for what is damaged; the step it belongs to is left out or has no such label.
    void damaged(std::string_view what) {
        m_hasPositions = false;
        m_scan.warnings.push_back(m_text.message(fmt::format("{} cannot be read", what)));
    }
    void warn(const ParseError& error) {
        m_scan.warnings.push_back(m_text.message(
            error.line(), fmt::format("step {}: {}", m_scan.steps.size() + 1, error.reason())));
    }

    // "!    total energy = -25.44 Ry"; with exact exchange printed several times for one step.
    void takeEnergy(std::string_view line) {
        if (line.find("total energy") == std::string_view::npos)
            return;
        const auto energy = numberAfter(line, "=");
        if (!energy) {
            damaged("the energy");
            return;
        }
        addStep(*energy, true);
    }

    void addStep(double energy, bool isConverged) {
        const bool isSame = m_isStepOpen && !m_scan.steps.back().forces;
        if (!m_hasPositions && !isSame)
            return;
        if (!isSame) {
            QeStep fresh;
            fresh.number = m_nextNumber++;
            fresh.positions = m_positions;
            fresh.cell = m_scan.cells.size() - 1;
            fresh.atomCount = m_atomCount;
            m_scan.steps.push_back(std::move(fresh));
        }
        QeStep& step = m_scan.steps.back();
        step.energy = energy * units::kRydberg;
        step.energySigma0.reset();
        step.isConverged = isConverged;
        m_isStepOpen = true;
        m_isUnconverged = false;
    }

    void takeForces() {
        // Not converged, but told to go on: the last energy of the cycle belongs to these forces.
        if (m_isUnconverged && m_lastEnergy && m_hasPositions)
            addStep(*m_lastEnergy, false);
        if (!m_isStepOpen)
            return;
        QeStep& step = m_scan.steps.back();
        std::string_view line;
        while (m_text.peek(line) && !trimmed(line).starts_with("atom ") &&
               (trimmed(line).empty() || trimmed(line).starts_with("(")))
            m_text.next(line);
        const TextMark mark = m_text.nextMark();
        try {
            readQeForces(m_text, mark, step.atomCount);
            step.forces = mark;
        } catch (const ParseError& error) {
            warn(error);
            m_scan.steps.pop_back();
            m_isStepOpen = false;
        }
        m_hasPositions = false;
        m_isStepOpen = m_isStepOpen && step.forces.has_value();
    }

    // Three rows of three numbers in Ry/bohr³ and three in kbar.
    void takeStress() {
        Eigen::Matrix3d stress;
        std::string_view line;
        for (int row = 0; row < 3; ++row) {
            std::array<double, 3> values{};
            if (!m_text.next(line) || !takeMergedDoubles(line, values)) {
                m_scan.warnings.push_back(m_text.message(fmt::format(
                    "step {}: the stress cannot be read and is left out", m_scan.steps.size())));
                return;
            }
            stress.row(row) << values[0], values[1], values[2];
        }
        if (!m_scan.steps.empty() && m_isStepOpen && stress.cwiseAbs().maxCoeff() < kLargest)
            m_scan.steps.back().stress = stress * kStress;
        m_isStepOpen = false;
    }

    // Of a run: a last step whose forces did not come is not complete, where others have them.
    void finish() {
        const bool hasForces = std::any_of(m_scan.steps.begin(), m_scan.steps.end(),
                                           [](const QeStep& step) { return step.forces; });
        if (!m_scan.steps.empty() && !m_hasEnded) {
            m_scan.warnings.push_back(
                m_text.message("the run did not end (no \"JOB DONE\"): what is complete is used"));
            if (hasForces && !m_scan.steps.back().forces)
                m_scan.steps.pop_back();
        }
        m_hasPositions = m_isStepOpen = m_isUnconverged = false;
        m_lastEnergy.reset();
        m_nextNumber = 0;
    }

    TextSource& m_text;
    Progress* m_progress;
    QeScan m_scan;
    double m_alat = 0;      // Å
    double m_timeStep = 0;  // fs
    std::optional<double> m_shareOfSmearing;
    std::size_t m_atomCount = 0;
    QePositions m_positions;
    std::int64_t m_nextNumber = 0;
    std::optional<double> m_lastEnergy;  // Ry
    bool m_hasPositions = false;         // for the step to come
    bool m_isStepOpen = false;           // its forces or stress may follow
    bool m_isUnconverged = false;
    bool m_isMinimisation = false;
    bool m_hasEnded = false;
};

}  // namespace

QeScan scanQuantumEspresso(TextSource& text, Progress* progress) {
    return Scanner(text, progress).scan();
}

Positions readQePositions(TextSource& text, const QePositions& place, const Eigen::Matrix3d& cell,
                          std::size_t count, std::vector<std::string>* labels) {
    text.seek(place.mark);
    Positions rows(static_cast<Eigen::Index>(count), 3);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            throw text.error(fmt::format("expected {} positions, found {}", count, atom));
        std::string_view rest = line;
        if (place.isSiteList)
            takeWord(rest);
        const std::string_view label = takeWord(rest);
        if (place.isSiteList)
            rest = after(rest, "= (");
        double* const row = rows.data() + 3 * atom;
        if (!takeMergedDoubles(rest, {row, 3}) || std::abs(row[0]) > kLargest ||
            std::abs(row[1]) > kLargest || std::abs(row[2]) > kLargest)
            throw text.error(fmt::format("atom {}: expected its position", atom + 1));
        if (labels)
            labels->emplace_back(label);
    }
    switch (place.unit) {
        case QePositions::Unit::Crystal:
            return rows * cell;
        case QePositions::Unit::Bohr:
            return rows * units::kBohr;
        case QePositions::Unit::Angstrom:
            return rows;
        default:
            return rows * place.alat;
    }
}

// "atom    1 type  1   force =    -0.10322011   -0.05997817   -0.04251607"
Positions readQeForces(TextSource& text, TextMark mark, std::size_t count) {
    text.seek(mark);
    Positions rows(static_cast<Eigen::Index>(count), 3);
    std::string_view line;
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            throw text.error(fmt::format("expected {} forces, found {}", count, atom));
        std::string_view rest = after(line, "force =");
        double* const row = rows.data() + 3 * atom;
        if (!takeMergedDoubles(rest, {row, 3}) || std::abs(row[0]) > kLargest ||
            std::abs(row[1]) > kLargest || std::abs(row[2]) > kLargest)
            throw text.error(fmt::format("atom {}: expected its force", atom + 1));
    }
    return rows * kForce;
}

}  // namespace mtp
