#include "core/io/VasprunIndex.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/Units.h"

namespace mtp {

namespace {

// A file of nothing but damage is not listed step by step.
constexpr std::size_t kListedWarnings = 100;
constexpr std::size_t kMostDepth = 64;
// No cell is larger; fractional coordinates times it stay finite.
constexpr double kLargestCell = 1e6;  // Å

// The numbers between <v> and </v>; absent where the line is no such row.
std::optional<std::string_view> insideRow(std::string_view content) {
    constexpr std::string_view kBegin = "<v>";
    constexpr std::string_view kEnd = "</v>";
    if (!content.starts_with(kBegin) || !content.ends_with(kEnd))
        return {};
    return content.substr(kBegin.size(), content.size() - kBegin.size() - kEnd.size());
}

// A tag at the start of `content`: its element and its name attribute.
struct Tag {
    std::string_view element, name;
    bool isEnd = false;
    bool isEmpty = false;  // <element/>
};

Tag parseTag(std::string_view inside) {
    Tag tag;
    tag.isEnd = inside.starts_with('/');
    tag.isEmpty = inside.ends_with('/');
    inside = inside.substr(tag.isEnd ? 1 : 0);
    tag.element = inside.substr(0, inside.find_first_of(" \t/"));
    constexpr std::string_view kName = "name=\"";
    const std::size_t at = inside.find(kName);
    if (at != std::string_view::npos) {
        const std::string_view rest = inside.substr(at + kName.size());
        tag.name = rest.substr(0, rest.find('"'));
    }
    return tag;
}

class VasprunScanner {
public:
    VasprunScanner(TextSource& text, const ReadOptions& options)
        : m_text(text), m_options(options) {}

    VasprunIndex scan();

private:
    enum class Rows { None, Basis, Positions, Forces, Stress };
    struct Calculation {
        VasprunStep known;
        std::optional<double> energy, lastFree, lastSigma0, kinetic;
        bool hasBasis = false, hasPositions = false;
        std::int64_t electronicSteps = 0;
        bool isDamaged = false;
    };
    struct Open {
        std::string element, name;
    };

    void take(std::string_view line);
    bool takeLeaf(std::string_view content);
    void takeTags(std::string_view content);
    void begin(const Tag& tag);
    void end(std::string_view element);
    Rows rowsOf(std::string_view name) const;
    static std::string_view nameOf(Rows rows);
    void takeRow(std::string_view content);
    void keepSmallRow(std::string_view content);
    void endRows();
    void takeItem(std::string_view content);
    void finishCalculation();
    VasprunStep finished(const Calculation& done) const;
    void sayHowItEnds();
    void warn(std::string message);
    void damage(const std::string& reason);

