// Multiplies gradients by tiles of the columns of an inverse. The lanes are gradients.
#if defined(MTP_KERNELS_INVERSE_TILES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_INVERSE_TILES_INL_H_
#undef MTP_KERNELS_INVERSE_TILES_INL_H_
#else
#define MTP_KERNELS_INVERSE_TILES_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/mtp/kernels/Vector-inl.h"
#include "core/selection/InverseProduct.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

// As many vectors as hold all gradients that are multiplied together.
constexpr std::size_t kMostVectors = InverseProduct::kTogether / kLanes;

// kVectors: of gradients, whose sums stay in registers.
template <std::size_t kVectors>
class InverseTiles {
public:
    void multiply(std::span<const InverseRows* const> parts,
                  std::span<const double* const> gradients, std::size_t columns,
                  double* const* products, double* grades) {
        pack(parts, gradients);
        Vector largest[kVectors];
        for (Vector& v : largest)
            v = zero();
        for (std::size_t first = 0; first < columns; first += kColumns) {
            Vector sums[kColumns][kVectors];
            sumColumns(parts, first, sums);
            if (products) {
                scatter(sums, first, std::min(kColumns, columns - first), gradients.size(),
                        products);
                continue;
            }
            MTP_UNROLL
            for (std::size_t c = 0; c < kColumns; ++c)
                for (std::size_t v = 0; v < kVectors; ++v)
                    largest[v] = hn::Max(largest[v], hn::Abs(sums[c][v]));
        }
        if (!products) {
            alignas(HWY_ALIGNMENT) double lanes[kTogether];
            for (std::size_t v = 0; v < kVectors; ++v)
                store(largest[v], lanes + v * kLanes);
            std::copy_n(lanes, gradients.size(), grades);
        }
    }

private:
    static constexpr std::size_t kTogether = kVectors * kLanes;
    // As many sums as fit into registers; a tile is a multiple of these columns.
    static constexpr std::size_t kColumns = HWY_MAX_BYTES == 64 ? 12 : HWY_MAX_BYTES == 32 ? 2 : 1;
    static_assert(InverseRows::kTile % kColumns == 0);

    // Entry by entry, a lane for each gradient; lanes without one are 0.
    void pack(std::span<const InverseRows* const> parts, std::span<const double* const> gradients) {
        std::size_t entries = 0;
        for (const InverseRows* rows : parts)
            entries += rows->count;
        m_packed.reserve(entries * kTogether);
        double* to = m_packed.data();
        for (std::size_t k = 0; k < entries; ++k, to += kTogether) {
            for (std::size_t lane = 0; lane < gradients.size(); ++lane)
                to[lane] = gradients[lane][k];
            std::fill(to + gradients.size(), to + kTogether, 0.0);
        }
    }

    HWY_INLINE void sumColumns(std::span<const InverseRows* const> parts, std::size_t first,
                               Vector (&sums)[kColumns][kVectors]) const {
        MTP_UNROLL
        for (std::size_t c = 0; c < kColumns; ++c)
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[c][v] = zero();
        const double* gradient = m_packed.data();
        for (const InverseRows* rows : parts) {
            const std::size_t tile = first / InverseRows::kTile;
            const double* row = rows->values.data() + tile * rows->count * InverseRows::kTile +
                                first % InverseRows::kTile;
            for (std::size_t k = 0; k < rows->count;
                 ++k, row += InverseRows::kTile, gradient += kTogether) {
                Vector g[kVectors];
                for (std::size_t v = 0; v < kVectors; ++v)
                    g[v] = load(gradient + v * kLanes);
                MTP_UNROLL
                for (std::size_t c = 0; c < kColumns; ++c) {
                    const Vector entry = broadcast(row[c]);
                    for (std::size_t v = 0; v < kVectors; ++v)
                        sums[c][v] = hn::MulAdd(entry, g[v], sums[c][v]);
                }
            }
        }
    }

    static HWY_INLINE void scatter(const Vector (&sums)[kColumns][kVectors], std::size_t first,
                                   std::size_t columns, std::size_t gradients,
                                   double* const* products) {
        alignas(HWY_ALIGNMENT) double lanes[kTogether];
        MTP_UNROLL
        for (std::size_t c = 0; c < kColumns; ++c) {
            if (c >= columns)
                return;
            for (std::size_t v = 0; v < kVectors; ++v)
                store(sums[c][v], lanes + v * kLanes);
            for (std::size_t lane = 0; lane < gradients; ++lane)
                products[lane][first + c] = lanes[lane];
        }
    }

    Buffer m_packed;  // entry x gradient
};

void multiplyInverseHere(std::span<const InverseRows* const> parts,
                         std::span<const double* const> gradients, std::size_t columns,
                         double* const* products, double* grades) {
    constexpr std::size_t kHalf = (kMostVectors + 1) / 2;
    if (gradients.size() <= kHalf * kLanes)
        InverseTiles<kHalf>().multiply(parts, gradients, columns, products, grades);
    else
        InverseTiles<kMostVectors>().multiply(parts, gradients, columns, products, grades);
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
