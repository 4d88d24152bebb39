#include "core/training/StartSearch.h"

#include <algorithm>

#include "core/training/OrderedSum.h"
#include "core/training/RadialCoefficients.h"

namespace mtp {

namespace {

// Starts after which the best one makes steps on the whole set, so that the user sees a curve soon.
constexpr int kFew = 4;
constexpr std::size_t kFewestAfterFirst = 6, kMostAfterSecond = 3;
// Labels per coefficient in the first and the second sample, and labels of the second.
constexpr std::size_t kRowsEachFirst = 10, kRowsEachSecond = 20, kFewestRowsSecond = 7500;
constexpr std::size_t kFewestConfigurations = 9;  // in a sample
constexpr double kGoodPart = 0.5;  // part of the lowest objective that is worth a report

class Search {
public:
    using Start = StartSearchState::Start;
    using Phase = StartSearchState::Phase;

    Search(Fit& first, Fit& second, const StartSearchOptions& options, StartSearchState& state)
        : m_first(first), m_second(second), m_options(options), m_state(state) {}

    void run() {
        if (m_state.phase == Phase::FirstRound)
            makeFirstRound();
        if (m_state.phase != Phase::SecondRound)
            return;
        for (Start& start : m_state.starts)
            makeSecondRound(start);
        keep(m_options.afterSecond, &Start::onSecond);
        m_state.phase = Phase::LastRound;
    }

private:
    void makeFirstRound() {
        for (; m_state.next < m_options.starts; ++m_state.next) {
            const int number = m_state.next;
            if (m_state.starts.size() <= static_cast<std::size_t>(number))
                add(number);
            Start& start = m_state.starts[static_cast<std::size_t>(number)];
            if (!start.onFirst)
                start.onFirst = advance(start, m_first, m_state.toldFirst);
            if (number + 1 == kFew && m_options.refineCandidate)
                sendAhead();
        }
        keep(m_options.afterFirst, &Start::onFirst);
        m_state.phase = Phase::SecondRound;
    }

    void add(int number) {
        Start start;
        start.candidate.number = number;
        start.candidate.state.radial =
            randomRadial(m_first.columns(), m_first.plan(),
                         m_options.seed + static_cast<std::uint64_t>(number) * kSeedStep);
        m_state.starts.push_back(std::move(start));
    }

    void sendAhead() {
        Start& best = *std::min_element(
            m_state.starts.begin(), m_state.starts.end(),
            [](const Start& a, const Start& b) { return *a.onFirst < *b.onFirst; });
        if (best.candidate.isRefined)
            return;
        makeSecondRound(best);
        m_options.refineCandidate(best.candidate);
        m_state.toldFirst = 0;  // no later point of the first sample is reported
    }

    void makeSecondRound(Start& start) {
        if (start.onSecond)
            return;
        start.onSecond = advance(start, m_second, m_state.toldSecond);
        if (isBelow(*start.onSecond, m_state.toldSecond, 1)) {
            m_state.toldSecond = start.onSecond;
            m_options.improved(start.candidate);
        }
    }

    void keep(std::size_t left, std::optional<double> Start::*objective) {
        std::stable_sort(
            m_state.starts.begin(), m_state.starts.end(),
            [&](const Start& a, const Start& b) { return *(a.*objective) < *(b.*objective); });
        m_state.starts.resize(std::min(left, m_state.starts.size()));
    }

    bool isBelow(double objective, const std::optional<double>& told, double part) const {
        return !told || (!m_options.reportsFirstOnly && objective < part * *told);
    }

    // Makes the steps of a round and returns the objective on the sample. Calls `improved` at
    // points that are clearly better than `told`.
    double advance(Start& start, Fit& sample, std::optional<double>& told) {
        StartCandidate& candidate = start.candidate;
        LevenbergMarquardt search(
            sample, start.steps == 0 ? candidate.state.forOtherSet() : candidate.state);
        while (start.steps < std::min(kStepsOfARound, m_options.mostSteps)) {
            if (!search.iterate(m_options.note))
                break;
            candidate.state = search.state();
            ++start.steps;
            const double objective = search.point().training.objective;
            if (isBelow(objective, told, kGoodPart)) {
                told = objective;
                m_options.improved(candidate);
            }
            m_options.stepped();
        }
        start.steps = 0;
        return search.point().training.objective;
    }

    Fit& m_first;
    Fit& m_second;
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
        return 24;
    return level <= 12 || (level <= 16 && isLarge) ? 12 : 8;
}

void searchStarts(Fit& first, Fit& second, const StartSearchOptions& options,
                  StartSearchState& state) {
    Search(first, second, options, state).run();
}

// The first sample tells good starts from bad ones, but not the best from the good.
std::size_t startsAfterFirst(std::size_t starts, bool isLarge) {
    return std::min(starts, std::max(isLarge ? kFewestAfterFirst : 1, (starts + 2) / 3));
}

// The second sample of a large set tells the best one at high levels, whose steps are expensive.
std::size_t startsAfterSecond(std::size_t starts, int level, bool isLarge) {
    return isLarge && level > 12 ? 1 : std::min(kMostAfterSecond, (starts + 1) / 2);
}

std::size_t firstSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns) {
    return sampleStep(configurations, rows, kRowsEachFirst * columns.total());
}

std::size_t secondSampleStep(std::size_t configurations, std::size_t rows, const Columns& columns) {
    return sampleStep(configurations, rows,
                      std::max(kRowsEachSecond * columns.total(), kFewestRowsSecond));
}

}  // namespace mtp
