// Errors against a measure of doubt, on logarithmic axes, with the means of groups of points and
// the line of errors that are proportional to the measure.
#pragma once

#include <optional>
#include <vector>

#include "ui/plots/PointPlot.h"

class QCPGraph;

namespace mtp::ui {

class CalibrationPlot : public PointPlot {
    Q_OBJECT

public:
    explicit CalibrationPlot(QWidget* parent = nullptr);

    // measures, errors: of each group; none for no curve. The line is error = factor * measure.
    void setCalibration(const std::vector<double>& measures, const std::vector<double>& errors,
                        std::optional<double> factor);

protected:
    void applyTheme() override;

private:
    QCPGraph* m_line;
    QCPGraph* m_means;
};

}  // namespace mtp::ui
