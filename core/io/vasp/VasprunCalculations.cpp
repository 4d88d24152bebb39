#include "core/io/vasp/VasprunCalculations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/ListedWarnings.h"

namespace mtp {

namespace {

// No cell is larger; fractional coordinates times it stay finite.
constexpr double kLargestCell = 1e6;  // Å

}  // namespace

VasprunCalculations::VasprunCalculations(VasprunHeader header, std::string path)
    : m_header(std::move(header)), m_path(std::move(path)) {
    m_open.push_back({"modeling", ""});
}

void VasprunCalculations::begin(std::string_view element, std::string_view name) {
    if (element == "calculation") {
        beginCalculation();
    } else if (element == "scstep") {
        ++m_calculation.electronicSteps;
    } else if (element == "varray") {
        m_rows = rowsOf(name);
        m_rowCount = 0;
        m_predictions += !m_isInCalculation && name == "forces" ? 1 : 0;
    }
    if (m_open.size() >= kMostDepth)
        throw ParseError(m_path, m_mark.line, "elements are nested too deeply");
    m_open.push_back({std::string(element), std::string(name)});
}

void VasprunCalculations::beginCalculation() {
    if (m_isInCalculation) {
        damage("the calculation is not closed");
        finishCalculation();
    }
    m_open.resize(1);
    m_calculation = {};
    m_isInCalculation = true;
    m_rows = Rows::None;
}

void VasprunCalculations::end(std::string_view element) {
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
    if (match != m_open.rend() && match.base() - 1 != m_open.begin())
        m_open.erase(match.base() - 1, m_open.end());
}

// Only the arrays of the calculation itself and of its structure.
VasprunCalculations::Rows VasprunCalculations::rowsOf(std::string_view name) const {
    if (!m_isInCalculation)
        return Rows::None;
    const std::string& parent = m_open.back().element;
    if (name == "basis" && (parent == "crystal" || parent == "structure"))
        return Rows::Basis;
    if (name == "positions" && parent == "structure")
        return Rows::Coordinates;
    if (parent != "calculation")
        return Rows::None;
    return name == "forces" ? Rows::Forces : name == "stress" ? Rows::Stress : Rows::None;
}

std::string_view VasprunCalculations::nameOf(Rows rows) {
    constexpr std::array<std::string_view, 5> kNames{"", "basis", "positions", "forces", "stress"};
    return kNames[static_cast<std::size_t>(rows)];
}

void VasprunCalculations::row() {
    if (++m_rowCount == 1)
        m_firstRow = m_mark;
}

void VasprunCalculations::row(const Eigen::Vector3d& row) {
    ++m_rowCount;
    if (m_rowCount <= 3)
        m_smallRows.row(static_cast<Eigen::Index>(m_rowCount) - 1) = row.transpose();
}

void VasprunCalculations::badRow(std::string_view text) {
    ++m_rowCount;
    damage(fmt::format("expected a row of three numbers, found \"{}\"", text.substr(0, 80)));
}

void VasprunCalculations::endRows() {
    const Rows rows = std::exchange(m_rows, Rows::None);
    if (rows == Rows::None)
        return;
    const bool isPerAtom = rows == Rows::Coordinates || rows == Rows::Forces;
    const std::size_t expected = isPerAtom ? m_header.elements.size() : 3;
    if (m_rowCount != expected)
        return damage(
            fmt::format("expected {} rows of {}, found {}", expected, nameOf(rows), m_rowCount));
    if (rows == Rows::Basis)
        takeBasis();
    else if (rows == Rows::Stress)
        m_calculation.virial = (m_smallRows + m_smallRows.transpose()) / 2;  // kB so far
    else if (rows == Rows::Forces)
        m_calculation.forces = m_firstRow;
    else
        m_calculation.positions = m_firstRow;
    m_calculation.hasPositions = m_calculation.hasPositions || rows == Rows::Coordinates;
}

void VasprunCalculations::takeBasis() {
    m_calculation.basis = m_smallRows;
    m_calculation.hasBasis = true;
    const bool isSound =
        m_smallRows.cwiseAbs().maxCoeff() < kLargestCell && std::abs(m_smallRows.determinant()) > 0;
    if (!isSound)
        damage("the three cell vectors span no volume, or one beyond reason");
}

// Energies, of the calculation and of its electronic steps.
void VasprunCalculations::item(std::string_view name, std::string_view value) {
    const bool isFree = name == "e_fr_energy";
    if (!wantsItems() || m_open.size() < 2 ||
        (!isFree && name != "e_0_energy" && name != "kinetic"))
        return;
    const std::optional<double> number = parseDouble(value);
    const std::string& owner = m_open[m_open.size() - 2].element;
    if (owner == "scstep") {
        // An overflow in an electronic step is harmless: the final energy counts.
        if (name != "kinetic")
            takeElectronicEnergy(isFree, number);
    } else if (owner == "calculation") {
        if (name == "kinetic")
            m_calculation.kinetic = number;
        else if (isFree && !number)
            damage("the energy is no number");
        else if (isFree)
            m_calculation.energy = number;
    }
}

void VasprunCalculations::takeElectronicEnergy(bool isFree, std::optional<double> energy) {
    if (!isFree) {
        m_calculation.lastSigma0 = energy;
        return;
    }
    // Of an electronic step, the energy of all its terms is the last one.
    if (m_calculation.electronicSteps > m_calculation.lastFreeStep)
        m_calculation.freeBefore = m_calculation.lastFree;
    m_calculation.lastFree = energy;
    m_calculation.lastFreeStep = m_calculation.electronicSteps;
}

// By the number of electronic steps, and by the last change of the energy: a loop that was stopped
// from outside has fewer steps than NELM.
bool VasprunCalculations::hasConverged(const Calculation& done) const {
    constexpr double kPrinted = 1e-8;  // eV, eight decimals
    const auto most = m_header.settings.mostElectronicSteps();
    const auto tolerance = m_header.settings.energyTolerance();
    const bool stillChanged = tolerance && done.lastFree && done.freeBefore &&
                              std::abs(*done.lastFree - *done.freeBefore) > *tolerance + kPrinted;
    return (!most || done.electronicSteps < *most) && !stillChanged;
}

void VasprunCalculations::finishCalculation() {
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
            m_steps.push_back(std::move(step));
    }
    ++m_calculations;
    m_isInCalculation = false;
}

