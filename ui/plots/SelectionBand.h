// The rectangle or lasso that is being drawn over a plot.
#pragma once

#include <QPainter>
#include <QPolygonF>
#include <QWidget>

namespace mtp::ui {

class SelectionBand : public QWidget {
    Q_OBJECT

public:
    explicit SelectionBand(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

    void begin(const QPointF& at, bool isLasso) {
        m_isLasso = isLasso;
        m_path = {at};
        setGeometry(parentWidget()->rect());
        show();
        raise();
    }
    void extend(const QPointF& at) {
        if (!m_isLasso)
            m_path.resize(1);
        m_path << at;
        update();
    }
    void end() { hide(); }
    bool isDrawing() const { return isVisible(); }

    QPolygonF area() const {
        if (m_isLasso || m_path.size() < 2)
            return m_path;
        return QPolygonF(QRectF(m_path.front(), m_path.back()).normalized());
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor colour = palette().color(QPalette::Highlight);
        painter.setPen(QPen(colour, 1.5));
        colour.setAlphaF(0.15F);
        painter.setBrush(colour);
        painter.drawPolygon(area());
    }

private:
    QPolygonF m_path;
    bool m_isLasso = false;
};

}  // namespace mtp::ui
