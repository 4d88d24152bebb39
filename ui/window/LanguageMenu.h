// The menu in which a user chooses the language of the window.
#pragma once

class QMenu;

namespace mtp::ui {

// Adds nothing if English is the only language.
void addLanguageMenu(QMenu& menu);

}  // namespace mtp::ui
