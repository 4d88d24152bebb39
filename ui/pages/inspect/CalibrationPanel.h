// How well grades and the spread of a committee predict the errors of configurations that were held
// back, side by side.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/PointSelection.h"
#include "ui/plots/PointPlot.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace mtp {
struct FitDoubt;
struct Potential;
}  // namespace mtp

namespace mtp::ui {

class CalibrationPlot;
class FitDoubts;

class CalibrationPanel : public QWidget {
    Q_OBJECT

public:
    explicit CalibrationPanel(FitDoubts& doubts, QWidget* parent = nullptr);

    void setSelection(const PointSelection& selection);
    void setTool(PointPlot::Tool tool);

signals:
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);
    // The committee that was trained is to be kept in files.
    void saveWanted(const std::vector<mtp::Potential>& members);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct ErrorKind;  // what is drawn against the measures
    const ErrorKind& error() const;
    void build();
    void connectParts();
    void showDoubt();
    void showProgress();
    void draw();
    void draw(CalibrationPlot& plot, const char* measure, const QString& label);
    QString noteText() const;
    QString ranksText() const;

    FitDoubts& m_doubts;
    CalibrationPlot* m_grade;
    CalibrationPlot* m_spread;
    QComboBox* m_error;
    QLabel* m_note;
    QProgressBar* m_progress;
    QSpinBox* m_members;
    QPushButton* m_train;
    QPushButton* m_save;
    std::shared_ptr<const FitDoubt> m_drawn;
    PointSelection m_selection;
};

}  // namespace mtp::ui
