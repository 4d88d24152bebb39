// Texts that core gives, in the language of the window.
#pragma once

#include <QString>
#include <exception>
#include <string>

namespace mtp::ui {

// `text` of core (a column, a format, a step of work, a reason, a warning, an error) as the window
// shows it: by the lists in core_texts, whose %1, %2, ... stand for what core has put in. That is
// looked up in turn, and so are the parts of "path:line: reason" and of lists with semicolons. What
// no list knows remains as it is, such as names of runs, and everything if the window is English.
// Can be called from any thread.
QString coreText(const QString& text);
QString coreText(const std::string& text);
QString coreText(const char* text);

// What the window says after an error.
QString errorText(const std::exception& error);

}  // namespace mtp::ui
