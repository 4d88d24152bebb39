// The dense products of a training, compiled for several instruction sets; the program chooses one
// when it runs.
#pragma once

#include <cstddef>

namespace mtp::kernels {

// Adds A^T A to gram, at least its upper triangle. The products of the columns of the first `known`
// panels with each other are left out. A has `rows` rows and panels x 8 columns and is stored panel
// by panel, each panel row by row. gram is square and row-major. Both are aligned to 64 bytes.
void addGram(std::size_t rows, std::size_t panels, std::size_t known, const double* packed,
             double* gram);

}  // namespace mtp::kernels
