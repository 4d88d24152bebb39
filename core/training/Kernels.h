// The dense products in which a training spends its time, compiled for several instruction sets.
#pragma once

#include <cstddef>

namespace mtp::kernels {

// Row-major matrices; a stride is the distance between rows.

// c (m x n) += a (m x k) * b (k x n)
void multiplyAdd(std::size_t m, std::size_t n, std::size_t k, const double* a, std::size_t aStride,
                 const double* b, std::size_t bStride, double* c, std::size_t cStride);

// The upper triangle (and some of the rest) of c (n x n) += a^T a for a (m x n).
void addGram(std::size_t m, std::size_t n, const double* a, std::size_t aStride, double* c,
             std::size_t cStride);

// y += x * factor
void addScaled(std::size_t n, double factor, const double* x, double* y);

// y += x1 * f1 + x2 * f2
void addScaled2(std::size_t n, double f1, const double* x1, double f2, const double* x2, double* y);

}  // namespace mtp::kernels
