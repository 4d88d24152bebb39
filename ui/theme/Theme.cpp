#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <QWidget>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/Element.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/WorkbenchStyle.h"

namespace mtp::ui {

namespace {

constexpr double kLegible = 4.5;  // WCAG AA for text

// Dynamic properties: of the application, and of widgets whose text has a size of its own.
constexpr const char* kDesktopFont = "desktopFont";
constexpr const char* kDesktopPalette = "desktopPalette";
constexpr const char* kTextFactor = "textFactor";
constexpr const char* kTextWeight = "textWeight";

double luminance(const QColor& colour) {
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QColor background(bool isDark) {
    return isDark ? QColor(0x1B, 0x1E, 0x22) : QColor(0xFF, 0xFF, 0xFF);
}

QPalette makePalette(bool isDark) {
    const QColor window = isDark ? QColor(0x24, 0x28, 0x2D) : QColor(0xF5, 0xF6, 0xF8);
    const QColor text = isDark ? QColor(0xE6, 0xE8, 0xEB) : QColor(0x1D, 0x22, 0x29);
    const QColor muted = isDark ? QColor(0xA2, 0xAA, 0xB4) : QColor(0x59, 0x61, 0x6C);
    const QColor accent = isDark ? QColor(0x5A, 0xA9, 0xF0) : QColor(0x1F, 0x6F, 0xB5);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, background(isDark));
    palette.setColor(QPalette::AlternateBase,
                     isDark ? QColor(0x2A, 0x2F, 0x35) : QColor(0xEC, 0xEE, 0xF2));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button,
                     isDark ? QColor(0x32, 0x38, 0x40) : QColor(0xFB, 0xFB, 0xFC));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText,
                     isDark ? QColor(0x10, 0x14, 0x18) : QColor(Qt::white));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::ToolTipBase,
                     isDark ? QColor(0x3A, 0x41, 0x4A) : QColor(0x2A, 0x30, 0x38));
    palette.setColor(QPalette::ToolTipText, QColor(0xF2, 0xF4, 0xF6));
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Midlight, blended(window, text, 0.12));
    palette.setColor(QPalette::Mid, isDark ? QColor(0x4A, 0x52, 0x5C) : QColor(0xC3, 0xC8, 0xCF));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QByteArray tintedSvg(QByteArray svg, const QColor& colour) {
    return svg.replace("currentColor", colour.name().toLatin1());
}

QByteArray readIcon(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Draws the SVG in the text colour of the application's palette at the moment of painting.
class TintedIcon : public QIconEngine {
public:
    explicit TintedIcon(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        QSvgRenderer(tintedSvg(m_svg, palette.color(group, QPalette::ButtonText)))
            .render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }

    QIconEngine* clone() const override { return new TintedIcon(m_svg); }

private:
    QByteArray m_svg;
};

void applyStyleSheet(QApplication& application) {
    const QString accent = QApplication::palette().color(QPalette::Highlight).name();
    const QString onAccent = QApplication::palette().color(QPalette::HighlightedText).name();
    application.setStyleSheet(
        QStringLiteral(
            "QPushButton#primary:enabled { background: %1; color: %2; border: 2px solid %1; "
            "border-radius: 4px; padding: 4px 14px; font-weight: 600; }"
            "QPushButton#primary:disabled { border-radius: 4px; padding: 6px 16px; }"
            "QPushButton#primary:focus { border-color: palette(window-text); }"
            "QWidget#rail QToolButton { border: none; border-left: 3px solid transparent; "
            "border-radius: 4px; padding: 6px 9px 6px 6px; }"
            "QWidget#rail QToolButton:hover { background: palette(midlight); }"
            "QWidget#rail QToolButton:checked { background: palette(midlight); "
            "border-left: 3px solid %1; }"
            "QWidget#rail QToolButton:focus { border: 1px solid %1; "
            "border-left: 3px solid %1; padding: 5px 8px 5px 6px; }"
            "QSplitter::handle { background: transparent; }"
            "QSplitter::handle:horizontal { width: 8px; }"
            "QSplitter::handle:vertical { height: 8px; }")
            .arg(accent, onAccent));
}

// The desktop's own, before this program sets its own.
void keepDesktop(QApplication& application) {
    if (application.property(kDesktopFont).isValid())
        return;
    application.setProperty(kDesktopFont, QApplication::font());
    application.setProperty(kDesktopPalette, QApplication::palette());
}

bool isDarkChoice(const QApplication& application, ThemeChoice choice) {
    const QString wanted = qEnvironmentVariable("MTP_THEME");
    if (!wanted.isEmpty())
        return wanted == QLatin1String("dark");
    if (choice != ThemeChoice::System)
        return choice == ThemeChoice::Dark;
    return isDarkPalette(application.property(kDesktopPalette).value<QPalette>());
}

void followTextSize(QWidget& widget) {
    const QVariant factor = widget.property(kTextFactor);
    if (!factor.isValid())
        return;
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor.toDouble());
    font.setWeight(static_cast<QFont::Weight>(widget.property(kTextWeight).toInt()));
    widget.setFont(font);
}

}  // namespace

