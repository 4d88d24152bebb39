// The neighbours of one atom of a training configuration: monomials of their unit vectors, radial
// functions, and how the basic moments change with their positions. Lanes are neighbours.
#if defined(MTP_KERNELS_SITE_NEIGHBOURS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_SITE_NEIGHBOURS_INL_H_
#undef MTP_KERNELS_SITE_NEIGHBOURS_INL_H_
#else
#define MTP_KERNELS_SITE_NEIGHBOURS_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/mtp/kernels/Vector-inl.h"
#include "core/training/ConfigurationFit.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

class SiteNeighbours {
public:
    SiteNeighbours(const BasisPlan& plan, const RadialBasis& radial)
        : m_plan(plan), m_radial(radial) {
        m_monomials.reserve(plan.monomials.size() * kLanes);
        m_slopes.reserve(3 * plan.monomials.size() * kLanes);
    }

    // Loads the neighbours of an atom. coefficients: those of the Chebyshev polynomials for its
    // species, by species of the neighbour, mu and polynomial.
    void set(const ConfigurationGeometry& geometry, const AtomGeometry& atom,
             const double* coefficients) {
        m_count = atom.count;
        m_stride = roundUp(m_count);
        m_row = m_stride + kLanes;
        copyVectors(geometry, atom);
        const auto size = static_cast<std::size_t>(m_radial.size);
        const std::size_t functions = m_plan.radialCount;
        m_value.reserve(size * m_row);
        m_derivative.reserve(size * m_row);
        m_function.reserve(functions * m_row);
        m_slope.reserve(functions * m_row);
        for (std::size_t v = 0; v < m_stride; v += kLanes)
            polynomials(v);
        // Species by species. A vector may reach into the next species, which then overwrites it.
        std::size_t at = 0;
        for (std::size_t s = 0; s < atom.speciesEnd.size(); ++s) {
            for (; at < atom.speciesEnd[s]; at += kLanes)
                functionsAt(at, coefficients + s * functions * size);
            at = atom.speciesEnd[s];
        }
        for (std::size_t mu = 0; mu < functions; ++mu)
            for (std::size_t k = m_count; k < m_stride; ++k)
                m_function.data()[mu * m_row + k] = m_slope.data()[mu * m_row + k] = 0;
    }

    std::size_t count() const { return m_count; }
    std::size_t stride() const { return m_stride; }
    // Å, by neighbour.
    const double* vector(std::size_t axis) const { return m_vector[axis].data(); }
    const double* unit(std::size_t axis) const { return m_unit[axis].data(); }
    // The radial polynomial b, which includes the factor (r - maxDist)^2, and its derivative by r.
    const double* value(std::size_t b) const { return m_value.data() + b * m_row; }
    const double* derivative(std::size_t b) const { return m_derivative.data() + b * m_row; }
    // f_mu and f'_mu by neighbour; 0 beyond count().
    const double* function(std::size_t mu) const { return m_function.data() + mu * m_row; }
    const double* slope(std::size_t mu) const { return m_slope.data() + mu * m_row; }

    // out: basicCount vectors; the caller adds up their lanes.
    void moments(double* out) {
        std::fill_n(out, m_plan.basicCount * kLanes, 0.0);
        for (std::size_t v = 0; v < m_stride; v += kLanes) {
            monomialsAt(v);
            for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu) {
                const Vector f = load(function(mu) + v);
                for (const std::size_t b : m_plan.basicsOf[mu]) {
                    double* to = out + b * kLanes;
                    store(hn::MulAdd(f, load(monomialAt(m_plan.monomialOf[b])), load(to)), to);
                }
            }
        }
    }

    // out: basicCount x jacobianStride(). The derivative of a basic moment by the vector to
    // neighbour k along an axis is at axis * stride() + k of its row. Calls each(v) for each vector
    // of neighbours, while monomialAt() and slopeAt() hold its values.
    template <class Each>
    HWY_INLINE void jacobian(double* out, const Each& each) {
        // Copies: the compiler cannot know that what is stored leaves the members as they are.
        const std::size_t stride = m_stride, axisStep = m_plan.monomials.size() * kLanes;
        const double* monomials = m_monomials.data();
        const double* slopes = m_slopes.data();
        const std::size_t* monomialOf = m_plan.monomialOf.data();
        for (std::size_t v = 0; v < stride; v += kLanes) {
            monomialsAt(v);
            slopesAt(v);
            each(v);
            for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu) {
                const Vector f = load(function(mu) + v), df = load(slope(mu) + v);
                const Vector along[3] = {hn::Mul(df, load(unit(0) + v)),
                                         hn::Mul(df, load(unit(1) + v)),
                                         hn::Mul(df, load(unit(2) + v))};
                for (const std::size_t b : m_plan.basicsOf[mu]) {
                    const std::size_t m = monomialOf[b] * kLanes;
                    const Vector monomial = load(monomials + m);
                    double* to = out + 3 * b * stride + v;
                    for (std::size_t axis = 0; axis < 3; ++axis)
                        store(hn::MulAdd(along[axis], monomial,
                                         hn::Mul(f, load(slopes + axis * axisStep + m))),
                              to + axis * stride);
                }
            }
        }
    }
    std::size_t jacobianStride() const { return 3 * m_stride; }

    // The monomial m of the vector of neighbours that was prepared last.
    double* monomialAt(std::size_t m) { return m_monomials.data() + m * kLanes; }
    // Its derivative by the vector to the neighbour, which is perpendicular to that vector.
    double* slopeAt(std::size_t axis, std::size_t m) {
        return m_slopes.data() + (axis * m_plan.monomials.size() + m) * kLanes;
    }

