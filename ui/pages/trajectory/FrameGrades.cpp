#include "ui/pages/trajectory/FrameGrades.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/inspection/ErrorColumns.h"
#include "core/workflow/TrajectoryGrades.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/FramesForLabels.h"
#include "ui/plots/GradePlot.h"
#include "ui/project/ActiveSets.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"
#include "ui/widgets/Banner.h"

namespace mtp::ui {

namespace {

constexpr int kGradeProgressWidth = 120;
constexpr std::size_t kMostTaken = 10;  // frames at a time, as of a simulation

constexpr ColumnKey<int> kNumber{"number"};  // of a frame, from 1 as people count

Table withNumbers(Table table) {
    std::vector<int> numbers = table[kGradedFrame];
    for (int& number : numbers)
        ++number;
    table.add(kNumber, std::move(numbers));
    return table;
}

struct Work {
    std::shared_ptr<SharedTrajectory> trajectory;
    std::vector<double> timesFs;
    Potential potential;
    std::shared_ptr<const ActiveSet> set;  // null: not known yet
    std::vector<ConfigurationRecord> training;
    std::shared_ptr<FrameLoader> loader;
};

// Null if there is nothing that grades could compare with.
std::shared_ptr<TrajectoryGrades> gradesOf(const Work& work, Progress& progress) {
    const std::shared_ptr<const ActiveSet> set =
        work.set ? work.set : activeSetFor(work.potential, work.training, *work.loader, progress);
    return set ? gradeTrajectory(*work.trajectory, work.timesFs, work.potential, set, progress)
               : nullptr;
}

}  // namespace

FrameGrades::FrameGrades(ProjectModel& project, JobBoard& jobs, Banner& banner, QWidget* parent)
    : QWidget(parent)
    , m_project(project)
    , m_jobs(jobs)
    , m_banner(banner)
    , m_frames(new FramesForLabels(project, banner, this))
    , m_plot(new GradePlot)
    , m_note(new QLabel)
    , m_progress(new QProgressBar)
    , m_again(new QPushButton(tr("Grade frames")))
    , m_take(new QPushButton(tr("Take to Labels"))) {
    build();
    connect(m_plot, &PointPlot::pointClicked, this, [this](int row) {
        emit frameClicked(static_cast<int>(m_grades->indices[static_cast<std::size_t>(row)]));
    });
    connect(m_again, &QPushButton::clicked, this, &FrameGrades::grade);
    connect(m_take, &QPushButton::clicked, this, &FrameGrades::chooseFrames);
    connect(m_frames, &FramesForLabels::added, this, &FrameGrades::added);
    connect(m_frames, &FramesForLabels::wanted, this, &FrameGrades::wanted);
    connect(&project, &ProjectModel::trajectoryChanged, this, &FrameGrades::showProject);
    connect(&project, &ProjectModel::runsChanged, this, &FrameGrades::showProject);
    draw();
}

void FrameGrades::build() {
    m_plot->setObjectName("frameGrades");
    m_plot->setTitle(tr("Extrapolation grades"));
    m_note->setObjectName("frameGradesNote");
    m_note->setWordWrap(true);
    m_progress->setFixedWidth(kGradeProgressWidth);
    m_progress->setTextVisible(false);
    m_again->setObjectName("gradeFrames");
    m_again->setToolTip(
        tr("Compare the neighbourhoods of every frame with those that the current potential was "
           "trained on"));
    m_take->setObjectName("takeFramesToLabels");
    m_take->setToolTip(
        tr("The fewest frames beyond that extend what the potential was trained on, at most 10, "
           "become configurations without labels"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_note, 1);
    head->addWidget(m_progress);
    head->addWidget(m_again);
    head->addWidget(m_take);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_plot, 1);
}

FrameGrades::Place FrameGrades::place() const {
    const LoadedTrajectory* trajectory = m_project.trajectory();
    const RunRecord* run = m_project.currentRun();
    return trajectory && run && run->potential ? Place{trajectory->reader, run->id} : Place();
}

void FrameGrades::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showProject();
}

void FrameGrades::showProject() {
    if (m_place != place()) {
        m_place = {};
        if (m_job)
            m_job->cancel();
        take(nullptr, {});
    }
    if (isVisible() && m_place != place())
        grade();
}

void FrameGrades::grade() {
    m_place = place();
    if (!m_place.trajectory)
        return;
    const RunRecord& run = *m_project.currentRun();
    m_message.clear();
    draw();
    const Work work{m_project.trajectory()->reader,
                    m_project.trajectory()->timesFs,
                    *run.potential,
                    ActiveSets::of(m_project).find(run.id),
                    trainingRecords(run, m_project.configurations()),
                    m_project.frames()};
    const auto isWanted = [this, of = m_place] { return of == m_place; };
    m_job = m_jobs.run<std::shared_ptr<TrajectoryGrades>>(
        tr("Grading frames"), this, [work](Progress& progress) { return gradesOf(work, progress); },
        [this, isWanted, id = run.id](std::shared_ptr<TrajectoryGrades> grades) {
            if (grades)
                ActiveSets::of(m_project).keep(id, grades->set);
            if (isWanted())
                take(grades, grades ? QString() : nothingToCompare());
        },
        [this, isWanted](const QString& why) { isWanted() ? take(nullptr, why) : void(); });
    connect(m_job, &Job::cancelled, this,
            [this, isWanted] { isWanted() ? take(nullptr, tr("Cancelled")) : void(); });
    connect(m_job, &Job::progressed, this, &FrameGrades::showJob);
    showJob();
}

