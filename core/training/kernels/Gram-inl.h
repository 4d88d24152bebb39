// Multiplies the transpose of a matrix by the matrix, whose rows are kept in panels of eight
// columns.
#if defined(MTP_KERNELS_GRAM_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef MTP_KERNELS_GRAM_INL_H_
#undef MTP_KERNELS_GRAM_INL_H_
#else
#define MTP_KERNELS_GRAM_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/mtp/kernels/Vector-inl.h"
#include "core/training/BasisPlan.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

constexpr std::size_t kGramVectors = BasisPlan::kPanel / kLanes;
constexpr std::size_t kGramRows = HWY_MAX_BYTES == 64 ? 8 : kGramVectors <= 2 ? 4 : 2;

// Adds left^T right, summed over `rows` rows, to kGramRows rows of the block of two panels.
HWY_INLINE void addGramTile(std::size_t rows, const double* left, const double* right, double* to,
                            std::size_t stride) {
    Vector sums[kGramRows][kGramVectors];
    for (std::size_t i = 0; i < kGramRows; ++i)
        for (std::size_t v = 0; v < kGramVectors; ++v)
            sums[i][v] = load(to + i * stride + v * kLanes);
    for (std::size_t row = 0; row < rows; ++row) {
        Vector r[kGramVectors];
        for (std::size_t v = 0; v < kGramVectors; ++v)
            r[v] = load(right + row * BasisPlan::kPanel + v * kLanes);
        for (std::size_t i = 0; i < kGramRows; ++i) {
            const Vector l = broadcast(left[row * BasisPlan::kPanel + i]);
            for (std::size_t v = 0; v < kGramVectors; ++v)
                sums[i][v] = hn::MulAdd(l, r[v], sums[i][v]);
        }
    }
    for (std::size_t i = 0; i < kGramRows; ++i)
        for (std::size_t v = 0; v < kGramVectors; ++v)
            store(sums[i][v], to + i * stride + v * kLanes);
}

// See kernels::addGram.
void addGramHere(std::size_t rows, std::size_t panels, std::size_t known, const double* packed,
                 double* gram) {
    constexpr std::size_t kPanel = BasisPlan::kPanel;
    const std::size_t stride = panels * kPanel;
    for (std::size_t i = 0; i < panels; ++i)
        for (std::size_t j = std::max(i, known); j < panels; ++j)
            for (std::size_t row = 0; row < kPanel; row += kGramRows)
                addGramTile(rows, packed + i * rows * kPanel + row, packed + j * rows * kPanel,
                            gram + (i * kPanel + row) * stride + j * kPanel, stride);
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
