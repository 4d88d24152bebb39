// The dense products of a training, compiled for several instruction sets, chosen when it runs.
#pragma once

#include <cstddef>

namespace mtp::kernels {

// gram += A^T A, the upper triangle (and some of the rest), for A of `rows` rows and panels x 8
// columns, kept panel by panel, row by row. gram: square, row-major; both aligned to 64 bytes.
void addGram(std::size_t rows, std::size_t panels, const double* packed, double* gram);

}  // namespace mtp::kernels
