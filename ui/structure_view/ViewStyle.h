// How a structure is drawn, as its user chose.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/density/Bonds.h"

namespace mtp::ui {

enum class AtomLabels { None, Elements, Numbers };
enum class AtomColouring { Elements, Forces, Coordination };

struct ViewStyle {
    bool isWrapped = true;  // atoms inside the cell
    bool hasBonds = true;
    BondCutoffs cutoffs;                 // also of polyhedra and of coordination
    double atomScale = 1;                // of the usual ball
    std::array<int, 3> images{1, 1, 1};  // cells shown along a, b, c
    std::vector<std::string> polyhedra;  // elements at their centres
    AtomLabels labels = AtomLabels::None;
    AtomColouring colouring = AtomColouring::Elements;
    bool hasForces = false;  // the frame's own, as arrows
    bool hasDepthCue = true;
    bool hasOcclusion = false;

    bool operator==(const ViewStyle&) const = default;
};

}  // namespace mtp::ui