void applyTheme(QApplication& application) {
    applyAppearance(application, {});
}

void applyAppearance(QApplication& application, const Appearance& appearance) {
    keepDesktop(application);
    if (!qobject_cast<WorkbenchStyle*>(QApplication::style()))
        QApplication::setStyle(new WorkbenchStyle);
    QApplication::setPalette(makePalette(isDarkChoice(application, appearance.theme)));
    QFont font = application.property(kDesktopFont).value<QFont>();
    font.setPointSizeF(font.pointSizeF() * appearance.textScale);
    QApplication::setFont(font);
    applyStyleSheet(application);
    for (QWidget* widget : QApplication::allWidgets())
        followTextSize(*widget);
}

void setTextSize(QWidget& widget, double factor, QFont::Weight weight) {
    widget.setProperty(kTextFactor, factor);
    widget.setProperty(kTextWeight, static_cast<int>(weight));
    followTextSize(widget);
}

bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

QColor blended(const QColor& first, const QColor& second, double amount) {
    const auto mix = [amount](float x, float y) {
        return static_cast<float>(x + (y - x) * amount);
    };
    return QColor::fromRgbF(mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()),
                            mix(first.blueF(), second.blueF()));
}

QColor tinted(const QPalette& palette, double amount) {
    return blended(palette.color(QPalette::Window), palette.color(QPalette::WindowText), amount);
}

QColor densityColour(double ratio, bool isDark) {
    const QColor reference = isDark ? QColor(0xB4, 0xB8, 0xBE) : QColor(0x6B, 0x70, 0x78);
    const QColor compressed = isDark ? QColor(0xF2, 0x7A, 0x6A) : QColor(0xB4, 0x23, 0x1F);
    const QColor expanded = isDark ? QColor(0x6C, 0xB2, 0xF2) : QColor(0x1B, 0x5F, 0xA8);
    // Half as dense is as far from the reference as twice as dense.
    const double place = std::clamp(std::log2(std::max(ratio, 1e-3)), -1.0, 1.0);
    return place >= 0 ? blended(reference, compressed, std::sqrt(place))
                      : blended(reference, expanded, std::sqrt(-place));
}

QColor runColour(int index, bool isDark) {
    constexpr std::array<QRgb, kRunColours> kLight{0x0063D6, 0xAD4D00, 0x138652, 0xAA558C,
                                                   0x522A00, 0x04346C, 0x292929};
    constexpr std::array<QRgb, kRunColours> kDark{0x29D9FF, 0xC4751C, 0x19B36D, 0xB870A5,
                                                  0xE0C400, 0x2786F6, 0xF0F0F0};
    const auto place = static_cast<std::size_t>(std::abs(index)) % kLight.size();
    return QColor::fromRgb(isDark ? kDark[place] : kLight[place]);
}

QColor elementColour(const QString& symbol, bool isDark) {
    const Element* element = findElement(symbol.toStdString());
    QColor colour =
        element ? QColor(element->rgb[0], element->rgb[1], element->rgb[2]) : QColor(Qt::gray);
    const QColor towards = isDark ? QColor(Qt::white) : QColor(Qt::black);
    while (contrast(colour, background(isDark)) < kLegible)
        colour = blended(colour, towards, 0.05);
    return colour;
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QIcon icon(const QString& name) {
    const QByteArray svg = readIcon(name);
    return svg.isEmpty() ? QIcon() : QIcon(new TintedIcon(svg));
}

QPixmap drawing(const QString& name, const QSize& size, double scale, const QColor& colour) {
    QPixmap picture(size * scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(tintedSvg(readIcon(name), colour)).render(&painter);
    picture.setDevicePixelRatio(scale);
    return picture;
}

}  // namespace mtp::ui
