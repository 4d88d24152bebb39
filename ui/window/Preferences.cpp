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
    return preferences;
}

void keepPreferences(const Preferences& preferences) {
    QSettings settings;
    settings.setValue(kThemeSetting,
                      kThemes.at(static_cast<std::size_t>(preferences.appearance.theme)));
    settings.setValue(kTextSetting, preferences.appearance.textScale);
    settings.setValue(kThreadsSetting, preferences.threads);
}

void applyPreferences(QApplication& application, const Preferences& preferences) {
    applyAppearance(application, preferences.appearance);
    limitThreads(preferences.threads);
}

}  // namespace mtp::ui
