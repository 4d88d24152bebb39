// Densities: the ladder of target densities, the cell scaled by hand, the configurations to make.
#pragma once

#include <optional>

#include "core/density/Expansion.h"
#include "core/model/Frame.h"
#include "ui/pages/Page.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace mtp::ui {

class FramePlayer;
class Inspector;
class LadderStrip;
class StructureView;

class DensitiesPage : public Page {
    Q_OBJECT

public:
    DensitiesPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    QString title() const override { return tr("Densities"); }
    QString iconName() const override { return QStringLiteral("densities"); }
    State state() const override;
    QString counts() const override;
    void openPath(const QString& path) override;

    // Density ratio of the cell on show.
    double ratio() const { return m_ratio; }

private:
    void buildInspector();
    void connectLadder();
    void connectFields();
    void showProject();
    void showLadder();
    void showSourceFrame(int index);
    // Scales the cell on show; everything that depends on the ratio follows.
    void setRatio(double ratio);
    void showDistances();
    void dropAt(double ratio);
    void addMark(double ratio);
    void moveMark(int mark, double ratio);
    ExpansionOptions expansion() const;
    void makeConfigurations();
    std::size_t missingConfigurations() const;

    StructureView* m_view;
    FramePlayer* m_player;
    LadderStrip* m_ladder;
    Inspector* m_inspector;
    QDoubleSpinBox* m_referenceDensity;
    QDoubleSpinBox* m_ratioField;
    QDoubleSpinBox* m_densityField;
    QDoubleSpinBox* m_volumeField;
    QDoubleSpinBox* m_factorField;
    QPushButton* m_addMark;
    QTableWidget* m_distances;
    QLabel* m_batch;

    std::optional<Frame> m_source;  // the selected frame as the AIMD has it
    double m_ratio = 1;
    double m_ratioAtPress = 1;
};

}  // namespace mtp::ui
