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

    // The neighbours of a central atom that a CellSearch or a ListSearch finds. `polynomials` is
    // scratch memory that the neighbourhoods of a thread share, so that it stays in the cache.
    template <class Search>
    void find(const EvaluationPlan& plan, Search& search, std::size_t central,
              Buffer& polynomials) {
        count = search.collect(central);
        reserve(count, static_cast<std::size_t>(plan.functionCount));
        endOfSpecies.resize(static_cast<std::size_t>(plan.speciesCount));
        search.sortBySpecies(central, count, endOfSpecies,
                             {index.data(), unit[0].data(), unit[1].data(), unit[2].data()});
        pad(plan.radial.maxDist);
        normalise();
        evaluateRadial(plan, search.species(central), polynomials);
    }

private:
    // One number after the other: a load of a vector that overlaps a store of one would wait.
    void pad(double cutoff) {
        double *x = unit[0].data(), *y = unit[1].data(), *z = unit[2].data();
        const std::size_t padded = roundUp(count) + kLanes;
        for (std::size_t k = count; k < padded; ++k) {
            x[k] = cutoff;
            y[k] = z[k] = 0;
        }
    }

    void normalise() {
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

    // Species by species. A vector may reach into the next species, which then overwrites it.
    void evaluateRadial(const EvaluationPlan& plan, int central, Buffer& polynomials) {
        const auto functions = static_cast<std::size_t>(plan.functionCount);
        stride = roundUp(count) + kLanes;
        polynomials.reserve(static_cast<std::size_t>(plan.radial.size) * kLanes);
        for (std::size_t mu = 0; mu < functions; ++mu) {
            storeUnaligned(zero(), function.data() + mu * stride + count);
            storeUnaligned(zero(), derivative.data() + mu * stride + count);
        }
        std::size_t at = 0;
        for (int species = 0; species < plan.speciesCount; ++species) {
            const std::size_t end = endOfSpecies[static_cast<std::size_t>(species)];
            for (; at < end; at += kLanes)
                evaluateRadialAt(plan, plan.radialBlock(central, species), at, polynomials.data());
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
