#include "core/training/StartSearch.h"

#include <algorithm>

#include "core/training/OrderedSum.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/SampleFit.h"

namespace mtp {

namespace {

// Starts after which the best one makes steps on the whole set, so that the user sees a curve soon.
constexpr int kFew = 4;
constexpr std::size_t kFewestAfterFirst = 6;  // starts of a large set that go on to other samples
constexpr std::size_t kMostOnAll = 3;         // starts that are left for the whole set
// Labels per coefficient in the first and the second sample, and labels of the second.
constexpr std::size_t kRowsEachFirst = 10, kRowsEachSecond = 20, kFewestRowsSecond = 7500;
constexpr std::size_t kFewestConfigurations = 9;  // in a sample
constexpr double kGoodPart = 0.5;  // part of the lowest objective that is worth a report

class Search {
public:
    using Start = StartSearchState::Start;
    using Phase = StartSearchState::Phase;

    Search(const std::vector<Fit*>& samples, const StartSearchOptions& options,
           StartSearchState& state)
        : m_samples(samples), m_options(options), m_state(state) {}

    void run() {
        if (m_state.phase != Phase::Heats)
            return;
        for (; m_state.next < m_options.starts; ++m_state.next)
            makeFirstHeat(m_state.next);
        for (; m_state.heat < m_options.heats.size(); ++m_state.heat) {
            for (Start& start : m_state.starts)
                advance(start, m_state.heat);
            keepBest();
        }
        m_state.phase = Phase::LastRound;
    }

private:
    void makeFirstHeat(int number) {
        if (m_state.starts.size() <= static_cast<std::size_t>(number))
            add(number);
        advance(m_state.starts[static_cast<std::size_t>(number)], 0);
        if (number + 1 == kFew && m_options.refineCandidate)
            sendAhead();
    }

    void add(int number) {
        const Fit& first = *m_samples.front();
        Start start;
        start.candidate.number = number;
        start.candidate.state.radial =
            randomRadial(first.columns(), first.plan(),
                         m_options.seed + static_cast<std::uint64_t>(number) * kSeedStep);
        m_state.starts.push_back(std::move(start));
    }

    static auto isLower(std::size_t heat) {
        return [heat](const Start& a, const Start& b) {
            return a.heats[heat].objective < b.heats[heat].objective;
        };
    }

    void sendAhead() {
        Start& best = *std::min_element(m_state.starts.begin(), m_state.starts.end(), isLower(0));
        if (best.candidate.isRefined)
            return;
        for (std::size_t heat = 1; heat < m_options.heats.size(); ++heat)
            advance(best, heat);
        m_options.refineCandidate(best.candidate);
        m_state.toldFirst = 0;  // no later point of the first sample is reported
    }

    void keepBest() {
        std::stable_sort(m_state.starts.begin(), m_state.starts.end(), isLower(m_state.heat));
        m_state.starts.resize(std::min(m_options.heats[m_state.heat].left, m_state.starts.size()));
    }

    void advance(Start& start, std::size_t heat) {
        if (start.heats.size() <= heat)
            start.heats.resize(heat + 1);
        const bool isOnFirst = m_options.heats[heat].sample == 0;
        std::optional<double>& told = isOnFirst ? m_state.toldFirst : m_state.toldSecond;
        makeSteps(start, heat, told);
        const std::optional<double>& objective = start.heats[heat].objective;
        if (!isOnFirst && isBelow(*objective, told, 1)) {
            told = objective;
            m_options.improved(start.candidate);
        }
    }

    bool isBelow(double objective, const std::optional<double>& told, double part) const {
        return !told || (!m_options.reportsFirstOnly && objective < part * *told);
    }

