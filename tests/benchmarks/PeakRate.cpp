#include "tests/benchmarks/PeakRate.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

// As in the evaluator.
#define HWY_DISABLED_TARGETS \
    (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tests/benchmarks/PeakRate.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep
// must follow foreach_target
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace mtp::benchmarks::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Ten chains that do not depend on one another hide the latency of a multiply-add. They begin at
// different numbers, because the compiler makes one of chains that are equal. Returns the number of
// flop; what is written to `numbers` keeps the compiler from leaving them out.
double multiplyAdd(std::size_t rounds, double* numbers) {
    constexpr std::size_t kChains = 10;
    const hn::ScalableTag<double> d;
    const auto factor = hn::Set(d, 0.999999), term = hn::Set(d, 1e-6);
    auto a = hn::Set(d, numbers[0]), b = hn::Set(d, numbers[1]), c = hn::Set(d, numbers[2]),
         e = hn::Set(d, numbers[3]), f = hn::Set(d, numbers[4]), g = hn::Set(d, numbers[5]),
         h = hn::Set(d, numbers[6]), i = hn::Set(d, numbers[7]), j = hn::Set(d, numbers[8]),
         k = hn::Set(d, numbers[9]);
    for (std::size_t round = 0; round < rounds; ++round) {
        a = hn::MulAdd(a, factor, term);
        b = hn::MulAdd(b, factor, term);
        c = hn::MulAdd(c, factor, term);
        e = hn::MulAdd(e, factor, term);
        f = hn::MulAdd(f, factor, term);
        g = hn::MulAdd(g, factor, term);
        h = hn::MulAdd(h, factor, term);
        i = hn::MulAdd(i, factor, term);
        j = hn::MulAdd(j, factor, term);
        k = hn::MulAdd(k, factor, term);
    }
    const decltype(a) ends[kChains] = {a, b, c, e, f, g, h, i, j, k};
    for (std::size_t chain = 0; chain < kChains; ++chain)
        numbers[chain] = hn::GetLane(ends[chain]);
    return 2.0 * kChains * static_cast<double>(rounds) * static_cast<double>(hn::Lanes(d));
}

}  // namespace mtp::benchmarks::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace mtp::benchmarks {

HWY_EXPORT(multiplyAdd);

double peakRate() {
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t kRounds = 2'000'000;
    constexpr int kRepetitions = 20;  // the best: others may use the core for a while
    double best = 0;
    double numbers[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
        const Clock::time_point start = Clock::now();
        const double flop = HWY_DYNAMIC_DISPATCH(multiplyAdd)(kRounds, numbers);
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        best = std::max(best, flop / seconds);
    }
    return numbers[0] > 0 ? best : 0;
}

}  // namespace mtp::benchmarks
#endif
