// Evaluates as many atoms at a time as a vector has lanes. The lanes are neighbours in the sums and
// in the forces, and atoms in the products.
#if defined(MTP_KERNELS_SITE_BATCH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_SITE_BATCH_INL_H_
#undef MTP_KERNELS_SITE_BATCH_INL_H_
#else
#define MTP_KERNELS_SITE_BATCH_INL_H_
#endif

#include <hwy/highway.h>

#include "core/mtp/RadialFunctions.h"
#include "core/mtp/SiteKernel.h"
#include "core/mtp/kernels/CellSearch-inl.h"
#include "core/mtp/kernels/ForceContraction-inl.h"
#include "core/mtp/kernels/ListSearch-inl.h"
#include "core/mtp/kernels/MomentSums-inl.h"
#include "core/mtp/kernels/Neighbourhood-inl.h"
#include "core/mtp/kernels/ProductSweep-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class SiteBatch : public SiteKernel {
public:
    explicit SiteBatch(const EvaluationPlan& plan)
        : m_plan(plan), m_sums(plan), m_products(plan), m_contraction(plan) {
        m_ofAtom.reserve(m_sums.paddedCount(plan));
        m_virial.reserve(6 * kLanes);
    }

    SiteTotals evaluate(const CellView& atoms, const SiteOutputs& out) override {
        m_cells.begin(atoms, m_plan);
        return run(m_cells, out);
    }

    SiteTotals evaluate(const NeighbourView& atoms, const SiteOutputs& out) override {
        m_lists.begin(atoms, m_plan);
        const std::size_t most = m_lists.mostFound();
        for (Neighbourhood& neighbourhood : m_neighbourhood)
            neighbourhood.reserve(most, static_cast<std::size_t>(m_plan.functionCount));
        m_derivatives.reserve(3 * (roundUp(most) + kLanes));
        m_contraction.reserve(roundUp(most) + kLanes);
        return run(m_lists, out);
    }

