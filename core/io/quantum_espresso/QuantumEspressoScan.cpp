#include "core/io/quantum_espresso/QuantumEspressoScan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/XyzAtoms.h"
#include "core/io/quantum_espresso/QuantumEspressoSettings.h"

namespace mtp {

namespace {

constexpr double kStress = units::kRydberg / (units::kBohr * units::kBohr * units::kBohr);
constexpr double kMostSteps = 1e15;  // a whole number of 64 bits

class Scanner {
public:
    Scanner(TextSource& text, Progress* progress) : m_text(text), m_progress(progress) {}

    QeScan scan() {
        std::string_view line;
        while (m_text.next(line)) {
            m_headingLine = m_text.lineNumber();
            if (line.starts_with('!'))
                takeEnergy(line);
            else if (const std::string_view content = trimmed(line); !content.empty())
                take(content);
            report();
        }
        finishRun();
        const std::vector<std::string> labels(m_labels.begin(), m_labels.end());
        if (const std::string merged = mergedKinds(labels); !merged.empty())
            m_scan.warnings.push_back(m_text.message(0, merged));
        m_scan.steps = m_steps.take();
        m_scan.settings = m_settings.standard();
        if (m_isMinimisation || m_hasRelaxed)
            m_scan.kind = RunKind::Relaxation;
        else if (m_hasDynamics)
            m_scan.kind = RunKind::MolecularDynamics;
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
                if (line.starts_with("Program PWSCF"))
                    return beginRun(line);
                return takeOther(line);
            case 'A':
                if (const auto unit = unitOfQeCard(line, "ATOMIC_POSITIONS"))
                    return takePositions(*unit);
                return takeOther(line);
            case 'C':
                if (const auto unit = unitOfQeCard(line, "CELL_PARAMETERS"))
                    takeCellParameters(*unit);
                return;
            case 'F':
                if (line.starts_with("Forces acting on atoms"))
                    return takeForces();
                return takeOther(line);
            case 'E':
                return takeExchangeOrTime(line);
            case 'J':
                m_hasEnded = m_hasEnded || line.starts_with("JOB DONE");
                return;
            case 'B':
            case 'W':
            case 'i':
            case 'T':
                return takeProgress(line);
            default:
                takeOther(line);
        }
    }

    void beginRun(std::string_view line) {
        finishRun();
        std::string_view rest = textBehind(line, "v.");
        m_scan.version = std::string(takeWord(rest));
        m_isMinimisation = m_hasEnded = false;
        m_alat = m_timeStep = 0;
        m_atomCount = 0;
        m_threshold.reset();
    }

    // What pw.x prints once it is done with a step, or with all that it had to calculate.
    void takeProgress(std::string_view line) {
        if (line.starts_with("BFGS Geometry Optimization"))
            m_hasRelaxed = true;
        for (const char* next :
             {"BFGS Geometry", "Begin final coordinates", "Writing ", "init_run"})
            if (line.starts_with(next))
                m_steps.takeProgress();
        takeOther(line);
    }

    void takeExchangeOrTime(std::string_view line) {
        if (line.starts_with("Exchange-correlation") || line.starts_with("EXX-fraction"))
            m_settings.takeHeader(line, m_text);
        if (line.starts_with("EXX") &&
            !(line.starts_with("EXX-fraction") && numberBehind(line, "=") == 0.0))
            return m_steps.takeExactExchange();
        const bool isDynamics = line.starts_with("Entering Dynamics");
        if (isDynamics || line.starts_with("Entering FIRE"))
            m_steps.takeProgress();
        m_hasRelaxed = m_hasRelaxed || line.starts_with("Entering FIRE");
        m_hasDynamics = m_hasDynamics || isDynamics;
        if (line.starts_with("Ekin") && !m_steps.isEmpty() && !m_isMinimisation)
            m_steps.last().temperature = numberBehind(line, "T =");  // of a vc-md step
        else if (line.starts_with("Entering Dynamics;") && !m_steps.isEmpty())
            takeCellDynamics(line);
        else if (line.starts_with("Entering Dynamics:") && !m_steps.isEmpty())
            takeDynamics(line);
    }

    // Variable cell: number and time are those of the step whose forces were printed before.
    void takeCellDynamics(std::string_view line) {
        QeStep& step = m_steps.last();
        const auto number = numberBehind(line, "it =");
        if (number && std::abs(*number) < kMostSteps)
            step.number = static_cast<std::int64_t>(*number) - 1;
        const auto time = numberBehind(line, "time =");
        if (time && !m_isMinimisation)
            step.timeFs = *time * 1000;
        m_steps.setNextNumber(step.number + 1);
    }

    // Fixed cell: the number is that of the positions that follow.
    void takeDynamics(std::string_view line) {
        const auto number = numberBehind(line, "iteration =");
        if (!number || std::abs(*number) > kMostSteps)
            return;
        m_steps.setNextNumber(static_cast<std::int64_t>(*number));
        QeStep& step = m_steps.last();
        step.number = static_cast<std::int64_t>(*number) - 1;
        if (m_timeStep > 0 && !m_isMinimisation)
            step.timeFs = static_cast<double>(step.number) * m_timeStep;
    }

