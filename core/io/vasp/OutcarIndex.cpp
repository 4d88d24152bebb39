#include "core/io/vasp/OutcarIndex.h"

#include <fmt/format.h>

#include <utility>

#include "core/base/Parse.h"
#include "core/io/ListedWarnings.h"
#include "core/io/vasp/OutcarHeader.h"

namespace mtp {

namespace {

bool contains(std::string_view line, std::string_view part) {
    return line.find(part) != std::string_view::npos;
}

class OutcarScanner {
public:
    OutcarScanner(TextSource& text, const ReadOptions& options) : m_text(text), m_options(options) {
        m_index.provenance.code = "VASP";
        m_index.provenance.source = text.path();
    }

    OutcarIndex scan();

private:
    // What is known of the ionic step that is being read.
    struct Step : OutcarStep {
        std::int64_t iterations = 0;  // electronic
        bool hasRows = false;
        bool isReached = false;  // "EDIFF is reached"
        bool isUnconverged = false;
        bool isDamaged = false;
        std::size_t line = 0;
    };

    void take(std::string_view line);
    void takeDashes(std::string_view line);
    void takeIteration(std::string_view line);
    void takeLattice();
    void takePositions(std::string_view line);
    bool checkRow(std::string_view line, std::int64_t atom);
    void takeStress(std::string_view content);
    void takeEnergy(std::string_view content);
    void takeSigma0(std::string_view content);
    void takeTemperature(std::string_view content);
    void beginRun();
    void beginSteps();
    void giveProvenance(OutcarRun& run);
    void finishStep();
    void finishRun();
    void warn(std::string message);
    void damage(const std::string& reason);

