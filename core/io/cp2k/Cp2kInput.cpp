#include "core/io/cp2k/Cp2kInput.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "core/base/Parse.h"
#include "core/base/Text.h"
#include "core/base/Units.h"
#include "core/io/CellCharge.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kUnits.h"

namespace mtp {

namespace {

class InputParser {
public:
    explicit InputParser(const std::filesystem::path& path) : m_text(path) {}

    Cp2kInput parse() {
        std::string_view line;
        while (m_text.next(line)) {
            const std::size_t comment = line.find_first_of("!#");
            const std::string_view content = trimmed(line.substr(0, comment));
            if (content.starts_with('&'))
                takeSection(content);
            else if (!content.empty())
                takeKeyword(content);
        }
        finish();
        return std::move(m_input);
    }

private:
    bool isIn(std::string_view section) const {
        return !m_sections.empty() && m_sections.back() == section;
    }

    void takeSection(std::string_view content) {
        std::string_view rest = content.substr(1);
        const std::string name = toUpper(takeWord(rest));
        if (name == "END") {
            if (!m_sections.empty())
                m_sections.pop_back();
            return;
        }
        const std::string parameter = toUpper(trimmed(rest));
        // NO_SHORTCUT, which restarts write, names no functional: the sections inside do.
        if (name == "XC_FUNCTIONAL" && !parameter.empty() && parameter != "NO_SHORTCUT")
            addFunctional(parameter);
        else if (isIn("XC_FUNCTIONAL") && parameter != "F" && parameter != "FALSE")
            addFunctional(name);
        if (name == "KIND")
            m_kind = std::string(trimmed(rest));
        m_sections.push_back(name);
    }

    void addFunctional(const std::string& name) {
        m_functional += (m_functional.empty() ? "" : "+") + name;
    }

    void takeKeyword(std::string_view content) {
        std::string_view rest = content;
        const std::string key = toUpper(takeWord(rest));
        const std::string value(trimmed(rest));
        if (isIn("GLOBAL") && (key == "PROJECT" || key == "PROJECT_NAME"))
            m_input.project = value;
        else if (isIn("GLOBAL") && key == "RUN_TYPE")
            takeRunType(value);
        else if (isIn("TOPOLOGY") && key == "COORD_FILE_NAME")
            m_input.coordinateFile = value;
        else if (isIn("CELL"))
            takeCell(key, rest);
        else if (key == "UNIT")
            takeUnit(toLower(value));
        else if (takeNumber(key, rest))
            return;
        else if (isIn("KIND") && key == "POTENTIAL")
            addKind("pseudopotentials", value);
        else if (isIn("KIND") && key == "BASIS_SET")
            addKind("basis", value);
        else if (isIn("NON_LOCAL") && key == "TYPE")
            m_input.settings["dispersion"] = "nonlocal " + toUpper(value);
        else if (isIn("PAIR_POTENTIAL") && key == "TYPE")
            m_input.settings["dispersion"] = toUpper(value);
        else if (isIn("KPOINTS") && key == "SCHEME")
            m_input.settings["k_mesh"] = value;
        else if (isIn("MD") && key == "ENSEMBLE")
            m_ensemble = toUpper(value);
        else if (isIn("DFT") && (key == "UKS" || key == "LSD"))
            m_input.settings["spin"] = "polarised";
        else if (isIn("DFT") && key == "CHARGE")
            m_input.settings[kChargeSetting] = chargeText(parseDouble(value).value_or(0));
    }

    void takeRunType(const std::string& value) {
        m_input.kind = cp2kRunKind(toUpper(value));
        m_isCellRelaxation = isCp2kCellRelaxation(toUpper(value));
    }

    void takeUnit(const std::string& unit) {
        if (isIn("TRAJECTORY"))
            m_input.positionUnit = unit;
        else if (isIn("FORCES"))
            m_input.forceUnit = unit;
        else if (isIn("VELOCITIES"))
            m_input.velocityUnit = unit;
    }

