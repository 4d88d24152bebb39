// Colours, icons and controls of the light and the dark theme, and how numbers are written.
#include <QCheckBox>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ui/theme/Numbers.h"
#include "ui/theme/ScaleColour.h"
#include "ui/theme/Theme.h"

using namespace mtp::ui;

namespace {

constexpr double kText = 4.5;      // WCAG AA
constexpr double kControl = 3.0;   // WCAG, parts of controls
constexpr double kToldApart = 20;  // CIE L*a*b*: about ten times what is just noticed

using Triple = std::array<double, 3>;

Triple linearOf(const QColor& colour) {
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

// Machado, Oliveira and Fernandes (2009): no long-wave or no medium-wave cones.
constexpr std::array<std::array<Triple, 3>, 3> kVisions{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
}};

Triple labOf(const QColor& colour, const std::array<Triple, 3>& vision) {
    const Triple from = linearOf(colour);
    Triple rgb{};
    for (std::size_t i = 0; i < 3; ++i)
        rgb[i] = std::clamp(
            vision[i][0] * from[0] + vision[i][1] * from[1] + vision[i][2] * from[2], 0.0, 1.0);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Triple& a, const Triple& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

void setTheme(bool isDark) {
    qputenv("MTP_THEME", isDark ? "dark" : "light");
    applyTheme(*qApp);
}

// The largest contrast with the ground that a widget's left part has.
double contrastDrawn(QWidget& widget, int width) {
    const QImage image = widget.grab().toImage();
    const QColor ground = image.pixelColor(0, 0);
    double most = 1;
    for (int x = 0; x < std::min(width, image.width()); ++x)
        for (int y = 0; y < image.height(); ++y)
            most = std::max(most, contrast(image.pixelColor(x, y), ground));
    return most;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void coloursOfDataAreLegible();
    void coloursOfRunsAreToldApartByAnyColourVision();
    void textsAreLegibleOnTheirGrounds();
    void uncheckedBoxesAreSeen();
    void currentEntryOfTheRailIsSeen();
    void iconsAndDrawingsAreDrawn();
    void numbersHaveATrueMinusSignAndNoNegativeZero();
};

void ThemeTest::coloursOfDataAreLegible() {
    for (bool isDark : {false, true}) {
        setTheme(isDark);
        const QColor ground = QApplication::palette().color(QPalette::Base);
        for (const char* symbol : {"Li", "Cl", "Al", "H", "C", "O"})
            QVERIFY2(contrast(elementColour(symbol, isDark), ground) >= kText, symbol);
        for (double ratio : {0.3, 0.5, 1.0, 1.5, 2.5})
            QVERIFY(contrast(densityColour(ratio, isDark), ground) >= kText);
        for (int run = 0; run < kRunColours; ++run)
            QVERIFY(contrast(runColour(run, isDark), ground) >= kText);
        double before = 0;
        for (double place : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
            const double now = contrast(scaleColour(place, isDark), ground);
            QVERIFY(now >= kText);
            QVERIFY(now > before);
            before = now;
        }
    }
}

void ThemeTest::coloursOfRunsAreToldApartByAnyColourVision() {
    for (bool isDark : {false, true})
        for (const auto& vision : kVisions)
            for (int a = 0; a < kRunColours; ++a)
                for (int b = 0; b < a; ++b) {
                    const double apart = distance(labOf(runColour(a, isDark), vision),
                                                  labOf(runColour(b, isDark), vision));
                    QVERIFY2(apart >= kToldApart,
                             qPrintable(QStringLiteral("%1 and %2: %3").arg(a).arg(b).arg(apart)));
                }
}

void ThemeTest::textsAreLegibleOnTheirGrounds() {
    for (bool isDark : {false, true}) {
        setTheme(isDark);
        const QPalette palette = QApplication::palette();
        for (const auto ground :
             {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button})
            for (const auto text : {QPalette::WindowText, QPalette::PlaceholderText})
                QVERIFY(contrast(palette.color(text), palette.color(ground)) >= kText);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight)) >= kText);
        QVERIFY(contrast(palette.color(QPalette::Highlight), palette.color(QPalette::Window)) >=
                kControl);
    }
}

void ThemeTest::uncheckedBoxesAreSeen() {
    for (bool isDark : {false, true}) {
        setTheme(isDark);
        QCheckBox box(QStringLiteral("use"));
        box.resize(box.sizeHint());
        QVERIFY(contrastDrawn(box, 18) >= kControl);
    }
}

void ThemeTest::currentEntryOfTheRailIsSeen() {
    for (bool isDark : {false, true}) {
        setTheme(isDark);
        QWidget rail;
        rail.setObjectName(QStringLiteral("rail"));
        rail.setAutoFillBackground(true);
        rail.setBackgroundRole(QPalette::AlternateBase);
        rail.resize(80, 60);
        QToolButton button(&rail);
        button.setCheckable(true);
        button.setChecked(true);
        button.setGeometry(10, 10, 60, 40);
        QVERIFY(contrastDrawn(rail, 20) >= kControl);
    }
}

void ThemeTest::iconsAndDrawingsAreDrawn() {
    const auto inked = [](const QImage& image) {
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                drawn += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        return drawn;
    };
    for (const char* name :
         {"app", "trajectory", "densities", "labels", "train", "inspect", "play"})
        QVERIFY2(inked(icon(name).pixmap(24, 24).toImage()) > 20, name);
    for (const char* name : {"trajectory", "densities", "labels", "train", "inspect"})
        QVERIFY2(
            inked(
                drawing(QStringLiteral("empty-%1").arg(name), {144, 96}, 2, Qt::black).toImage()) >
                500,
            name);
    QVERIFY(icon("no such icon").isNull());
}

void ThemeTest::numbersHaveATrueMinusSignAndNoNegativeZero() {
    const QLocale before;
    QLocale::setDefault(QLocale::c());
    QCOMPARE(numberText(-1.5, 2), QStringLiteral("\u22121.50"));
    QCOMPARE(numberText(-0.0004, 3), QStringLiteral("0.000"));
    QCOMPARE(numberText(-0.0, 1), QStringLiteral("0.0"));
    QCOMPARE(numberText(std::nan(""), 1), QStringLiteral("–"));
    QCOMPARE(shortNumberText(-2e-7, 3), QStringLiteral("\u22122e\u221207"));
    QCOMPARE(shortNumberText(1430.4, 3), QStringLiteral("1430"));
    QCOMPARE(shortNumberText(999.6, 3), QStringLiteral("1000"));
    QCOMPARE(shortNumberText(999.4, 3), QStringLiteral("999"));
    QCOMPARE(shortNumberText(20, 4), QStringLiteral("20"));
    QCOMPARE(withUnit(-3.14159, 2, QStringLiteral("eV")), QStringLiteral("\u22123.14\u00a0eV"));
    QLocale::setDefault(before);
}

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
