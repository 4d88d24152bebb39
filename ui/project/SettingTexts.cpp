#include "ui/project/SettingTexts.h"

#include <QCoreApplication>

#include "ui/language/CoreText.h"

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
    {"functional_name", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Functional name"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Functional names differ")},
    {"dispersion", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Dispersion correction"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Dispersion corrections differ")},
    {"basis", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Basis set"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Basis sets differ")},
    {"cutoff_eV", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoff"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoffs differ"), "eV"},
    {"k_mesh", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "k-points"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "k-point meshes differ")},
    {"k_spacing_per_A", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spacing of k-points"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spacings of k-points differ"), "1/Å"},
    {"k_spacings_per_A", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Mesh fits a spacing of"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spacings of k-points differ"), "1/Å"},
    {"pseudopotentials", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Pseudopotentials"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Pseudopotentials differ")},
    {"pseudopotential_md5",
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Checksums of pseudopotentials"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Files of pseudopotentials differ")},
    {"charge", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Charge of the cell"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Charges of the cell differ"), "e"},
    {"smearing", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Smearing"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Smearings differ")},
    {"spin", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spin"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Spin settings differ")},
    {"hubbard", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Hubbard correction"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Hubbard corrections differ")},
    {"precision", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Precision"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Precisions differ")},
    {"ediff_eV", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Electronic tolerance"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Electronic tolerances differ"), "eV"},
    {"projection", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Projection in"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Projections differ")},
    {"aspherical", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Aspherical corrections in spheres"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Aspherical corrections differ")},
    {"symmetry", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Symmetry"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Symmetry settings differ")},
    {"relative_cutoff_eV", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Relative cutoff"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Relative cutoffs differ"), "eV"},
    {"density_cutoff_eV", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoff of the density"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoffs of the density differ"), "eV"},
    {"conv_thr_Ry", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "conv_thr"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "conv_thr differ"), "Ry"},
    {"dispersion_cutoff_A",
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoff of the dispersion correction"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoffs of the dispersion correction differ"),
     "Å"},
    {"dispersion_cutoff_eV",
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoff of the nonlocal functional"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "Cutoffs of the nonlocal functional differ"), "eV"},
    {"eps_scf", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "EPS_SCF"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "EPS_SCF differ")},
    {"eps_default", QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "EPS_DEFAULT"),
     QT_TRANSLATE_NOOP("mtp::ui::SettingTexts", "EPS_DEFAULT differ")}};

struct SettingText {
    Q_DECLARE_TR_FUNCTIONS(mtp::ui::SettingTexts)
};

const Setting* find(const QString& key) {
    for (const Setting& setting : kSettings)
        if (key == QLatin1String(setting.key))
            return &setting;
    return nullptr;
}

QString withUnitOf(const Setting& setting, const QString& value) {
    return *setting.unit ? QStringLiteral("%1\u00a0%2").arg(value, QString::fromUtf8(setting.unit))
                         : value;
}

QString plain(QString key) {
    key.replace(QLatin1Char('_'), QLatin1Char(' '));
    return key.left(1).toUpper() + key.mid(1);
}

}  // namespace

QString settingText(const QString& key, const QString& value) {
    const Setting* known = find(key);
    return known ? SettingText::tr("%1: %2").arg(SettingText::tr(known->name),
                                                 withUnitOf(*known, value))
                 : SettingText::tr("%1: %2").arg(plain(key), value);
}

QString differenceText(const QString& conflict) {
    const QString key = conflict.section(QStringLiteral(": "), 0, 0);
    const QString values = coreText(conflict.section(QStringLiteral(": "), 1));
    const Setting* known = find(key);
    return known ? SettingText::tr("%1: %2").arg(SettingText::tr(known->differ),
                                                 withUnitOf(*known, values))
                 : SettingText::tr("%1 differs: %2").arg(plain(key), values);
}

}  // namespace mtp::ui