    // The unit "[angstrom]" may stand before the numbers.
    double lengthUnit(std::string_view& rest) const {
        const std::string_view before = rest;
        const std::string unit = toLower(takeWord(rest));
        if (const auto known = unitNamed(unit, true))
            return *known;
        if (unit.starts_with('['))
            throw m_text.error(fmt::format("unknown unit {} of the cell", unit));
        rest = before;
        return 1;
    }

    void takeCell(const std::string& key, std::string_view rest) {
        const bool isVector = key == "A" || key == "B" || key == "C";
        if (key == "PERIODIC") {
            const std::string axes = toUpper(trimmed(rest));
            for (std::size_t axis = 0; axis < 3; ++axis)
                m_periodic[axis] = axes != "NONE" && axes.find("XYZ"[axis]) != std::string::npos;
        } else if (isVector || key == "ABC") {
            const double unit = lengthUnit(rest);
            Eigen::Vector3d values;
            if (!takeDoubles(rest, {values.data(), 3}) ||
                values.cwiseAbs().maxCoeff() > cp2k::kLargestNumber)
                throw m_text.error("expected three numbers for the cell");
            if (isVector)
                m_vectors.row(key[0] - 'A') = values.transpose() * unit;
            else
                m_lengths = values.transpose() * unit;
            m_hasVectors = m_hasVectors || isVector;
        } else if (key == "ALPHA_BETA_GAMMA" || key == "ANGLES") {
            if (!takeDoubles(rest, {m_angles.data(), 3}))
                throw m_text.error("expected three angles of the cell");
        }
    }

    // Numbers among the settings, in the unit that stands before them in brackets or that of CP2K.
    bool takeNumber(std::string_view key, std::string_view rest) {
        struct Number {
            std::string_view section, key;
            const char* setting;
            double unit;
            bool isLength = false;
        };
        static constexpr std::array<Number, 6> kNumbers{
            {{"MGRID", "CUTOFF", "cutoff_eV", units::kRydberg},
             {"MGRID", "REL_CUTOFF", "relative_cutoff_eV", units::kRydberg},
             {"SCF", "EPS_SCF", "eps_scf", 1},
             {"QS", "EPS_DEFAULT", "eps_default", 1},
             {"PAIR_POTENTIAL", "R_CUTOFF", "dispersion_cutoff_A", 1, true},
             {"NON_LOCAL", "CUTOFF", "dispersion_cutoff_eV", units::kRydberg}}};
        for (const Number& number : kNumbers) {
            if (!isIn(number.section) || key != number.key)
                continue;
            std::string_view value = rest;
            const std::optional<double> unit = unitNamed(toLower(takeWord(value)), number.isLength);
            const auto amount = parseDouble(trimmed(unit ? value : rest));
            if (amount)
                m_input.settings[number.setting] = cp2kNumber(*amount * unit.value_or(number.unit));
            return true;
        }
        return false;
    }

    // In Å or eV; absent for a word that is no such unit.
    static std::optional<double> unitNamed(std::string_view word, bool isLength) {
        struct Unit {
            std::string_view name;
            double value;
            bool isLength;
        };
        static constexpr std::array<Unit, 6> kUnits{{{"[ry]", units::kRydberg, false},
                                                     {"[ev]", 1, false},
                                                     {"[hartree]", units::kHartree, false},
                                                     {"[angstrom]", 1, true},
                                                     {"[bohr]", units::kBohr, true},
                                                     {"[nm]", 10, true}}};
        for (const Unit& unit : kUnits)
            if (word == unit.name && unit.isLength == isLength)
                return unit.value;
        return std::nullopt;
    }

    void addKind(const char* key, const std::string& value) {
        std::string& all = m_input.settings[key];
        all += (all.empty() ? "" : ", ") + m_kind + " " + value;
    }

    void finish() {
        if (!m_functional.empty())
            m_input.settings["functional"] = m_functional;
        if (!m_input.settings.contains("k_mesh"))
            m_input.settings["k_mesh"] = "Gamma";
        Eigen::Matrix3d vectors =
            m_hasVectors ? m_vectors : Cell::fromLengths(m_lengths.transpose(), m_angles).vectors;
        if (vectors.allFinite() && std::abs(vectors.determinant()) > 0)
            m_input.cell = Cell{vectors, m_periodic};
        m_input.hasSingularCell = !m_input.cell && (m_hasVectors || !m_lengths.isZero(0));
        // An input may keep the section of a run that it does not make.
        const bool isDynamics =
            m_input.kind == RunKind::MolecularDynamics || m_input.kind == RunKind::Unknown;
        m_input.hasVariableCell =
            m_isCellRelaxation || (isDynamics && mtp::hasVariableCell(m_ensemble));
    }

