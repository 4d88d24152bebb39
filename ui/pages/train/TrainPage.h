// Train: the training set and its split, options, a run on worker threads drawn while it goes on,
// and the runs so far.
#pragma once

#include <memory>
#include <vector>

#include "core/project/edit/Trainings.h"
#include "core/training/Trainer.h"
#include "ui/pages/Page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace mtp::ui {

class EstimateJob;
class FitPlots;
class Inspector;
class RunTable;
class TrainingForm;
class TrainingRun;
class TrainingSetPanel;

class TrainPage : public Page {
    Q_OBJECT

public:
    TrainPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);
    ~TrainPage() override;

    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;

    QString viewState() const override;
    void setViewState(const QString& state) override;

    bool isRunning() const { return m_run != nullptr; }
    // For the status bar: "step 41 · 4.1 meV/atom"; empty where nothing runs.
    QString runText() const;

public slots:
    void togglePause();
    void stop();

private:
    enum class Mixing { Refused, Allowed };
    struct Prepared;

    void build();
    void buildInspector();
    void start(Mixing mixing);
    bool applySplit();
    bool isRefused(Mixing mixing);
    void resume(std::int64_t trainingId);
    // Reads the configurations of the record in a job, then runs.
    void prepare(TrainingRecord record);
    void launch(Prepared prepared);
    void take(const IterationSummary& summary);
    void keepCheckpoint(const std::string& checkpoint);
    void finish(const TrainingSummary& summary);
    void endRun();
    void followProject();
    void requestEstimate();
    void showState();
    void showProgress();
    void showRuns();
    void showCurves();
    std::vector<ConfigurationRecord> usableConfigurations() const;
    std::size_t usableCount() const;

    QTabWidget* m_tabs;
    TrainingSetPanel* m_set;
    FitPlots* m_plots;
    RunTable* m_runTable;
    EstimateJob* m_estimate;
    Inspector* m_inspector;
    TrainingForm* m_form;
    QLabel* m_progress;
    QLabel* m_notes;
    QPushButton* m_pause;
    QComboBox* m_runs;

    TrainingRun* m_run = nullptr;
    TrainingRecord m_record;  // of the training that runs
    bool m_isPreparing = false;
    bool m_isOneWaiting = false;  // a training of before that can go on
};

}  // namespace mtp::ui
