#include "ui/project/SettingTexts.h"

#include <QCoreApplication>

namespace mtp::ui {

namespace {

struct Setting {
    const char* key;
    const char* name;
    const char* differ;
    const char* unit = "";
};

constexpr Setting kSettings[] = {
    {"code", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Code"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Codes differ")},
    {"functional", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Functional"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Functionals differ")},
    {"dispersion", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Dispersion correction"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Dispersion corrections differ")},
    {"basis", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Basis set"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Basis sets differ")},
    {"cutoff_eV", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoff"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoffs differ"), "eV"},
    {"k_mesh", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "k-points"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "k-point meshes differ")},
    {"pseudopotentials", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Pseudopotentials"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Pseudopotentials differ")},
    {"smearing", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Smearing"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Smearings differ")},
    {"spin", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spin"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spin settings differ")}};

QString tr(const char* text) {
    return QCoreApplication::translate("mtp::ui::SettingTexts", text);
}

const Setting* find(const QString& key) {
    for (const Setting& setting : kSettings)
        if (key == QLatin1String(setting.key))
            return &setting;
    return nullptr;
}

QString withUnitOf(const Setting& setting, const QString& value) {
    return *setting.unit ? QStringLiteral("%1\u00a0%2").arg(value, QLatin1String(setting.unit))
                         : value;
}

QString plain(QString key) {
    key.replace(QLatin1Char('_'), QLatin1Char(' '));
    return key.left(1).toUpper() + key.mid(1);
}

}  // namespace

QString settingText(const QString& key, const QString& value) {
    const Setting* known = find(key);
    return known ? tr("%1: %2").arg(tr(known->name), withUnitOf(*known, value))
                 : tr("%1: %2").arg(plain(key), value);
}

QString differenceText(const QString& conflict) {
    const QString key = conflict.section(QStringLiteral(": "), 0, 0);
    const QString values = conflict.section(QStringLiteral(": "), 1);
    const Setting* known = find(key);
    return known ? tr("%1: %2").arg(tr(known->differ), withUnitOf(*known, values))
                 : tr("%1 differs: %2").arg(plain(key), values);
}

}  // namespace mtp::ui
