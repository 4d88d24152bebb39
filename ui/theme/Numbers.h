// How numbers are written for people: by the locale, with a true minus sign, never "-0.00".
#pragma once

#include <QString>

namespace mtp::ui {

// An en dash for a number that is absent (not finite).
QString numberText(double value, int decimals);
// The same with so many significant digits, as numbers of unknown size are shown. Whole numbers are
// written out below a million, also with more digits: "1,430".
QString shortNumberText(double value, int digits = 5);
// "1.99 g/cm³" with a no-break space.
QString withUnit(double value, int decimals, const QString& unit);
// A text that was made of a number elsewhere: its hyphen becomes a minus sign.
QString withMinusSign(QString number);

}  // namespace mtp::ui
