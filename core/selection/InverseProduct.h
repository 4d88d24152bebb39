// Products of gradients with the inverse of an active set. The largest one of a gradient is its
// extrapolation grade.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <vector>

#include "core/selection/ParameterLayout.h"

namespace mtp {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using AlignedDoubles = std::vector<double, Eigen::aligned_allocator<double>>;

// Some rows of an inverse, stored so that a tile of columns stands together.
struct InverseRows {
    static constexpr std::size_t kTile = 12;  // columns

    std::size_t count = 0;
    AlignedDoubles values;  // tile x row x kTile; columns beyond the last are 0
};

// Immutable: threads share one.
class InverseProduct {
public:
    // Gradients together take this many numbers of memory.
    static constexpr std::size_t kTogether = 16;

    // inverseTransposed: n x n, row j is column j of the inverse.
    InverseProduct(const ParameterLayout& layout, const RowMatrix& inverseTransposed);

    // The grades of neighbourhoods by the species of their atoms; gradients: layout.siteCount()
    // numbers for each. Of an atom that is of no species of the potential it is 0.
    void siteGrades(std::span<const int> species, const double* gradients,
                    std::span<double> grades) const;
    // Row k of out: the product of gradient k with the inverse, n numbers.
    void siteProducts(int species, std::span<const double* const> gradients,
                      std::span<double* const> out) const;
    // Gradients of all n parameters.
    void products(std::span<const double* const> gradients, std::span<double* const> out) const;

private:
    ParameterLayout m_layout;
    std::vector<InverseRows> m_ofSpecies;  // of the radial coefficients and the energy of each
    InverseRows m_ofScalars;
};

namespace kernels {

// Gradient k is gradients[k], whose entries meet the rows of all parts, one part after the other.
// `count` is at most InverseProduct::kTogether. If products is null only the largest products are
// wanted, else grades may be null. Both have one entry for each gradient.
void multiplyInverse(std::span<const InverseRows* const> parts,
                     std::span<const double* const> gradients, std::size_t columns,
                     double* const* products, double* grades);

}  // namespace kernels
}  // namespace mtp
