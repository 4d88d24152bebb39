// What becomes of a selection of atoms by a click, a rubber band or a choice.
#pragma once

#include <QRect>
#include <Qt>
#include <vector>

#include "core/model/Frame.h"

namespace mtp::ui {

class ViewCamera;
struct DrawnAtoms;

// A click selects an atom alone, Ctrl toggles it, Shift adds it; beside all atoms (-1) a plain
// click selects none.
std::vector<int> selectionAfterClick(std::vector<int> selection, int atom,
                                     Qt::KeyboardModifiers modifiers);
// Adds the atoms whose centres are seen inside the band, images aside.
std::vector<int> withAtomsInside(std::vector<int> selection, const QRect& band,
                                 const DrawnAtoms& atoms, const ViewCamera& camera);
// All of the element (or unnamed type) of this atom.
std::vector<int> atomsLike(const Frame& frame, int atom);

}  // namespace mtp::ui
