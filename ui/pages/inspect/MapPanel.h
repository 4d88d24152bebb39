// A map of the configurations of a fit by what they look like, coloured by what is known of them,
// and the list of those that are nearly copies.
#pragma once

#include <QPointer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/Table.h"
#include "core/inspection/PointSelection.h"
#include "ui/jobs/JobBoard.h"
#include "ui/plots/PointPlot.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace mtp {
struct FitMap;
struct FitResult;
}  // namespace mtp

namespace mtp::ui {

class NumberTable;

class MapPanel : public QWidget {
    Q_OBJECT

public:
    explicit MapPanel(JobBoard& jobs, QWidget* parent = nullptr);

    void setResult(std::shared_ptr<const FitResult> result);
    // By configuration of the result; empty while they are not known, for which there may be a
    // reason.
    void setGrades(const std::vector<double>& grades, const QString& why);
    void setSelection(const PointSelection& selection);
    // These have a cross and are no copies.
    void setExcluded(const PointSelection& excluded);
    void setTool(PointPlot::Tool tool) { m_plot->setTool(tool); }

signals:
    void rowsChosen(const mtp::Table& table, const std::vector<int>& rows,
                    Qt::KeyboardModifiers modifiers);
    void pointClicked(const mtp::Table& table, int row);
    // Grades are to be shown and are not known.
    void gradesWanted();
    // Configurations of the result.
    void exclusionWanted(const std::vector<std::size_t>& configurations);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildCopies();
    void computeIfShown();
    void take(std::shared_ptr<const FitMap> map, const QString& message);
    void showProgress();
    void draw();
    void drawMarks();
    void drawCopies();
    QString copiesText() const;
    void chooseCopies(const std::vector<int>& rows);

    JobBoard& m_jobs;
    PointPlot* m_plot;
    QComboBox* m_colour;
    QDoubleSpinBox* m_within;
    QLabel* m_note;
    QProgressBar* m_progress;
    NumberTable* m_copies;
    QPushButton* m_exclude;
    QPointer<Job> m_job;
    std::shared_ptr<const FitResult> m_result;
    std::shared_ptr<const FitMap> m_map;
    std::vector<double> m_grades;
    QString m_whyNoGrades;
    PointSelection m_selection, m_excluded;
    bool m_isOld = true;  // the map is of another result
};

}  // namespace mtp::ui