private:
    struct Central {
        std::size_t atom;
        int species;
    };

    template <class Search>
    SiteTotals run(Search& search, const SiteOutputs& out) {
        SiteTotals totals;
        std::fill_n(m_virial.data(), 6 * kLanes, 0.0);
        std::size_t next = 0;
        while (const std::size_t count = gather(search, next, out))
            evaluateSites<Search::kForceSize>(count, out, totals);
        for (std::size_t c = 0; c < 6; ++c)
            totals.virial[c] = sumOfLanes(load(m_virial.data() + c * kLanes));
        return totals;
    }

    // Fills the lanes with the next central atoms, their neighbours and sums; returns how many.
    template <class Search>
    std::size_t gather(Search& search, std::size_t& next, const SiteOutputs& out) {
        std::size_t lane = 0;
        for (; lane < kLanes && next < search.centralCount(); ++next) {
            const std::size_t atom = search.central(next);
            const int species = search.species(atom);
            if (species == m_plan.speciesCount) {  // ignored
                if (!out.siteEnergies.empty())
                    out.siteEnergies[atom] = 0;
                continue;
            }
            m_central[lane] = {atom, species};
            m_neighbourhood[lane].find(m_plan, search, atom);
            m_sums.compute(m_neighbourhood[lane], m_ofAtom.data());
            m_products.setSums(lane, m_ofAtom.data());
            ++lane;
        }
        return lane;
    }

    // The sums of the first `count` lanes are computed; those of the other lanes are set to zero.
    template <std::size_t kForceSize>
    void evaluateSites(std::size_t count, const SiteOutputs& out, SiteTotals& totals) {
        for (std::size_t lane = count; lane < kLanes; ++lane)
            m_products.clearSums(lane);
        alignas(HWY_ALIGNMENT) double energies[kLanes];
        store(m_products.run(), energies);
        for (std::size_t lane = 0; lane < count; ++lane) {
            const Central& central = m_central[lane];
            energies[lane] += m_plan.speciesCoefficients[static_cast<std::size_t>(central.species)];
            energies[lane] += addForces<kForceSize>(lane, out);
            totals.energy += energies[lane];
            if (!out.siteEnergies.empty())
                out.siteEnergies[central.atom] = energies[lane];
        }
    }

    // Returns the energy of the repulsion, if there is one.
    template <std::size_t kForceSize>
    double addForces(std::size_t lane, const SiteOutputs& out) {
        const Neighbourhood& neighbourhood = m_neighbourhood[lane];
        const std::size_t central = m_central[lane].atom;
        m_derivatives.reserve(3 * neighbourhood.stride);
        double* d = m_derivatives.data();
        m_contraction.run(neighbourhood, m_products.gradient() + lane, d);
        const bool isRepulsive = m_plan.radial.kind == RadialBasis::Kind::ChebyshevRepulsive;
        const double repulsion = isRepulsive ? addRepulsion(neighbourhood, d) : 0;
        addToVirial(neighbourhood, d);
        if (!out.siteVirials.empty())
            addSiteVirials(neighbourhood, d, central, out.siteVirials.data());
        if (!out.closest.empty())
            noteClosest(neighbourhood, m_central[lane], out.closest.data());
        double* forces = out.forces.data();
        if constexpr (kForceSize == kRecordSize)
            addRecords(neighbourhood, d, forces);
        else
            for (std::size_t k = 0; k < neighbourhood.count; ++k)
                for (std::size_t axis = 0; axis < 3; ++axis)
                    forces[kForceSize * static_cast<std::size_t>(neighbourhood.index[k]) + axis] -=
                        d[axis * neighbourhood.stride + k];
        for (std::size_t axis = 0; axis < 3; ++axis)
            forces[kForceSize * central + axis] +=
                sumOf(d + axis * neighbourhood.stride, neighbourhood);
        return repulsion;
    }

    // Takes the derivatives from the forces on the neighbours, which are four numbers each.
    static HWY_INLINE void addRecords(const Neighbourhood& neighbourhood, const double* d,
                                      double* forces) {
        using Part = hn::CappedTag<double, kRecordSize>;
        const std::size_t stride = neighbourhood.stride;
        alignas(HWY_ALIGNMENT) double records[kRecordSize * kLanes];
        for (std::size_t first = 0; first < neighbourhood.count; first += kLanes) {
            storeRecords(load(d + first), load(d + stride + first), load(d + 2 * stride + first),
                         records);
            const std::int32_t* index = neighbourhood.index.data() + first;
            const std::size_t count = std::min(kLanes, neighbourhood.count - first);
            for (std::size_t k = 0; k < count; ++k) {
                double* to = forces + kRecordSize * static_cast<std::size_t>(index[k]);
                for (std::size_t c = 0; c < kRecordSize; c += hn::Lanes(Part()))
                    hn::StoreU(hn::Sub(hn::LoadU(Part(), to + c),
                                       hn::Load(Part(), records + kRecordSize * k + c)),
                               Part(), to + c);
            }
        }
    }

    // Of one number for each neighbour; those of the padding are 0.
    static HWY_INLINE double sumOf(const double* numbers, const Neighbourhood& neighbourhood) {
        Vector sum = zero();
        for (std::size_t k = 0; k < neighbourhood.vectorCount() * kLanes; k += kLanes)
            sum = hn::Add(sum, load(numbers + k));
        return sumOfLanes(sum);
    }

    double addRepulsion(const Neighbourhood& neighbourhood, double* derivatives) const {
        double energy = 0;
        for (std::size_t k = 0; k < neighbourhood.count; ++k) {
            const RadialValue pair = pairRepulsion(m_plan.radial, neighbourhood.distance.data()[k]);
            energy += pair.value;
            for (std::size_t axis = 0; axis < 3; ++axis)
                derivatives[axis * neighbourhood.stride + k] +=
                    pair.derivative * neighbourhood.unit[axis].data()[k];
        }
        return energy;
    }

    // Six components suffice: the sum over the neighbours of an atom is symmetric, because its
    // energy does not change if they are rotated.
    void addToVirial(const Neighbourhood& neighbourhood, const double* d) {
        constexpr std::size_t kRow[6] = {0, 1, 2, 1, 0, 0}, kColumn[6] = {0, 1, 2, 2, 2, 1};
        Vector sums[6];
        for (std::size_t c = 0; c < 6; ++c)
            sums[c] = load(m_virial.data() + c * kLanes);
        for (std::size_t k = 0; k < neighbourhood.vectorCount() * kLanes; k += kLanes) {
            const Vector r = load(neighbourhood.distance.data() + k);
            const Vector v[3] = {hn::Mul(r, load(neighbourhood.unit[0].data() + k)),
                                 hn::Mul(r, load(neighbourhood.unit[1].data() + k)),
                                 hn::Mul(r, load(neighbourhood.unit[2].data() + k))};
            for (std::size_t c = 0; c < 6; ++c)
                sums[c] = hn::NegMulAdd(load(d + kRow[c] * neighbourhood.stride + k), v[kColumn[c]],
                                        sums[c]);
        }
        for (std::size_t c = 0; c < 6; ++c)
            store(sums[c], m_virial.data() + c * kLanes);
    }

    // Gives either end of a vector half of its contribution.
    static void addSiteVirials(const Neighbourhood& neighbourhood, const double* d,
                               std::size_t central, double* siteVirials) {
        double own[9] = {};
        for (std::size_t k = 0; k < neighbourhood.count; ++k) {
            const double half = -0.5 * neighbourhood.distance.data()[k];
            double* other = siteVirials + 9 * static_cast<std::size_t>(neighbourhood.index[k]);
            for (std::size_t a = 0; a < 3; ++a)
                for (std::size_t b = 0; b < 3; ++b) {
                    const double share =
                        half * d[a * neighbourhood.stride + k] * neighbourhood.unit[b].data()[k];
                    own[3 * a + b] += share;
                    other[3 * a + b] += share;
                }
        }
        for (std::size_t c = 0; c < 9; ++c)
            siteVirials[9 * central + c] += own[c];
    }

    void noteClosest(const Neighbourhood& neighbourhood, const Central& central,
                     ClosestPair* closest) const {
        const auto speciesCount = static_cast<std::size_t>(m_plan.speciesCount);
        ClosestPair* ofCentral = closest + static_cast<std::size_t>(central.species) * speciesCount;
        const double* distance = neighbourhood.distance.data();
        std::size_t k = 0;
        for (std::size_t species = 0; species < speciesCount; ++species)
            for (; k < neighbourhood.endOfSpecies[species]; ++k)
                if (distance[k] < ofCentral[species].distance)
                    ofCentral[species] = {distance[k], static_cast<int>(central.atom),
                                          neighbourhood.index[k]};
    }

    const EvaluationPlan& m_plan;
    CellSearch m_cells;
    ListSearch m_lists;
    Central m_central[kLanes];
    Neighbourhood m_neighbourhood[kLanes];
    MomentSums m_sums;
    ProductSweep m_products;
    ForceContraction m_contraction;
    Buffer m_ofAtom;       // sums
    Buffer m_derivatives;  // 3 x neighbours
    Buffer m_virial;       // 6 x lanes
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
