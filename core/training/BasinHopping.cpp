#include "core/training/BasinHopping.h"

#include <utility>

#include "core/training/RadialCoefficients.h"

namespace mtp {

namespace {

constexpr double kParts[] = {0.3, 0.1};  // sizes of the displacements, in turn
// A hop goes on if its objective on the sample is at most this times that of the minimum.
constexpr double kPromising = 1.1;
// Steps on the whole set before a hop is given up because its descent is too slow.
constexpr int kFewestStepsOnAll = 3;

}  // namespace

int defaultHops(int level, bool isLarge) {
    if (isLarge)
        return 0;
    if (level <= 12)
        return 6;
    return level <= 16 ? 3 : 0;
}

BasinHopping::BasinHopping(Fit& all, Fit& sample, std::uint64_t seed,
                           std::function<void(const std::string&)> note)
    : m_all(all), m_sample(sample), m_seed(seed), m_note(std::move(note)) {}

LevenbergMarquardt BasinHopping::refineOnSample(const Eigen::VectorXd& radial) {
    LevenbergMarquardt search(m_sample, {radial});
    for (int step = 0; step < kHopStepsOnSample; ++step)
        if (!search.iterate(m_note))
            break;
    return search;
}

double BasinHopping::sampleMinimum(const FitPoint& minimum) {
    if (m_known.size() != minimum.radial.size() || m_known != minimum.radial) {
        m_known = minimum.radial;
        m_sampleMinimum = refineOnSample(m_known).point().training.objective;
    }
    return m_sampleMinimum;
}

std::optional<LevenbergMarquardt> BasinHopping::hop(const FitPoint& minimum, int number) {
    const auto at = static_cast<std::size_t>(number);
    const Eigen::VectorXd displaced =
        displacedRadial(minimum.radial, m_all.columns(), m_all.plan(),
                        kParts[at % std::size(kParts)], m_seed + at * kSeedStep);
    const LevenbergMarquardt onSample = refineOnSample(displaced);
    if (onSample.point().training.objective > kPromising * sampleMinimum(minimum))
        return {};
    LevenbergMarquardt search(m_all, onSample.state().forOtherSet());
    const double goal = kLower * minimum.training.objective;
    for (int left = kHopStepsOnAll; left > 0; --left) {
        const double before = search.point().training.objective;
        if (!search.iterate(m_note))
            return {};
        const double now = search.point().training.objective;
        if (now < goal)
            return search;
        const bool isOnTheWay = now - (before - now) * left < goal;
        if (left <= kHopStepsOnAll - kFewestStepsOnAll && !isOnTheWay)
            return {};
    }
    return {};
}

}  // namespace mtp
