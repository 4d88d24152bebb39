// The menus of a structure view: of its tools and by the right button.
#pragma once

class QMenu;

namespace mtp::ui {

class StructureView;

void fillDirectionMenu(QMenu& menu, StructureView& view);
void fillDisplayMenu(QMenu& menu, StructureView& view);
void fillPictureMenu(QMenu& menu, StructureView& view);
// For an atom, or for the view as a whole (-1).
void fillContextMenu(QMenu& menu, StructureView& view, int atom);

}  // namespace mtp::ui
