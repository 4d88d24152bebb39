// INCAR, KPOINTS, POSCAR, and the list of setups that POTCAR is assembled from when it runs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "core/base/Error.h"
#include "core/labelling/Deck.h"

namespace mtp {

namespace {

// A value for each element in the order of the POSCAR.
template <class Get>
std::string perElement(const std::vector<std::string>& elements, const Physics& physics, Get get) {
    std::vector<std::string> values;
    for (const std::string& element : elements)
        values.push_back(get(physics.elements.at(element)));
    return fmt::format("{}", fmt::join(values, " "));
}

// The lines of the functional as VASP's manual gives them.
std::string functionalTags(Functional functional) {
    switch (functional) {
        case Functional::OptB88Vdw:
            return "GGA = BO\nPARAM1 = 0.1833333333\nPARAM2 = 0.2200000000\nAGGAC = 0.0000\n"
                   "LUSE_VDW = .TRUE.\n";
        case Functional::PbeD3:
            return "GGA = PE\nIVDW = 12\n";
        case Functional::R2scan:
            return "METAGGA = R2SCAN\n";
        default:
            return "GGA = PE\n";
    }
}

std::size_t atomsOf(const Frame& frame, const std::string& element) {
    return static_cast<std::size_t>(std::count_if(
        frame.types.begin(), frame.types.end(),
        [&](int type) { return frame.species[static_cast<std::size_t>(type)] == element; }));
}

std::string momentTags(const Frame& frame, const std::vector<std::string>& elements,
                       const Physics& physics) {
    if (!physics.isPolarised)
        return "ISPIN = 1\n";
    std::string text = "ISPIN = 2\nMAGMOM =";
    for (const std::string& element : elements)
        text += fmt::format(" {}*{}", atomsOf(frame, element),
                            physics.elements.at(element).moment.value_or(0));
    return text + "\n";
}

// VASP counts electrons, not charges.
std::string chargeTags(const Frame& frame, const std::vector<std::string>& elements,
                       const Physics& physics) {
    if (physics.charge == 0)
        return {};
    double electrons = -physics.charge;
    for (const std::string& element : elements) {
        const std::optional<double>& valence = physics.elements.at(element).valence;
        if (!valence)
            throw InputError(
                fmt::format("a charged cell needs NELECT in VASP, which is counted from the POTCAR "
                            "of {}: name your library (--potcars)",
                            element));
        electrons += *valence * static_cast<double>(atomsOf(frame, element));
    }
    if (!(electrons > 0))
        throw InputError(fmt::format("a charge of {} leaves {} electrons in the cell",
                                     physics.charge, electrons));
    return fmt::format("NELECT = {:g}\n", electrons);
}

std::string hubbardTags(const std::vector<std::string>& elements, const Physics& physics) {
    int highest = -1;
    for (const std::string& element : elements)
        if (const auto& hubbard = physics.elements.at(element).hubbard)
            highest = std::max(highest, hubbard->l);
    if (highest < 0)
        return {};
    const auto tag = [&](const char* name, auto get) {
        return fmt::format("{} = {}\n", name, perElement(elements, physics, get));
    };
    std::string text = "LDAU = .TRUE.\nLDAUTYPE = 2\n";
    text += tag("LDAUL", [](const ElementPhysics& own) {
        return own.hubbard ? fmt::format("{}", own.hubbard->l) : std::string("-1");
    });
    text += tag("LDAUU", [](const ElementPhysics& own) {
        return fmt::format("{:.2f}", own.hubbard ? own.hubbard->u : 0.0);
    });
    text += tag("LDAUJ", [](const ElementPhysics&) { return std::string("0.00"); });
    // The density that is kept has to hold the shell of U (VASP wiki, "LMAXMIX").
    return text + fmt::format("LMAXMIX = {}\n", highest >= 3 ? 6 : highest >= 2 ? 4 : 2);
}

std::string physicsTags(const Frame& frame, const std::vector<std::string>& elements,
                        const Physics& physics, bool isDynamics) {
    std::string text = "# physics\n";
    text += fmt::format("PREC = {}\nENCUT = {:.6g}\n", isDynamics ? "Normal" : "Accurate",
                        physics.cutoff);
    text += momentTags(frame, elements, physics) + chargeTags(frame, elements, physics);
    text += "LASPH = .TRUE.\n";
    // A run is long, and its frames are calculated again as single points.
    constexpr double kToleranceOfDynamics = 1e-5;
    text += fmt::format(
        "EDIFF = {:g}\nISMEAR = 0\nSIGMA = {:g}\n",
        isDynamics ? std::max(physics.tolerance, kToleranceOfDynamics) : physics.tolerance,
        std::max(physics.smearing, 0.001));
    text += fmt::format("LREAL = {}\nISYM = 0\n", isDynamics ? "Auto" : ".FALSE.");
    return text + functionalTags(physics.functional) + hubbardTags(elements, physics);
}

std::string taskTags(const std::optional<AimdOptions>& dynamics) {
    if (!dynamics)
        return "# task\nIBRION = -1\nNSW = 0\nISIF = 2\n";
    return fmt::format(
        "# task\nIBRION = 0\nMDALGO = 2\nSMASS = 0\nTEBEG = {0:g}\nTEEND = {0:g}\nPOTIM = {1:g}\n"
        "NSW = {2}\nNBLOCK = 1\nISIF = 2\nRANDOM_SEED = {3} 0 0\n",
        dynamics->temperature, dynamics->step, dynamics->steps, dynamics->seed % 900000000);
}

std::string incarText(const Frame& frame, const std::vector<std::string>& elements,
                      const Recipe& recipe, const std::optional<AimdOptions>& dynamics) {
    std::string text = physicsTags(frame, elements, recipe.physics, dynamics.has_value());
    text += taskTags(dynamics);
    const bool isFast = dynamics && recipe.solver.algorithm == "Normal";
    text += fmt::format("# solver\nALGO = {}\nNELMIN = 4\nNELM = {}\n",
                        isFast ? "Fast" : recipe.solver.algorithm, recipe.solver.mostSteps);
    // The wave functions of a run in parts start the next part.
    text += fmt::format("# output\nLWAVE = {}\nLCHARG = .FALSE.\nNWRITE = 1\n",
                        dynamics ? ".TRUE." : ".FALSE.");
    return text;
}

std::string kpointsText(const std::array<int, 3>& mesh) {
    return fmt::format("k-points\n0\nGamma\n{} {} {}\n0 0 0\n", mesh[0], mesh[1], mesh[2]);
}

std::string poscarText(const Frame& frame, const std::vector<std::string>& elements) {
    std::string text = "MTP Workbench\n1.0\n";
    for (int row = 0; row < 3; ++row)
        text += fmt::format("{:.14f} {:.14f} {:.14f}\n", frame.cell.vectors(row, 0),
                            frame.cell.vectors(row, 1), frame.cell.vectors(row, 2));
    text += fmt::format("{}\n", fmt::join(elements, " "));
    std::vector<std::size_t> counts;
    std::string rows;
    for (const std::string& element : elements) {
        counts.push_back(atomsOf(frame, element));
        for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
            if (frame.species[static_cast<std::size_t>(frame.types[atom])] != element)
                continue;
            const auto row = frame.positions.row(static_cast<Eigen::Index>(atom));
            fmt::format_to(std::back_inserter(rows), "{:.14f} {:.14f} {:.14f}\n", row[0], row[1],
                           row[2]);
        }
    }
    return text + fmt::format("{}\nCartesian\n", fmt::join(counts, " ")) + rows;
}

// "Li Li_sv": the element of each block of the POTCAR and the folder of the library it comes from.
std::string setupsText(const std::vector<std::string>& elements, const Physics& physics) {
    std::string text;
    for (const std::string& element : elements)
        text += fmt::format("{} {}\n", element, physics.elements.at(element).pseudopotential);
    return text;
}

std::vector<std::string> vaspNotes(const Physics& physics) {
    std::vector<std::string> notes{
        "POTCAR is assembled when VASP runs, from the library that POTCARS in environment.sh "
        "names."};
    if (physics.functional == Functional::OptB88Vdw)
        notes.push_back(
            "VASP up to 6.4.2 needs the file vdw_kernel.bindat: name it by VDW_KERNEL in "
            "environment.sh.");
    if (physics.functional == Functional::R2scan)
        notes.push_back(
            "r2SCAN needs VASP 6.2 or later and POTCARs with kinetic energy densities (release "
            "54 or later).");
    return notes;
}

}  // namespace

Deck makeVaspDeck(const Frame& frame, const Recipe& recipe,
                  const std::optional<AimdOptions>& dynamics) {
    const std::vector<std::string> elements = elementsOf(frame);
    Deck deck;
    deck.files["INCAR"] = incarText(frame, elements, recipe, dynamics);
    deck.files["KPOINTS"] = kpointsText(meshOf(frame.cell, recipe.physics));
    deck.files["POSCAR"] = poscarText(frame, elements);
    deck.files["POTCAR.setups"] = setupsText(elements, recipe.physics);
    deck.notes = vaspNotes(recipe.physics);
    return deck;
}

}  // namespace mtp
