// The settings of calculations as people write them.
#pragma once

#include <QString>

namespace mtp::ui {

// "cutoff_eV" and "520" as "Cutoff: 520 eV"; a key that is not known as it is.
QString settingText(const QString& key, const QString& value);
// A line of conflictingSettings() (core/labelling/Matching.h), "cutoff_eV: 400 / 520", as
// "Cutoffs differ: 400 / 520 eV".
QString differenceText(const QString& conflict);

}  // namespace mtp::ui
