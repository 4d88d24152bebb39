// What is written over the 3D view: caption, legend, colour bar, axes, labels, measurement, band.
#pragma once

#include <Eigen/Dense>
#include <QColor>
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

namespace mtp::ui {

class StructureOverlay : public QWidget {
    Q_OBJECT

public:
    struct LegendEntry {
        QString name;
        QColor colour;
    };
    struct ColourBar {
        QString title;
        double least, most;
    };
    struct Label {
        QPointF at;
        QString text;
    };

    explicit StructureOverlay(QWidget* parent);
    void setLegend(std::vector<LegendEntry> entries);
    void setColourBar(std::optional<ColourBar> bar);
    void setCaption(const QString& caption);
    // Left free at the top, for tools that would cover the caption.
    void setTopSpace(int pixels);
    // Directions a, b, c as seen: x to the right, y up, z to the viewer; empty hides them.
    void setAxes(std::vector<Eigen::Vector3d> directions);
    void setLabels(std::vector<Label> labels);
    // A line through these points and what was measured along it.
    void setMeasurement(const QPolygonF& line, const QString& text);
    const QString& measurement() const { return m_measurement; }
    void setBand(const QRect& band);
    void paint(QPainter& painter) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAxes(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintColourBar(QPainter& painter) const;
    void paintMeasurement(QPainter& painter) const;
    void paintText(QPainter& painter, const QRectF& box, int flags, const QString& text) const;

    std::vector<LegendEntry> m_legend;
    std::optional<ColourBar> m_bar;
    QString m_caption;
    int m_topSpace = 0;
    std::vector<Eigen::Vector3d> m_axes;
    std::vector<Label> m_labels;
    QPolygonF m_line;
    QString m_measurement;
    QRect m_band;
};

}  // namespace mtp::ui