    void takeOther(std::string_view line) {
        if (line.starts_with("lattice parameter (")) {
            m_alat = numberBehind(line, "=").value_or(0) * units::kBohr;
        } else if (line.starts_with("celldm(1)=")) {
            m_alat = numberBehind(line, "celldm(1)=").value_or(0) * units::kBohr;
        } else if (line.starts_with("number of atoms/cell")) {
            takeAtomCount(line);
        } else if (line.starts_with("crystal axes:")) {
            takeAxes();
        } else if (line.starts_with("site n.")) {
            takeSites(line);
        } else if (line.starts_with("total   stress")) {
            takeStress();
        } else if (line.starts_with("total energy  ")) {
            m_steps.takeIteration(numberBehind(line, "="));
        } else if (line.starts_with("est. exchange err")) {
            m_steps.takeExchangeError();
        } else if (line.starts_with("estimated scf accuracy")) {
            takeAccuracy(line);
        } else if (line.starts_with("convergence threshold ") ||
                   line.starts_with("scf convergence threshold ")) {
            // That of RISM, before the number of atoms, has the same words.
            m_threshold = m_threshold || m_atomCount == 0 ? m_threshold : numberBehind(line, "=");
        } else if (line.starts_with("smearing contrib. (-TS)")) {
            m_steps.takeSmearing(numberBehind(line, "="), m_settings.shareOfSmearing());
        } else if (line.starts_with("number of k points=")) {
            m_settings.takePoints(line, m_steps.isEmpty());
        } else if (line.starts_with("number of scf cycles")) {
            m_steps.takeProgress();
        } else if (line.starts_with("convergence NOT achieved")) {
            m_steps.takeUnconverged();
        } else {
            takeDynamicsOrSetting(line);
        }
    }

    void takeDynamicsOrSetting(std::string_view line) {
        if (line.starts_with("temperature  ") && !m_steps.isEmpty()) {
            m_steps.last().temperature = numberBehind(line, "=");
        } else if (line.starts_with("Time step ")) {
            // Rydberg atomic units of time are two of the usual ones.
            m_timeStep = numberBehind(line, "=").value_or(0) * 2 * units::kAtomicTimeFs;
        } else if (line.find("Minimization") != std::string_view::npos ||
                   line.starts_with("Damped Dynamics")) {
            m_isMinimisation = true;
        } else if (line.starts_with("A final scf calculation at the relaxed structure")) {
            m_scan.warnings.push_back(m_text.message(
                "the plane waves of the last calculation are those of the relaxed cell, of all "
                "before it those of the first cell (pw.x: \"results may differ\")"));
        } else {
            m_settings.takeDispersion(line);
            if (m_steps.isEmpty())
                m_settings.takeHeader(line, m_text);
        }
    }

    // Behind the energy it belongs to. Where pw.x is told to go on without convergence
    // (scf_must_converge), only this line shows it.
    void takeAccuracy(std::string_view line) {
        const auto accuracy = numberBehind(line, "<");
        if (accuracy && m_threshold)
            m_steps.takeAccuracy(*accuracy, *m_threshold);
    }

    void takeAtomCount(std::string_view line) {
        std::string_view rest = textBehind(line, "=");
        std::int64_t count = 0;
        constexpr std::uint64_t kShortestRow = 8;  // "H 0 0 0\n"
        if (!takeInt(rest, count) || count < 1 ||
            !m_text.canHold(static_cast<std::uint64_t>(count), kShortestRow))
            throw m_text.error("expected a number of atoms that the file can hold");
        m_atomCount = static_cast<std::size_t>(count);
        m_steps.dropPositions();  // those before are of as many atoms as before
    }

    // "a(1) = (   1.000000   0.000000   0.000000 )" three times.
    void takeAxes() {
        Eigen::Matrix3d axes;
        std::string_view line;
        for (int row = 0; row < 3; ++row) {
            Eigen::Vector3d vector;
            if (!m_text.next(line))
                return damaged("the cell");
            std::string_view rest = textBehind(line, "= (");
            if (!takeMergedDoubles(rest, {vector.data(), 3}))
                return damaged("the cell");
            axes.row(row) = vector.transpose();
        }
        addCell(axes * m_alat);
    }

    // Positions that follow a damaged cell have none: they must not get the one before.
    void addCell(const Eigen::Matrix3d& cell) {
        m_isCellSound =
            std::abs(cell.determinant()) > 0 && cell.cwiseAbs().maxCoeff() < kLargestQeNumber;
        if (m_isCellSound)
            m_scan.cells.push_back(cell);
        else
            damaged("the cell, whose vectors span no volume,");
    }

    void takeSites(std::string_view line) {
        if (line.find("cryst. coord.") != std::string_view::npos)
            return;  // the same positions again
        m_positions = {m_text.nextMark(), QePositions::Unit::Alat, m_alat, true};
        checkPositions();
    }

