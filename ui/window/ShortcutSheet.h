// The keys of the window on one sheet (Ctrl+F1).
#pragma once

class QMenuBar;
class QWidget;

namespace mtp::ui {

// Those of the menus, as they are, and those of lists, players and the structure view.
void showShortcutSheet(QWidget& window, const QMenuBar& menus);

}  // namespace mtp::ui
