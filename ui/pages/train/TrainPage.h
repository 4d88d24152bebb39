// Train: the training set and its split, options, a run on worker threads drawn while it goes on,
// and the runs so far.
#pragma once

#include <memory>
#include <vector>

#include "core/workflow/TrainingPlan.h"
#include "ui/pages/Page.h"

class QStackedWidget;
class QTabWidget;

namespace mtp {
struct TrainingSummary;
}

namespace mtp::ui {

class EstimateJob;
class FitPlots;
class Inspector;
class ProjectTraining;
class RunPanel;
class RunTable;
class ScanPanel;
class TrainingForm;
class TrainingSetPanel;

class TrainPage : public Page {
    Q_OBJECT

public:
    TrainPage(ProjectModel& project, JobBoard& jobs, ProjectTraining& training,
              QWidget* parent = nullptr);
    ~TrainPage() override;

    PageId id() const override { return PageId::Train; }
    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    State state() const override;
    QString stateText() const override;
    std::vector<Badge> badges() const override;
    QString counts() const override;
    QLineEdit* searchField() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;

    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;

    bool isRunning() const;

private:
    enum class Mixing { Refused, Allowed };

    void build();
    void buildScan();
    void connectTraining();
    void connectProject();
    void start(Mixing mixing);
    bool applySplit();
    bool isRefused(Mixing mixing);
    void offerToResume();
    void showKept(const TrainingSummary& summary);
    void followProject();
    void followRuns();
    void followPlan();
    void showState();
    void showPrimary();
    void showProgress();
    void showCurves();

    QStackedWidget* m_content;
    QTabWidget* m_tabs;
    TrainingSetPanel* m_set;
    FitPlots* m_plots;
    RunTable* m_runTable;
    ScanPanel* m_scan;
    EstimateJob* m_estimate;
    Inspector* m_inspector;
    TrainingForm* m_form;
    RunPanel* m_panel;

    ProjectTraining& m_training;
    TrainingPlan m_plan;            // the next training
    std::int64_t m_shownRun = 0;    // whose parity is drawn
    bool m_isNewProject = false;    // of which the configurations have not been seen yet
    std::size_t m_interrupted = 0;  // trainings of before that can be resumed
};

}  // namespace mtp::ui
