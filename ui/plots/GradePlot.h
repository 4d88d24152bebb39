// Grades of frames over time, with the thresholds that tell what a grade means.
#pragma once

#include <utility>
#include <vector>

#include "ui/plots/PointPlot.h"

class QCPGraph;

namespace mtp::ui {

class GradePlot : public PointPlot {
    Q_OBJECT

public:
    explicit GradePlot(QWidget* parent = nullptr);

    // Dashed lines across the points that setPoints() took, which are joined in their order.
    void setThresholds(const std::vector<std::pair<double, QString>>& thresholds);

protected:
    void applyTheme() override;

private:
    QCPGraph* m_curve;
    std::vector<QCPGraph*> m_lines;
};

}  // namespace mtp::ui