    TextSource m_text;
    Cp2kInput m_input;
    std::vector<std::string> m_sections;
    std::string m_functional, m_kind;
    Eigen::Matrix3d m_vectors = Eigen::Matrix3d::Zero();
    Eigen::RowVector3d m_lengths = Eigen::RowVector3d::Zero();
    Eigen::Vector3d m_angles{90, 90, 90};
    std::array<bool, 3> m_periodic{true, true, true};
    bool m_hasVectors = false;
    bool m_isCellRelaxation = false;
    std::string m_ensemble;
};

}  // namespace

Cp2kInput readCp2kInput(const std::filesystem::path& path) {
    return InputParser(path).parse();
}

bool isCp2kInput(const std::string& head) {
    const std::string text = toUpper(head);
    return text.find("&FORCE_EVAL") != std::string::npos ||
           text.find("&GLOBAL") != std::string::npos;
}

namespace {

// The name that other codes have for a functional that an input puts together.
std::string commonName(const std::string& functional, const std::string& dispersion) {
    constexpr std::string_view kNonlocal = "nonlocal";
    if (functional == "GGA_X_OPTB88_VDW+LDA_C_PW" && dispersion.starts_with(kNonlocal))
        return "optB88-vdW";
    if (functional == "GGA_X_OPTB86B_VDW+LDA_C_PW" && dispersion.starts_with(kNonlocal))
        return "optB86b-vdW";
    if (functional == "MGGA_X_R2SCAN+MGGA_C_R2SCAN")
        return "r2SCAN";
    if (functional == "GGA_X_PBE+GGA_C_PBE")
        return "PBE";
    return {};
}

}  // namespace

std::map<std::string, std::string> cp2kSettings(std::map<std::string, std::string> ofLog,
                                                const std::map<std::string, std::string>& ofInput) {
    const bool isComplete = ofLog.contains("functional") || ofInput.contains("functional");
    // The first words of a log about a nonlocal functional say less than the input.
    for (const auto& [key, value] : ofInput)
        ofLog[key] = value;
    if (ofInput.contains("functional"))
        ofLog.try_emplace(kChargeSetting, "0");
    if (isComplete) {
        ofLog.try_emplace("dispersion", "none");
        ofLog.try_emplace("spin", "unpolarised");
    }
    if (const std::string name = commonName(ofLog["functional"], ofLog["dispersion"]);
        !name.empty())
        ofLog["functional_name"] = name;
    std::erase_if(ofLog, [](const auto& setting) { return setting.second.empty(); });
    return ofLog;
}

std::string cp2kNumber(double value) {
    return fmt::format("{:.6g}", value);
}

RunKind cp2kRunKind(std::string_view runType) {
    for (const char* name : {"MD", "MOLECULAR_DYNAMICS"})
        if (runType == name)
            return RunKind::MolecularDynamics;
    for (const char* name : {"GEO_OPT", "GEOMETRY_OPTIMIZATION"})
        if (runType == name)
            return RunKind::Relaxation;
    if (isCp2kCellRelaxation(runType))
        return RunKind::Relaxation;
    for (const char* name : {"ENERGY", "ENERGY_FORCE", "WAVEFUNCTION_OPTIMIZATION", "WFN_OPT"})
        if (runType == name)
            return RunKind::SinglePoints;
    return RunKind::Unknown;
}

bool isCp2kCellRelaxation(std::string_view runType) {
    return runType == "CELL_OPT" || runType == "CELL_OPTIMIZATION";
}

bool hasVariableCell(std::string_view ensemble) {
    for (const char* name : {"NPT", "NPE", "MSST", "HYDROSTATICSHOCK"})
        if (ensemble.find(name) != std::string_view::npos)
            return true;
    return false;
}

}  // namespace mtp
