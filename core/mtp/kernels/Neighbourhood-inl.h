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
#include <limits>
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
    std::size_t cell = std::numeric_limits<std::size_t>::max();  // that the runs belong to
    std::vector<std::int32_t> place, run;  // of each neighbour, in the order they are found
    std::vector<std::size_t> next;         // by species
    Buffer polynomials;                    // radial size x lanes
};

// All arrays are filled up with neighbours at the cutoff, which contribute nothing.
struct Neighbourhood {
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
        if (const std::size_t cell = cells.cell(central); cell != search.cell) {
            cells.runsAround(central, search.runs);
            search.cell = cell;
        }
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
        // As many numbers as lanes are looked at; those beyond the found ones are overwritten.
        const hn::CappedTag<std::int32_t, kLanes> di;
        const hn::Rebind<std::uint8_t, decltype(di)> du8;
        std::uint8_t flags[8] = {};
        hn::StoreMaskBits(Doubles(), isFound, flags);
        const auto numbers = hn::PromoteTo(di, hn::LoadU(du8, kSetFlags.numbers[flags[0]]));
        hn::StoreU(hn::Add(numbers, hn::Set(di, static_cast<std::int32_t>(at))), di,
                   search.place.data() + found);
        hn::StoreU(hn::Set(di, static_cast<std::int32_t>(run)), di, search.run.data() + found);
        return hn::CountTrue(Doubles(), isFound);
    }

    void sortBySpecies(const EvaluationTask& task, std::size_t central, SearchBuffer& search) {
        const std::size_t padded = roundUp(count) + kLanes;
        for (Buffer& axis : unit)
            axis.reserve(padded);
        if (place.size() < padded)
            place.resize(padded);
        countSpecies(task, search);
        const double *x = task.cells->coordinate(0), *y = task.cells->coordinate(1),
                     *z = task.cells->coordinate(2);
        const double centre[3] = {x[central], y[central], z[central]};
        double *toX = unit[0].data(), *toY = unit[1].data(), *toZ = unit[2].data();
        const int* types = task.types->data();
        std::size_t* next = search.next.data();
        for (std::size_t k = 0; k < count; ++k) {
            const auto other = static_cast<std::size_t>(search.place[k]);
            const auto& shift = search.runs[static_cast<std::size_t>(search.run[k])].shift;
            const std::size_t target = next[types[other]]++;
            place[target] = search.place[k];
            toX[target] = x[other] + (shift[0] - centre[0]);
            toY[target] = y[other] + (shift[1] - centre[1]);
            toZ[target] = z[other] + (shift[2] - centre[2]);
        }
        for (std::size_t k = count; k < padded; ++k) {
            toX[k] = task.plan->radial.maxDist;
            toY[k] = toZ[k] = 0;
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
        store(load(unit[0].data() + roundUp(count)), distance.data() + roundUp(count));
        for (std::size_t k = 0; k < roundUp(count); k += kLanes) {
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