VasprunStep VasprunCalculations::finished(const Calculation& done) const {
    VasprunStep step = done;
    step.number = m_calculations + 1;
    // The electronic steps lack corrections that the final energy has; the difference does not.
    if (done.lastFree && done.lastSigma0)
        step.energySigma0 = *step.energy + *done.lastSigma0 - *done.lastFree;
    if (step.virial)
        *step.virial *= std::abs(step.basis.determinant()) / units::kKilobarPerEvPerA3;
    step.isConverged = hasConverged(done);
    // Between predictions the calculations do not follow one another in time.
    const auto timeStep = m_header.settings.timeStep();
    if (timeStep && m_predictions == 0)
        step.timeFs = static_cast<double>(step.number) * *timeStep;
    // As OUTCAR says it: the centre of mass is at rest.
    const std::size_t atoms = m_header.elements.size();
    if (done.kinetic && timeStep && !m_header.hasFixedAtoms && atoms > 1)
        step.temperature =
            2 * *done.kinetic / (3 * static_cast<double>(atoms - 1) * units::kBoltzmann);
    return step;
}

void VasprunCalculations::finish() {
    if (!m_isClosed)
        warn(message(m_isInCalculation
                         ? fmt::format("the XML ends inside <calculation> {}", m_calculations + 1)
                         : "the XML ends too early"));
    if (m_predictions > 0)
        m_warnings.push_back(fmt::format(
            "{}: {} steps of the machine-learned force field are not taken for ab initio", m_path,
            m_predictions));
}

std::string VasprunCalculations::message(const std::string& reason) const {
    return ParseError(m_path, m_mark.line, reason).what();
}

void VasprunCalculations::warn(std::string message) {
    if (m_warnings.size() < kListedWarnings)
        m_warnings.push_back(std::move(message));
    else if (m_warnings.size() == kListedWarnings)
        m_warnings.push_back(m_path + ": more damaged steps are not listed");
}

void VasprunCalculations::damage(const std::string& reason) {
    if (m_isInCalculation && !m_calculation.isDamaged)
        warn(message(fmt::format("step {}: {}; the step is left out", m_calculations + 1, reason)));
    m_calculation.isDamaged = true;
}

}  // namespace mtp
