#include "ui/window/Preferences.h"

#include <QSettings>
#include <algorithm>
#include <array>

#include "core/base/ThreadLimit.h"

namespace mtp::ui {

namespace {

constexpr const char* kThemeSetting = "preferences/theme";
constexpr const char* kTextSetting = "preferences/textScale";
constexpr const char* kThreadsSetting = "preferences/threads";

// As the settings name them.
constexpr std::array kThemes{"system", "light", "dark"};

QString unitSetting(Measure measure) {
    constexpr std::array kNames{"energy", "force", "stress", "length", "density"};
    return QStringLiteral("preferences/units/%1")
        .arg(QLatin1String(kNames.at(static_cast<std::size_t>(measure))));
}

// A key that is not known is the usual.
int indexOfUnit(Measure measure, const QString& key) {
    const auto units = unitsOf(measure);
    const auto found = std::find_if(units.begin(), units.end(), [&](const MeasureUnit& unit) {
        return key == QLatin1String(unit.key);
    });
    return found == units.end() ? 0 : static_cast<int>(found - units.begin());
}

}  // namespace

Preferences readPreferences() {
    const QSettings settings;
    Preferences preferences;
    const QString theme = settings.value(kThemeSetting).toString();
    for (std::size_t i = 0; i < kThemes.size(); ++i)
        if (theme == QLatin1String(kThemes[i]))
            preferences.appearance.theme = static_cast<ThemeChoice>(i);
    const double scale = settings.value(kTextSetting, 1.0).toDouble();
    if (scale >= kSmallestText && scale <= kLargestText)
        preferences.appearance.textScale = scale;
    preferences.threads =
        std::clamp(settings.value(kThreadsSetting, 0).toInt(), 0, processorCount());
    for (const Measure measure : kMeasures)
        preferences.units[static_cast<std::size_t>(measure)] =
            indexOfUnit(measure, settings.value(unitSetting(measure)).toString());
    return preferences;
}

void keepPreferences(const Preferences& preferences) {
    QSettings settings;
    settings.setValue(kThemeSetting,
                      kThemes.at(static_cast<std::size_t>(preferences.appearance.theme)));
    settings.setValue(kTextSetting, preferences.appearance.textScale);
    settings.setValue(kThreadsSetting, preferences.threads);
    for (const Measure measure : kMeasures) {
        const auto chosen =
            static_cast<std::size_t>(preferences.units[static_cast<std::size_t>(measure)]);
        settings.setValue(unitSetting(measure), QLatin1String(unitsOf(measure)[chosen].key));
    }
}

void applyPreferences(QApplication& application, const Preferences& preferences) {
    applyAppearance(application, preferences.appearance);
    DisplayUnits::instance().choose(preferences.units);
    limitThreads(preferences.threads);
}

}  // namespace mtp::ui
