// Densities: the ladder of target densities, the cell scaled by hand, the configurations to make.
#pragma once

#include <optional>

#include "core/density/Expansion.h"
#include "core/density/PairDistances.h"
#include "core/model/Frame.h"
#include "ui/pages/Page.h"

class QTimer;
class QToolButton;

namespace mtp {
struct ExpansionBatch;
}

namespace mtp::ui {

class BatchPanel;
class CellForm;
class CoveragePanel;
class DensityJobs;
class DensityStage;
class ExpansionForm;
class FramePlayer;
class Inspector;
class LadderPanel;
class SafetyPanel;
class StructureView;

class DensitiesPage : public Page {
    Q_OBJECT

public:
    DensitiesPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Densities; }
    QString title() const override { return tr("Densities"); }
    QString iconName() const override { return QStringLiteral("densities"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;

    // Density ratio of the displayed cell.
    double ratio() const { return m_ratio; }
    // Places ions at random, as a start for AIMD.
    void openPackDialog();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildEmptyState();
    QWidget* buildStage();
    void buildInspector();
    void connectWork();
    void connectStage();
    void connectLadder();
    void connectFields();
    void showProject();
    void showLadder();
    void showBatch();
    void showSourceFrame(int index);
    // Scales the displayed cell; everything that depends on the ratio follows.
    void setRatio(double ratio);
    void showCell();
    void showSafety(const Expanded& shown);
    void dragCell(double factor, int axis);
    void dropCell(double factor, int axis);
    RungShape stretched(double factor, int axis) const;
    // How the project makes configurations, with its ladder and reference.
    ExpansionOptions expansion() const;
    ExpansionBatch batch() const;
    void makeConfigurations();
    void exportConfigurations();

    DensityStage* m_stage;
    StructureView* m_view;
    FramePlayer* m_player;
    QToolButton* m_three;
    LadderPanel* m_ladder;
    CoveragePanel* m_coverage;
    DensityJobs* m_work;
    Inspector* m_inspector;
    CellForm* m_cell;
    ExpansionForm* m_form;
    SafetyPanel* m_safety;
    BatchPanel* m_batch;
    QTimer* m_soon;  // coverage and training distances, once for all changes until then

    std::optional<Frame> m_source;  // the selected frame as the AIMD has it
    double m_ratio = 1;
    double m_ratioAtPress = 1;
    std::optional<RungShape> m_draggedShape;  // while one axis is dragged
    std::vector<PairDistance> m_trainingDistances;
};

}  // namespace mtp::ui
