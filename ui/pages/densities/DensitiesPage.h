// Densities: the ladder of target densities, the cell scaled by hand, the configurations to make.
#pragma once

#include <optional>

#include "core/density/Expansion.h"
#include "core/density/PairDistances.h"
#include "core/model/Frame.h"
#include "ui/pages/Page.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace mtp::ui {

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

    QString title() const override { return tr("Densities"); }
    QString iconName() const override { return QStringLiteral("densities"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path, const ImportChoice& choice) override;

    // Density ratio of the cell on show.
    double ratio() const { return m_ratio; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildStage();
    void buildInspector();
    void connectWork();
    void connectStage();
    void connectLadder();
    void connectFields();
    void showProject();
    void showLadder();
    void showMarks();
    void showSourceFrame(int index);
    // Scales the cell on show; everything that depends on the ratio follows.
    void setRatio(double ratio);
    void showCell();
    void showFields(double reference);
    void showSafety(const Expanded& shown);
    void dragCell(double factor, int axis);
    void dropCell(double factor, int axis);
    RungShape stretched(double factor, int axis) const;
    // How the project makes configurations, with its ladder and reference.
    ExpansionOptions expansion() const;
    // Of the selected frames, those that are made at each density.
    std::vector<std::size_t> batchFrames() const;
    std::size_t missingConfigurations() const;
    void exportConfigurations();
    void openPackDialog();

    DensityStage* m_stage;
    StructureView* m_view;
    FramePlayer* m_player;
    QToolButton* m_three;
    LadderPanel* m_ladder;
    CoveragePanel* m_coverage;
    DensityJobs* m_work;
    Inspector* m_inspector;
    ExpansionForm* m_form;
    SafetyPanel* m_safety;
    QDoubleSpinBox* m_referenceDensity;
    QDoubleSpinBox* m_ratioField;
    QDoubleSpinBox* m_densityField;
    QDoubleSpinBox* m_volumeField;
    QDoubleSpinBox* m_factorField;
    QLabel* m_batch;
    QPushButton* m_export;
    QTimer* m_soon;  // coverage and training distances, once for all changes until then

    std::optional<Frame> m_source;  // the selected frame as the AIMD has it
    double m_ratio = 1;
    double m_ratioAtPress = 1;
    std::optional<RungShape> m_draggedShape;  // while one axis is dragged
    std::vector<PairDistance> m_trainingDistances;
};

}  // namespace mtp::ui
