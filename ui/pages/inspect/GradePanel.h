// How far the configurations of a fit lie beyond what the potential was trained on: extrapolation
// grades by density and by element, and the configurations with the highest.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "core/inspection/PointSelection.h"
#include "ui/plots/PointPlot.h"
#include "ui/structure_view/AtomColours.h"

class QComboBox;
class QLabel;

namespace mtp {
struct GradeAnalysis;
}

namespace mtp::ui {

class CurvePlot;
class FitDoubts;
class NumberTable;

class GradePanel : public QWidget {
    Q_OBJECT

public:
    // Grades are worked out when the panel is shown.
    explicit GradePanel(FitDoubts& doubts, QWidget* parent = nullptr);

    // Why there is nothing that could be graded.
    void setMessage(const QString& message);
    void setSelection(const PointSelection& selection);
    void setTool(PointPlot::Tool tool) { m_points->setTool(tool); }
    // The grades of the atoms of a configuration of the result; absent if it is not graded.
    std::optional<AtomValues> valuesOf(std::size_t configuration) const;

signals:
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectParts();
    void showDoubt();
    void showProgress();
    void draw();
    void drawPoints();
    void drawHistogram();
    QString summary() const;

    FitDoubts& m_doubts;
    PointPlot* m_points;
    QComboBox* m_of;  // atoms, or configurations
    CurvePlot* m_histogram;
    QLabel* m_note;
    NumberTable* m_list;
    std::shared_ptr<const GradeAnalysis> m_analysis;
    PointSelection m_selection;
    QString m_message;
};

}  // namespace mtp::ui
