// What is written over the 3D view: caption, legend of the elements, axes.
#pragma once

#include <Eigen/Dense>
#include <QColor>
#include <QString>
#include <QWidget>
#include <vector>

namespace mtp::ui {

class StructureOverlay : public QWidget {
    Q_OBJECT

public:
    struct LegendEntry {
        QString name;
        QColor colour;
    };

    explicit StructureOverlay(QWidget* parent);
    void setLegend(std::vector<LegendEntry> entries);
    void setCaption(const QString& caption);
    // Directions a, b, c as seen: x to the right, y up, z to the viewer; empty hides them.
    void setAxes(std::vector<Eigen::Vector3d> directions);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAxes(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    std::vector<LegendEntry> m_legend;
    QString m_caption;
    std::vector<Eigen::Vector3d> m_axes;
};

}  // namespace mtp::ui