    TextSource& m_text;
    const ReadOptions& m_options;
    VasprunIndex m_index;
    std::vector<Open> m_open;
    Rows m_rows = Rows::None;
    std::size_t m_rowCount = 0;
    Eigen::Matrix3d m_smallRows = Eigen::Matrix3d::Zero();
    bool m_isInCalculation = false;
    bool m_isInComment = false;
    Calculation m_calculation;
    std::int64_t m_calculations = 0;
    std::size_t m_predictions = 0;  // forces outside <calculation>
    bool m_isClosed = false;        // </modeling> was seen
};

VasprunIndex VasprunScanner::scan() {
    constexpr std::uint64_t kBytesPerReport = 4 * 1024 * 1024;
    m_index.header = readVasprunHeader(m_text);
    if (m_index.header.elements.empty())
        throw m_text.error("no atoms are named before the first calculation");
    m_open.push_back({"modeling", ""});
    std::uint64_t reported = 0;
    std::string_view line;
    while (!m_isClosed && m_text.next(line)) {
        take(line);
        if (m_options.progress && m_text.nextMark().offset - reported > kBytesPerReport) {
            reported = m_text.nextMark().offset;
            m_options.progress->step(m_text.fraction(), "Reading vasprun.xml");
        }
    }
    sayHowItEnds();
    return std::move(m_index);
}

void VasprunScanner::sayHowItEnds() {
    if (!m_isClosed)
        warn(m_text.message(m_isInCalculation ? fmt::format("the XML ends inside <calculation> {}",
                                                            m_calculations + 1)
                                              : "the XML ends too early"));
    if (m_predictions > 0)
        m_index.warnings.push_back(fmt::format(
            "{}: {} steps of the machine-learned force field are not taken for ab initio",
            m_text.path(), m_predictions));
}

// Most lines are one leaf element, <v>, <r> or <i>.
void VasprunScanner::take(std::string_view line) {
    std::string_view content = trimmed(line);
    if (content.empty())
        return;
    if (m_isInComment) {
        const std::size_t close = content.find("-->");
        if (close == std::string_view::npos)
            return;
        m_isInComment = false;
        content.remove_prefix(close + 3);
    }
    if (!takeLeaf(content))
        takeTags(content);
}

bool VasprunScanner::takeLeaf(std::string_view content) {
    if (content.size() < 4 || content[0] != '<')
        return false;
    switch (content[1]) {
        case 'v':
            if (content[2] != '>' && content[2] != ' ')
                return false;
            if (m_rows != Rows::None)
                takeRow(content);
            return content.ends_with("</v>");
        case 'r':
            return content[2] == '>' && content.ends_with("</r>");
        case 'i':
            if (content[2] != ' ' || !content.ends_with("</i>"))
                return false;
            if (m_isInCalculation)
                takeItem(content);
            return true;
        default:
            return false;
    }
}

void VasprunScanner::takeTags(std::string_view content) {
    while (true) {
        const std::size_t open = content.find('<');
        if (open == std::string_view::npos)
            return;
        content.remove_prefix(open + 1);
        if (content.starts_with("!--")) {
            const std::size_t close = content.find("-->");
            m_isInComment = close == std::string_view::npos;
            if (m_isInComment)
                return;
            content.remove_prefix(close + 3);
            continue;
        }
        const std::size_t close = content.find('>');
        if (close == std::string_view::npos)
            return damage("a tag is not closed");
        const Tag tag = parseTag(content.substr(0, close));
        if (tag.isEnd)
            end(tag.element);
        else if (!tag.isEmpty)
            begin(tag);
        content.remove_prefix(close + 1);
    }
}

void VasprunScanner::begin(const Tag& tag) {
    if (tag.element == "calculation") {
        if (m_isInCalculation) {
            damage("the calculation is not closed");
            finishCalculation();
        }
        m_open.resize(1);
        m_calculation = {};
        m_isInCalculation = true;
        m_rows = Rows::None;
    } else if (tag.element == "scstep") {
        ++m_calculation.electronicSteps;
    } else if (tag.element == "varray") {
        m_rows = rowsOf(tag.name);
        m_rowCount = 0;
        m_predictions += !m_isInCalculation && tag.name == "forces" ? 1 : 0;
    }
    if (m_open.size() >= kMostDepth)
        throw m_text.error("elements are nested too deeply");
    m_open.push_back({std::string(tag.element), std::string(tag.name)});
}

void VasprunScanner::end(std::string_view element) {
    if (element == "modeling") {
        m_isClosed = true;
        if (m_isInCalculation)
            damage("</modeling> inside a calculation");
        m_isInCalculation = false;
        return;
    }
    const auto match = std::find_if(m_open.rbegin(), m_open.rend(),
                                    [&](const Open& open) { return open.element == element; });
    if (match == m_open.rend() || match != m_open.rbegin())
        damage(fmt::format("</{}> closes what is not open", element));
    if (element == "varray")
        endRows();
    else if (element == "calculation" && m_isInCalculation)
        finishCalculation();
    if (match != m_open.rend())
        m_open.erase(match.base() - 1, m_open.end());
}

// Only the arrays of the calculation itself and of its structure.
VasprunScanner::Rows VasprunScanner::rowsOf(std::string_view name) const {
    if (!m_isInCalculation)
        return Rows::None;
    const std::string& parent = m_open.back().element;
    if (name == "basis" && (parent == "crystal" || parent == "structure"))
        return Rows::Basis;
    if (name == "positions" && parent == "structure")
        return Rows::Positions;
    if (parent != "calculation")
        return Rows::None;
    return name == "forces" ? Rows::Forces : name == "stress" ? Rows::Stress : Rows::None;
}

std::string_view VasprunScanner::nameOf(Rows rows) {
    constexpr std::array<std::string_view, 5> kNames{"", "basis", "positions", "forces", "stress"};
    return kNames[static_cast<std::size_t>(rows)];
}

void VasprunScanner::takeRow(std::string_view content) {
    ++m_rowCount;
    if (m_rowCount == 1 && m_rows == Rows::Positions)
        m_calculation.known.positions = m_text.lineMark();
    else if (m_rowCount == 1 && m_rows == Rows::Forces)
        m_calculation.known.forces = m_text.lineMark();
    if (m_rows == Rows::Basis || m_rows == Rows::Stress)
        return keepSmallRow(content);
    auto numbers = insideRow(content);
    if (!numbers || !skipDoubles(*numbers, 3) || !trimmed(*numbers).empty())
        damage(fmt::format("expected a row of three numbers, found \"{}\"", content.substr(0, 80)));
}

void VasprunScanner::keepSmallRow(std::string_view content) {
    Eigen::Vector3d row;
    if (!takeVasprunRow(content, row) || m_rowCount > 3)
        return damage(fmt::format("expected three rows of three numbers, found \"{}\"",
                                  content.substr(0, 80)));
    m_smallRows.row(static_cast<Eigen::Index>(m_rowCount) - 1) = row.transpose();
}

void VasprunScanner::endRows() {
    const Rows rows = std::exchange(m_rows, Rows::None);
    if (rows == Rows::None)
        return;
    const bool isPerAtom = rows == Rows::Positions || rows == Rows::Forces;
    const std::size_t expected = isPerAtom ? m_index.header.elements.size() : 3;
    if (m_rowCount != expected)
        return damage(
            fmt::format("expected {} rows of {}, found {}", expected, nameOf(rows), m_rowCount));
    if (rows == Rows::Basis) {
        m_calculation.known.basis = m_smallRows;
        m_calculation.hasBasis = true;
        const bool isSound = m_smallRows.cwiseAbs().maxCoeff() < kLargestCell &&
                             std::abs(m_smallRows.determinant()) > 0;
        if (!isSound)
            damage("the three cell vectors span no volume, or one beyond reason");
    } else if (rows == Rows::Stress) {
        m_calculation.known.virial = (m_smallRows + m_smallRows.transpose()) / 2;  // kB so far
    }
    m_calculation.hasPositions = m_calculation.hasPositions || rows == Rows::Positions;
}

// Energies, of the calculation and of its electronic steps.
void VasprunScanner::takeItem(std::string_view content) {
    if (m_open.back().element != "energy")
        return;
    const std::size_t close = content.find('>');
    const std::string_view name = parseTag(content.substr(1, close - 1)).name;
    const bool isFree = name == "e_fr_energy";
    if (!isFree && name != "e_0_energy" && name != "kinetic")
        return;
    const std::string_view inside = content.substr(close + 1, content.size() - close - 1 - 4);
    const std::optional<double> value = parseDouble(trimmed(inside));
    if (m_open[m_open.size() - 2].element == "scstep") {
        // An overflow in an electronic step is harmless: the final energy counts.
        (isFree ? m_calculation.lastFree : m_calculation.lastSigma0) = value;
    } else if (m_open[m_open.size() - 2].element == "calculation") {
        if (name == "kinetic")
            m_calculation.kinetic = value;
        else if (isFree && !value)
            damage("the energy is no number");
        else if (isFree)
            m_calculation.energy = value;
    }
}

void VasprunScanner::finishCalculation() {
    const Calculation& done = m_calculation;
    if (!done.hasBasis || !done.hasPositions)
        damage("no structure");
    else if (!done.energy)
        damage("no final energy");
    if (!done.isDamaged) {
        VasprunStep step = finished(done);
        if (step.virial && !step.virial->allFinite())
            damage("the stress overflows");
        else
            m_index.steps.push_back(std::move(step));
    }
    ++m_calculations;
    m_isInCalculation = false;
}

VasprunStep VasprunScanner::finished(const Calculation& done) const {
    const VasprunHeader& header = m_index.header;
    VasprunStep step = done.known;
    step.number = m_calculations + 1;
    step.energy = *done.energy;
    // The electronic steps lack corrections that the final energy has; the difference does not.
    if (done.lastFree && done.lastSigma0)
        step.energySigma0 = step.energy + *done.lastSigma0 - *done.lastFree;
    if (step.virial)
        *step.virial *= std::abs(step.basis.determinant()) / units::kKilobarPerEvPerA3;
    const auto most = header.settings.mostElectronicSteps();
    step.isConverged = !most || done.electronicSteps < *most;
    // Between predictions the calculations do not follow one another in time.
    const auto timeStep = header.settings.timeStep();
    if (timeStep && m_predictions == 0)
        step.timeFs = static_cast<double>(step.number) * *timeStep;
    // As OUTCAR says it: the centre of mass is at rest.
    const std::size_t atoms = header.elements.size();
    if (done.kinetic && timeStep && !header.hasFixedAtoms && atoms > 1)
        step.temperature =
            2 * *done.kinetic / (3 * static_cast<double>(atoms - 1) * units::kBoltzmann);
    return step;
}

void VasprunScanner::warn(std::string message) {
    if (m_index.warnings.size() < kListedWarnings)
        m_index.warnings.push_back(std::move(message));
    else if (m_index.warnings.size() == kListedWarnings)
        m_index.warnings.push_back(m_text.message(0, "more damaged steps are not listed"));
}

void VasprunScanner::damage(const std::string& reason) {
    if (m_isInCalculation && !m_calculation.isDamaged)
        warn(m_text.message(
            fmt::format("step {}: {}; the step is left out", m_calculations + 1, reason)));
    m_calculation.isDamaged = true;
}

}  // namespace

bool takeVasprunRow(std::string_view line, Eigen::Vector3d& row) {
    auto numbers = insideRow(trimmed(line));
    return numbers && takeDoubles(*numbers, {row.data(), 3}) && trimmed(*numbers).empty();
}

VasprunIndex indexVasprun(TextSource& text, const ReadOptions& options) {
    return VasprunScanner(text, options).scan();
}

}  // namespace mtp
