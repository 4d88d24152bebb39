// Simulate: the potential in LAMMPS, under guard. A start cell and a protocol become a run that is
// watched while it goes on; a frame with which it left the training set goes back to Labels.
#pragma once

#include <filesystem>

#include "ui/pages/Page.h"
#include "ui/project/ProjectSimulations.h"

class QComboBox;
class QTabWidget;

namespace mtp::ui {

class EngineForm;
class GradeForm;
class Inspector;
class InspectorGroup;
class OffendingFrames;
class ProtocolForm;
class SimulationPanel;
class SimulationPlan;
class SimulationStage;
class SimulationTable;
class StartCellForm;

class SimulatePage : public Page {
    Q_OBJECT

public:
    SimulatePage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Simulate; }
    QString title() const override { return tr("Simulate"); }
    QString iconName() const override { return QStringLiteral("simulate"); }
    State state() const override;
    QString stateText() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Folder = std::filesystem::path;

    void build();
    void buildInspector();
    void connectForms();
    void connectRuns();
    void followPotentials();
    void followList();
    void plan();
    // Empty: a new one.
    void showSimulation(const Folder& folder);
    void showPlan();
    void showRun(const ProjectSimulations::Run& run);
    void refresh();
    void showPrimary();
    void press();
    void start();
    void write();
    void stop(StopRequest request);
    void resume();
    void announceEnd(const Folder& folder);
    void rehearse(std::size_t atoms, double kelvin);
    void openTrajectory(const Folder& folder);
    const ProjectSimulations::Run* shown() const { return m_simulations->find(m_shown); }

    ProjectSimulations* m_simulations;
    SimulationPlan* m_plan;
    OffendingFrames* m_offenders;
    QTabWidget* m_tabs;
    SimulationStage* m_stage;
    SimulationTable* m_table;
    Inspector* m_inspector;
    SimulationPanel* m_panel;
    InspectorGroup* m_potentialGroup;
    QComboBox* m_potential;
    StartCellForm* m_start;
    ProtocolForm* m_protocol;
    GradeForm* m_grades;
    EngineForm* m_engine;

    Folder m_shown;
    bool m_isStarting = false;
    // Nothing is prepared or looked for before the page is seen.
    bool m_isPlanWanted = true, m_isEngineWanted = true;
};

}  // namespace mtp::ui
