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
        QColor colour;  // of its chip; invalid: none
    };
    struct ColourBar {
        QString title;
        double least, most;
        bool isOfLines = false;  // else of balls
    };
    struct Label {
        QPointF at;
        QString text;
    };
    struct Ring {
        QPointF centre;
        double radius;  // pixels
    };

    explicit StructureOverlay(QWidget* parent);
    void setLegend(std::vector<LegendEntry> entries);
    const std::vector<LegendEntry>& legend() const { return m_legend; }
    void setColourBar(std::optional<ColourBar> bar);
    const std::optional<ColourBar>& colourBar() const { return m_bar; }
    void setCaption(const QString& caption);
    // Tools at the top right: the caption ends before them, or stands below in a narrow view.
    void setToolSize(const QSize& size);
    // Directions a, b, c as seen: x to the right, y up, z to the viewer; empty hides them.
    void setAxes(std::vector<Eigen::Vector3d> directions);
    void setLabels(std::vector<Label> labels);
    // Around atoms that are pointed out, such as those of the largest errors.
    void setRings(std::vector<Ring> rings);
    // A line through these points and what was measured along it.
    void setMeasurement(const QPolygonF& line, const QString& text);
    const QString& measurement() const { return m_measurement; }
    void setBand(const QRect& band);
    void paint(QPainter& painter) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool isNarrow() const;
    int top() const;
    void paintCaption(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    void paintRings(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintColourBar(QPainter& painter) const;
    void paintPlate(QPainter& painter, const QRect& box, const QString& text, int indent = 0) const;
    void paintMeasurement(QPainter& painter) const;
    void paintText(QPainter& painter, const QRectF& box, int flags, const QString& text) const;

    std::vector<LegendEntry> m_legend;
    std::optional<ColourBar> m_bar;
    QString m_caption;
    QSize m_tools;
    std::vector<Eigen::Vector3d> m_axes;
    std::vector<Label> m_labels;
    std::vector<Ring> m_rings;
    QPolygonF m_line;
    QString m_measurement;
    QRect m_band;
};

}  // namespace mtp::ui
