// The input of CP2K, with the atoms in config.xyz beside it.
#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/labelling/Deck.h"
#include "core/labelling/GthTable.h"

namespace mtp {

namespace {

// Sections and keywords, indented by depth.
class Cp2kText {
public:
    Cp2kText& open(std::string_view section) {
        line(fmt::format("&{}", section));
        m_sections.emplace_back(section.substr(0, section.find(' ')));
        return *this;
    }
    Cp2kText& close() {
        const std::string name = m_sections.back();
        m_sections.pop_back();
        return line("&END " + name);
    }
    Cp2kText& line(std::string_view text) {
        m_text.append(2 * m_sections.size(), ' ').append(text) += '\n';
        return *this;
    }
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
    std::vector<std::string> m_sections;
};

std::string rydberg(double energy) {
    return fmt::format("[Ry] {:.6g}", energy / units::kRydberg);
}

// Valence electrons by the name of the potential, "GTH-PBE-q3".
std::optional<int> electronsOf(const ElementPhysics& physics) {
    const std::size_t mark = physics.pseudopotential.rfind("-q");
    const auto count = mark == std::string::npos
                           ? std::nullopt
                           : parseInt(std::string_view(physics.pseudopotential).substr(mark + 2));
    return count ? std::optional(static_cast<int>(*count)) : std::nullopt;
}

// Absent if a potential does not tell its electrons.
std::optional<int> electronsOf(const Frame& frame, const Physics& physics) {
    int all = -static_cast<int>(std::lround(physics.charge));
    for (const auto& [element, count] : composition(frame)) {
        const std::optional<int> own = electronsOf(physics.elements.at(element));
        if (!own)
            return std::nullopt;
        all += *own * count;
    }
    return all;
}

void addFunctional(Cp2kText& text, const Physics& physics) {
    text.open("XC");
    if (physics.functional == Functional::Pbe || physics.functional == Functional::PbeD3) {
        text.open("XC_FUNCTIONAL PBE").close();
    } else {
        const bool isMeta = physics.functional == Functional::R2scan;
        text.open("XC_FUNCTIONAL");
        text.open(isMeta ? "MGGA_X_R2SCAN" : "GGA_X_OPTB88_VDW").close();
        text.open(isMeta ? "MGGA_C_R2SCAN" : "LDA_C_PW").close();
        text.close();
    }
    if (physics.functional == Functional::PbeD3) {
        text.open("VDW_POTENTIAL").line("POTENTIAL_TYPE PAIR_POTENTIAL");
        text.open("PAIR_POTENTIAL").line("TYPE DFTD3(BJ)").line("PARAMETER_FILE_NAME dftd3.dat");
        text.line("REFERENCE_FUNCTIONAL PBE").line("R_CUTOFF [angstrom] 15");
        text.line("CALCULATE_C9_TERM .FALSE.").close().close();
    } else if (physics.functional == Functional::OptB88Vdw) {
        text.open("VDW_POTENTIAL").line("POTENTIAL_TYPE NON_LOCAL");
        text.open("NON_LOCAL").line("TYPE DRSLL").line("KERNEL_FILE_NAME vdW_kernel_table.dat");
        text.line("CUTOFF " + rydberg(nonlocalCutoffOf(physics))).close().close();
    }
    text.close();
}

void addSolver(Cp2kText& text, const Recipe& recipe, bool hasMesh) {
    const Solver& solver = recipe.solver;
    text.open("SCF").line("SCF_GUESS ATOMIC");
    text.line(fmt::format("EPS_SCF {:.1E}", recipe.physics.tolerance));
    // Orbital transformation knows no k-points.
    if (hasMesh || solver.algorithm == "diagonalisation") {
        text.line(fmt::format("MAX_SCF {}", solver.mostSteps * solver.outerSteps));
        text.line("ADDED_MOS 8");
        text.open("DIAGONALIZATION ON").line("ALGORITHM STANDARD").close();
        text.open("MIXING").line("METHOD BROYDEN_MIXING");
        text.line(fmt::format("ALPHA {:g}", solver.mixing)).line("NBROYDEN 8").close();
    } else {
        text.line(fmt::format("MAX_SCF {}", solver.mostSteps));
        const bool isDiis = solver.algorithm == "ot-diis";
        text.open("OT").line(isDiis ? "MINIMIZER DIIS" : "MINIMIZER CG");
        text.line(isDiis ? "PRECONDITIONER FULL_ALL" : "PRECONDITIONER FULL_SINGLE_INVERSE");
        text.line("ENERGY_GAP 0.15").close();
        text.open("OUTER_SCF").line(fmt::format("EPS_SCF {:.1E}", recipe.physics.tolerance));
        text.line(fmt::format("MAX_SCF {}", solver.outerSteps)).close();
    }
    text.open("PRINT").open("RESTART OFF").close().close();
    text.close();
}

void addSpin(Cp2kText& text, const Frame& frame, const Physics& physics) {
    const std::optional<int> electrons = electronsOf(frame, physics);
    if (physics.charge != 0)
        text.line(fmt::format("CHARGE {}", std::lround(physics.charge)));
    if (!physics.isPolarised) {
        if (electrons && *electrons % 2 != 0)
            throw InputError(fmt::format(
                "{} electrons cannot be paired in CP2K: make the recipe polarised", *electrons));
        return;
    }
    double moment = 0;
    for (const auto& [element, count] : composition(frame))
        moment += count * physics.elements.at(element).moment.value_or(0);
    int unpaired = static_cast<int>(std::lround(std::abs(moment)));
    if (electrons && (unpaired - *electrons) % 2 != 0)
        ++unpaired;
    text.line("UKS .TRUE.").line(fmt::format("MULTIPLICITY {}", unpaired + 1));
}

void addElectrons(Cp2kText& text, const Frame& frame, const Recipe& recipe, bool isDynamics) {
    const Physics& physics = recipe.physics;
    const GthFiles files = gthFiles(physics.functional);
    text.open("DFT").line(fmt::format("BASIS_SET_FILE_NAME {}", files.bases));
    text.line(fmt::format("POTENTIAL_FILE_NAME {}", files.potentials));
    addSpin(text, frame, physics);
    text.open("MGRID").line("CUTOFF " + rydberg(physics.cutoff));
    text.line("REL_CUTOFF " + rydberg(physics.relativeCutoff)).close();
    text.open("QS").line(fmt::format("EPS_DEFAULT {:.1E}", physics.filter));
    if (isDynamics)
        text.line("EXTRAPOLATION ASPC").line("EXTRAPOLATION_ORDER 3");
    text.close();
    if (physics.spacing) {
        const std::array<int, 3> mesh = meshOf(frame.cell, physics);
        text.open("KPOINTS");
        text.line(fmt::format("SCHEME MONKHORST-PACK {} {} {}", mesh[0], mesh[1], mesh[2]));
        text.line("SYMMETRY OFF").line("FULL_GRID ON").line("PARALLEL_GROUP_SIZE 0").close();
    }
    addSolver(text, recipe, physics.spacing.has_value());
    addFunctional(text, physics);
    text.close();
}

void addAtoms(Cp2kText& text, const Frame& frame, const Physics& physics) {
    text.open("SUBSYS").open("CELL");
    for (int row = 0; row < 3; ++row)
        text.line(fmt::format("{} {:.12f} {:.12f} {:.12f}", "ABC"[row], frame.cell.vectors(row, 0),
                              frame.cell.vectors(row, 1), frame.cell.vectors(row, 2)));
    text.line("PERIODIC XYZ").close();
    text.open("TOPOLOGY").line("COORD_FILE_NAME config.xyz").line("COORD_FILE_FORMAT XYZ").close();
    for (const std::string& element : elementsOf(frame)) {
        const ElementPhysics& own = physics.elements.at(element);
        text.open("KIND " + element).line("BASIS_SET " + own.basis);
        text.line("POTENTIAL " + own.pseudopotential);
        if (physics.isPolarised && own.moment)
            text.line(fmt::format("MAGNETIZATION {:g}", *own.moment));
        if (own.hubbard) {
            text.open("DFT_PLUS_U").line(fmt::format("L {}", own.hubbard->l));
            text.line(fmt::format("U_MINUS_J [eV] {:g}", own.hubbard->u)).close();
        }
        text.close();
    }
    text.close();
}

void addDynamics(Cp2kText& text, const AimdOptions& dynamics) {
    text.open("MOTION").open("MD").line("ENSEMBLE NVT");
    text.line(fmt::format("STEPS {}", dynamics.steps));
    text.line(fmt::format("TIMESTEP [fs] {:g}", dynamics.step));
    text.line(fmt::format("TEMPERATURE [K] {:g}", dynamics.temperature));
    text.open("THERMOSTAT").line("TYPE NOSE").line("REGION GLOBAL");
    text.open("NOSE").line("TIMECON [fs] 50").line("LENGTH 3").close().close().close();
    text.open("PRINT");
    text.open("TRAJECTORY").line("FORMAT XYZ").open("EACH").line("MD 1").close().close();
    text.open("FORCES ON").open("EACH").line("MD 1").close().close();
    text.open("CELL ON").close().open("STRESS ON").close();
    text.open("RESTART").line("BACKUP_COPIES 0").open("EACH").line("MD 50").close().close();
    text.open("RESTART_HISTORY OFF").close().close().close();
}

std::string inputText(const Frame& frame, const Recipe& recipe,
                      const std::optional<AimdOptions>& dynamics) {
    Cp2kText text;
    text.open("GLOBAL").line(dynamics ? "PROJECT aimd" : "PROJECT sp");
    text.line(dynamics ? "RUN_TYPE MD" : "RUN_TYPE ENERGY_FORCE").line("PRINT_LEVEL LOW");
    if (dynamics)
        text.line(fmt::format("SEED {}", dynamics->seed % 900000000));
    text.close();
    if (dynamics)
        addDynamics(text, *dynamics);
    text.open("FORCE_EVAL").line("METHOD QS").line("STRESS_TENSOR ANALYTICAL");
    text.open("PRINT").open("FORCES ON").line("NDIGITS 10").close();
    text.open("STRESS_TENSOR ON").close().close();
    addElectrons(text, frame, recipe, dynamics.has_value());
    addAtoms(text, frame, recipe.physics);
    return text.close().text();
}

}  // namespace

Deck makeCp2kDeck(const Frame& frame, const Recipe& recipe,
                  const std::optional<AimdOptions>& dynamics) {
    if (recipe.physics.smearing > 0)
        throw InputError("CP2K decks have fixed occupations: set the smearing of the recipe to 0");
    Deck deck;
    deck.files[mainDeckFile(DftCode::Cp2k, dynamics.has_value())] =
        inputText(frame, recipe, dynamics);
    std::string atoms = fmt::format("{}\n\n", frame.atomCount());
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
        const auto row = frame.positions.row(static_cast<Eigen::Index>(atom));
        fmt::format_to(std::back_inserter(atoms), "{} {:.12f} {:.12f} {:.12f}\n",
                       frame.species[static_cast<std::size_t>(frame.types[atom])], row[0], row[1],
                       row[2]);
    }
    deck.files["config.xyz"] = atoms;
    return deck;
}

}  // namespace mtp
