// The look of controls: Fusion without gradients and boxes. Tabs are underlined text, buttons are
// flat until they are hovered, and only selection and focus have the accent colour.
#pragma once

#include <QProxyStyle>

namespace mtp::ui {

class WorkbenchStyle : public QProxyStyle {
    Q_OBJECT

public:
    // The dynamic property of a combo box without a frame until it is hovered.
    static constexpr const char* kFlat = "flat";

    WorkbenchStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                         SubControl subControl, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
};

}  // namespace mtp::ui