    // Makes the steps that are left of a heat. Calls `improved` at points that are clearly better
    // than `told`.
    void makeSteps(Start& start, std::size_t number, std::optional<double>& told) {
        const StartHeat& heat = m_options.heats[number];
        StartCandidate& candidate = start.candidate;
        Start::Progress& progress = start.heats[number];
        const int steps = std::min(heat.steps, m_options.mostSteps);
        if (progress.objective && progress.steps >= steps)
            return;
        const bool isOnOther = progress.steps == 0 &&
                               (number == 0 || m_options.heats[number - 1].sample != heat.sample);
        LevenbergMarquardt search(*m_samples[heat.sample],
                                  isOnOther ? candidate.state.forOtherSet() : candidate.state);
        if (heat.holdsGauge)
            search.holdGauge();
        progress.objective = search.point().training.objective;
        while (progress.steps < steps) {
            const double before = *progress.objective;
            if (!search.iterate(m_options.note)) {
                progress.steps = steps;
                break;
            }
            candidate.state = search.state();
            progress.objective = search.point().training.objective;
            const bool isLast = before - *progress.objective < heat.leastFall * before;
            progress.steps = isLast ? steps : progress.steps + 1;
            if (isBelow(*progress.objective, told, kGoodPart)) {
                told = progress.objective;
                m_options.improved(candidate);
            }
            m_options.stepped();
        }
    }

    const std::vector<Fit*>& m_samples;
    const StartSearchOptions& m_options;
    StartSearchState& m_state;
};

// Every n-th of the configurations has about as many labels as wanted.
std::size_t sampleStep(std::size_t configurations, std::size_t rows, std::size_t wanted) {
    const std::size_t most = std::max<std::size_t>(1, configurations / kFewestConfigurations);
    return oddStep(std::clamp<std::size_t>(rows / wanted, 1, most));
}

}  // namespace

int defaultStarts(int level, bool isLarge) {
    if (level <= 8)
        return isLarge ? 40 : 24;
    if (level <= 12)
        return 12;
    if (level <= 16)
        return isLarge ? 12 : 8;
    return 1;
}

void searchStarts(const std::vector<Fit*>& samples, const StartSearchOptions& options,
                  StartSearchState& state) {
    Search(samples, options, state).run();
}

StartPlan startPlan(std::size_t starts, int level, std::size_t configurations, std::size_t rows,
                    const Columns& columns) {
    const std::size_t first = firstSampleStep(configurations, rows, columns);
    const std::size_t second = secondSampleStep(configurations, rows, columns);
    const std::vector<std::size_t> growing = growingSamples(rows, columns.total());
    const std::size_t third = (starts + 2) / 3;
    if (starts == 1) {
        StartPlan plan{{first}, {{0, 12, 1, 0, true}}};
        if (second > 1) {  // steps on the whole set are those of the search that follows
            plan.samples.push_back(second);
            plan.heats.push_back({1, 12, 1, 0, true});
        }
        return plan;
    }
    if (growing.empty())
        return {{first, second}, {{0, 12, third}, {1, 12, std::min(kMostOnAll, (third + 1) / 2)}}};
    if (level > 12)
        return {{first, second},
                {{0, 12, std::max(kFewestAfterFirst, third)}, {1, 6, 3}, {1, 6, 1}}};
    if (level > 8)
        return {{first, second, growing.front()},
                {{0, 12, std::max(kFewestAfterFirst, third)}, {1, 12, kMostOnAll}, {2, 15, 1}}};
    return {{first, second, growing.front()},
            {{0, 8, std::max(kFewestAfterFirst, (starts + 1) / 2)},
             {0, 4, std::max(kFewestAfterFirst, (starts + 3) / 4)},
             {1, 8, 5},
             {1, 4, kMostOnAll},
             {2, 8, kMostOnAll, kLeastFallOnSample}}};
}

std::size_t firstSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns) {
    return sampleStep(configurations, rows, kRowsEachFirst * columns.total());
}

std::size_t secondSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns) {
    return sampleStep(configurations, rows,
                      std::max(kRowsEachSecond * columns.total(), kFewestRowsSecond));
}

}  // namespace mtp
