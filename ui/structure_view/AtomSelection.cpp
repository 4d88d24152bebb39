#include "ui/structure_view/AtomSelection.h"

#include <algorithm>

#include "ui/structure_view/DrawnAtoms.h"
#include "ui/structure_view/ViewCamera.h"

namespace mtp::ui {

std::vector<int> selectionAfterClick(std::vector<int> selection, int atom,
                                     Qt::KeyboardModifiers modifiers) {
    if (atom < 0)
        return modifiers == Qt::NoModifier ? std::vector<int>() : selection;
    if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
        return {atom};
    const auto found = std::find(selection.begin(), selection.end(), atom);
    if (found == selection.end())
        selection.push_back(atom);
    else if (modifiers.testFlag(Qt::ControlModifier))
        selection.erase(found);
    return selection;
}

std::vector<int> withAtomsInside(std::vector<int> selection, const QRect& band,
                                 const DrawnAtoms& atoms, const ViewCamera& camera) {
    std::vector<bool> isSelected(atoms.atomCount);
    for (int atom : selection)
        isSelected[static_cast<std::size_t>(atom)] = true;
    const Eigen::Matrix4d toWidget = camera.toWidget();
    for (std::size_t atom = 0; atom < atoms.atomCount; ++atom) {
        const Eigen::Vector4d at = toWidget * atoms.positions[atom].homogeneous();
        if (!isSelected[atom] && QRectF(band).contains(at.x() / at.w(), at.y() / at.w()))
            selection.push_back(static_cast<int>(atom));
    }
    return selection;
}

std::vector<int> atomsLike(const Frame& frame, int atom) {
    const std::string name = nameOfType(frame, frame.types[static_cast<std::size_t>(atom)]);
    std::vector<int> atoms;
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        if (nameOfType(frame, frame.types[i]) == name)
            atoms.push_back(static_cast<int>(i));
    return atoms;
}

}  // namespace mtp::ui
