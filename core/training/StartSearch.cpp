#include "core/training/StartSearch.h"

#include <algorithm>
#include <limits>

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
        std::vector<StartCandidate> candidates;
        for (int number = 0; number < m_options.starts; ++number)
            add(candidates, number);
        keep(candidates, (candidates.size() + 2) / 3);
        for (StartCandidate& candidate : candidates)
            if (candidate.number != m_ahead)
                advance(candidate, m_second);
        keep(candidates, std::min(kMostLeft, (candidates.size() + 1) / 2));
        return candidates;
    }

private:
    void add(std::vector<StartCandidate>& candidates, int number) {
        StartCandidate candidate;
        candidate.number = number;
        candidate.state.radial =
            randomRadial(m_first.columns(), m_first.plan().radialCount,
                         m_options.seed + static_cast<std::uint64_t>(number) * kSeedStep);
        advance(candidate, m_first);
        candidates.push_back(std::move(candidate));
        if (number + 1 != kFew)
            return;
        // The best of a few goes ahead, so that there is something to see soon.
        const auto best = std::min_element(candidates.begin(), candidates.end(), isBetter);
        advance(*best, m_second);
        m_ahead = best->number;
    }

    static bool isBetter(const StartCandidate& a, const StartCandidate& b) {
        return a.objective < b.objective;
    }

    static void keep(std::vector<StartCandidate>& candidates, std::size_t left) {
        std::stable_sort(candidates.begin(), candidates.end(), isBetter);
        candidates.resize(left);
    }

    void advance(StartCandidate& candidate, Fit& sample) {
        LevenbergMarquardt search(sample, candidate.state);
        for (int step = 0; step < std::min(kStepsOfARound, m_options.mostSteps); ++step) {
            if (!search.iterate(m_options.note))
                break;
            candidate.state = search.state();
            candidate.objective = search.point().training.objective;
            if (candidate.objective < kGoodPart * m_told) {
                m_told = candidate.objective;
                m_options.improved(candidate);
            }
        }
        candidate.objective = search.point().training.objective;
    }

    Fit& m_first;
    Fit& m_second;
    const StartSearchOptions& m_options;
    int m_ahead = -1;  // the start that has had its second round
    double m_told = std::numeric_limits<double>::infinity();
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
