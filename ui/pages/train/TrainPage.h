// Train: the training set and its split, options, a run on worker threads drawn while it goes on,
// and the runs so far.
#pragma once

#include <memory>
#include <vector>

#include "ui/pages/Page.h"
#include "ui/pages/train/SplitPlan.h"

class QStackedWidget;
class QTabWidget;

namespace mtp {
struct TrainingSummary;
}

namespace mtp::ui {

class EstimateJob;
class FitPlots;
class Inspector;
class RunPanel;
class RunTable;
class TrainingForm;
class TrainingSession;
class TrainingSetPanel;

class TrainPage : public Page {
    Q_OBJECT

public:
    TrainPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);
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
    bool isPaused() const;
    // Of the iterations that are allowed, 0 to 1; 0 while it prepares.
    double runFraction() const;
    // For the status bar: "Training · step 41 · 4.1 meV/atom"; empty if nothing runs.
    QString runText() const;

public slots:
    void togglePause();
    void stop();

private:
    enum class Mixing { Refused, Allowed };

    void build();
    void connectSession();
    void connectProject();
    void start(Mixing mixing);
    bool applySplit();
    bool isRefused(Mixing mixing);
    void excludeDiffering();
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
    EstimateJob* m_estimate;
    TrainingSession* m_session;
    Inspector* m_inspector;
    TrainingForm* m_form;
    RunPanel* m_panel;

    SplitPlan m_plan;               // of the next training
    std::int64_t m_shownRun = 0;    // whose parity is drawn
    bool m_isNewProject = false;    // of which the configurations have not been seen yet
    std::size_t m_interrupted = 0;  // trainings of before that can be resumed
};

}  // namespace mtp::ui
