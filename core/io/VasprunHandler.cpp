#include "core/io/VasprunHandler.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/XyzAtoms.h"

namespace mtp {

namespace {

// Positions, stresses and energies are numbers of a few characters: longer text is no number.
constexpr std::size_t kMostCharacters = 4096;

Positions rowsOf(const std::vector<Eigen::Vector3d>& list) {
    Positions rows(static_cast<Eigen::Index>(list.size()), 3);
    for (std::size_t i = 0; i < list.size(); ++i)
        rows.row(static_cast<Eigen::Index>(i)) = list[i].transpose();
    return rows;
}

}  // namespace

VasprunHandler::VasprunHandler(TrajectoryInfo& info, std::vector<Frame>& frames,
                               std::function<std::size_t()> currentLine)
    : m_info(info), m_frames(frames), m_currentLine(std::move(currentLine)) {}

bool VasprunHandler::isIn(std::string_view element) const {
    return std::any_of(m_open.begin(), m_open.end(),
                       [&](const Open& open) { return open.element == element; });
}

std::string_view VasprunHandler::parentName() const {
    return m_open.size() < 2 ? std::string_view()
                             : std::string_view(m_open[m_open.size() - 2].name);
}

void VasprunHandler::begin(std::string_view element, std::string_view name) {
    m_open.push_back({std::string(element), std::string(name)});
    m_characters.clear();
    if (element == "calculation") {
        m_calculation = {};
        m_isInCalculation = true;
    } else if (element == "scstep") {
        ++m_calculation.electronicSteps;
    } else if (element == "varray") {
        m_rows.clear();
        m_rowDamage.clear();
    } else if (element == "rc") {
        m_isFirstCell = true;
    }
}

void VasprunHandler::text(std::string_view characters) {
    if (m_characters.size() < kMostCharacters)
        m_characters += characters;
}

void VasprunHandler::end(std::string_view element) {
    if (m_open.empty())
        return;
    const std::string name = m_open.back().name;
    const std::string_view value = trimmed(m_characters);
    if (element == "i") {
        takeItem(name, value);
    } else if (element == "v") {
        takeRow(value);
    } else if (element == "c") {
        const bool isAtom = std::any_of(m_open.begin(), m_open.end(),
                                        [](const Open& open) { return open.name == "atoms"; });
        if (isAtom && m_isFirstCell)
            m_elements.emplace_back(value);
        m_isFirstCell = false;
    } else if (element == "varray") {
        endRows(name);
    } else if (element == "calculation") {
        finishCalculation();
        m_isInCalculation = false;
    }
    m_open.pop_back();
    m_characters.clear();
}

void VasprunHandler::takeItem(std::string_view name, std::string_view value) {
    auto& settings = m_info.provenance.settings;
    if (isIn("energy")) {
        takeEnergy(name, value);
    } else if (isIn("generator")) {
        if (name == "version")
            m_info.provenance.version = std::string(value);
    } else if (isIn("parameters") || isIn("incar")) {
        if (name == "NELM" && !m_mostElectronicSteps)
            m_mostElectronicSteps = parseInt(value);
        else if (name == "IBRION")
            m_isDynamics = value == "0";
        else if (name == "POTIM")
            m_timeStep = parseDouble(value);
        else if (name == "ENCUT" || name == "ENMAX")
            settings["cutoff_eV"] = std::string(value);
        else if (name == "ISPIN")
            settings["spin"] = value == "2" ? "polarised" : "unpolarised";
        else if (name == "ISMEAR")
            settings["smearing"] = "ISMEAR " + std::string(value);
        else if (name == "GGA" && value != "--" && !value.empty())
            settings["functional"] = "GGA " + std::string(value);
        else if (name == "LUSE_VDW" && value.starts_with("T"))
            settings["dispersion"] = "nonlocal";
        else if (name == "IVDW" && value != "0")
            settings["dispersion"] = "IVDW " + std::string(value);
    }
}

void VasprunHandler::takeEnergy(std::string_view name, std::string_view value) {
    if (!m_isInCalculation || (name != "e_fr_energy" && name != "e_0_energy"))
        return;
    const auto energy = parseDouble(value);
    if (isIn("scstep")) {
        // An overflow in an electronic step is harmless: the final energy counts.
        (name == "e_fr_energy" ? m_calculation.lastFree : m_calculation.lastSigma0) = energy;
    } else if (name == "e_fr_energy") {
        m_calculation.energy = energy;
        if (!energy)
            m_calculation.damage = "the energy is no number";
    }
}

void VasprunHandler::takeRow(std::string_view value) {
    if (!isIn("varray"))
        return;
    Eigen::Vector3d row;
    std::string_view rest = value;
    if (countWords(rest) != 3)
        return;  // tables of other widths
    if (takeDoubles(rest, {row.data(), 3}))
        m_rows.push_back(row);
    else if (m_rowDamage.empty())
        m_rowDamage =
            fmt::format("line {}: expected three numbers, found \"{}\"", m_currentLine(), value);
}

void VasprunHandler::endRows(std::string_view name) {
    if (!m_isInCalculation || isIn("scstep"))
        return;
    std::optional<Rows>* target = name == "basis"       ? &m_calculation.basis
                                  : name == "positions" ? &m_calculation.positions
                                  : name == "forces"    ? &m_calculation.forces
                                  : name == "stress"    ? &m_calculation.stress
                                                        : nullptr;
    if (!target)
        return;
    *target = m_rows;
    if (!m_rowDamage.empty())
        m_calculation.damage = fmt::format("{}: {}", name, m_rowDamage);
    const bool isPerAtom = name == "positions" || name == "forces";
    const std::size_t expected = isPerAtom ? m_elements.size() : 3;
    if (m_calculation.damage.empty() && m_rows.size() != expected)
        m_calculation.damage = fmt::format("line {}: expected {} rows of {}, found {}",
                                           m_currentLine(), expected, name, m_rows.size());
}

std::string VasprunHandler::problemOf(const Calculation& calculation) const {
    if (!calculation.damage.empty())
        return calculation.damage;
    if (!calculation.positions || !calculation.basis)
        return "no structure";
    return calculation.energy ? "" : "no final energy";
}

void VasprunHandler::finishCalculation() {
    ++m_calculations;
    const Calculation& done = m_calculation;
    if (const std::string problem = problemOf(done); !problem.empty()) {
        m_info.warnings.push_back(fmt::format("{}:{}: step {}: {}; the step is left out",
                                              m_info.path, m_currentLine(), m_calculations,
                                              problem));
        return;
    }
    if (!m_provenance)
        m_provenance = std::make_shared<const Provenance>(m_info.provenance);
    Frame frame;
    setSpecies(frame, m_elements);
    Eigen::Matrix3d basis;
    basis << (*done.basis)[0].transpose(), (*done.basis)[1].transpose(),
        (*done.basis)[2].transpose();
    frame.cell = Cell::fromRows(basis);
    frame.positions = frame.cell.toCartesian(rowsOf(*done.positions));
    frame.labels.energy = done.energy;
    if (done.lastFree && done.lastSigma0)
        frame.labels.energySigma0 = *done.energy + *done.lastSigma0 - *done.lastFree;
    if (done.forces)
        frame.labels.forces = rowsOf(*done.forces);
    if (done.stress) {
        Eigen::Matrix3d stress;
        stress << (*done.stress)[0].transpose(), (*done.stress)[1].transpose(),
            (*done.stress)[2].transpose();
        frame.labels.virial =
            (stress + stress.transpose()) / 2 * frame.cell.volume() / units::kKilobarPerEvPerA3;
    }
    frame.labels.isConverged =
        !m_mostElectronicSteps ||
        static_cast<std::int64_t>(done.electronicSteps) < *m_mostElectronicSteps;
    frame.step = static_cast<std::int64_t>(m_calculations);
    if (m_isDynamics && m_timeStep)
        frame.timeFs = static_cast<double>(m_calculations) * *m_timeStep;
    frame.provenance = m_provenance;
    validate(frame);
    m_frames.push_back(std::move(frame));
}

}  // namespace mtp
