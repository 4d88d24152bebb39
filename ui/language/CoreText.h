// Names that core gives, in the language of the window.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>

namespace mtp::ui {

// `text` of core (the name of a column, quantity or format, the reason why a training ended) as
// the window shows it; CoreText.cpp lists those that translations know. Others, such as names of
// runs and messages with values, remain as they are.
inline QString coreText(const std::string& text) {
    return QCoreApplication::translate("mtp::core", text.c_str());
}

}  // namespace mtp::ui
