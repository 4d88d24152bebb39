#include "core/dynamics/Cascades.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/KeyTable.h"
#include "core/base/Parallel.h"
#include "core/base/Random.h"
#include "core/dynamics/HopDistances.h"
#include "core/dynamics/Moments.h"

namespace mtp {

namespace {

constexpr double kDefaultCascadeWindow = 10;  // ps
constexpr std::size_t kEnoughShiftedHops = 200'000, kFewestShifts = 4;
constexpr std::size_t kShareBlocks = 5, kFewestShareBlocks = 4;

constexpr KeyTable<CascadeRule, 2> kCascadeRules{
    {{CascadeRule::Neighbour, "neighbour"}, {CascadeRule::Refill, "refill"}}};

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

// When a hop happened: its stretch, and its frame of the whole run.
struct HopMoment {
    std::size_t hop, stretch, frame;
};

// By the places of hops, 1 for those that follow another one by the rule.
struct FollowingHops {
    std::vector<char> neighbour, refill;

    const std::vector<char>& by(CascadeRule rule) const {
        return rule == CascadeRule::Refill ? refill : neighbour;
    }
};

class CascadeSearch {
public:
    CascadeSearch(const Displacements& all, const Hops& hops, const CascadeOptions& options,
                  std::size_t window)
        : m_hops(hops.all)
        , m_options(options)
        , m_window(window)
        , m_hopWindow(hops.window)
        , m_stretches(all.stretches)
        , m_distances(all.meanCell) {
        for (std::size_t hop = 0; hop < m_hops.size(); ++hop) {
            m_ions.push_back(m_hops[hop].ion);
            m_moments.push_back({hop, stretchOf(m_hops[hop].frame), m_hops[hop].frame});
            m_origins.push_back(m_distances.fractions(m_hops[hop].origin));
            m_targets.push_back(m_distances.fractions(m_hops[hop].target));
        }
        for (const Stretch& stretch : m_stretches)
            m_frameCount = std::max(m_frameCount, stretch.first + stretch.count);
    }

    const std::vector<HopMoment>& moments() const { return m_moments; }

    Edges edges(CascadeRule rule) const {
        Edges found;
        forEachPair(m_moments, [&](std::size_t from, std::size_t to) {
            if (follows(rule, from, to))
                found.emplace_back(from, to);
        });
        return found;
    }

    // Which hops follow another one.
    FollowingHops following(const std::vector<HopMoment>& moments) const {
        FollowingHops led{std::vector<char>(m_hops.size()), std::vector<char>(m_hops.size())};
        forEachPair(moments, [&](std::size_t from, std::size_t to) {
            if (!led.neighbour[to] && follows(CascadeRule::Neighbour, from, to))
                led.neighbour[to] = 1;
            if (!led.refill[to] && follows(CascadeRule::Refill, from, to))
                led.refill[to] = 1;
        });
        return led;
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
        std::vector<HopMoment> moments = m_moments;
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> shifts;  // of ion and stretch
        for (HopMoment& moment : moments) {
            const std::size_t first = m_stretches[moment.stretch].first + m_hopWindow;
            const std::size_t length = m_stretches[moment.stretch].count - 2 * m_hopWindow + 1;
            const auto [shift, isNew] =
                shifts.try_emplace({m_hops[moment.hop].ion, moment.stretch}, 0);
            if (isNew)
                shift->second =
                    static_cast<std::size_t>(random.uniform() * static_cast<double>(length));
            moment.frame = first + (moment.frame - first + shift->second) % length;
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
    std::size_t stretchOf(std::size_t frame) const {
        std::size_t index = 0;
        while (index + 1 < m_stretches.size() && m_stretches[index + 1].first <= frame)
            ++index;
        return index;
    }

    // Calls use(from, to) for the hops of different ions, of which the second may follow the first.
    template <class Use>
    void forEachPair(const std::vector<HopMoment>& moments, Use use) const {
        for (std::size_t b = 0; b < moments.size(); ++b) {
            const HopMoment& later = moments[b];
            const std::size_t ion = m_ions[later.hop];
            for (std::size_t a = b; a-- > 0;) {
                const HopMoment& earlier = moments[a];
                if (later.stretch != earlier.stretch || later.frame - earlier.frame > m_window)
                    break;
                const std::size_t other = m_ions[earlier.hop];
                if (other == ion)
                    continue;
                if (later.frame != earlier.frame)
                    use(earlier.hop, later.hop);
                else if (m_options.isSameFrameIncluded)
                    use(other < ion ? earlier.hop : later.hop,
                        other < ion ? later.hop : earlier.hop);
            }
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
    std::size_t m_window, m_hopWindow, m_frameCount = 0;
    const std::vector<Stretch>& m_stretches;
    HopDistances m_distances;
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

// The larger of that of counting and of the spread over blocks of time.
std::optional<double> errorOfShare(const CascadeSearch& search, const CascadeShare& share,
                                   const std::vector<char>& isLed, std::size_t firstFrame,
                                   std::size_t frames) {
    if (!share.value)
        return std::nullopt;
    const double counting =
        std::sqrt(*share.value * (1 - *share.value) / static_cast<double>(share.counted));
    std::array<std::size_t, kShareBlocks> total{}, following{};
    for (const HopMoment& moment : search.moments()) {
        if (moment.frame < firstFrame)
            continue;
        const std::size_t block = (moment.frame - firstFrame) * kShareBlocks / frames;
        ++total[block];
        following[block] += isLed[moment.hop] != 0;
    }
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

}  // namespace

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
    for (const auto& [rule, key] : kCascadeRules) {
        const std::vector<char>& isLed = following.by(rule);
        CascadeShare share = search.share(search.moments(), isLed);
        share.error = errorOfShare(search, share, isLed, hops.window + result.window,
                                   displacements.frameCount);
        (rule == CascadeRule::Neighbour ? result.neighbour : result.refill) = share;
        if (rule == options.rule)
            result.edges = search.edges(rule);
    }
    result.all = connected(displacements, hops, result.edges);
    return result;
}

void addChance(const Displacements& displacements, const Hops& hops, const CascadeOptions& options,
               Cascades& cascades) {
    const CascadeSearch search(displacements, hops, options, cascades.window);
    // The random numbers are drawn in order, so that the result does not depend on threads.
    Random random(options.seed);
    std::vector<std::vector<HopMoment>> shifted;
    // Of many hops, fewer shifts give the mean with an error that is small beside that of P_casc.
    const std::size_t enough =
        kEnoughShiftedHops / std::max<std::size_t>(1, hops.all.size()) + kFewestShifts;
    for (std::size_t shift = 0; shift < std::min(options.shifts, enough); ++shift)
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
