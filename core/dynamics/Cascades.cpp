#include "core/dynamics/Cascades.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/KeyTable.h"
#include "core/base/Parallel.h"
#include "core/base/Random.h"
#include "core/dynamics/CoarsePlaces.h"
#include "core/dynamics/HopDistances.h"
#include "core/dynamics/Moments.h"
#include "core/dynamics/StepCascades.h"

namespace mtp {

namespace {

constexpr double kDefaultCascadeWindow = 10;  // ps
constexpr std::size_t kEnoughShiftedHops = 200'000, kFewestShifts = 4;
constexpr std::size_t kShareBlocks = 5, kFewestShareBlocks = 4;

constexpr KeyTable<CascadeRule, 3> kCascadeRules{{{CascadeRule::Neighbour, "neighbour"},
                                                  {CascadeRule::Refill, "refill"},
                                                  {CascadeRule::Source, "source"}}};

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

// When a hop happened: its stretch, and its frame of the whole run.
struct HopMoment {
    std::size_t hop, stretch, frame;
};

// By the places of hops, 1 for those that follow another one by the rule.
struct FollowingHops {
    std::vector<char> neighbour, refill;
};

class CascadeSearch {
public:
    CascadeSearch(const Displacements& all, const Hops& hops, const CascadeOptions& options,
                  std::size_t window)
        : m_hops(hops.all)
        , m_options(options)
        , m_window(window)
        , m_hopWindow(hops.window)
        , m_ionCount(all.ionCount())
        , m_stretches(all.stretches)
        , m_distances(all.meanCell)
        , m_neighbourReach(all.meanCell, reachOf(options, options.neighbourRadius))
        , m_refillReach(all.meanCell, reachOf(options, options.refillRadius)) {
        for (std::size_t hop = 0; hop < m_hops.size(); ++hop) {
            m_ions.push_back(m_hops[hop].ion);
            m_moments.push_back({hop, stretchOf(m_hops[hop].frame), m_hops[hop].frame});
            m_origins.push_back(m_distances.fractions(m_hops[hop].origin));
            m_targets.push_back(m_distances.fractions(m_hops[hop].target));
            m_coarseOrigins.push_back(coarsePlace(m_origins.back()));
            m_coarseTargets.push_back(coarsePlace(m_targets.back()));
        }
        for (const Stretch& stretch : m_stretches)
            m_frameCount = std::max(m_frameCount, stretch.first + stretch.count);
    }

    const std::vector<HopMoment>& moments() const { return m_moments; }

    Edges edges(CascadeRule rule) const {
        Edges found;
        forEachPair(rule, m_moments, [&](std::size_t from, std::size_t to) {
            if (follows(rule, from, to))
                found.emplace_back(from, to);
        });
        return found;
    }

    // Which hops follow another one.
    FollowingHops following(const std::vector<HopMoment>& moments) const {
        return {following(CascadeRule::Neighbour, moments),
                following(CascadeRule::Refill, moments)};
    }

    // Of the hops that can look back over the whole window.
    CascadeShare share(const std::vector<HopMoment>& moments,
                       const std::vector<char>& isLed) const {
        CascadeShare share;
        for (const HopMoment& moment : moments) {
            if (moment.frame < m_stretches[moment.stretch].first + m_hopWindow + m_window)
                continue;
            ++share.counted;
            share.following += isLed[moment.hop] != 0;
        }
        if (share.counted > 0)
            share.value = static_cast<double>(share.following) / static_cast<double>(share.counted);
        return share;
    }

    std::vector<HopMoment> shifted(Random& random) const {
        constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
        std::vector<HopMoment> moments = m_moments;
        std::vector<std::size_t> shifts(m_ionCount * m_stretches.size(), kNone);
        for (HopMoment& moment : moments) {
            const std::size_t first = m_stretches[moment.stretch].first + m_hopWindow;
            const std::size_t length = m_stretches[moment.stretch].count - 2 * m_hopWindow + 1;
            std::size_t& shift = shifts[m_ions[moment.hop] * m_stretches.size() + moment.stretch];
            if (shift == kNone)
                shift = static_cast<std::size_t>(random.uniform() * static_cast<double>(length));
            moment.frame = first + (moment.frame - first + shift) % length;
        }
        return moments;
    }

    // By frame; those of one frame stay in their order.
    std::vector<HopMoment> inOrder(const std::vector<HopMoment>& moments) const {
        std::vector<std::size_t> next(m_frameCount + 1);
        for (const HopMoment& moment : moments)
            ++next[moment.frame + 1];
        std::partial_sum(next.begin(), next.end(), next.begin());
        std::vector<HopMoment> sorted(moments.size());
        for (const HopMoment& moment : moments)
            sorted[next[moment.frame]++] = moment;
        return sorted;
    }

private:
    // Of two hops in one frame, either may be the later one: all pairs are looked at.
    static double reachOf(const CascadeOptions& options, double radius) {
        return options.isSameFrameIncluded ? std::numeric_limits<double>::infinity() : radius;
    }

