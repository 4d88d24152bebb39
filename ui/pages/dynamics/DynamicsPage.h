// Dynamics: how the ions of the project's trajectory move. Diffusion, hops, cascades, conductivity.
#pragma once

#include <memory>
#include <optional>

#include "ui/pages/Page.h"

class QTabWidget;
class QTimer;

namespace mtp::ui {

class DynamicsAnalysis;
class DynamicsFigures;
class DynamicsForm;
class ComparedRuns;
class HopFrames;
class HopStage;
class MotionPlots;
class RunsPanel;
class StructurePlots;
class VibrationPlots;
struct DynamicsRequest;
struct DynamicsResult;

class DynamicsPage : public Page {
    Q_OBJECT

public:
    DynamicsPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Dynamics; }
    QString title() const override { return tr("Dynamics"); }
    QString iconName() const override { return QStringLiteral("dynamics"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectParts();
    void followTrajectory();
    void followGrowth();
    void keepChoices();
    void followChoices();
    void refresh();
    void showPrimary();
    void analyse();
    // With the frames that were read, even if the file has grown since then.
    void analyseAgain();
    void start(const DynamicsRequest& request);
    void writeReport();
    void copyMethods();
    void fail(const QString& message, bool isTimeMissing);
    std::optional<DynamicsRequest> request() const;

    DynamicsAnalysis* m_analysis;
    QTabWidget* m_tabs;
    MotionPlots* m_plots;
    HopStage* m_hops;
    HopFrames* m_labels;
    StructurePlots* m_structure;
    VibrationPlots* m_vibrations;
    ComparedRuns* m_compared;
    RunsPanel* m_runs;
    DynamicsForm* m_form;
    DynamicsFigures* m_figures;
    QTimer* m_soon;  // after a change of the form
    QTimer* m_keep;  // writes the choices of the form into the project
    QTimer* m_look;  // whether the run has grown
    std::shared_ptr<const DynamicsResult> m_shown;
    std::optional<std::int64_t> m_followedBytes;  // of the run, when it had changed last
    QStringList m_species;                        // of the trajectory
    QJsonObject m_standard;                       // the choices of a project that keeps none
    bool m_isWanted = false;                      // as soon as the page is seen
    bool m_isTimeMissing = false;                 // the analysis waits for a time step
};

}  // namespace mtp::ui
