// The languages of the window: which there are, which one is chosen, and its installation.
#pragma once

#include <QString>
#include <vector>

namespace mtp::ui {

struct Language {
    QString code;  // as in the name of its file: "ko"
    QString name;  // in the language itself
};

// English, in which the texts are written, and those whose translations are compiled in.
std::vector<Language> languages();

// The code that the user has chosen; empty for the language of the system.
QString chosenLanguage();
// Holds from the next start on.
void chooseLanguage(const QString& code);

// Installs the translations of a language, ours and Qt's own, for texts that are made from now on.
// If there are none, or if `code` is that of English, the texts remain English. Numbers and dates
// follow a language that is not that of the system.
void installLanguage(const QString& code);
// The one that is chosen, or that of the system.
void installChosenLanguage();

}  // namespace mtp::ui
