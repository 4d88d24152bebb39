#include "ui/theme/WorkbenchStyle.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace mtp::ui {

namespace {

constexpr double kRadius = 4;
constexpr int kUnderline = 2;
constexpr int kScrollBarWidth = 10;
constexpr int kShortestSlider = 28;

constexpr double kHovered = 0.07;  // of the text colour in the colour of the window
constexpr double kPressed = 0.14;
constexpr double kLine = 0.22;

class Saved {
public:
    explicit Saved(QPainter& painter) : m_painter(painter) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;

private:
    QPainter& m_painter;
};

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

QRectF inner(const QRect& rect) {
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

// A rounded box: a field for text, or a button.
void drawBox(QPainter& painter, const QStyleOption& option, const QColor& fill) {
    const Saved saved(painter);
    const bool isFocused =
        has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
    painter.setPen(isFocused ? QPen(option.palette.color(QPalette::Highlight), 1.5)
                             : QPen(tinted(option.palette, kLine), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(inner(option.rect), kRadius, kRadius);
}

QColor buttonFill(const QStyleOption& option) {
    const QColor button = option.palette.color(QPalette::Button);
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        return blended(button, option.palette.color(QPalette::ButtonText), kPressed);
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        return blended(button, option.palette.color(QPalette::ButtonText), kHovered);
    return button;
}

void drawFlat(QPainter& painter, const QStyleOption& option) {
    const bool isPressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool isHovered =
        has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const bool isFocused = has(option, QStyle::State_HasFocus);
    const Saved saved(painter);
    painter.setPen(isFocused ? QPen(option.palette.color(QPalette::Highlight), 1.5)
                             : QPen(Qt::NoPen));
    painter.setBrush(isPressed   ? QBrush(tinted(option.palette, kPressed))
                     : isHovered ? QBrush(tinted(option.palette, kHovered))
                                 : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(inner(option.rect), kRadius, kRadius);
}

void drawChevron(QPainter& painter, const QRect& rect, bool isUp, const QColor& colour) {
    const Saved saved(painter);
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    const double height = isUp ? -2 : 2;
    painter.drawPolyline(QPolygonF{middle + QPointF(-3.5, -height / 2),
                                   middle + QPointF(0, height * 0.75),
                                   middle + QPointF(3.5, -height / 2)});
}

// Unchecked boxes are outlined in the colour of secondary text: seen on any ground.
void drawCheckBox(QPainter& painter, const QStyleOption& option, bool isRound) {
    const Saved saved(painter);
    const double side = std::min(option.rect.width(), option.rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    const auto group = has(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    const QColor ink = option.palette.color(group, QPalette::Text);
    painter.setPen(QPen(has(option, QStyle::State_MouseOver)
                            ? ink
                            : option.palette.color(QPalette::PlaceholderText),
                        1.2));
    painter.setBrush(option.palette.color(QPalette::Base));
    if (isRound)
        painter.drawEllipse(box);
    else
        painter.drawRoundedRect(box, 3, 3);
    if (isRound && has(option, QStyle::State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(box.adjusted(4, 4, -4, -4));
    } else if (has(option, QStyle::State_On)) {
        painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(0.22, 0.52) * side,
                                       box.topLeft() + QPointF(0.42, 0.72) * side,
                                       box.topLeft() + QPointF(0.78, 0.30) * side});
    } else if (has(option, QStyle::State_NoChange)) {
        painter.fillRect(QRectF(box.left() + 3.5, box.center().y() - 1, side - 7, 2), ink);
    }
}

void drawTab(QPainter& painter, const QStyleOptionTab& tab) {
    const bool isSelected = has(tab, QStyle::State_Selected);
    if (!isSelected && !has(tab, QStyle::State_MouseOver))
        return;
    const QRect line(tab.rect.left() + 6, tab.rect.bottom() - kUnderline + 1, tab.rect.width() - 12,
                     kUnderline);
    painter.fillRect(
        line, isSelected ? tab.palette.color(QPalette::Highlight) : tinted(tab.palette, kLine));
}

void drawHeader(QPainter& painter, const QStyleOption& option) {
    painter.fillRect(option.rect, has(option, QStyle::State_MouseOver)
                                      ? tinted(option.palette, kHovered)
                                      : option.palette.color(QPalette::Window));
    painter.setPen(tinted(option.palette, kLine));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

QRect sliderOf(const QStyleOptionSlider& bar) {
    const bool isHorizontal = bar.orientation == Qt::Horizontal;
    const int length = isHorizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int size = length;
    if (range > 0)
        size = std::clamp(
            static_cast<int>(length * qint64(bar.pageStep) / (range + std::max(1, bar.pageStep))),
            std::min(kShortestSlider, length), length);
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                   length - size, bar.upsideDown);
    return isHorizontal ? QRect(bar.rect.left() + at, bar.rect.top(), size, bar.rect.height())
                        : QRect(bar.rect.left(), bar.rect.top() + at, bar.rect.width(), size);
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& bar) {
    painter.fillRect(bar.rect, bar.palette.color(QPalette::Window));
    if (bar.maximum <= bar.minimum)
        return;
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tinted(bar.palette, has(bar, QStyle::State_Sunken)      ? 0.5
                                         : has(bar, QStyle::State_MouseOver) ? 0.4
                                                                             : 0.28));
    painter.drawRoundedRect(QRectF(sliderOf(bar)).adjusted(2, 2, -2, -2), 3, 3);
}

}  // namespace

WorkbenchStyle::WorkbenchStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                   QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return drawCheckBox(*painter, *option, false);
        case PE_IndicatorRadioButton:
            return drawCheckBox(*painter, *option, true);
        case PE_PanelButtonCommand:
            return drawBox(*painter, *option, buttonFill(*option));
        case PE_PanelButtonTool:
            return drawFlat(*painter, *option);
        case PE_FrameTabWidget:
            return;
        case PE_FrameTabBarBase:
            painter->setPen(tinted(option->palette, kLine));
            return painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        case PE_Frame:
            painter->setPen(tinted(option->palette, kLine));
            return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        case PE_PanelLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0)
                return drawBox(*painter, *option, option->palette.color(QPalette::Base));
            break;
        }
        case PE_FrameFocusRect: {
            const Saved saved(*painter);
            painter->setPen(QPen(option->palette.color(QPalette::Highlight), 1.5));
            return painter->drawRoundedRect(inner(option->rect), kRadius, kRadius);
        }
        default:
            break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption* option,
                                 QPainter* painter, const QWidget* widget) const {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (element == CE_TabBarTabShape && tab)
        return drawTab(*painter, *tab);
    if (element == CE_TabBarTabLabel && tab && !has(*tab, State_Selected)) {
        QStyleOptionTab muted = *tab;
        muted.palette.setColor(QPalette::WindowText, tab->palette.color(QPalette::PlaceholderText));
        return QProxyStyle::drawControl(element, &muted, painter, widget);
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        box && element == CE_ComboBoxLabel && !box->editable) {
        const QRect field = proxy()->subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
        const int icon = box->currentIcon.isNull() ? 0 : box->iconSize.width() + 4;
        QStyleOptionComboBox elided = *box;
        elided.currentText =
            box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, field.width() - icon);
        return QProxyStyle::drawControl(element, &elided, painter, widget);
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return drawHeader(*painter, *option);
    QProxyStyle::drawControl(element, option, painter, widget);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                        QPainter* painter, const QWidget* widget) const {
    const QColor ink = option->palette.color(QPalette::PlaceholderText);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        spin && control == CC_SpinBox) {
        drawBox(*painter, *option, option->palette.color(QPalette::Base));
        for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
            const bool isUp = part == SC_SpinBoxUp;
            const bool canStep =
                has(*option, State_Enabled) &&
                spin->stepEnabled.testFlag(isUp ? QAbstractSpinBox::StepUpEnabled
                                                : QAbstractSpinBox::StepDownEnabled);
            if (canStep && spin->buttonSymbols != QAbstractSpinBox::NoButtons)
                drawChevron(
                    *painter, proxy()->subControlRect(control, option, part, widget), isUp,
                    spin->activeSubControls == part ? option->palette.color(QPalette::Text) : ink);
        }
        return;
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        box && control == CC_ComboBox) {
        if (widget && widget->property(kFlat).toBool())
            drawFlat(*painter, *option);
        else
            drawBox(*painter, *option,
                    box->editable ? option->palette.color(QPalette::Base) : buttonFill(*option));
        return drawChevron(*painter,
                           proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget),
                           false, ink);
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar && control == CC_ScrollBar)
        return drawScrollBar(*painter, *bar);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect WorkbenchStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                     SubControl subControl, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    const QRect slider = sliderOf(*bar);
    const bool isHorizontal = bar->orientation == Qt::Horizontal;
    switch (subControl) {  // no buttons at the ends: only the slider and the ways to page
        case SC_ScrollBarSlider:
            return slider;
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSubPage:
            return isHorizontal ? QRect(bar->rect.topLeft(), slider.bottomLeft())
                                : QRect(bar->rect.topLeft(), slider.topRight());
        case SC_ScrollBarAddPage:
            return isHorizontal ? QRect(slider.topRight(), bar->rect.bottomRight())
                                : QRect(slider.bottomLeft(), bar->rect.bottomRight());
        default:
            return {};
    }
}

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                                const QWidget* widget) const {
    switch (metric) {
        case PM_ScrollBarExtent:
            return kScrollBarWidth;
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal:
        case PM_TabBarTabOverlap:
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 16;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int WorkbenchStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* returned) const {
    if (hint == SH_ComboBox_Popup)
        return 0;  // a list below the box: never a menu laid over it
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

}  // namespace mtp::ui

#include "moc_WorkbenchStyle.cpp"
