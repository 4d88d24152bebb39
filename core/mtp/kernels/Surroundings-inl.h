// The neighbours of one atom: found, put together by species, with their radial functions.
#if defined(MTP_KERNELS_SURROUNDINGS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_SURROUNDINGS_INL_H_
#undef MTP_KERNELS_SURROUNDINGS_INL_H_
#else
#define MTP_KERNELS_SURROUNDINGS_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/mtp/EvaluatorKernel.h"
#include "core/mtp/kernels/Vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// For each byte of flags the numbers of those that are set, lowest first.
struct SetFlags {
    std::uint8_t numbers[256][8] = {};
    constexpr SetFlags() {
        for (int flags = 0; flags < 256; ++flags)
            for (int flag = 0, found = 0; flag < 8; ++flag)
                if (flags >> flag & 1)
                    numbers[flags][found++] = static_cast<std::uint8_t>(flag);
    }
};
inline constexpr SetFlags kSetFlags;

// Memory of the search, shared by all atoms of a thread.
struct SearchBuffer {
    std::vector<LinkedCells::Run> runs;
    std::vector<std::int32_t> place, run;  // of each neighbour, in the order they are found
    std::vector<std::size_t> next;         // by species
    Buffer polynomials;                    // radial size x lanes
};

// All arrays are filled up with neighbours at the cutoff, which contribute nothing.
struct Surroundings {
    std::size_t count = 0;
    std::size_t stride = 0;  // between the functions of two mu
    std::vector<std::int32_t> place;
    std::vector<std::size_t> endOfSpecies;
    Buffer unit[3], distance, inverse;
    Buffer function, derivative;  // mu x stride

    std::size_t vectorCount() const { return (count + kLanes - 1) / kLanes; }

    void find(const EvaluationTask& task, std::size_t central, SearchBuffer& search) {
        count = collect(*task.cells, central, search);
        sortBySpecies(task, central, search);
        normalise();
        evaluateRadial(*task.plan, (*task.types)[central], search);
    }

private:
    // Places and runs of all atoms within the cutoff; returns their number.
    static std::size_t collect(const LinkedCells& cells, std::size_t central,
                               SearchBuffer& search) {
        const Doubles d;
        constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
        const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
        const Vector limit = broadcast(cells.cutoff() * cells.cutoff()), near = broadcast(kNear);
        cells.runsAround(central, search.runs);
        std::size_t found = 0, nearCount = 0;
        for (std::size_t number = 0; number < search.runs.size(); ++number) {
            const LinkedCells::Run& run = search.runs[number];
            const std::size_t needed = found + run.end - run.begin + 8;
            if (needed > search.place.size()) {
                search.place.resize(2 * needed);
                search.run.resize(2 * needed);
            }
            Vector origin[3];
            for (std::size_t axis = 0; axis < 3; ++axis)
                origin[axis] = broadcast(run.shift[axis] - x[axis][central]);
            for (std::size_t at = run.begin; at < run.end; at += kLanes) {
                const Vector dx = hn::Add(loadUnaligned(x[0] + at), origin[0]);
                const Vector dy = hn::Add(loadUnaligned(x[1] + at), origin[1]);
                const Vector dz = hn::Add(loadUnaligned(x[2] + at), origin[2]);
                const Vector squared = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
                const auto isInside = hn::And(hn::FirstN(d, run.end - at), hn::Lt(squared, limit));
                const auto isNear = hn::And(isInside, hn::Lt(squared, near));
                nearCount += hn::CountTrue(d, isNear);
                found += append(hn::AndNot(isNear, isInside), at, number, found, search);
            }
        }
        if (nearCount > 1)  // the atom itself is one
            cells.requireApart(central);
        return found;
    }

    static HWY_INLINE std::size_t append(hn::Mask<Doubles> isFound, std::size_t at, std::size_t run,
                                         std::size_t found, SearchBuffer& search) {
        std::uint8_t flags[8] = {};
        hn::StoreMaskBits(Doubles(), isFound, flags);
        const std::uint8_t* numbers = kSetFlags.numbers[flags[0]];
        std::int32_t* place = search.place.data() + found;
        std::int32_t* ofRun = search.run.data() + found;
        for (int k = 0; k < 8; ++k) {
            place[k] = static_cast<std::int32_t>(at) + numbers[k];
            ofRun[k] = static_cast<std::int32_t>(run);
        }
        return hn::CountTrue(Doubles(), isFound);
    }

    void sortBySpecies(const EvaluationTask& task, std::size_t central, SearchBuffer& search) {
        const std::size_t padded = roundUp(count) + kLanes;
        for (Buffer& axis : unit)
            axis.reserve(padded);
        if (place.size() < padded)
            place.resize(padded);
        double* to[3] = {unit[0].data(), unit[1].data(), unit[2].data()};
        double centre[3];
        const double* x[3];
        for (int axis = 0; axis < 3; ++axis) {
            x[axis] = task.cells->coordinate(axis);
            centre[axis] = x[axis][central];
        }
        countSpecies(task, search);
        for (std::size_t k = 0; k < count; ++k) {
            const auto other = static_cast<std::size_t>(search.place[k]);
            const LinkedCells::Run& run = search.runs[static_cast<std::size_t>(search.run[k])];
            const std::size_t target =
                search.next[static_cast<std::size_t>((*task.types)[other])]++;
            place[target] = search.place[k];
            for (std::size_t axis = 0; axis < 3; ++axis)
                to[axis][target] = x[axis][other] + (run.shift[axis] - centre[axis]);
        }
        for (std::size_t k = count; k < padded; ++k) {
            to[0][k] = task.plan->radial.maxDist;
            to[1][k] = to[2][k] = 0;
        }
    }

