#include "ui/window/JobBar.h"

#include <QProgressBar>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "ui/jobs/JobBoard.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

namespace mtp::ui {

namespace {
constexpr int kBarWidth = 140;
constexpr int kPerMille = 1000;
constexpr int kDelayMs = 200;
}  // namespace

JobBar::JobBar(JobBoard& jobs, QStatusBar& bar)
    : QObject(&bar)
    , m_jobs(jobs)
    , m_delay(new QTimer(this))
    , m_counts(new ElidedLabel({}, Qt::ElideRight))
    , m_text(new ElidedLabel({}, Qt::ElideRight))
    , m_bar(new QProgressBar)
    , m_pause(button("jobPause", "pause", tr("Pause or resume")))
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
    m_delay->setSingleShot(true);
    m_delay->setInterval(kDelayMs);
    connect(m_delay, &QTimer::timeout, this, [this] {
        setJobVisible(true);
        refresh();
    });
    connect(&jobs, &JobBoard::changed, this, &JobBar::refresh);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (Job* job = shownJob())
            job->setPaused(!job->isPaused());
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (Job* job = shownJob())
            job->cancel();
    });
    setJobVisible(false);
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

Job* JobBar::shownJob() const {
    const std::vector<Job*>& jobs = m_jobs.jobs();
    const auto isShort = [](const Job* job) { return !job->canPause(); };
    const auto found = std::find_if(jobs.begin(), jobs.end(), isShort);
    return found != jobs.end() ? *found : jobs.empty() ? nullptr : jobs.front();
}

void JobBar::refresh() {
    const Job* job = shownJob();
    if (!job) {
        m_delay->stop();
        setJobVisible(false);
    } else if (!m_bar->isHidden()) {
        showJob(*job);
    } else if (!m_delay->isActive()) {
        m_delay->start();
    }
}

void JobBar::setJobVisible(bool isVisible) {
    for (QWidget* widget : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_bar),
                            static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_pause)})
        widget->setVisible(isVisible);
}

void JobBar::showJob(const Job& job) {
    QString text = job.text();
    if (m_jobs.jobs().size() > 1)
        text += tr(" · %Ln more", nullptr, static_cast<int>(m_jobs.jobs().size()) - 1);
    m_text->setText(text);
    m_pause->setVisible(job.canPause());
    m_pause->setIcon(icon(job.isPaused() ? "play" : "pause"));
    if (job.canPause())
        m_pause->setToolTip(job.pauseText());
    m_cancel->setToolTip(job.cancelText());
    m_bar->setEnabled(!job.isPaused());  // grey, and standing still
    // Work that cannot tell how far it is shows that it is there.
    m_bar->setRange(0, job.fraction() > 0 || job.isPaused() ? kPerMille : 0);
    m_bar->setValue(static_cast<int>(job.fraction() * kPerMille));
}

}  // namespace mtp::ui

#include "moc_JobBar.cpp"
