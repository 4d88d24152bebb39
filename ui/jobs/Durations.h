// How long something takes, as text.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <algorithm>

namespace mtp::ui {

// "12 s", "3 min", "1.5 h".
inline QString durationText(double seconds) {
    const auto text = [](const char* form, double value, int decimals) {
        return QCoreApplication::translate("mtp::ui", form).arg(value, 0, 'f', decimals);
    };
    if (seconds < 90)
        return text(QT_TRANSLATE_NOOP("mtp::ui", "%L1 s"), std::max(1.0, seconds), 0);
    return seconds < 5400 ? text(QT_TRANSLATE_NOOP("mtp::ui", "%L1 min"), seconds / 60, 0)
                          : text(QT_TRANSLATE_NOOP("mtp::ui", "%L1 h"), seconds / 3600, 1);
}

}  // namespace mtp::ui