    // "(alat=  7.01033620)", "(angstrom)", "(bohr)".
    void takeCellParameters(const std::string& unit) {
        m_steps.takeProgress();
        double scale = m_alat;
        if (unit.find("alat=") != std::string::npos)
            scale =
                numberBehind(unit.substr(0, unit.find(')')), "alat=").value_or(0) * units::kBohr;
        else if (unit.find("bohr") != std::string::npos)
            scale = units::kBohr;
        else if (unit.find("angstrom") != std::string::npos)
            scale = 1;
        m_isCellSound = false;
        try {
            addCell(readQeMatrix(m_text) * scale);
        } catch (const ParseError& error) {
            m_steps.dropPositions();
            warnAt(error, "the cell cannot be read: ");
        }
    }

    void takePositions(const std::string& unit) {
        m_steps.takeProgress();
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
        closeStep();
        if (!m_isCellSound || m_atomCount == 0)
            return warn(m_text.error("positions without a number of atoms and a cell before them"));
        try {
            std::vector<std::string> labels;
            readQePositions(m_text, m_positions, m_scan.cells.back(), m_atomCount, &labels);
            m_steps.setPositions(m_positions, m_scan.cells.size() - 1, m_atomCount);
            m_labels.insert(labels.begin(), labels.end());
            m_settings.takeAtoms(labels);
        } catch (const ParseError& error) {
            warnAt(error);
        }
    }

    // A warning for what is damaged; the step it belongs to is left out or has no such label.
    void damaged(std::string_view what) {
        m_steps.dropPositions();
        warn(m_text.error(fmt::format("{} cannot be read", what)));
    }
    void warn(const ParseError& error, std::string_view what = "") {
        m_scan.warnings.push_back(m_text.message(
            error.line(), fmt::format("step {}: {}{}", m_steps.count(), what, error.reason())));
    }
    // The line that is damaged as a part of a block may be the start of something else.
    void warnAt(const ParseError& error, std::string_view what = "") {
        warn(error, what);
        if (m_text.lineNumber() > m_headingLine)  // else the text has ended behind the heading
            m_text.seek(m_text.lineMark());
    }

    // "!    total energy = -25.44 Ry"; with exact exchange "!!" once its cycles have ended.
    void takeEnergy(std::string_view line) {
        if (line.find("total energy") == std::string_view::npos)
            return;
        const auto energy = numberBehind(line, "=");
        if (!energy)
            damaged("the energy");
        else if (line.starts_with("!!"))
            m_steps.takeFinalEnergy(*energy);
        else
            m_steps.takeEnergy(*energy);
    }

    void takeForces() {
        QeStep* const step = m_steps.stepOfForces();
        if (!step)
            return closeStep();
        const TextMark mark = m_text.nextMark();
        try {
            readQeForces(m_text, mark, step->atomCount);
            step->forces = mark;
            m_steps.endForces(true);
        } catch (const ParseError& error) {
            warnAt(error);
            m_steps.endForces(false);
        }
    }

    // Three rows of three numbers in Ry/bohr³ and three in kbar.
    void takeStress() {
        try {
            const Eigen::Matrix3d stress = readQeMatrix(m_text);
            if (QeStep* const step = m_steps.stepOfStress())
                step->virial = stress * kStress * Cell::fromRows(m_scan.cells[step->cell]).volume();
        } catch (const ParseError& error) {
            warnAt(error, "the stress cannot be read and is left out: ");
        }
        m_steps.endStress();
    }

    // New positions, or the end: the step has all that it will get.
    void closeStep() {
        if (m_steps.isInExchangeCycles())
            warn(
                m_text.error("the cycles of exact exchange did not end: no energy of the hybrid "
                             "functional"));
        m_steps.close();
    }

    void finishRun() {
        closeStep();
        if (m_atomCount > 0 && !m_hasEnded) {
            const auto cut = m_steps.finishRun(m_hasEnded);
            const std::string what =
                cut ? fmt::format("the output ends in step {}, which is incomplete and left out",
                                  *cut)
                : m_steps.isEmpty() ? "the run did not end"
                                    : "the run did not end; its complete steps are used";
            m_scan.warnings.push_back(m_text.message(what + " (no \"JOB DONE\")"));
        }
        m_steps.beginRun();
        m_isCellSound = false;
    }

    std::size_t m_headingLine = 0;  // of the block that is read
    TextSource& m_text;
    Progress* m_progress;
    QeScan m_scan;
    QeSettings m_settings;
    QeStepBuilder m_steps;
    double m_alat = 0;      // Å
    double m_timeStep = 0;  // fs
    std::size_t m_atomCount = 0;
    QePositions m_positions;
    std::set<std::string> m_labels;     // of atoms
    std::optional<double> m_threshold;  // of the electronic steps, Ry
    bool m_isCellSound = false;         // the last of the cells is that of the next positions
    bool m_isMinimisation = false, m_hasRelaxed = false, m_hasDynamics = false;
    bool m_hasEnded = false;
};

}  // namespace

QeScan scanQuantumEspresso(TextSource& text, Progress* progress) {
    return Scanner(text, progress).scan();
}

}  // namespace mtp
