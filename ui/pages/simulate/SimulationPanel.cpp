#include "ui/pages/simulate/SimulationPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/jobs/Durations.h"
#include "ui/language/CoreText.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Figure.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

QLabel* paragraph(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setParagraph(QLabel& label, const QString& text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

QString textOf(const fs::path& path) {
    return QString::fromStdString(path.string());
}

QString runningText(const SimulationRun& run) {
    if (!run.asked())
        return SimulationPanel::tr("Running");
    return *run.asked() == StopRequest::Pause ? SimulationPanel::tr("Pausing…")
                                              : SimulationPanel::tr("Stopping…");
}

}  // namespace

SimulationPanel::SimulationPanel(ProjectSimulations& simulations, Inspector& inspector)
    : QWidget(&inspector)
    , m_simulations(simulations)
    , m_runs(new QComboBox)
    , m_state(new QLabel)
    , m_text(paragraph("simulationText"))
    , m_warnings(paragraph("simulationWarnings"))
    , m_figures(new QWidget)
    , m_run(new QPushButton)
    , m_labels(new QPushButton(icon("labels"), {}))
    , m_beyond(new QPushButton(icon("labels"), {}))
    , m_trajectory(new QPushButton(icon("trajectory"), tr("Open on Trajectory"))) {
    hide();  // only the group is seen
    build(inspector);
}

void SimulationPanel::build(Inspector& inspector) {
    m_group = inspector.addGroup(tr("Simulation"));
    m_runs->setObjectName("simulationRuns");
    keepNarrow(*m_runs);
    m_state->setObjectName("simulationState");
    QFont bold = m_state->font();
    bold.setWeight(QFont::DemiBold);
    m_state->setFont(bold);
    m_figures->setObjectName("simulationFigures");
    auto* column = new QVBoxLayout(m_figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* first = new FigureRow;
    m_time = first->add({});
    m_temperature = first->add(tr("temperature"));
    auto* second = new FigureRow;
    m_speed = second->add(tr("speed"));
    m_left = second->add(tr("left"));
    column->addWidget(first);
    column->addWidget(second);
    m_gradeFigures = new FigureRow;
    m_grade = m_gradeFigures->add(tr("highest grade"));
    m_framesBeyond = m_gradeFigures->add({});
    column->addWidget(m_gradeFigures);
    m_run->setObjectName("simulationPause");
    m_run->setToolTip(tr("From the last restart file of the run, with the same settings"));
    m_labels->setObjectName("addToLabels");
    m_labels->setToolTip(tr("The frame is among the configurations of the project"));
    m_beyond->setObjectName("addBeyondToLabels");
    m_beyond->setToolTip(
        tr("Make configurations of the fewest of these frames that extend what the potential was "
           "trained on, ten at the most, so that they can be computed and trained on"));
    m_trajectory->setObjectName("openTrajectory");
    m_trajectory->setToolTip(tr("Open the frames of this run as the trajectory of the project"));
    m_group->addRow(tr("Run"), m_runs);
    for (QWidget* part : {static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_text),
                          static_cast<QWidget*>(m_warnings), m_figures,
                          static_cast<QWidget*>(m_labels), static_cast<QWidget*>(m_beyond),
                          static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_trajectory)})
        m_group->addWide(part);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { emit chosen(m_runs->itemData(index).toString().toStdString()); });
    connect(m_run, &QPushButton::clicked, this, &SimulationPanel::press);
    connect(m_labels, &QPushButton::clicked, this, &SimulationPanel::labelsRequested);
    connect(m_beyond, &QPushButton::clicked, this, &SimulationPanel::beyondRequested);
    connect(m_trajectory, &QPushButton::clicked, this, &SimulationPanel::trajectoryRequested);
}

void SimulationPanel::followList(const fs::path& shown) {
    const QSignalBlocker blocker(m_runs);
    m_runs->clear();
    m_runs->addItem(tr("New simulation"), QString());
    for (const ProjectSimulations::Run& run : m_simulations.runs()) {
        m_runs->addItem(textOf(run.folder.filename()), textOf(run.folder));
        m_runs->setItemData(m_runs->count() - 1, textOf(run.folder), Qt::ToolTipRole);
    }
    m_runs->setCurrentIndex(std::max(0, m_runs->findData(textOf(shown))));
    m_runs->setToolTip(
        tr("%1\nThe run that is shown, or the next one that is being prepared").arg(textOf(shown)));
}

void SimulationPanel::showWarnings(const QStringList& warnings) {
    constexpr qsizetype kMost = 2;  // the others are in the tool tip
    QStringList lines;
    for (const QString& warning : warnings.mid(0, kMost))
        lines << QStringLiteral("⚠ ") + warning;
    if (warnings.size() > kMost)
        lines << tr("and %Ln more", nullptr, static_cast<int>(warnings.size() - kMost));
    setParagraph(*m_warnings, lines.join(QLatin1Char('\n')));
    m_warnings->setToolTip(warnings.size() > kMost ? warnings.join(QLatin1Char('\n')) : QString());
}

void SimulationPanel::showPlan(const QString& text, const QString& problem,
                               const QStringList& warnings) {
    m_state->hide();
    for (QWidget* ofRun : {m_figures, static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_labels),
                           static_cast<QWidget*>(m_beyond), static_cast<QWidget*>(m_trajectory)})
        ofRun->hide();
    setParagraph(*m_text, problem.isEmpty() ? text : sentence(problem));
    showWarnings(warnings);
}

