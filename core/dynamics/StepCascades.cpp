#include "core/dynamics/StepCascades.h"

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"
#include "core/base/Random.h"
#include "core/dynamics/HopDistances.h"

namespace mtp {

namespace {

// As in the published program.
constexpr double kStepThreshold = 3.5;    // Å²
constexpr double kStepNeighbour = 5.457;  // Å
constexpr std::size_t kStepsBefore = 10;  // frames

bool movedFar(const Displacements& all, std::size_t ion, std::size_t from, std::size_t to) {
    return (all.place(ion, to) - all.place(ion, from)).squaredNorm() > kStepThreshold;
}

// A step that counts as a hop, which begins at `frame`.
struct Step {
    std::size_t ion, stretch, frame;
    bool follows, followsOther;
};

class StepSearch {
public:
    StepSearch(const Displacements& all, int threads)
        : m_all(all), m_threads(threads), m_distances(all.meanCell) {}

    // By ion, then by frame.
    std::vector<Step> steps() const {
        std::vector<std::vector<Step>> ofIons(m_all.ionCount());
        parallelFor(ofIons.size(), m_threads, [&](std::size_t ion) {
            for (std::size_t i = 0; i < m_all.stretches.size(); ++i) {
                const Stretch& stretch = m_all.stretches[i];
                for (std::size_t k = kStepsBefore; k + 1 < stretch.count; ++k)
                    if (movedFar(m_all, ion, stretch.first + k, stretch.first + k + 1))
                        ofIons[ion].push_back(stepAt(ion, i, stretch.first + k));
            }
        });
        std::vector<Step> steps;
        for (const std::vector<Step>& some : ofIons)
            steps.insert(steps.end(), some.begin(), some.end());
        return steps;
    }

    bool areNear(std::size_t ion, std::size_t frame, std::size_t other,
                 std::size_t otherFrame) const {
        return m_distances.between(m_all.place(ion, frame), m_all.place(other, otherFrame)) <
               kStepNeighbour;
    }

private:
    Step stepAt(std::size_t ion, std::size_t stretch, std::size_t frame) const {
        Step step{ion, stretch, frame, false, false};
        for (std::size_t other = 0; other < m_all.ionCount() && !step.followsOther; ++other) {
            if (!movedFar(m_all, other, frame - kStepsBefore, frame) ||
                !areNear(ion, frame, other, frame))
                continue;
            step.follows = true;
            step.followsOther = other != ion;
        }
        return step;
    }

    const Displacements& m_all;
    int m_threads;
    HopDistances m_distances;
};

// For each ion and frame, whether it moved far in the frames before.
std::vector<std::vector<bool>> movedBefore(const Displacements& all, int threads) {
    std::vector<std::vector<bool>> moved(all.ionCount());
    parallelFor(moved.size(), threads, [&](std::size_t ion) {
        moved[ion].resize(all.frameCount);
        for (const Stretch& stretch : all.stretches)
            for (std::size_t k = kStepsBefore; k < stretch.count; ++k)
                moved[ion][stretch.first + k] =
                    movedFar(all, ion, stretch.first + k - kStepsBefore, stretch.first + k);
    });
    return moved;
}

// The share of these steps that follow, if each ion is that many frames late. A frame beyond the
// last one in which a step can be told comes back to the first.
double shiftedShare(const Displacements& all, const StepSearch& search,
                    const std::vector<Step>& steps, const std::vector<std::vector<bool>>& moved,
                    const std::vector<double>& late) {
    std::size_t following = 0;
    for (const Step& step : steps) {
        const Stretch& stretch = all.stretches[step.stretch];
        const std::size_t first = stretch.first + kStepsBefore;
        const std::size_t length = stretch.count - kStepsBefore - 1;
        const auto shiftOf = [&](std::size_t ion) {
            return static_cast<std::size_t>(late[ion] * static_cast<double>(length));
        };
        const std::size_t moment = step.frame - first + shiftOf(step.ion) + length;
        for (std::size_t other = 0; other < all.ionCount(); ++other) {
            const std::size_t frame = first + (moment - shiftOf(other)) % length;
            if (moved[other][frame] && search.areNear(step.ion, step.frame, other, frame)) {
                ++following;
                break;
            }
        }
    }
    return static_cast<double>(following) / static_cast<double>(steps.size());
}

std::optional<double> shareOf(std::size_t some, std::size_t all) {
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(some) / static_cast<double>(all);
}

}  // namespace

StepCascades stepCascadesOf(const Displacements& displacements, int threads) {
    StepCascades result;
    std::vector<HopThatMayFollow> hops;
    for (const Step& step : StepSearch(displacements, threads).steps()) {
        ++result.hops;
        result.following += step.follows;
        result.followingOthers += step.followsOther;
        hops.push_back({step.frame, step.follows});
    }
    result.error = errorOfShare(hops, kStepsBefore, displacements.frameCount);
    return result;
}

void addStepChance(const Displacements& displacements, const CascadeOptions& options,
                   StepCascades& cascades) {
    const StepSearch search(displacements, options.threads);
    const std::vector<Step> steps = search.steps();
    if (steps.empty())
        return;
    const std::vector<std::vector<bool>> moved = movedBefore(displacements, options.threads);
    Random random(options.seed);
    std::vector<std::vector<double>> late(enoughShifts(options, steps.size()));
    for (std::vector<double>& ofIons : late)
        for (std::size_t ion = 0; ion < displacements.ionCount(); ++ion)
            ofIons.push_back(random.uniform());
    std::vector<double> shares(late.size());
    parallelFor(shares.size(), options.threads, [&](std::size_t shift) {
        shares[shift] = shiftedShare(displacements, search, steps, moved, late[shift]);
    });
    double sum = 0;
    for (const double share : shares)
        sum += share;
    cascades.chance = sum / static_cast<double>(shares.size());
}

std::vector<std::pair<std::size_t, std::size_t>> stepEdgesOf(const Displacements& displacements,
                                                             const Hops& hops) {
    const StepSearch search(displacements, 1);
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    for (std::size_t first = 0, b = 0; b < hops.all.size(); ++b) {
        const Hop& later = hops.all[b];
        while (later.frame - hops.all[first].frame > kStepsBefore)
            ++first;
        const std::size_t frame = later.frame - 1;
        const std::vector<Stretch> before = within(
            displacements.stretches, {frame - std::min(frame, kStepsBefore), kStepsBefore + 2});
        if (before.size() != 1 || before.front().count < kStepsBefore + 2)
            continue;  // the 10 frames before are not all there
        for (std::size_t a = first; a < b && hops.all[a].frame < later.frame; ++a) {
            const std::size_t other = hops.all[a].ion;
            if (other != later.ion && movedFar(displacements, other, frame - kStepsBefore, frame) &&
                search.areNear(later.ion, frame, other, frame))
                edges.emplace_back(a, b);
        }
    }
    return edges;
}

std::optional<double> StepCascades::value() const {
    return shareOf(following, hops);
}

std::optional<double> StepCascades::valueOfOthers() const {
    return shareOf(followingOthers, hops);
}

CascadeShare StepCascades::share() const {
    return {following, hops, value(), error, chance};
}

}  // namespace mtp
