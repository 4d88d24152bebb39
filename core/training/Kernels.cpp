#include "core/training/Kernels.h"

#include <algorithm>

// Each function is compiled for three levels of x86-64; the loader picks one. Sanitizers cannot
// cope with the resolvers, other compilers and processors take the plain version.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MTP_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define MTP_CLONES
#endif

namespace mtp::kernels {

namespace {
// A tile of the result that stays in registers: 6 rows of 8 doubles.
constexpr std::size_t kRows = 6;
constexpr std::size_t kColumns = 8;
}  // namespace

MTP_CLONES
void multiplyAdd(std::size_t m, std::size_t n, std::size_t k, const double* a, std::size_t aStride,
                 const double* b, std::size_t bStride, double* c, std::size_t cStride) {
    for (std::size_t column = 0; column < n; column += kColumns) {
        const std::size_t width = std::min(kColumns, n - column);
        for (std::size_t row = 0; row < m; row += kRows) {
            const std::size_t height = std::min(kRows, m - row);
            double tile[kRows][kColumns] = {};
            if (width == kColumns && height == kRows) {
                for (std::size_t p = 0; p < k; ++p) {
                    const double* from = b + p * bStride + column;
#pragma GCC unroll 6
                    for (std::size_t i = 0; i < kRows; ++i) {
                        const double factor = a[(row + i) * aStride + p];
#pragma GCC unroll 8
                        for (std::size_t j = 0; j < kColumns; ++j)
                            tile[i][j] += factor * from[j];
                    }
                }
            } else {
                for (std::size_t p = 0; p < k; ++p)
                    for (std::size_t i = 0; i < height; ++i)
                        for (std::size_t j = 0; j < width; ++j)
                            tile[i][j] += a[(row + i) * aStride + p] * b[p * bStride + column + j];
            }
            for (std::size_t i = 0; i < height; ++i)
                for (std::size_t j = 0; j < width; ++j)
                    c[(row + i) * cStride + column + j] += tile[i][j];
        }
    }
}

MTP_CLONES
void addGram(std::size_t m, std::size_t n, const double* a, std::size_t aStride, double* c,
             std::size_t cStride) {
    for (std::size_t column = 0; column < n; column += kColumns) {
        const std::size_t width = std::min(kColumns, n - column);
        for (std::size_t row = 0; row < column + width; row += kRows) {
            const std::size_t height = std::min(kRows, n - row);
            double tile[kRows][kColumns] = {};
            if (width == kColumns && height == kRows) {
                for (std::size_t p = 0; p < m; ++p) {
                    const double* line = a + p * aStride;
#pragma GCC unroll 6
                    for (std::size_t i = 0; i < kRows; ++i) {
                        const double factor = line[row + i];
#pragma GCC unroll 8
                        for (std::size_t j = 0; j < kColumns; ++j)
                            tile[i][j] += factor * line[column + j];
                    }
                }
            } else {
                for (std::size_t p = 0; p < m; ++p)
                    for (std::size_t i = 0; i < height; ++i)
                        for (std::size_t j = 0; j < width; ++j)
                            tile[i][j] += a[p * aStride + row + i] * a[p * aStride + column + j];
            }
            for (std::size_t i = 0; i < height; ++i)
                for (std::size_t j = 0; j < width; ++j)
                    c[(row + i) * cStride + column + j] += tile[i][j];
        }
    }
}

MTP_CLONES
void addScaled(std::size_t n, double factor, const double* x, double* y) {
    for (std::size_t i = 0; i < n; ++i)
        y[i] += factor * x[i];
}

MTP_CLONES
void addScaled2(std::size_t n, double f1, const double* x1, double f2, const double* x2,
                double* y) {
    for (std::size_t i = 0; i < n; ++i)
        y[i] += f1 * x1[i] + f2 * x2[i];
}

}  // namespace mtp::kernels