void SimulationPanel::showRun(const ProjectSimulations::Run& run, const Possible& possible) {
    const SimulationSnapshot* snapshot = run.snapshot.get();
    const bool isRunning = !run.job.isNull();
    m_state->show();
    m_state->setText(!run.problem.isEmpty() ? tr("Cannot be read")
                     : isRunning            ? runningText(*run.job)
                     : snapshot             ? sentence(stateText(snapshot->state))
                                            : tr("Reading…"));
    const QString reason = !run.problem.isEmpty()   ? run.problem
                           : snapshot && !isRunning ? sentence(coreText(snapshot->reason))
                                                    : QString();
    setParagraph(*m_text, reason);
    QStringList warnings;
    if (snapshot && (isRunning || snapshot->state == SimulationState::Ready))
        for (const std::string& warning : snapshot->description.warnings)
            warnings << coreText(warning);
    showWarnings(warnings);
    m_figures->setVisible(snapshot);
    if (snapshot)
        showFigures(*snapshot);
    showButtons(run, possible);
}

void SimulationPanel::showButtons(const ProjectSimulations::Run& run, const Possible& possible) {
    const SimulationSnapshot* snapshot = run.snapshot.get();
    const bool isRunning = !run.job.isNull();
    m_action = isRunning || !snapshot                       ? Action::Pause
               : snapshot->state == SimulationState::Paused ? Action::Stop
               : snapshot->state == SimulationState::Ready  ? Action::Start
                                                            : Action::Continue;
    const bool goesOn = m_action == Action::Start || m_action == Action::Continue;
    m_run->setVisible(isRunning || (snapshot && snapshot->canContinue));
    m_run->setText(m_action == Action::Pause   ? tr("Pause")
                   : m_action == Action::Stop  ? tr("Stop")
                   : m_action == Action::Start ? tr("Start")
                                               : tr("Continue"));
    m_run->setIcon(icon(m_action == Action::Pause ? "pause" : goesOn ? "play" : "stop"));
    m_run->setEnabled(goesOn ? possible.whyNoEngine.isEmpty() : !isRunning || !run.job->asked());
    m_run->setToolTip(m_action == Action::Pause
                          ? tr("Ends within a few steps and can be resumed, also after a restart "
                               "of the machine")
                      : m_action == Action::Stop ? tr("It will not be resumed; its results stay")
                      : !possible.whyNoEngine.isEmpty()
                          ? possible.whyNoEngine
                          : tr("From the last restart file of the run, with the same settings"));
    const bool hasOffender = snapshot && snapshot->offender;
    m_labels->setVisible(hasOffender);
    m_labels->setText(possible.isAmongLabels ? tr("Show on Labels") : tr("Add frame to Labels"));
    m_labels->setToolTip(
        possible.isAmongLabels
            ? tr("The frame is among the configurations of the project")
            : tr("Make a configuration of the frame with which the run left the training set, so "
                 "that it can be computed and trained on"));
    const std::size_t beyond =
        snapshot && snapshot->grades ? snapshot->grades->framesBeyond : std::size_t(0);
    m_beyond->setVisible(beyond > 0);
    m_beyond->setText(
        tr("Choose among %Ln frame(s) for Labels", nullptr, static_cast<int>(beyond)));
    m_trajectory->setVisible(snapshot && snapshot->frame);
}

void SimulationPanel::press() {
    switch (m_action) {
        case Action::Pause:
            return emit pauseRequested();
        case Action::Stop:
            return emit stopRequested();
        case Action::Start:
        case Action::Continue:
            return emit continueRequested();
    }
}

void SimulationPanel::showFigures(const SimulationSnapshot& snapshot) {
    m_time->setValue(shortNumberText(snapshot.time(), 4), tr("ps"));
    m_time->setCaption(tr("of %1 ps").arg(shortNumberText(snapshot.wholeTime(), 4)));
    const std::vector<double>& temperatures = (*snapshot.table)[columns::kRunTemperature];
    m_temperature->setValue(temperatures.empty() ? QString() : numberText(temperatures.back(), 0),
                            tr("K"));
    m_speed->setValue(
        snapshot.nanosecondsPerDay ? shortNumberText(*snapshot.nanosecondsPerDay, 3) : QString(),
        tr("ns/day"));
    showGrades(snapshot);
    m_left->setValue(snapshot.secondsLeft ? tr("≈ %1").arg(durationText(*snapshot.secondsLeft))
                                          : QString());
}

// While it runs the log tells the highest grade; how many frames were kept is counted at its end.
void SimulationPanel::showGrades(const SimulationSnapshot& snapshot) {
    double highest = 0;
    for (const double grade : (*snapshot.table)[columns::kRunHighestGrade])
        if (grade > highest)
            highest = grade;
    if (snapshot.grades)
        highest = snapshot.grades->highest.value_or(highest);
    m_gradeFigures->setVisible(highest > 0);
    m_grade->setValue(shortNumberText(highest, 3));
    m_framesBeyond->setVisible(snapshot.grades.has_value());
    if (!snapshot.grades)
        return;
    m_framesBeyond->setValue(QStringLiteral("%L1").arg(snapshot.grades->framesBeyond));
    m_framesBeyond->setCaption(
        tr("frames beyond %1").arg(shortNumberText(snapshot.grades->limits.save, 3)));
}

}  // namespace mtp::ui

#include "moc_SimulationPanel.cpp"
