#include "ui/window/JobBar.h"

#include <QProgressBar>
#include <QStatusBar>
#include <QToolButton>

#include "ui/jobs/JobBoard.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

namespace mtp::ui {

namespace {
constexpr int kBarWidth = 140;
constexpr int kPerMille = 1000;
}  // namespace

JobBar::JobBar(JobBoard& jobs, TrainPage& training, QStatusBar& bar)
    : QObject(&bar)
    , m_jobs(jobs)
    , m_training(training)
    , m_counts(new ElidedLabel({}, Qt::ElideRight))
    , m_text(new ElidedLabel({}, Qt::ElideRight))
    , m_bar(new QProgressBar)
    , m_pause(button("jobPause", "pause", tr("Pause or resume the training")))
    , m_cancel(button("jobCancel", "close", tr("Cancel"))) {
    m_counts->setObjectName("counts");
    m_counts->setContentsMargins(8, 0, 0, 0);
    m_text->setObjectName("jobText");
    m_bar->setObjectName("jobBar");
    m_bar->setFixedWidth(kBarWidth);
    m_bar->setTextVisible(false);
    bar.setSizeGripEnabled(false);
    bar.addWidget(m_counts, 1);
    bar.addPermanentWidget(m_text);
    for (QWidget* widget : {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_pause),
                            static_cast<QWidget*>(m_cancel)})
        bar.addPermanentWidget(widget);
    connect(&jobs, &JobBoard::changed, this, &JobBar::refresh);
    connect(m_pause, &QToolButton::clicked, &training, &TrainPage::togglePause);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_jobs.jobs().empty())
            m_jobs.jobs().front()->cancel();
        else
            m_training.stop();
    });
    refresh();
}

QToolButton* JobBar::button(const QString& name, const QString& iconName, const QString& text) {
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(iconName));
    made->setAutoRaise(true);
    made->setToolTip(text);
    made->setAccessibleName(text);
    return made;
}

void JobBar::showCounts(const QString& counts) {
    m_counts->setText(counts);
}

void JobBar::refresh() {
    const bool hasJob = !m_jobs.jobs().empty();
    const bool isTraining = m_training.isRunning();
    if (hasJob)
        showJob();
    else
        showTraining();
    m_text->setVisible(hasJob || isTraining);
    m_bar->setVisible(hasJob || isTraining);
    m_pause->setVisible(isTraining && !hasJob);
    m_cancel->setVisible(hasJob || isTraining);
    m_cancel->setToolTip(hasJob ? tr("Cancel") : tr("Stop and keep the best potential"));
}

void JobBar::showJob() {
    const Job& job = *m_jobs.jobs().front();
    QString text = job.title();
    if (const QString remaining = job.remainingText(); !remaining.isEmpty())
        text += QStringLiteral(" · ") + remaining;
    if (m_jobs.jobs().size() > 1)
        text += tr(" · %Ln more", nullptr, static_cast<int>(m_jobs.jobs().size()) - 1);
    m_text->setText(text);
    m_bar->setEnabled(true);
    // Work that cannot tell how far it is shows that it is there.
    m_bar->setRange(0, job.fraction() > 0 ? kPerMille : 0);
    m_bar->setValue(static_cast<int>(job.fraction() * kPerMille));
}

void JobBar::showTraining() {
    const bool isPaused = m_training.isPaused();
    m_text->setText(m_training.runText());
    m_pause->setIcon(icon(isPaused ? "play" : "pause"));
    m_pause->setToolTip(isPaused ? tr("Resume the training") : tr("Pause the training"));
    m_bar->setEnabled(!isPaused);  // grey, and standing still
    const double fraction = m_training.runFraction();
    m_bar->setRange(0, fraction > 0 || isPaused ? kPerMille : 0);
    m_bar->setValue(static_cast<int>(fraction * kPerMille));
}

}  // namespace mtp::ui
