// Energies and forces of as many atoms as a vector has lanes: sums over neighbours with neighbours
// in the lanes, products with atoms in the lanes, forces with neighbours in the lanes.
#if defined(MTP_KERNELS_SITE_BATCH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_SITE_BATCH_INL_H_
#undef MTP_KERNELS_SITE_BATCH_INL_H_
#else
#define MTP_KERNELS_SITE_BATCH_INL_H_
#endif

#include <hwy/highway.h>

#include "core/mtp/RadialFunctions.h"
#include "core/mtp/kernels/ForceContraction-inl.h"
#include "core/mtp/kernels/MomentSums-inl.h"
#include "core/mtp/kernels/Neighbourhood-inl.h"
#include "core/mtp/kernels/ProductSweep-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class SiteBatch {
public:
    explicit SiteBatch(const EvaluationTask& task)
        : m_task(task), m_sums(*task.plan), m_products(*task.plan), m_contraction(*task.plan) {
        m_partial.reserve(kLanes * sumSize());
        m_virial.reserve(6 * kLanes);
        std::fill_n(m_virial.data(), 6 * kLanes, 0.0);
    }

    // Places first .. first + count, count <= kLanes.
    void evaluate(std::size_t first, std::size_t count, EvaluationResult& result) {
        const EvaluationPlan& plan = *m_task.plan;
        for (std::size_t i = 0; i < count; ++i) {
            m_neighbourhood[i].find(m_task, first + i, m_search);
            m_sums.add(m_neighbourhood[i], m_partial.data() + i * sumSize());
        }
        for (std::size_t i = count; i < kLanes; ++i)
            std::fill_n(m_partial.data() + i * sumSize(), sumSize(), 0.0);
        for (int row = 0; row < plan.sumCount; ++row)
            store(sumsOfLanes(m_partial.data() + static_cast<std::size_t>(row) * kLanes, sumSize()),
                  m_products.value(row));
        alignas(HWY_ALIGNMENT) double energies[kLanes];
        store(m_products.run(), energies);
        for (std::size_t i = 0; i < count; ++i) {
            const auto type = static_cast<std::size_t>((*m_task.types)[first + i]);
            result.siteEnergies[first + i] = energies[i] + plan.speciesCoefficients[type];
            addForces(i, first + i, result);
        }
    }

    void addVirial(EvaluationResult& result) const {
        for (std::size_t k = 0; k < 6; ++k)
            result.virial[k] += sumOfLanes(load(m_virial.data() + k * kLanes));
    }

private:
    std::size_t sumSize() const { return static_cast<std::size_t>(m_task.plan->sumCount) * kLanes; }

    void addForces(std::size_t slot, std::size_t central, EvaluationResult& result) {
        const Neighbourhood& around = m_neighbourhood[slot];
        m_derivatives.reserve(3 * around.stride);
        double* d = m_derivatives.data();
        m_contraction.run(around, m_products.gradient() + slot, d);
        if (m_task.plan->radial.kind == RadialBasis::Kind::ChebyshevRepulsive)
            result.siteEnergies[central] += addRepulsion(around, d);
        accumulateVirial(around, d);
        double own[3] = {0, 0, 0};
        for (std::size_t k = 0; k < around.count; ++k) {
            double* other = result.forces + 3 * static_cast<std::size_t>(around.place[k]);
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const double derivative = d[axis * around.stride + k];
                other[axis] -= derivative;
                own[axis] += derivative;
            }
        }
        for (std::size_t axis = 0; axis < 3; ++axis)
            result.forces[3 * central + axis] += own[axis];
    }

    double addRepulsion(const Neighbourhood& around, double* derivatives) const {
        double energy = 0;
        for (std::size_t k = 0; k < around.count; ++k) {
            const RadialValue pair = pairRepulsion(m_task.plan->radial, around.distance.data()[k]);
            energy += pair.value;
            for (std::size_t axis = 0; axis < 3; ++axis)
                derivatives[axis * around.stride + k] +=
                    pair.derivative * around.unit[axis].data()[k];
        }
        return energy;
    }

    // The sum over the neighbours of an atom is symmetric, as its energy does not change by
    // rotation.
    void accumulateVirial(const Neighbourhood& around, const double* d) {
        constexpr std::size_t kRow[6] = {0, 1, 2, 1, 0, 0}, kColumn[6] = {0, 1, 2, 2, 2, 1};
        Vector sums[6];
        for (std::size_t c = 0; c < 6; ++c)
            sums[c] = load(m_virial.data() + c * kLanes);
        for (std::size_t k = 0; k < around.vectorCount() * kLanes; k += kLanes) {
            const Vector r = load(around.distance.data() + k);
            const Vector v[3] = {hn::Mul(r, load(around.unit[0].data() + k)),
                                 hn::Mul(r, load(around.unit[1].data() + k)),
                                 hn::Mul(r, load(around.unit[2].data() + k))};
            for (std::size_t c = 0; c < 6; ++c)
                sums[c] =
                    hn::NegMulAdd(load(d + kRow[c] * around.stride + k), v[kColumn[c]], sums[c]);
        }
        for (std::size_t c = 0; c < 6; ++c)
            store(sums[c], m_virial.data() + c * kLanes);
    }

    EvaluationTask m_task;
    SearchBuffer m_search;
    Neighbourhood m_neighbourhood[kLanes];
    MomentSums m_sums;
    ProductSweep m_products;
    ForceContraction m_contraction;
    Buffer m_partial;      // atom x sum x lanes
    Buffer m_derivatives;  // 3 x neighbours
    Buffer m_virial;       // 6 x lanes
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