    std::vector<char> following(CascadeRule rule, const std::vector<HopMoment>& moments) const {
        std::vector<char> led(m_hops.size());
        forEachPair(rule, moments, [&](std::size_t from, std::size_t to) {
            if (!led[to] && follows(rule, from, to))
                led[to] = 1;
        });
        return led;
    }

    std::size_t stretchOf(std::size_t frame) const {
        std::size_t index = 0;
        while (index + 1 < m_stretches.size() && m_stretches[index + 1].first <= frame)
            ++index;
        return index;
    }

    // Calls use(from, to) for the hops of different ions, of which the second may follow the first:
    // all that do, and some that are too far apart.
    template <class Use>
    void forEachPair(CascadeRule rule, const std::vector<HopMoment>& moments, Use use) const {
        const bool isRefill = rule == CascadeRule::Refill;
        CoarsePlaces origins(moments.size());
        for (std::size_t i = 0; i < moments.size(); ++i)
            origins.set(i, m_coarseOrigins[moments[i].hop]);
        for (std::size_t first = 0, b = 0; b < moments.size(); ++b) {
            const HopMoment& later = moments[b];
            const std::size_t ion = m_ions[later.hop];
            while (moments[first].stretch != later.stretch ||
                   later.frame - moments[first].frame > m_window)
                ++first;
            const CoarsePlace& place = (isRefill ? m_coarseTargets : m_coarseOrigins)[later.hop];
            const CoarseReach& reach = isRefill ? m_refillReach : m_neighbourReach;
            origins.forEachNear(first, b, place, reach, [&](std::size_t a) {
                const HopMoment& earlier = moments[a];
                const std::size_t other = m_ions[earlier.hop];
                if (other == ion)
                    return;
                if (later.frame != earlier.frame)
                    use(earlier.hop, later.hop);
                else if (m_options.isSameFrameIncluded)
                    use(other < ion ? earlier.hop : later.hop,
                        other < ion ? later.hop : earlier.hop);
            });
        }
    }

    bool follows(CascadeRule rule, std::size_t from, std::size_t to) const {
        return rule == CascadeRule::Refill
                   ? m_distances.areWithin(m_origins[from], m_targets[to], m_options.refillRadius)
                   : m_distances.areWithin(m_origins[from], m_origins[to],
                                           m_options.neighbourRadius);
    }

