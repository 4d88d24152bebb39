#include "core/training/StartSearch.h"

#include <algorithm>
#include <limits>

#include "core/training/RadialCoefficients.h"

namespace mtp {

namespace {

constexpr int kFew = 4;
constexpr std::size_t kMostLeft = 3;
constexpr std::size_t kFewestConfigurations = 9;
constexpr double kGoodPart = 0.8;  // an improvement worth telling
constexpr std::uint64_t kSeedStep = 1000003;

class Search {
public:
    Search(Fit& first, Fit& second, const StartSearchOptions& options)
        : m_first(first), m_second(second), m_options(options) {}

    std::vector<StartCandidate> run() {
        for (int number = 0; number < m_options.starts; ++number) {
            add(number);
            if ((number + 1) % kFew == 0)
                sendAhead();
        }
        keep((m_starts.size() + 2) / 3, [](const Start& start) { return start.onFirst; });
        for (Start& start : m_starts)
            secondRound(start);
        keep(std::min(kMostLeft, (m_starts.size() + 1) / 2),
             [](const Start& start) { return start.onSecond; });
        std::vector<StartCandidate> left;
        for (const Start& start : m_starts)
            left.push_back(start.candidate);
        return left;
    }

private:
    static constexpr double kNone = std::numeric_limits<double>::infinity();

    struct Start {
        StartCandidate candidate;
        double onFirst = kNone, onSecond = kNone;  // objectives
    };

    void add(int number) {
        Start start;
        start.candidate.number = number;
        start.candidate.state.radial =
            randomRadial(m_first.columns(), m_first.plan().radialCount,
                         m_options.seed + static_cast<std::uint64_t>(number) * kSeedStep);
        start.onFirst = advance(start.candidate, m_first, m_toldFirst);
        m_starts.push_back(std::move(start));
    }

    // The best so far need not wait for the others, so that there is something to see soon.
    void sendAhead() {
        Start& best =
            *std::min_element(m_starts.begin(), m_starts.end(),
                              [](const Start& a, const Start& b) { return a.onFirst < b.onFirst; });
        if (best.candidate.onAll)
            return;
        secondRound(best);
        m_options.refineCandidate(best.candidate);
        m_toldFirst = 0;  // what comes on the first sample is no news any more
    }

    void secondRound(Start& start) {
        if (start.onSecond < kNone)
            return;
        start.onSecond = advance(start.candidate, m_second, m_toldSecond);
        if (start.onSecond < m_toldSecond) {
            m_toldSecond = start.onSecond;
            m_options.improved(start.candidate);
        }
    }

    template <class Objective>
    void keep(std::size_t left, Objective objective) {
        std::stable_sort(m_starts.begin(), m_starts.end(), [&](const Start& a, const Start& b) {
            return objective(a) < objective(b);
        });
        m_starts.resize(left);
    }

    // Returns the objective on the sample; tells of what is better than `told` by a good part.
    double advance(StartCandidate& candidate, Fit& sample, double& told) {
        LevenbergMarquardt search(sample, candidate.state);
        for (int step = 0; step < std::min(kStepsOfARound, m_options.mostSteps); ++step) {
            if (!search.iterate(m_options.note))
                break;
            candidate.state = search.state();
            const double objective = search.point().training.objective;
            if (objective < kGoodPart * told) {
                told = objective;
                m_options.improved(candidate);
            }
        }
        return search.point().training.objective;
    }

    Fit& m_first;
    Fit& m_second;
    const StartSearchOptions& m_options;
    std::vector<Start> m_starts;
    double m_toldFirst = kNone, m_toldSecond = kNone;  // lowest objectives told of
};

}  // namespace

int defaultStarts(int level) {
    if (level <= 8)
        return 24;
    return level <= 12 ? 12 : 8;
}

std::vector<StartCandidate> searchStarts(Fit& first, Fit& second,
                                         const StartSearchOptions& options) {
    return Search(first, second, options).run();
}

std::size_t sampleStep(std::size_t configurations, std::size_t rows, std::size_t rowsEach,
                       const Columns& columns) {
    const std::size_t most = std::max<std::size_t>(1, configurations / kFewestConfigurations);
    return std::clamp<std::size_t>(rows / (rowsEach * columns.total()), 1, most);
}

}  // namespace mtp
