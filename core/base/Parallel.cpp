#include "core/base/Parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace mtp {

namespace {

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
void runOnThreads(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    tbb::task_arena arena(threads);
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

int resolveThreadCount(int threads) {
    // The processors this process may use: a launcher may have bound it to some of them.
    return threads > 0 ? threads : std::max(1, tbb::info::default_concurrency());
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