    const std::vector<Hop>& m_hops;
    const CascadeOptions& m_options;
    std::size_t m_window, m_hopWindow, m_ionCount, m_frameCount = 0;
    const std::vector<Stretch>& m_stretches;
    HopDistances m_distances;
    CoarseReach m_neighbourReach, m_refillReach;
    std::vector<CoarsePlace> m_coarseOrigins, m_coarseTargets;  // of the hops
    std::vector<HopMoment> m_moments;
    std::vector<std::size_t> m_ions;                       // of the hops
    std::vector<Eigen::RowVector3d> m_origins, m_targets;  // of the hops, fractions of the cell
};

std::size_t cascadeWindow(const Displacements& all, const CascadeOptions& options) {
    if (options.window == std::size_t{0})
        throw InputError("the window of cascades must have at least one frame");
    return options.window.value_or(
        static_cast<std::size_t>(std::max(1LL, std::llround(kDefaultCascadeWindow / all.spacing))));
}

std::size_t rootOf(std::vector<std::size_t>& parents, std::size_t hop) {
    while (parents[hop] != hop)
        hop = parents[hop] = parents[parents[hop]];
    return hop;
}

std::vector<Cascade> connected(const Displacements& all, const Hops& hops, const Edges& edges) {
    std::vector<std::size_t> parents(hops.all.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    for (const auto& [from, to] : edges)
        parents[rootOf(parents, from)] = rootOf(parents, to);
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t hop = 0; hop < parents.size(); ++hop)
        groups[rootOf(parents, hop)].push_back(hop);
    const HopDistances distances(all.meanCell);
    std::vector<Cascade> cascades;
    for (auto& [root, members] : groups) {
        if (members.size() < 2)
            continue;
        Cascade cascade{std::move(members), 0, 0};
        const std::vector<std::size_t>& some = cascade.hops;
        cascade.duration =
            static_cast<double>(hops.all[some.back()].frame - hops.all[some.front()].frame) *
            all.spacing;
        for (std::size_t a = 0; a < some.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                cascade.extent =
                    std::max(cascade.extent,
                             distances.between(hops.all[some[a]].origin, hops.all[some[b]].origin));
        cascades.push_back(std::move(cascade));
    }
    std::sort(cascades.begin(), cascades.end(),
              [](const Cascade& a, const Cascade& b) { return a.hops.front() < b.hops.front(); });
    return cascades;
}

// With its error.
CascadeShare shareWithError(const CascadeSearch& search, const std::vector<char>& isLed,
                            std::size_t firstFrame, std::size_t frames) {
    CascadeShare share = search.share(search.moments(), isLed);
    std::vector<HopThatMayFollow> late;
    for (const HopMoment& moment : search.moments())
        if (moment.frame >= firstFrame)
            late.push_back({moment.frame, isLed[moment.hop] != 0});
    if (share.value)
        share.error = errorOfShare(late, firstFrame, frames);
    return share;
}

}  // namespace

std::optional<double> errorOfShare(const std::vector<HopThatMayFollow>& hops, std::size_t first,
                                   std::size_t frames) {
    if (hops.empty())
        return std::nullopt;
    std::array<std::size_t, kShareBlocks> total{}, following{};
    double all = 0;
    for (const HopThatMayFollow& hop : hops) {
        const std::size_t block = (hop.frame - first) * kShareBlocks / frames;
        ++total[block];
        following[block] += hop.follows;
        all += hop.follows;
    }
    const auto count = static_cast<double>(hops.size());
    const double counting = std::sqrt(all / count * (1 - all / count) / count);
    std::vector<double> shares;
    for (std::size_t block = 0; block < kShareBlocks; ++block)
        if (total[block] > 0)
            shares.push_back(static_cast<double>(following[block]) /
                             static_cast<double>(total[block]));
    if (shares.size() < kFewestShareBlocks)
        return counting;
    return std::max(counting, errorOverIons(Eigen::Map<const Eigen::VectorXd>(
                                  shares.data(), static_cast<Eigen::Index>(shares.size()))));
}

std::size_t enoughShifts(const CascadeOptions& options, std::size_t hops) {
    return std::min(options.shifts,
                    kEnoughShiftedHops / std::max<std::size_t>(1, hops) + kFewestShifts);
}

const char* cascadeRuleKey(CascadeRule rule) {
    return keyOf(kCascadeRules, rule);
}

std::optional<CascadeRule> findCascadeRule(std::string_view key) {
    return findByKey(kCascadeRules, key);
}

Cascades cascadesOf(const Displacements& displacements, const Hops& hops,
                    const CascadeOptions& options) {
    if (!(options.neighbourRadius > 0) || !(options.refillRadius > 0))
        throw InputError("the radii of cascades must be positive");
    Cascades result{options.rule,
                    cascadeWindow(displacements, options),
                    options.neighbourRadius,
                    options.refillRadius,
                    {},
                    {},
                    {},
                    {}};
    const CascadeSearch search(displacements, hops, options, result.window);
    const FollowingHops following = search.following(search.moments());
    const std::size_t first = hops.window + result.window;
    result.neighbour = shareWithError(search, following.neighbour, first, displacements.frameCount);
    result.refill = shareWithError(search, following.refill, first, displacements.frameCount);
    result.edges = options.rule == CascadeRule::Source ? stepEdgesOf(displacements, hops)
                                                       : search.edges(options.rule);
    result.all = connected(displacements, hops, result.edges);
    return result;
}

void addChance(const Displacements& displacements, const Hops& hops, const CascadeOptions& options,
               Cascades& cascades) {
    const CascadeSearch search(displacements, hops, options, cascades.window);
    // The random numbers are drawn in order, so that the result does not depend on threads.
    Random random(options.seed);
    std::vector<std::vector<HopMoment>> shifted;
    const std::size_t shifts = enoughShifts(options, hops.all.size());
    for (std::size_t shift = 0; shift < shifts; ++shift)
        shifted.push_back(search.shifted(random));
    std::vector<std::pair<CascadeShare, CascadeShare>> shares(shifted.size());
    parallelFor(shifted.size(), options.threads, [&](std::size_t shift) {
        const std::vector<HopMoment> moments = search.inOrder(shifted[shift]);
        const FollowingHops following = search.following(moments);
        shares[shift] = {search.share(moments, following.neighbour),
                         search.share(moments, following.refill)};
    });
    double neighbour = 0, refill = 0;
    std::size_t count = 0;
    for (const auto& [near, into] : shares) {
        if (!near.value)
            continue;
        ++count;
        neighbour += *near.value;
        refill += *into.value;
    }
    if (count == 0)
        return;
    cascades.neighbour.chance = neighbour / static_cast<double>(count);
    cascades.refill.chance = refill / static_cast<double>(count);
}

}  // namespace mtp