    TextSource& m_text;
    const ReadOptions& m_options;
    OutcarIndex m_index;
    OutcarHeader m_header;
    bool m_isInHeader = true;
    bool m_hasMoreColumns = false;  // forces without dispersion stand behind those with it
    bool m_hasRun = false;          // the run's header is finished
    bool m_hasEnded = false;        // the timing at the end of a run was met
    bool m_isInStress = false;      // between the stress table's head and its total
    std::int64_t m_lastNumber = 0;
    std::size_t m_machineLearned = 0;
    std::size_t m_withoutForces = 0;
    std::vector<std::size_t> m_withoutEnd;  // steps whose electronic loop tells no end
    bool m_hasLoopEnds = false;             // other steps of this run do
    Eigen::Matrix3d m_vectors = Eigen::Matrix3d::Zero();
    Step m_step;
};

OutcarIndex OutcarScanner::scan() {
    constexpr std::uint64_t kBytesPerReport = 4 * 1024 * 1024;
    std::string_view line;
    std::uint64_t reported = 0;
    while (m_text.next(line)) {
        if (m_isInHeader)
            m_header.take(line, m_text);
        take(line);
        if (m_options.progress && m_text.nextMark().offset - reported > kBytesPerReport) {
            reported = m_text.nextMark().offset;
            m_options.progress->step(m_text.fraction(), "Reading OUTCAR");
        }
    }
    finishRun();
    if (m_withoutForces > 0)
        m_index.warnings.push_back(
            fmt::format("{}: {} steps have an energy but neither positions nor forces (NWRITE = 0)",
                        m_text.path(), m_withoutForces));
    if (m_machineLearned > 0)
        m_index.warnings.push_back(fmt::format(
            "{}: {} steps of the machine-learned force field are not taken for ab initio",
            m_text.path(), m_machineLearned));
    return std::move(m_index);
}

// Most lines are rows of numbers: the first character tells.
void OutcarScanner::take(std::string_view line) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    std::size_t start = 0;
    while (start < line.size() && isBlank(line[start]))
        ++start;
    if (start == line.size())
        return;
    const std::string_view content = line.substr(start);
    switch (content.front()) {
        case '-':
            takeDashes(content);
            break;
        case 'P':
            if (content.starts_with("POSITION") && contains(content, "TOTAL-FORCE"))
                takePositions(content);
            break;
        case 'd':
            if (content.starts_with("direct lattice vectors"))
                takeLattice();
            break;
        case 'F':
            m_isInStress = m_isInStress || content.starts_with("FORCE on cell =-STRESS");
            break;
        case 'M':
            m_isInStress = m_isInStress && !content.starts_with("ML FORCE on cell");
            break;
        case 'T':
            if (m_isInStress && content.starts_with("Total "))
                takeStress(content);
            break;
        case 'f':
            if (content.starts_with("free  energy   TOTEN"))
                takeEnergy(content);
            break;
        case 'e':
            if (content.starts_with("energy  without entropy"))
                takeSigma0(content);
            break;
        case 'G':
            m_hasEnded = m_hasEnded || content.starts_with("General timing");
            break;
        case 'I':
            if (content.starts_with("IVDW"))
                m_header.take(content, m_text);
            break;
        case 'k':
            if (contains(content, "(temperature"))
                takeTemperature(content);
            break;
        case 'v':
            if (content.starts_with("vasp."))
                beginRun();
            break;
        default:
            break;
    }
}

// A second run in the same file begins with its own header.
void OutcarScanner::beginRun() {
    if (!m_header.hasIons())
        return;
    finishRun();
    warn(m_text.message("another run begins in this file; its steps are counted from 1 again"));
    m_header = {};
    m_isInHeader = true;
    m_hasRun = m_hasEnded = false;
    m_lastNumber = 0;
    std::string_view line;
    m_text.seek(m_text.lineMark());
    m_text.next(line);
    m_header.take(line, m_text);
}

void OutcarScanner::beginSteps() {
    m_isInHeader = false;
    if (m_hasRun)
        return;
    m_index.runs.push_back(m_header.finish(m_text, m_options.species));
    m_hasRun = true;
}

// With the first complete step, for a dispersion correction names itself behind the header.
void OutcarScanner::giveProvenance(OutcarRun& run) {
    Provenance provenance;
    provenance.code = "VASP";
    provenance.version = m_header.version();
    provenance.source = m_text.path();
    provenance.settings = m_header.settings().standard();
    if (m_index.steps.empty()) {
        m_index.provenance = provenance;
        m_index.started = m_header.started();
        m_index.kind = m_header.settings().runKind();
    }
    run.provenance = std::make_shared<const Provenance>(std::move(provenance));
}

// A hard stop (STOPCAR with LABORT) ends the electronic steps where they are; forces follow all the
// same.
void OutcarScanner::takeDashes(std::string_view line) {
    if (contains(line, "Iteration"))
        takeIteration(line);
    else if (contains(line, "EDIFF was not reached") || contains(line, "hard stop was set"))
        m_step.isUnconverged = true;
    else if (contains(line, "EDIFF is reached"))
        m_step.isReached = true;
}

// "Iteration      1(   2)"; the first number is stars if it has too many digits.
void OutcarScanner::takeIteration(std::string_view line) {
    const std::string_view rest = line.substr(line.find("Iteration") + 9);
    const std::size_t open = rest.find('(');
    const std::size_t close = rest.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return;
    auto ionic = parseInt(trimmed(rest.substr(0, open)));
    const auto electronic = parseInt(trimmed(rest.substr(open + 1, close - open - 1)));
    const bool isOverflow = trimmed(rest.substr(0, open)).starts_with('*');
    if (!electronic || (!ionic && !isOverflow))
        return;
    m_isInHeader = m_isInHeader && !m_header.hasIons();
    const bool isNext = *electronic <= m_step.iterations;
    if (isOverflow)
        ionic = isNext || m_step.iterations == 0 ? m_lastNumber + 1 : m_lastNumber;
    if (*ionic != m_step.number || isNext) {
        finishStep();
        m_step.number = m_lastNumber = *ionic;
    }
    m_step.iterations = *electronic;
}

void OutcarScanner::takeLattice() {
    Eigen::Matrix3d vectors;
    std::string_view line;
    for (int row = 0; row < 3; ++row) {
        Eigen::Vector3d values;
        if (!m_text.next(line))
            return;
        std::string_view rest = line;
        if (!takeMergedDoubles(rest, {values.data(), 3})) {
            m_vectors.setZero();
            return damage("expected a lattice vector of three numbers");
        }
        vectors.row(row) = values.transpose();
    }
    m_vectors = vectors;
}

void OutcarScanner::takePositions(std::string_view line) {
    if (contains(line, "(ML)")) {
        // What follows is the force field's: the ab initio step is over.
        finishStep();
        ++m_machineLearned;
        return;
    }
    m_step.line = m_text.lineNumber();
    beginSteps();
    m_step.hasRows = true;
    m_step.vectors = m_vectors;
    if (m_vectors.isZero(0))
        return damage(fmt::format("step {} has no cell", m_step.number));
    if (!(std::abs(m_vectors.determinant()) > 0))
        return damage(fmt::format("step {}: the three cell vectors span no volume", m_step.number));
    const std::int64_t count = m_header.ionCount();
    m_hasMoreColumns = contains(line, "FORCE-w/o vdW");
    m_text.next(line);  // dashes
    m_step.rows = m_text.nextMark();
    for (std::int64_t atom = 0; atom < count; ++atom) {
        if (!m_text.next(line))
            return damage(fmt::format("the file ends inside the forces of step {}: {} of {} rows",
                                      m_step.number, atom, count));
        if (!checkRow(line, atom))
            return;
    }
}

bool OutcarScanner::checkRow(std::string_view line, std::int64_t atom) {
    std::string_view rest = line;
    std::array<double, 6> row{};
    const bool isSound = takeOutcarRow<true>(rest, row) &&
                         (m_hasMoreColumns || trimmed(rest).empty()) && m_text.isLineComplete();
    if (!isSound) {
        damage(fmt::format("step {}, atom {}: expected position and force of six numbers",
                           m_step.number, atom + 1));
        // The line may be the start of the next step.
        m_text.seek(m_text.lineMark());
    }
    return isSound;
}

void OutcarScanner::takeStress(std::string_view content) {
    m_isInStress = false;
    std::string_view rest = content.substr(5);
    double v[6];  // xx yy zz xy yz zx
    if (!takeMergedDoubles(rest, v))
        return warn(m_text.message(
            fmt::format("step {}: the stress is no number; left out", m_step.number)));
    Eigen::Matrix3d virial;
    virial << v[0], v[3], v[5], v[3], v[1], v[4], v[5], v[4], v[2];
    m_step.virial = virial;
}

void OutcarScanner::takeEnergy(std::string_view content) {
    std::string_view rest = content.substr(std::min(content.find('=') + 1, content.size()));
    const auto energy = parseDouble(takeWord(rest));
    // A line that is cut has lost digits, or the unit behind them.
    if (!energy || !m_text.isLineComplete())
        return damage(fmt::format("step {}: the energy is no number", m_step.number));
    m_step.energy = energy;
}

void OutcarScanner::takeSigma0(std::string_view content) {
    const std::size_t at = content.find("energy(sigma->0)");
    if (at == std::string_view::npos)
        return;
    std::string_view rest = content.substr(std::min(content.find('=', at) + 1, content.size()));
    m_step.energySigma0 = parseDouble(takeWord(rest));
}

void OutcarScanner::takeTemperature(std::string_view content) {
    std::string_view rest = content.substr(content.find("(temperature") + 12);
    if (const auto value = parseDouble(takeWord(rest)); value && !m_step.temperature)
        m_step.temperature = value;
}

void OutcarScanner::warn(std::string message) {
    if (m_index.warnings.size() < kListedWarnings)
        m_index.warnings.push_back(std::move(message));
    else if (m_index.warnings.size() == kListedWarnings)
        m_index.warnings.push_back(m_text.message(0, "more damaged steps are not listed"));
}

void OutcarScanner::damage(const std::string& reason) {
    if (!m_step.isDamaged)
        warn(m_text.message(reason + "; the step is left out"));
    m_step.isDamaged = true;
}

void OutcarScanner::finishStep() {
    Step step = std::exchange(m_step, Step());
    m_step.number = step.number;
    if (step.isDamaged)
        return;
    if (!step.hasRows) {
        m_withoutForces += step.energy ? 1 : 0;
        return;
    }
    m_hasLoopEnds = m_hasLoopEnds || step.isReached;
    if (!step.energy)
        return warn(m_text.message(
            step.line,
            fmt::format("step {} has forces but no final energy; it is left out", step.number)));
    const auto most = m_header.settings().mostElectronicSteps();
    step.run = m_index.runs.size() - 1;
    if (!m_index.runs.back().provenance)
        giveProvenance(m_index.runs.back());
    // VASP 5 says "EDIFF is reached" also if the iterations ran out.
    step.isConverged = !step.isUnconverged && (!most || step.iterations < *most);
    if (!step.isReached)
        m_withoutEnd.push_back(m_index.steps.size());
    if (const auto timeStep = m_header.settings().timeStep())
        step.timeFs = static_cast<double>(step.number) * *timeStep;
    m_index.steps.push_back(static_cast<OutcarStep&&>(step));
}

// The step that is open may have been cut in its electronic steps. Where VASP tells the end of
// these loops, a step without that word did not converge.
void OutcarScanner::finishRun() {
    const bool isCut = !m_hasEnded && m_step.iterations > 0 && !m_step.energy && !m_step.hasRows;
    if (isCut)
        warn(m_text.message(
            fmt::format("the output ends in electronic step {} of step {}, which is left out",
                        m_step.iterations, m_step.number)));
    finishStep();
    for (std::size_t step : m_withoutEnd)
        m_index.steps[step].isConverged = *m_index.steps[step].isConverged && !m_hasLoopEnds;
    m_withoutEnd.clear();
    m_hasLoopEnds = false;
}

}  // namespace

OutcarIndex indexOutcar(TextSource& text, const ReadOptions& options) {
    return OutcarScanner(text, options).scan();
}

}  // namespace mtp
