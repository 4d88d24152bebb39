// Multiplies the (sparse) Jacobian of an atom's basic moments by panels of eight columns and adds
// the products to the rows of the forces and the virial.
#if defined(MTP_KERNELS_PANEL_PRODUCT_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_PANEL_PRODUCT_INL_H_
#undef MTP_KERNELS_PANEL_PRODUCT_INL_H_
#else
#define MTP_KERNELS_PANEL_PRODUCT_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/training/BasisPlan.h"
#include "core/training/kernels/SiteNeighbours-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// A panel of an atom: its columns are the sum of Jacobian x weights over the basic moments.
struct PanelTerms {
    const std::vector<std::uint32_t>* basics;
    const double* weights;  // basics x kPanel
    std::size_t column;
    // A radial coefficient also changes the radial function of the neighbours of one species:
    // along[axis][k] * derivative[k] + across[axis][k] * value[k] is added for them.
    std::size_t firstOwn = 0, lastOwn = 0;
    const double* along = nullptr;       // axis x stride
    const double* across = nullptr;      // axis x stride
    const double* value = nullptr;       // neighbour x ownStride
    const double* derivative = nullptr;  // neighbour x ownStride
    std::size_t ownStride = 0;
};

class PanelProduct {
public:
    // jacobian: that of SiteNeighbours. rows: the Jacobian of the configuration, which is added to.
    void set(const SiteNeighbours& neighbours, const double* jacobian,
             const ConfigurationGeometry& geometry, std::size_t atomIndex, Jacobian& rows) {
        m_neighbours = &neighbours;
        m_jacobian = jacobian;
        m_jacobianStride = neighbours.jacobianStride();
        m_rows = rows.values.data();
        m_rowStride = rows.stride;
        m_own = (1 + 3 * atomIndex) * m_rowStride;
        m_virial = (1 + 3 * geometry.atomCount()) * m_rowStride;
        m_target.resize(neighbours.count());
        const std::size_t first = geometry.atoms[atomIndex].first;
        for (std::size_t k = 0; k < neighbours.count(); ++k)
            m_target[k] =
                (1 + 3 * static_cast<std::size_t>(geometry.neighbour[first + k])) * m_rowStride;
    }

    void add(const PanelTerms& terms) const {
        const std::size_t count = m_neighbours->count();
        const std::size_t tiles = (count + kMostRows - 1) / kMostRows;
        for (std::size_t axis = 0; axis < 3; ++axis)
            for (std::size_t tile = 0; tile < tiles; ++tile) {
                const std::size_t first = tile * count / tiles;
                addTile(terms, axis, first, (tile + 1) * count / tiles - first);
            }
    }

private:
    static constexpr std::size_t kPanel = BasisPlan::kPanel;
    static constexpr std::size_t kVectors = kPanel / kLanes;  // in a row of a panel
    // As many rows of a tile as fit into registers.
    static constexpr std::size_t kMostRows = HWY_MAX_BYTES == 64 ? 16 : kVectors <= 2 ? 6 : 3;

    void addTile(const PanelTerms& terms, std::size_t axis, std::size_t first,
                 std::size_t rows) const {
        switch (rows) {
            case 1:
                return addRows<1>(terms, axis, first);
            case 2:
                return addRows<2>(terms, axis, first);
            case 3:
                return addRows<3>(terms, axis, first);
            case 4:
                return addRows<4>(terms, axis, first);
            case 5:
                return addRows<5>(terms, axis, first);
            case 6:
                return addRows<6>(terms, axis, first);
            case 7:
                return addRows<7>(terms, axis, first);
            case 8:
                return addRows<8>(terms, axis, first);
            case 9:
                return addRows<9>(terms, axis, first);
            case 10:
                return addRows<10>(terms, axis, first);
            case 11:
                return addRows<11>(terms, axis, first);
            case 12:
                return addRows<12>(terms, axis, first);
            case 13:
                return addRows<13>(terms, axis, first);
            case 14:
                return addRows<14>(terms, axis, first);
            case 15:
                return addRows<15>(terms, axis, first);
            default:
                return addRows<16>(terms, axis, first);
        }
    }

