// Runs long work on worker threads and reports to the window: progress, result or failure.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Progress.h"

class QThread;

namespace mtp::ui {

// One piece of work. Lives in the window's thread; the work runs in its own.
class Job : public QObject {
    Q_OBJECT

public:
    Job(QString title, std::function<void(Progress&)> work, QObject* parent);
    ~Job() override;  // asks the work to stop and waits for it

    const QString& title() const { return m_title; }
    // What the status bar says of it: the title and the remaining time.
    virtual QString text() const;
    double fraction() const { return m_fraction; }
    const QString& step() const { return m_step; }
    // "about 12 s left", from what is done so far; empty in the first seconds, and for work that
    // does not tell how far it is.
    QString remainingText() const;
    void start();
    virtual void cancel();
    // What cancel() does, for the user.
    virtual QString cancelText() const { return tr("Cancel"); }
    bool isCancelled() const;
    // Whether it can be paused; only then is isPaused() ever true.
    virtual bool canPause() const { return false; }
    virtual bool isPaused() const { return false; }
    virtual void setPaused(bool isPaused) { (void)isPaused; }
    // What pausing, or going on, means for it now: "Resume the training".
    virtual QString pauseText() const { return {}; }
    // What the user is asked before the window closes while it runs; empty: nothing is lost.
    virtual QString closeQuestion() const { return {}; }

signals:
    void progressed();
    // Exactly one of these, in the window's thread, when the work has ended.
    void succeeded();
    void failed(const QString& message);
    void cancelled();

protected:
    void setFraction(double fraction);
    // Waits for the work. Classes that bring their own work cancel it and wait in their destructor,
    // because it uses their members.
    void wait();

private:
    class Reporter;
    QString m_title;
    std::function<void(Progress&)> m_work;
    std::shared_ptr<Reporter> m_reporter;
    QThread* m_thread = nullptr;
    double m_fraction = 0;
    QString m_step;
    QElapsedTimer m_sinceStart;
};

// The jobs that run now. A window has one board.
//
//     jobs.run<Table>(
//         tr("Counting pairs"), this,
//         [frames, ratios, options](Progress& progress) {
//             return pairCoverage(frames, ratios, options, &progress);
//         },
//         [this](const Table& coverage) { m_plot->setCoverage(coverage); },
//         [this](const QString& message) { showError(message); });
class JobBoard : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Runs work(progress) on a thread, then done(result) or failed(message) in the thread of
    // `context`, unless that object is gone by then.
    template <class Result>
    Job* run(const QString& title, QObject* context, std::function<Result(Progress&)> work,
             std::function<void(Result)> done, std::function<void(QString)> failed) {
        auto result = std::make_shared<std::optional<Result>>();
        Job* job = add(title, [result, work = std::move(work)](Progress& progress) {
            result->emplace(work(progress));
        });
        connect(job, &Job::succeeded, context,
                [result, done = std::move(done)] { done(std::move(**result)); });
        connect(job, &Job::failed, context, std::move(failed));
        job->start();
        return job;
    }

    const std::vector<Job*>& jobs() const { return m_jobs; }
    // Adds a job without starting it; it leaves the board and deletes itself when it has ended.
    Job* add(const QString& title, std::function<void(Progress&)> work);
    void add(Job* job);

signals:
    void changed();

private:
    void remove(Job* job);
    std::vector<Job*> m_jobs;
};

}  // namespace mtp::ui
