// Trajectory: opens an AIMD run, plays it, shows energy and temperature, chooses the frames.
#pragma once

#include "core/model/Frame.h"
#include "ui/pages/Page.h"

class QCheckBox;
class QDoubleSpinBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTabWidget;
class QTimer;

namespace mtp {
struct LoadedTrajectory;
}

namespace mtp::ui {

class ElidedLabel;
class Figure;
class FrameCandidates;
class FrameGrades;
class FrameMap;
class FramePlayer;
class Inspector;
class InspectorGroup;
class StructureView;
class TimelinePlot;

class TrajectoryPage : public Page {
    Q_OBJECT

public:
    TrajectoryPage(ProjectModel& project, JobBoard& jobs, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Trajectory; }
    QString title() const override { return tr("Trajectory"); }
    QString iconName() const override { return QStringLiteral("trajectory"); }
    State state() const override;
    QString counts() const override;
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;
    void openPath(const QString& path, const ImportChoice& choice) override;

signals:
    // A cell is to be packed, from which an AIMD run can start.
    void packRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildInspector();
    void buildSelection(InspectorGroup& group);
    void buildStrip();
    void connectChoice();
    void showTrajectory();
    void showSelectionFields(const LoadedTrajectory& trajectory);
    void showMethodFields();
    void applySelection();
    // The frames that stand for all, once the candidates are described.
    void chooseRepresentatives();
    void showCandidates(const QString& message);
    void showSelection();
    void showPicked();
    // The atom that lies furthest out, while grades are seen.
    void showAtomBeyond();
    QString selectedText() const;  // "38 of 378 frames selected"
    void showFrame(int index);
    void chooseFile();

    StructureView* m_view;
    FramePlayer* m_player;
    int m_wantedFrame = 0;  // once the trajectory is there
    TimelinePlot* m_timeline;
    FrameMap* m_map;
    FrameGrades* m_grades;
    QTabWidget* m_strip;
    FrameCandidates* m_candidates;
    QTimer* m_choiceDelay;      // a count that is being typed is not chosen at every key
    bool m_isChoosing = false;  // when the candidates come
    Inspector* m_inspector;
    ElidedLabel* m_source;
    QLabel* m_content;
    Figure* m_frames;
    Figure* m_span;
    Figure* m_density;
    InspectorGroup* m_selection;
    QComboBox* m_method;
    QSpinBox* m_count;
    QDoubleSpinBox* m_every;
    QDoubleSpinBox* m_skip;
    QLabel* m_selected;
    QCheckBox* m_picked;
    QPushButton* m_clearPicks;
};

}  // namespace mtp::ui
