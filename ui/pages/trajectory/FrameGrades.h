// How far the frames of the project's trajectory lie beyond what its current potential was trained
// on, worked out in a job while the panel is seen; those that would teach it something can be taken
// to Labels.
#pragma once

#include <QPointer>
#include <QWidget>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mtp {
class SharedTrajectory;
struct TrajectoryGrades;
}  // namespace mtp

namespace mtp::ui {

class Banner;
class FramesForLabels;
class GradePlot;
class Job;
class JobBoard;
class ProjectModel;

class FrameGrades : public QWidget {
    Q_OBJECT

public:
    // What came of frames that were taken is shown in the banner.
    FrameGrades(ProjectModel& project, JobBoard& jobs, Banner& banner, QWidget* parent = nullptr);

    // Frames of the trajectory, ascending; they get rings.
    void setSelected(const std::vector<std::size_t>& frames);
    // The one that is displayed.
    void setCurrent(std::size_t frame);
    // The atom of a frame that lies furthest out; absent if the frame is not graded or lies inside.
    std::optional<int> atomBeyond(std::size_t frame) const;

signals:
    void frameClicked(int frame);
    // atomBeyond() may be another one.
    void graded();
    // The first frame that was taken is this configuration; it was added, or is to be shown.
    void added(std::int64_t id);
    void wanted(std::int64_t id);

protected:
    void showEvent(QShowEvent* event) override;

private:
    // What grades are of.
    struct Place {
        std::shared_ptr<const SharedTrajectory> trajectory;
        std::int64_t run = 0;
        bool operator==(const Place&) const = default;
    };
    Place place() const;

    void build();
    // Shows what there is, and grades unless that was done or is being done.
    void showProject();
    void grade();
    void take(std::shared_ptr<const TrajectoryGrades> grades, const QString& message);
    void chooseFrames();
    void draw();
    void showMarks();
    void showJob();
    QString summary() const;
    QString reasonForNone() const;
    static QString nothingToCompare();
    std::optional<std::size_t> rowOf(std::size_t frame) const;

    ProjectModel& m_project;
    JobBoard& m_jobs;
    Banner& m_banner;
    FramesForLabels* m_frames;
    GradePlot* m_plot;
    QLabel* m_note;
    QProgressBar* m_progress;
    QPushButton* m_again;
    QPushButton* m_take;
    QPointer<Job> m_job;
    Place m_place;  // of m_grades or m_message, or of what is being graded
    std::shared_ptr<const TrajectoryGrades> m_grades;
    QString m_message;
    std::vector<std::size_t> m_selected;
    std::size_t m_current = 0;
};

}  // namespace mtp::ui