    void countSpecies(const EvaluationTask& task, SearchBuffer& search) {
        const auto speciesCount = static_cast<std::size_t>(task.plan->speciesCount);
        endOfSpecies.assign(speciesCount, 0);
        for (std::size_t k = 0; k < count; ++k) {
            const int type = (*task.types)[static_cast<std::size_t>(search.place[k])];
            ++endOfSpecies[static_cast<std::size_t>(type)];
        }
        search.next.assign(speciesCount, 0);
        for (std::size_t s = 1; s < speciesCount; ++s) {
            search.next[s] = endOfSpecies[s - 1];
            endOfSpecies[s] += endOfSpecies[s - 1];
        }
    }

    void normalise() {
        const std::size_t padded = roundUp(count) + kLanes;
        distance.reserve(padded);
        inverse.reserve(padded);
        for (std::size_t k = 0; k < padded; k += kLanes) {
            const Vector x = load(unit[0].data() + k), y = load(unit[1].data() + k),
                         z = load(unit[2].data() + k);
            const Vector r = hn::Sqrt(hn::MulAdd(x, x, hn::MulAdd(y, y, hn::Mul(z, z))));
            const Vector byR = hn::Div(broadcast(1), r);
            store(r, distance.data() + k);
            store(byR, inverse.data() + k);
            store(hn::Mul(x, byR), unit[0].data() + k);
            store(hn::Mul(y, byR), unit[1].data() + k);
            store(hn::Mul(z, byR), unit[2].data() + k);
        }
    }

    // Species by species: a vector that reaches into the next species is overwritten by it.
    void evaluateRadial(const EvaluationPlan& plan, int central, SearchBuffer& search) {
        const auto functions = static_cast<std::size_t>(plan.functionCount);
        stride = roundUp(count) + kLanes;
        function.reserve(functions * stride + kLanes);
        derivative.reserve(functions * stride + kLanes);
        search.polynomials.reserve(static_cast<std::size_t>(plan.radial.size) * kLanes);
        for (std::size_t mu = 0; mu < functions; ++mu) {
            storeUnaligned(zero(), function.data() + mu * stride + count);
            storeUnaligned(zero(), derivative.data() + mu * stride + count);
        }
        std::size_t at = 0;
        for (int species = 0; species < plan.speciesCount; ++species) {
            const std::size_t end = endOfSpecies[static_cast<std::size_t>(species)];
            for (; at < end; at += kLanes)
                evaluateRadialAt(plan, plan.radialBlock(central, species), at,
                                 search.polynomials.data());
            at = end;
        }
    }

    void evaluateRadialAt(const EvaluationPlan& plan, std::size_t block, std::size_t at,
                          double* polynomials) {
        const RadialBasis& radial = plan.radial;
        const Vector least = broadcast(radial.minDist), most = broadcast(radial.maxDist);
        Vector r = loadUnaligned(distance.data() + at);
        const bool canFreeze = radial.kind == RadialBasis::Kind::ChebyshevRepulsive;
        const auto isFrozen = hn::Lt(r, least);
        if (canFreeze)
            r = hn::Max(r, least);
        const Vector width = broadcast(2 / (radial.maxDist - radial.minDist));
        const Vector x = hn::MulSub(hn::Sub(r, least), width, broadcast(1));
        const Vector tail = hn::Sub(r, most), square = hn::Mul(tail, tail);
        const Vector twice = hn::Add(tail, tail), x2 = hn::Add(x, x);
        const auto size = static_cast<std::size_t>(radial.size);
        store(broadcast(1), polynomials);
        if (size > 1)
            store(x, polynomials + kLanes);
        for (std::size_t b = 2; b < size; ++b)
            store(hn::MulSub(x2, load(polynomials + (b - 1) * kLanes),
                             load(polynomials + (b - 2) * kLanes)),
                  polynomials + b * kLanes);
        for (std::size_t mu = 0; mu < static_cast<std::size_t>(plan.functionCount); ++mu) {
            const double* value = plan.value.data() + block + mu * size;
            const double* slope = plan.slope.data() + block + mu * size;
            Vector p = zero(), dp = zero();
            for (std::size_t b = 0; b < size; ++b) {
                const Vector t = load(polynomials + b * kLanes);
                p = hn::MulAdd(broadcast(value[b]), t, p);
                dp = hn::MulAdd(broadcast(slope[b]), t, dp);
            }
            Vector change = hn::MulAdd(twice, p, hn::Mul(square, dp));
            if (canFreeze)
                change = hn::IfThenZeroElse(isFrozen, change);
            storeUnaligned(hn::Mul(square, p), function.data() + mu * stride + at);
            storeUnaligned(change, derivative.data() + mu * stride + at);
        }
    }
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
