// The neighbours of one atom, sorted by species, with their radial functions.
#if defined(MTP_KERNELS_NEIGHBOURHOOD_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_NEIGHBOURHOOD_INL_H_
#undef MTP_KERNELS_NEIGHBOURHOOD_INL_H_
#else
#define MTP_KERNELS_NEIGHBOURHOOD_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/kernels/FoundNeighbours-inl.h"
#include "core/mtp/kernels/Vector-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// All arrays are padded with neighbours at the cutoff, which contribute nothing.
struct Neighbourhood {
    std::size_t count = 0;
    std::size_t stride = 0;           // between the functions of two mu
    std::vector<std::int32_t> index;  // of the neighbour: its place or its number
    std::vector<std::size_t> endOfSpecies;
    Buffer unit[3], distance, inverse;
    Buffer function, derivative;  // mu x stride

    std::size_t vectorCount() const { return (count + kLanes - 1) / kLanes; }

    // Room for this many neighbours, so that find() takes no memory for them.
    void reserve(std::size_t most, std::size_t functions) {
        const std::size_t padded = roundUp(most) + kLanes;
        for (Buffer& axis : unit)
            axis.reserve(padded);
        distance.reserve(padded);
        inverse.reserve(padded);
        function.reserve(functions * padded + kLanes);
        derivative.reserve(functions * padded + kLanes);
        if (index.size() < padded)
            index.resize(padded);
    }

    // The neighbours of a central atom that a CellSearch or a ListSearch finds.
    template <class Search>
    void find(const EvaluationPlan& plan, Search& search, std::size_t central) {
        endOfSpecies.resize(static_cast<std::size_t>(plan.speciesCount));
        const FoundNeighbours found = search.collect(central, endOfSpecies);
        count = found.count;
        reserve(count, static_cast<std::size_t>(plan.functionCount));
        setVectors<Search>(found, plan.radial.maxDist);
        evaluateRadial(plan, search.species(central));
    }

private:
    template <class Search>
    HWY_NOINLINE void setVectors(const FoundNeighbours& found, double cutoff) {
        const Vector origin[3] = {broadcast(found.origin[0]), broadcast(found.origin[1]),
                                  broadcast(found.origin[2])};
        for (std::size_t k = 0; k < count; k += kLanes) {
            const Records atoms = loadRecords(found.records, found.numbers + k);
            const auto numbers = hn::LoadU(Numbers(), found.numbers + k);
            hn::StoreU(Search::indices(numbers, atoms), Numbers(), index.data() + k);
            const auto isFound = hn::FirstN(Doubles(), count - k);
            const Vector x =
                hn::IfThenElse(isFound, hn::Sub(atoms.x, origin[0]), broadcast(cutoff));
            const Vector y = hn::IfThenElseZero(isFound, hn::Sub(atoms.y, origin[1]));
            const Vector z = hn::IfThenElseZero(isFound, hn::Sub(atoms.z, origin[2]));
            const Vector r = hn::Sqrt(hn::MulAdd(x, x, hn::MulAdd(y, y, hn::Mul(z, z))));
            const Vector byR = hn::Div(broadcast(1), r);
            store(r, distance.data() + k);
            store(byR, inverse.data() + k);
            store(hn::Mul(x, byR), unit[0].data() + k);
            store(hn::Mul(y, byR), unit[1].data() + k);
            store(hn::Mul(z, byR), unit[2].data() + k);
        }
        store(broadcast(cutoff), distance.data() + roundUp(count));
    }

    // As many radial functions as have room for their sums in registers.
    static constexpr int kTogether = HWY_MAX_BYTES == 64 ? 6 : 4;

    // Species by species. A vector may reach into the next species, which then overwrites it.
    void evaluateRadial(const EvaluationPlan& plan, int central) {
        stride = roundUp(count) + kLanes;
        for (int first = 0; first < plan.functionCount; first += kTogether)
            evaluateFunctions(plan, central, first,
                              std::min(kTogether, plan.functionCount - first));
    }

    void evaluateFunctions(const EvaluationPlan& plan, int central, int first, int number) {
        switch (number) {
            case 1:
                return evaluateFunctions<1>(plan, central, first);
            case 2:
                return evaluateFunctions<2>(plan, central, first);
            case 3:
                return evaluateFunctions<3>(plan, central, first);
            case 4:
                return evaluateFunctions<4>(plan, central, first);
            case 5:
                return evaluateFunctions<5>(plan, central, first);
            default:
                return evaluateFunctions<6>(plan, central, first);
        }
    }

    template <int kNumber>
    HWY_NOINLINE void evaluateFunctions(const EvaluationPlan& plan, int central, int first) {
        const auto size = static_cast<std::size_t>(plan.radial.size);
        const std::size_t begin = static_cast<std::size_t>(first) * stride;
        double *values = function.data() + begin, *changes = derivative.data() + begin;
        for (std::size_t mu = 0; mu < kNumber; ++mu) {
            storeUnaligned(zero(), values + mu * stride + count);
            storeUnaligned(zero(), changes + mu * stride + count);
        }
        std::size_t at = 0;
        for (int species = 0; species < plan.speciesCount; ++species) {
            const std::size_t end = endOfSpecies[static_cast<std::size_t>(species)];
            const std::size_t block =
                plan.radialBlock(central, species) + static_cast<std::size_t>(first) * size;
            for (; at < end; at += kLanes)
                evaluateAt<kNumber>(plan.radial, plan.value.data() + block,
                                    plan.slope.data() + block, at, values + at, changes + at);
            at = end;
        }
    }

    // The Chebyshev polynomials of the distances at `at`, summed with the coefficients of functions
    // that follow one another.
    template <int kNumber>
    HWY_INLINE void evaluateAt(const RadialBasis& radial, const double* value, const double* slope,
                               std::size_t at, double* values, double* changes) const {
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
        Vector p[kNumber], dp[kNumber];
        for (int mu = 0; mu < kNumber; ++mu)
            p[mu] = dp[mu] = zero();
        // T(-1) = x makes T(1) = 2 x T(0) - T(-1) the x that it is, without rounding.
        Vector before = x, t = broadcast(1);
        for (std::size_t b = 0; b < size; ++b) {
            for (std::size_t mu = 0; mu < kNumber; ++mu) {
                p[mu] = hn::MulAdd(broadcast(value[mu * size + b]), t, p[mu]);
                dp[mu] = hn::MulAdd(broadcast(slope[mu * size + b]), t, dp[mu]);
            }
            const Vector next = hn::MulSub(x2, t, before);
            before = t;
            t = next;
        }
        for (std::size_t mu = 0; mu < kNumber; ++mu) {
            Vector change = hn::MulAdd(twice, p[mu], hn::Mul(square, dp[mu]));
            if (canFreeze)
                change = hn::IfThenZeroElse(isFrozen, change);
            storeUnaligned(hn::Mul(square, p[mu]), values + mu * stride);
            storeUnaligned(change, changes + mu * stride);
        }
    }
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
