#include "ui/jobs/JobBoard.h"

#include <QThread>
#include <algorithm>
#include <atomic>

#include "core/base/Parallel.h"
#include "ui/jobs/Durations.h"
#include "ui/language/CoreText.h"

namespace mtp::ui {

// Lives in the worker; passes at most 30 reports a second to the window.
class Job::Reporter : public Progress {
public:
    explicit Reporter(Job* job) : m_job(job) { m_sinceReport.start(); }

    void report(double fraction, std::string_view what) override {
        if (m_hasReported && fraction < 1 && m_sinceReport.elapsed() < 33)
            return;
        m_hasReported = true;
        m_sinceReport.restart();
        const QString step =
            coreText(QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())));
        QMetaObject::invokeMethod(
            m_job,
            [job = m_job, fraction, step] {
                job->m_fraction = fraction;
                job->m_step = step;
                emit job->progressed();
            },
            Qt::QueuedConnection);
    }

    bool isCancelled() const override { return m_isCancelled; }
    void cancel() { m_isCancelled = true; }

private:
    Job* m_job;  // outlives the thread: ~Job waits for it
    QElapsedTimer m_sinceReport;
    bool m_hasReported = false;
    std::atomic<bool> m_isCancelled = false;
};

Job::Job(QString title, std::function<void(Progress&)> work, QObject* parent)
    : QObject(parent)
    , m_title(std::move(title))
    , m_work(std::move(work))
    , m_reporter(std::make_shared<Reporter>(this)) {}

Job::~Job() {
    Job::cancel();
    wait();
}

void Job::wait() {
    if (m_thread)
        m_thread->wait();
}

QString Job::text() const {
    const QString remaining = remainingText();
    return remaining.isEmpty() ? m_title : m_title + QStringLiteral(" · ") + remaining;
}

void Job::setFraction(double fraction) {
    m_fraction = fraction;
    emit progressed();
}

QString Job::remainingText() const {
    constexpr qint64 kSoonMs = 2000;
    constexpr double kTooLittle = 0.02;
    const qint64 elapsed = m_sinceStart.isValid() ? m_sinceStart.elapsed() : 0;
    if (elapsed < kSoonMs || m_fraction < kTooLittle || m_fraction >= 1)
        return {};
    const double seconds = static_cast<double>(elapsed) / 1000 * (1 - m_fraction) / m_fraction;
    return tr("about %1 left").arg(durationText(seconds));
}

void Job::start() {
    m_sinceStart.start();
    enum class End { Success, Failure, Cancelled };
    m_thread = QThread::create([this] {
        End end = End::Success;
        QString message;
        lowerThreadPriority();
        try {
            m_work(*m_reporter);
        } catch (const Cancelled&) {
            end = End::Cancelled;
        } catch (const std::exception& error) {
            end = End::Failure;
            message = errorText(error);
        }
        QMetaObject::invokeMethod(
            this,
            [this, end, message] {
                if (end == End::Success)
                    emit succeeded();
                else if (end == End::Cancelled)
                    emit cancelled();
                else
                    emit failed(message);
            },
            Qt::QueuedConnection);
    });
    m_thread->setParent(this);
    m_thread->start();
}

void Job::cancel() {
    m_reporter->cancel();
}

bool Job::isCancelled() const {
    return m_reporter->isCancelled();
}

Job* JobBoard::add(const QString& title, std::function<void(Progress&)> work) {
    auto* job = new Job(title, std::move(work), this);
    add(job);
    return job;
}

void JobBoard::add(Job* job) {
    job->setParent(this);
    m_jobs.push_back(job);
    connect(job, &Job::progressed, this, &JobBoard::changed);
    // Queued: the job's own listeners hear of its end first.
    const auto leave = [this, job] { remove(job); };
    connect(job, &Job::succeeded, this, leave, Qt::QueuedConnection);
    connect(job, &Job::failed, this, leave, Qt::QueuedConnection);
    connect(job, &Job::cancelled, this, leave, Qt::QueuedConnection);
    emit changed();
}

void JobBoard::remove(Job* job) {
    std::erase(m_jobs, job);
    job->deleteLater();
    emit changed();
}

}  // namespace mtp::ui

#include "moc_JobBoard.cpp"
