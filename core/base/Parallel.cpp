#include "core/base/Parallel.h"

#include "core/base/ThisProcess.h"
#include "core/base/ThreadLimit.h"

#include <tbb/blocked_range.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_scheduler_observer.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace mtp {

namespace {

std::atomic<int> threadLimit{0};  // of the process; 0: none

#if defined(__SANITIZE_THREAD__)
// oneTBB is not built for the thread sanitizer, which takes its hand-over of work for races.
void runOnThreads(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    std::vector<std::future<void>> workers;
    for (int thread = 0; thread < threads; ++thread)
        workers.push_back(std::async(std::launch::async, [&] {
            for (std::size_t i = next++; i < count; i = next++)
                body(i);
        }));
    for (std::future<void>& worker : workers)
        worker.get();
}
#else
// Workers give way as much as the thread they work for.
class SameNiceness : public tbb::task_scheduler_observer {
public:
    explicit SameNiceness(tbb::task_arena& arena)
        : tbb::task_scheduler_observer(arena), m_niceness(niceness()) {
        observe(true);
    }
    ~SameNiceness() override { observe(false); }

    void on_scheduler_entry(bool isWorker) override {
        if (isWorker && niceness() < m_niceness)
            setNiceness(m_niceness);
    }

private:
    int m_niceness;
};

void runOnThreads(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    tbb::task_arena arena(threads);
    const SameNiceness same(arena);
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, 1),
            [&](const tbb::blocked_range<std::size_t>& range) {
                for (std::size_t i = range.begin(); i != range.end(); ++i)
                    body(i);
            },
            tbb::simple_partitioner());
    });
}
#endif

}  // namespace

void limitThreads(int threads) {
    threadLimit = std::max(0, threads);
}

// A launcher may have bound this process to some of them.
int processorCount() {
    return std::max(1, tbb::info::default_concurrency());
}

int resolveThreadCount(int threads) {
    if (threads > 0)
        return threads;
    const int limit = threadLimit;
    return limit > 0 ? std::min(limit, processorCount()) : processorCount();
}

void lowerThreadPriority() {
    constexpr int kNicer = 5;
    setNiceness(std::max(niceness(), kNicer));
}

void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    const int limit = resolveThreadCount(threads);
    if (limit > 1 && count > 1) {
        runOnThreads(count, limit, body);
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        body(i);
}

}  // namespace mtp
