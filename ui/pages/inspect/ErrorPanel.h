// How the errors of a fit are distributed, and what they depend on.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/PointSelection.h"
#include "ui/plots/PointPlot.h"

class QComboBox;

namespace mtp {
struct FitResult;
}

namespace mtp::ui {

class CurvePlot;

class ErrorPanel : public QWidget {
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget* parent = nullptr);

    void setResult(std::shared_ptr<const FitResult> result);
    void setSelection(const PointSelection& selection);
    void setExcluded(const PointSelection& excluded);
    void setTool(PointPlot::Tool tool) { m_trend->setTool(tool); }

signals:
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void drawIfShown();
    void drawDistribution();
    void drawTrend();

    std::shared_ptr<const FitResult> m_result;
    PointSelection m_selection, m_excluded;
    bool m_isOld = true;  // what is drawn
    CurvePlot* m_distribution;
    QComboBox* m_quantity;
    QComboBox* m_form;
    PointPlot* m_trend;
    QComboBox* m_error;
    QComboBox* m_against;
};

}  // namespace mtp::ui
