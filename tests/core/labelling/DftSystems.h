// Configurations and recipes of the tests of decks and campaigns.
#pragma once

#include "core/density/Expansion.h"
#include "core/labelling/Recipe.h"
#include "core/model/Frame.h"

namespace mtp::test {

// Six atoms in a sheared cell; the atoms of an element do not stand together.
inline Frame shearedLiAlCl() {
    Frame frame;
    Eigen::Matrix3d rows;
    rows << 6.1, 0, 0, 0.7, 6.4, 0, -0.3, 0.9, 7.2;
    frame.cell = Cell::fromRows(rows);
    frame.species = {"Li", "Cl", "Al"};
    frame.types = {1, 0, 1, 2, 1, 1};
    frame.positions.resize(6, 3);
    frame.positions << 0.1, 0.2, 0.3, 2.31234567890123, 0.4, 0.5, 1.7, 3.2, 0.9, 3.1, 3.3, 3.6,
        -0.4, 5.1, 2.2, 4.4, 1.2, 5.9;
    return frame;
}

// Eight of these cells, 48 atoms, none of which stands as in another one.
inline Frame liAlCl48() {
    Frame frame = supercell(shearedLiAlCl(), {2, 2, 2});
    for (Eigen::Index i = 0; i < frame.positions.size(); ++i)
        frame.positions(i) += 0.01 * static_cast<double>(7 * i % 11);
    return frame;
}

// With pseudopotentials for Li, Al and Cl, none of which is looked for.
inline Recipe recipeForLiAlCl(Functional functional, DftCode code) {
    Recipe recipe = builtInRecipe(functional, code);
    if (code == DftCode::QuantumEspresso)
        for (const char* element : {"Li", "Al", "Cl"})
            recipe.physics.elements[element].pseudopotential = std::string(element) + ".upf";
    return withElements(std::move(recipe), {"Li", "Al", "Cl"});
}

}  // namespace mtp::test