    template <std::size_t kRows>
    HWY_NOINLINE void addRows(const PanelTerms& terms, std::size_t axis, std::size_t first) const {
        if constexpr (kRows <= kMostRows) {
            Vector sums[kRows][kVectors];
            multiply<kRows>(terms, axis, first, sums);
            addOwn<kRows>(terms, axis, first, sums);
            scatter<kRows>(terms.column, axis, first, sums);
        }
    }

    template <std::size_t kRows>
    HWY_INLINE void multiply(const PanelTerms& terms, std::size_t axis, std::size_t first,
                             Vector (&sums)[kRows][kVectors]) const {
        MTP_UNROLL
        for (std::size_t row = 0; row < kRows; ++row)
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[row][v] = zero();
        const double* column = m_jacobian + axis * m_neighbours->stride() + first;
        const double* weights = terms.weights;
        for (const std::uint32_t basic : *terms.basics) {
            const double* from = column + basic * m_jacobianStride;
            Vector w[kVectors];
            for (std::size_t v = 0; v < kVectors; ++v)
                w[v] = load(weights + v * kLanes);
            MTP_UNROLL
            for (std::size_t row = 0; row < kRows; ++row) {
                const Vector factor = broadcast(from[row]);
                for (std::size_t v = 0; v < kVectors; ++v)
                    sums[row][v] = hn::MulAdd(factor, w[v], sums[row][v]);
            }
            weights += kPanel;
        }
    }

    template <std::size_t kRows>
    HWY_INLINE void addOwn(const PanelTerms& terms, std::size_t axis, std::size_t first,
                           Vector (&sums)[kRows][kVectors]) const {
        if (first >= terms.lastOwn || first + kRows <= terms.firstOwn)
            return;
        MTP_UNROLL
        for (std::size_t row = 0; row < kRows; ++row) {
            const std::size_t k = first + row;
            if (k < terms.firstOwn || k >= terms.lastOwn)
                continue;
            const Vector along = broadcast(terms.along[axis * m_neighbours->stride() + k]);
            const Vector across = broadcast(terms.across[axis * m_neighbours->stride() + k]);
            for (std::size_t v = 0; v < kVectors; ++v) {
                const std::size_t at = k * terms.ownStride + v * kLanes;
                sums[row][v] = hn::MulAdd(along, load(terms.derivative + at),
                                          hn::MulAdd(across, load(terms.value + at), sums[row][v]));
            }
        }
    }

    // Adds the sum over the neighbours to the force on the atom itself, and subtracts from the
    // force on each neighbour its part.
    template <std::size_t kRows>
    HWY_INLINE void scatter(std::size_t column, std::size_t axis, std::size_t first,
                            const Vector (&sums)[kRows][kVectors]) const {
        // The components xx yy zz yz xz xy of the virial by the axes of derivative and vector.
        static constexpr std::size_t kSecond[3][3] = {{0, 2, 1}, {1, 2, 0}, {2, 0, 0}};
        static constexpr std::size_t kComponent[3][3] = {{0, 4, 5}, {1, 3, 0}, {2, 0, 0}};
        for (std::size_t v = 0; v < kVectors; ++v) {
            double* to = m_rows + column + v * kLanes;
            Vector total = zero();
            MTP_UNROLL
            for (std::size_t row = 0; row < kRows; ++row) {
                total = hn::Add(total, sums[row][v]);
                double* other = to + m_target[first + row] + axis * m_rowStride;
                storeUnaligned(hn::Sub(loadUnaligned(other), sums[row][v]), other);
            }
            double* own = to + m_own + axis * m_rowStride;
            storeUnaligned(hn::Add(loadUnaligned(own), total), own);
            for (std::size_t c = 0; c + axis < 3; ++c) {
                const double* vector = m_neighbours->vector(kSecond[axis][c]) + first;
                double* virial = to + m_virial + kComponent[axis][c] * m_rowStride;
                Vector sum = loadUnaligned(virial);
                MTP_UNROLL
                for (std::size_t row = 0; row < kRows; ++row)
                    sum = hn::NegMulAdd(broadcast(vector[row]), sums[row][v], sum);
                storeUnaligned(sum, virial);
            }
        }
    }

    const SiteNeighbours* m_neighbours = nullptr;
    const double* m_jacobian = nullptr;
    std::size_t m_jacobianStride = 0;
    double* m_rows = nullptr;
    std::size_t m_rowStride = 0, m_own = 0, m_virial = 0;
    std::vector<std::size_t> m_target;  // the first force row of each neighbour
};

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
