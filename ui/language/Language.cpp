#include "ui/language/Language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <memory>

namespace mtp::ui {

namespace {

constexpr const char* kLanguageSetting = "preferences/language";
constexpr const char* kEnglish = "en";
const QString kTranslations = QStringLiteral(":/translations");
const QString kOwnPrefix = QStringLiteral("mtp-workbench_");

// Of the language itself, as its speakers write it.
QString nameOf(const QString& code) {
    return QLocale(code).nativeLanguageName();
}

bool install(const QString& file, const QString& folder) {
    auto translator = std::make_unique<QTranslator>(qApp);
    return translator->load(file, folder) &&
           QCoreApplication::installTranslator(translator.release());
}

}  // namespace

std::vector<Language> languages() {
    std::vector<Language> all{{kEnglish, QStringLiteral("English")}};
    for (QString file : QDir(kTranslations).entryList({kOwnPrefix + "*.qm"}, QDir::Files)) {
        const QString code = file.remove(kOwnPrefix).chopped(3);
        all.push_back({code, nameOf(code)});
    }
    return all;
}

QString chosenLanguage() {
    return QSettings().value(kLanguageSetting).toString();
}

void chooseLanguage(const QString& code) {
    QSettings().setValue(kLanguageSetting, code);
}

void installLanguage(const QString& code) {
    const QLocale locale(code);
    if (locale.language() != QLocale().language())
        QLocale::setDefault(locale);
    if (code == QLatin1String(kEnglish))
        return;
    // Qt's own first: the translator that is installed last is asked first.
    install(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(kOwnPrefix + code, kTranslations);
}

void installChosenLanguage() {
    const QString chosen = chosenLanguage();
    if (!chosen.isEmpty())
        return installLanguage(chosen);
    const QString system = QLocale::system().uiLanguages().value(0).section(QLatin1Char('-'), 0, 0);
    for (const Language& language : languages())
        if (language.code == system)
            installLanguage(system);
}

}  // namespace mtp::ui