private:
    void copyVectors(const ConfigurationGeometry& geometry, const AtomGeometry& atom) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            m_vector[axis].reserve(m_stride);
            m_unit[axis].reserve(m_stride);
        }
        m_distance.reserve(m_stride);
        m_inverse.reserve(m_stride);
        for (std::size_t k = 0; k < m_count; ++k)
            for (std::size_t axis = 0; axis < 3; ++axis)
                m_vector[axis].data()[k] =
                    geometry.vector[atom.first + k][static_cast<Eigen::Index>(axis)];
        for (std::size_t k = m_count; k < m_stride; ++k) {
            m_vector[0].data()[k] = m_radial.maxDist;
            m_vector[1].data()[k] = m_vector[2].data()[k] = 0;
        }
        for (std::size_t v = 0; v < m_stride; v += kLanes) {
            const Vector x = load(vector(0) + v), y = load(vector(1) + v), z = load(vector(2) + v);
            const Vector r = hn::Sqrt(hn::MulAdd(x, x, hn::MulAdd(y, y, hn::Mul(z, z))));
            const Vector byR = hn::Div(broadcast(1), r);
            store(r, m_distance.data() + v);
            store(byR, m_inverse.data() + v);
            store(hn::Mul(x, byR), m_unit[0].data() + v);
            store(hn::Mul(y, byR), m_unit[1].data() + v);
            store(hn::Mul(z, byR), m_unit[2].data() + v);
        }
    }

    void polynomials(std::size_t v) {
        const double width = 2 / (m_radial.maxDist - m_radial.minDist);
        const Vector r = load(m_distance.data() + v), slope = broadcast(width);
        const Vector x = hn::MulSub(hn::Sub(r, broadcast(m_radial.minDist)), slope, broadcast(1));
        const Vector x2 = hn::Add(x, x), slope2 = hn::Add(slope, slope);
        const Vector tail = hn::Sub(r, broadcast(m_radial.maxDist));
        Vector before = hn::Mul(tail, tail), dBefore = hn::Add(tail, tail);
        double* value = m_value.data() + v;
        double* derivative = m_derivative.data() + v;
        store(before, value);
        store(dBefore, derivative);
        if (m_radial.size < 2)
            return;
        Vector q = hn::Mul(x, before);
        Vector dq = hn::MulAdd(slope, before, hn::Mul(x, dBefore));
        for (std::size_t b = 1;; ++b) {
            store(q, value + b * m_row);
            store(dq, derivative + b * m_row);
            if (b + 1 == static_cast<std::size_t>(m_radial.size))
                return;
            const Vector next = hn::MulSub(x2, q, before);
            const Vector dNext = hn::MulAdd(slope2, q, hn::MulSub(x2, dq, dBefore));
            before = q;
            dBefore = dq;
            q = next;
            dq = dNext;
        }
    }

    void functionsAt(std::size_t at, const double* coefficients) {
        const auto size = static_cast<std::size_t>(m_radial.size);
        for (std::size_t mu = 0; mu < m_plan.radialCount; ++mu) {
            Vector f = zero(), df = zero();
            for (std::size_t b = 0; b < size; ++b) {
                const Vector c = broadcast(coefficients[mu * size + b]);
                f = hn::MulAdd(c, loadUnaligned(value(b) + at), f);
                df = hn::MulAdd(c, loadUnaligned(derivative(b) + at), df);
            }
            storeUnaligned(f, m_function.data() + mu * m_row + at);
            storeUnaligned(df, m_slope.data() + mu * m_row + at);
        }
    }

    void monomialsAt(std::size_t v) {
        const Vector u[3] = {load(unit(0) + v), load(unit(1) + v), load(unit(2) + v)};
        store(broadcast(1), monomialAt(0));
        for (std::size_t m = 1; m < m_plan.monomials.size(); ++m) {
            const MultiIndex& monomial = m_plan.monomials[m];
            const std::size_t axis = monomial.a > 0 ? 0 : monomial.b > 0 ? 1 : 2;
            store(hn::Mul(u[axis], load(monomialAt(m_plan.lowered[3 * m + axis]))), monomialAt(m));
        }
    }

    void slopesAt(std::size_t v) {
        const Vector byR = load(m_inverse.data() + v);
        const Vector u[3] = {load(unit(0) + v), load(unit(1) + v), load(unit(2) + v)};
        const std::size_t count = m_plan.monomials.size();
        const MultiIndex* multiIndices = m_plan.monomials.data();
        const std::size_t* lowered = m_plan.lowered.data();
        const double* monomials = m_monomials.data();
        double* slopes = m_slopes.data();
        for (std::size_t m = 0; m < count; ++m) {
            const MultiIndex monomial = multiIndices[m];
            const Vector radial = hn::Mul(broadcast(-static_cast<double>(monomial.rank())),
                                          load(monomials + m * kLanes));
            const int exponents[3] = {monomial.a, monomial.b, monomial.c};
            for (std::size_t axis = 0; axis < 3; ++axis) {
                Vector slope = hn::Mul(radial, u[axis]);
                if (exponents[axis] > 0)
                    slope = hn::MulAdd(broadcast(exponents[axis]),
                                       load(monomials + lowered[3 * m + axis] * kLanes), slope);
                store(hn::Mul(slope, byR), slopes + (axis * count + m) * kLanes);
            }
        }
    }

    const BasisPlan& m_plan;
    RadialBasis m_radial;
    std::size_t m_count = 0, m_stride = 0;
    std::size_t m_row = 0;  // between polynomials and functions: one vector more than m_stride
    Buffer m_vector[3], m_unit[3], m_distance, m_inverse;
    Buffer m_value, m_derivative;  // polynomial x row
    Buffer m_function, m_slope;    // mu x row
    Buffer m_monomials;            // monomial x lanes
    Buffer m_slopes;               // axis x monomial x lanes
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
