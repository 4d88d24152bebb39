// Train: options, split, a run on worker threads, loss and parity drawn while it goes on.
#pragma once

#include <memory>
#include <vector>

#include "core/training/Trainer.h"
#include "ui/pages/Page.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace mtp::ui {

class CurvePlot;
class Inspector;
class ParityPlot;
class Plot;
class TrainingForm;
class TrainingRun;
struct LiveParity;

class TrainPage : public Page {
    Q_OBJECT

public:
    TrainPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);
    ~TrainPage() override;

    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path) override;

    bool isRunning() const { return m_run != nullptr; }
    // For the status bar: "step 41 · 4.1 meV/atom"; empty where nothing runs.
    QString runText() const;

public slots:
    void togglePause();
    void stop();

private:
    void buildPlots();
    void buildInspector();
    void promote(Plot* plot);
    void start();
    void take(const IterationSummary& summary);
    void showParity(const LiveParity& parity);
    void finish(const TrainingSummary& summary);
    void endRun();
    void showCurves(const std::vector<IterationSummary>& iterations);
    void showState();
    void showRuns();
    std::vector<std::size_t> usableConfigurations() const;

    QWidget* m_plots;
    CurvePlot* m_objective;
    CurvePlot* m_errors;
    ParityPlot* m_energyParity;
    ParityPlot* m_forceParity;
    Inspector* m_inspector;
    TrainingForm* m_form;
    QLabel* m_progress;
    QLabel* m_notes;
    QPushButton* m_pause;
    QComboBox* m_runs;

    TrainingRun* m_run = nullptr;
    TrainingOptions m_options;
    std::vector<IterationSummary> m_iterations;
};

}  // namespace mtp::ui
