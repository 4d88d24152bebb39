#include "ui/pages/train/RunPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "core/training/TrainingCurves.h"
#include "ui/pages/train/RunFigures.h"
#include "ui/project/ProjectModel.h"
#include "ui/project/ProjectTraining.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Inspector.h"

namespace mtp::ui {

namespace {

constexpr int kParts = 1000;  // of the bar

}  // namespace

RunPanel::RunPanel(ProjectModel& project, ProjectTraining& training, Inspector& inspector)
    : QObject(&inspector)
    , m_project(project)
    , m_training(training)
    , m_progress(new QLabel)
    , m_pass(new QProgressBar)
    , m_work(new QLabel)
    , m_figures(new RunFigures)
    , m_notes(new QLabel)
    , m_pause(new QPushButton(icon("pause"), tr("Pause")))
    , m_runs(new QComboBox) {
    InspectorGroup* group = inspector.addGroup(tr("Progress"));
    m_progress->setObjectName("trainingProgress");
    m_progress->setWordWrap(true);
    m_pass->setObjectName("trainingPass");
    m_pass->setRange(0, kParts);
    m_pass->setTextVisible(false);
    m_pass->setToolTip(
        tr("The part of the configurations that the present pass over them has done; an iteration "
           "takes several passes"));
    m_work->setObjectName("trainingWork");
    m_work->setWordWrap(true);
    m_work->setForegroundRole(QPalette::PlaceholderText);
    m_notes->setObjectName("trainingNotes");
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setForegroundRole(QPalette::PlaceholderText);
    m_notes->hide();
    m_pause->setObjectName("pause");
    m_pause->setToolTip(
        tr("A paused training keeps what it has reached, also if the program is closed"));
    m_runs->setObjectName("runs");
    keepNarrow(*m_runs);
    connect(m_pause, &QPushButton::clicked, &training, &ProjectTraining::togglePause);
    connect(m_runs, &QComboBox::activated, this,
            [this](int index) { m_project.setCurrentRun(m_runs->itemData(index).toLongLong()); });
    group->addRow(tr("Run"), m_runs);
    group->addWide(m_progress);
    group->addWide(m_pass);
    group->addWide(m_work);
    group->addWide(m_figures);
    group->addWide(m_pause);
    group->addWide(m_notes);
}

void RunPanel::followRuns() {
    m_runs->clear();
    for (const RunRecord& run : m_project.runs())
        m_runs->addItem(QString::fromStdString(run.name), QVariant::fromValue<qlonglong>(run.id));
    if (m_training.isRunning()) {
        m_runs->addItem(QString::fromStdString(m_training.record().name));
        m_runs->setCurrentIndex(m_runs->count() - 1);
    } else if (const RunRecord* current = m_project.currentRun()) {
        m_runs->setCurrentIndex(m_runs->findData(QVariant::fromValue<qlonglong>(current->id)));
    }
    m_runs->setEnabled(!m_training.isRunning() && m_runs->count() > 0);
    m_runs->setToolTip(m_training.isRunning()
                           ? tr("You can choose another run when this training has ended")
                       : m_runs->count() == 0 ? tr("There are no runs yet")
                                              : tr("The current run"));
}

void RunPanel::showProgress(const QString& state, std::optional<double> estimate) {
    const RunRecord* run = m_project.currentRun();
    m_progress->setText(state);
    m_pause->setVisible(m_training.isRunning());
    if (!m_training.isRunning())
        m_work->clear();
    m_pass->setVisible(!m_work->text().isEmpty());
    m_work->setVisible(!m_work->text().isEmpty());
    m_pause->setText(m_training.isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(m_training.isPaused() ? "play" : "pause"));
    m_figures->setVisible(m_training.isRunning() || (run && !run->iterations.empty()));
    if (m_training.isRunning() && m_training.session().iterations().empty())
        m_figures->showPreparing(estimate);
    else if (m_training.isRunning())
        m_figures->showRunning(m_training.session().iterations().back(),
                               m_training.record().options.maxIterations,
                               m_training.session().secondsLeft());
    else if (run && !run->iterations.empty())
        m_figures->showKept(*keptIteration(run->iterations), run->iterations.back().iteration);
}

void RunPanel::showWork(const QString& text, double fraction) {
    m_work->setText(text);
    m_pass->setValue(static_cast<int>(fraction * kParts));
    m_pass->show();
    m_work->show();
}

void RunPanel::addNote(const QString& text) {
    m_notes->setText(m_notes->text().isEmpty() ? text : m_notes->text() + QLatin1Char('\n') + text);
    m_notes->show();
}

void RunPanel::clearNotes() {
    m_notes->clear();
    m_notes->hide();
}

}  // namespace mtp::ui

#include "moc_RunPanel.cpp"
