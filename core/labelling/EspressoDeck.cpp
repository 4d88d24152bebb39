// The input of Quantum ESPRESSO's pw.x.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/labelling/Deck.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

// An atomic unit of time, of pw.x, in fs: twice the usual one (Rydberg atomic units).
constexpr double kRydbergTimeFs = 2 * units::kAtomicTimeFs;

std::string controlText(const std::optional<AimdOptions>& dynamics) {
    std::string text = fmt::format(
        "&CONTROL\n   calculation = '{}'\n   prefix = 'sp'\n   outdir = './tmp'\n"
        "   pseudo_dir = '{}'\n   tprnfor = .true.\n   tstress = .true.\n   disk_io = 'none'\n"
        "   verbosity = 'low'\n",
        dynamics ? "md" : "scf", kSharedFromAttempt);
    if (dynamics)
        text += fmt::format("   nstep = {}\n   dt = {:.8g}\n", dynamics->steps,
                            dynamics->step / kRydbergTimeFs);
    return text + "/\n";
}

std::string functionalText(Functional functional) {
    switch (functional) {
        case Functional::OptB88Vdw:
            return "   input_dft = 'vdw-df-obk8'\n";
        case Functional::PbeD3:  // without the three-body term, as other codes have it
            return "   input_dft = 'PBE'\n   vdw_corr = 'grimme-d3'\n   dftd3_version = 4\n"
                   "   dftd3_threebody = .false.\n";
        default:
            return "   input_dft = 'PBE'\n";
    }
}

std::string spinText(const std::vector<std::string>& elements, const Physics& physics) {
    if (!physics.isPolarised)
        return {};
    // Where the search begins, as a fraction of the valence electrons, 10 of which are assumed.
    constexpr double kValence = 10;
    std::string text = "   nspin = 2\n";
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (const auto moment = physics.elements.at(elements[i]).moment)
            text += fmt::format("   starting_magnetization({}) = {:g}\n", i + 1,
                                std::clamp(*moment / kValence, -1.0, 1.0));
    return text;
}

std::string hubbardText(const std::vector<std::string>& elements, const Physics& physics) {
    std::string text;
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (const auto& hubbard = physics.elements.at(elements[i]).hubbard)
            text += fmt::format("   Hubbard_U({}) = {:g}\n", i + 1, hubbard->u);
    return text.empty() ? text : "   lda_plus_u = .true.\n" + text;
}

std::string systemText(const Frame& frame, const std::vector<std::string>& elements,
                       const Physics& physics) {
    std::string text = fmt::format(
        "&SYSTEM\n   ibrav = 0\n   nat = {}\n   ntyp = {}\n   ecutwfc = {:.6g}\n"
        "   ecutrho = {:.6g}\n   nosym = .true.\n",
        frame.atomCount(), elements.size(), physics.cutoff / units::kRydberg,
        physics.densityCutoff / units::kRydberg);
    text += physics.smearing > 0 ? fmt::format(
                                       "   occupations = 'smearing'\n   smearing = 'gauss'\n"
                                       "   degauss = {:.6g}\n",
                                       physics.smearing / units::kRydberg)
                                 : std::string("   occupations = 'fixed'\n");
    if (physics.charge != 0)
        text += fmt::format("   tot_charge = {:g}\n", physics.charge);
    return text + functionalText(physics.functional) + spinText(elements, physics) +
           hubbardText(elements, physics) + "/\n";
}

std::string electronsText(const Recipe& recipe) {
    return fmt::format(
        "&ELECTRONS\n   conv_thr = {:.1e}\n   electron_maxstep = {}\n   mixing_beta = {:g}\n"
        "   diagonalization = '{}'\n/\n",
        recipe.physics.tolerance, recipe.solver.mostSteps, recipe.solver.mixing,
        recipe.solver.algorithm);
}

// pw.x up to 6.8 has no Nosé-Hoover thermostat: velocities are rescaled stochastically.
std::string ionsText(const AimdOptions& dynamics) {
    return fmt::format(
        "&IONS\n   ion_dynamics = 'verlet'\n   ion_temperature = 'svr'\n   tempw = {:g}\n"
        "   nraise = 25\n   ion_velocities = 'default'\n/\n",
        dynamics.temperature);
}

std::string atomsText(const Frame& frame, const std::vector<std::string>& elements,
                      const Physics& physics) {
    std::string text = "ATOMIC_SPECIES\n";
    for (const std::string& element : elements)
        text += fmt::format("{} {:g} {}\n", element, massOfLabel(element).value_or(1),
                            physics.elements.at(element).pseudopotential);
    text += "CELL_PARAMETERS angstrom\n";
    for (int row = 0; row < 3; ++row)
        text += fmt::format("{:.12f} {:.12f} {:.12f}\n", frame.cell.vectors(row, 0),
                            frame.cell.vectors(row, 1), frame.cell.vectors(row, 2));
    text += "ATOMIC_POSITIONS angstrom\n";
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
        const auto row = frame.positions.row(static_cast<Eigen::Index>(atom));
        fmt::format_to(std::back_inserter(text), "{} {:.12f} {:.12f} {:.12f}\n",
                       frame.species[static_cast<std::size_t>(frame.types[atom])], row[0], row[1],
                       row[2]);
    }
    const std::array<int, 3> mesh = meshOf(frame.cell, physics);
    return text + (physics.spacing ? fmt::format("K_POINTS automatic\n{} {} {} 0 0 0\n", mesh[0],
                                                 mesh[1], mesh[2])
                                   : std::string("K_POINTS gamma\n"));
}

}  // namespace

Deck makeEspressoDeck(const Frame& frame, const Recipe& recipe,
                      const std::optional<AimdOptions>& dynamics) {
    const std::vector<std::string> elements = elementsOf(frame);
    Deck deck;
    deck.files["pw.in"] = controlText(dynamics) + systemText(frame, elements, recipe.physics) +
                          electronsText(recipe) + (dynamics ? ionsText(*dynamics) : std::string()) +
                          atomsText(frame, elements, recipe.physics);
    if (dynamics)
        deck.notes.push_back(
            "pw.x has no Nosé-Hoover thermostat before version 7: the deck rescales velocities "
            "stochastically (SVR), which gives the same averages.");
    if (recipe.physics.functional == Functional::OptB88Vdw)
        deck.notes.push_back(
            "pw.x makes the kernel of the nonlocal functional anew in each run, which takes a "
            "minute or more before the first step.");
    return deck;
}

}  // namespace mtp
