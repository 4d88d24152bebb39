#include "ui/pages/simulate/SimulationPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/jobs/Durations.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/theme/Numbers.h"
#include "ui/theme/Theme.h"
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

// A box of several paragraphs gives one that has grown the height that it had before: the layout is
// told how many lines there are now.
void setParagraph(QLabel& label, const QString& text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setMinimumHeight(0);
    if (label.width() > label.fontMetrics().averageCharWidth() * 10)
        label.setMinimumHeight(std::max(0, label.heightForWidth(label.width())));
}

QString textOf(const fs::path& path) {
    return QString::fromStdString(path.string());
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
    , m_pause(new QPushButton)
    , m_labels(new QPushButton(icon("labels"), {}))
    , m_trajectory(new QPushButton(icon("trajectory"), tr("Open on Trajectory"))) {
    hide();  // only the group is seen
    build(inspector);
}

void SimulationPanel::build(Inspector& inspector) {
    m_group = inspector.addGroup(tr("Simulation"));
    m_runs->setObjectName("simulationRuns");
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runs->setMinimumContentsLength(8);
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
    m_pause->setObjectName("simulationPause");
    m_labels->setObjectName("addToLabels");
    m_trajectory->setObjectName("openTrajectory");
    m_trajectory->setToolTip(tr("Open the frames of this run as the trajectory of the project"));
    m_group->addRow(tr("Run"), m_runs);
    // In a column of their own: QFormLayout of Qt 6.4 writes beyond its rows if a label that wraps
    // is hidden in it.
    auto* content = new QWidget;
    auto* parts = new QVBoxLayout(content);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    for (QWidget* part :
         {static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_text),
          static_cast<QWidget*>(m_warnings), m_figures, static_cast<QWidget*>(m_labels),
          static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_trajectory)})
        parts->addWidget(part);
    m_group->addWide(content);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { emit chosen(m_runs->itemData(index).toString().toStdString()); });
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_canContinue ? emit continueRequested() : emit pauseRequested(); });
    connect(m_labels, &QPushButton::clicked, this, &SimulationPanel::labelsRequested);
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
    m_runs->setToolTip(textOf(shown));
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
    for (QWidget* ofRun : {m_figures, static_cast<QWidget*>(m_pause),
                           static_cast<QWidget*>(m_labels), static_cast<QWidget*>(m_trajectory)})
        ofRun->hide();
    setParagraph(*m_text, problem.isEmpty() ? text : sentence(problem));
    showWarnings(warnings);
}

void SimulationPanel::showRun(const ProjectSimulations::Run& run, const Possible& possible) {
    const SimulationSnapshot* snapshot = run.snapshot.get();
    const bool isRunning = !run.job.isNull();
    m_canContinue = snapshot && snapshot->canContinue && !isRunning;
    m_state->show();
    m_state->setText(!run.problem.isEmpty()   ? tr("Cannot be read")
                     : possible.isStopping    ? tr("Stopping…")
                     : isRunning || !snapshot ? (isRunning ? tr("Running") : tr("Reading…"))
                                              : sentence(stateText(snapshot->state)));
    const QString reason = !run.problem.isEmpty() ? run.problem
                           : snapshot && !isRunning
                               ? sentence(QString::fromStdString(snapshot->reason))
                               : QString();
    setParagraph(*m_text, reason);
    QStringList warnings;
    if (snapshot && (isRunning || snapshot->state == SimulationState::Ready))
        for (const std::string& warning : snapshot->description.warnings)
            warnings << QString::fromStdString(warning);
    showWarnings(warnings);
    m_figures->setVisible(snapshot);
    if (snapshot)
        showFigures(*snapshot);
    m_pause->setVisible(isRunning || m_canContinue);
    const bool isNew = snapshot && snapshot->state == SimulationState::Ready && !isRunning;
    m_pause->setText(isRunning ? tr("Pause") : isNew ? tr("Start") : tr("Continue"));
    m_pause->setIcon(icon(isRunning ? "pause" : "play"));
    m_pause->setEnabled(isRunning ? !possible.isStopping : possible.whyNoEngine.isEmpty());
    m_pause->setToolTip(isRunning ? tr("Ends within a few steps and can be continued, also after "
                                       "a restart of the machine")
                                  : possible.whyNoEngine);
    const bool hasOffender = snapshot && snapshot->offender;
    m_labels->setVisible(hasOffender);
    m_labels->setText(possible.isAmongLabels ? tr("Show on Labels") : tr("Add frame to Labels"));
    m_labels->setToolTip(
        possible.isAmongLabels
            ? tr("The frame is among the configurations of the project")
            : tr("Make a configuration of the frame with which the run left the training set, so "
                 "that it can be computed and trained on"));
    m_trajectory->setVisible(snapshot && snapshot->frame);
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
    m_left->setValue(snapshot.secondsLeft ? tr("≈ %1").arg(durationText(*snapshot.secondsLeft))
                                          : QString());
}

}  // namespace mtp::ui