QString FrameGrades::nothingToCompare() {
    return tr(
        "What this potential was trained on is not known here, and its file has no active set: "
        "there is nothing that grades could compare with.");
}

void FrameGrades::take(std::shared_ptr<const TrajectoryGrades> grades, const QString& message) {
    m_grades = std::move(grades);
    m_message = message;
    m_job = nullptr;
    draw();
    emit graded();
}

void FrameGrades::chooseFrames() {
    const QString name =
        QFileInfo(QString::fromStdString(m_project.trajectory()->record.path)).fileName();
    m_take->setEnabled(false);
    const auto end = [this] { m_take->setEnabled(true); };
    Job* job = m_jobs.run<std::vector<Configuration>>(
        tr("Choosing frames"), this,
        [grades = m_grades, reader = m_project.trajectory()->reader,
         potential = *m_project.currentRun()->potential,
         reference = m_project.reference()](Progress& progress) {
            return framesToLabel(*reader, *grades, potential, reference, kMostTaken, progress);
        },
        [this, name, end](const std::vector<Configuration>& frames) {
            end();
            m_frames->addBeyond(frames, name);
        },
        [this, end](const QString& why) {
            end();
            m_banner.show(Banner::Kind::Error, why);
        });
    connect(job, &Job::cancelled, this, end);
}

std::optional<std::size_t> FrameGrades::rowOf(std::size_t frame) const {
    if (!m_grades)
        return {};
    const std::vector<std::size_t>& all = m_grades->indices;
    const auto at = std::lower_bound(all.begin(), all.end(), frame);
    if (at == all.end() || *at != frame)
        return {};
    return static_cast<std::size_t>(at - all.begin());
}

std::optional<int> FrameGrades::atomBeyond(std::size_t frame) const {
    const std::optional<std::size_t> row = rowOf(frame);
    if (!row || m_grades->table[columns::kGrade][*row] <= kWorthLabels)
        return {};
    return m_grades->table[columns::kAtom][*row];
}

void FrameGrades::draw() {
    m_plot->setEmptyText(reasonForNone());
    if (m_grades) {
        const bool hasTimes = m_project.trajectory()->hasTimes();
        m_plot->setPoints(hasTimes ? m_grades->table : withNumbers(m_grades->table),
                          hasTimes ? columns::kTime.name : kNumber.name, columns::kGrade.name, {});
        m_plot->setAxisLabels(hasTimes ? tr("time, fs") : tr("frame"), tr("grade"));
        std::vector<std::pair<double, QString>> thresholds{{kWorthLabels, tr("worth labels")}};
        if (m_grades->highest > kWorthLabels)
            thresholds.emplace_back(kTooFar, tr("too far"));
        m_plot->setThresholds(thresholds);
        m_plot->showAll();
    } else {
        m_plot->setPoints(Table(), {}, {}, {});
        m_plot->setThresholds({});
    }
    showMarks();
    showJob();
}

void FrameGrades::showJob() {
    m_progress->setVisible(m_job);
    if (m_job)
        m_progress->setValue(static_cast<int>(100 * m_job->fraction()));
    m_note->setText(m_job ? (m_job->step().isEmpty() ? m_job->title() : m_job->step()) + tr("…")
                    : m_grades ? summary()
                               : QString());
    m_again->setVisible(!m_job && !m_grades && !m_message.isEmpty());
    m_take->setVisible(m_grades && m_grades->worthLabels > 0);
}

QString FrameGrades::reasonForNone() const {
    if (!m_message.isEmpty())
        return m_message;
    return place().trajectory
               ? tr("How far frames lie beyond what the current potential was trained on")
               : tr("Frames are graded by the current potential: train or load one first");
}

QString FrameGrades::summary() const {
    const auto count = static_cast<int>(m_grades->indices.size());
    const QString graded =
        m_grades->indices.size() < m_grades->frames
            ? tr("%L1 of %Ln frame(s), evenly spaced", nullptr, static_cast<int>(m_grades->frames))
                  .arg(count)
            : tr("%Ln frame(s)", nullptr, count);
    return tr("%1 by %2: highest grade %3, %L4 beyond %5, %L6 beyond %7.")
        .arg(graded, QString::fromStdString(m_project.currentRun()->name),
             shortNumberText(m_grades->highest, 4))
        .arg(m_grades->worthLabels)
        .arg(kWorthLabels)
        .arg(m_grades->tooFar)
        .arg(kTooFar);
}

void FrameGrades::setSelected(const std::vector<std::size_t>& frames) {
    m_selected = frames;
    showMarks();
}

void FrameGrades::setCurrent(std::size_t frame) {
    m_current = frame;
    showMarks();
}

void FrameGrades::showMarks() {
    if (!m_grades)
        return;
    std::vector<bool> isSelected;
    for (const std::size_t frame : m_grades->indices)
        isSelected.push_back(std::binary_search(m_selected.begin(), m_selected.end(), frame));
    m_plot->setChosen(isSelected);
    const std::optional<std::size_t> row = rowOf(m_current);
    m_plot->highlightRow(row ? static_cast<int>(*row) : -1);
}

}  // namespace mtp::ui

#include "moc_FrameGrades.cpp"
