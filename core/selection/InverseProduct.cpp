#include "core/selection/InverseProduct.h"

#include <algorithm>

namespace mtp {
namespace {

InverseRows packedRows(const RowMatrix& inverseTransposed,
                       const std::vector<std::size_t>& parameters) {
    const auto columns = static_cast<std::size_t>(inverseTransposed.rows());
    InverseRows rows;
    rows.count = parameters.size();
    const std::size_t tiles = (columns + InverseRows::kTile - 1) / InverseRows::kTile;
    rows.values.assign(tiles * rows.count * InverseRows::kTile, 0.0);
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t tile = column / InverseRows::kTile;
        double* to = rows.values.data() + tile * rows.count * InverseRows::kTile +
                     column % InverseRows::kTile;
        for (const std::size_t parameter : parameters) {
            *to = inverseTransposed(static_cast<Eigen::Index>(column),
                                    static_cast<Eigen::Index>(parameter));
            to += InverseRows::kTile;
        }
    }
    return rows;
}

}  // namespace

InverseProduct::InverseProduct(const ParameterLayout& layout, const RowMatrix& inverseTransposed)
    : m_layout(layout) {
    const std::size_t ofSpecies = layout.radialPerSpecies() + 1;
    std::vector<std::size_t> parameters;
    for (std::size_t species = 0; species < layout.species; ++species) {
        parameters.clear();
        for (std::size_t k = 0; k < ofSpecies; ++k)
            parameters.push_back(layout.parameter(static_cast<int>(species), k));
        m_ofSpecies.push_back(packedRows(inverseTransposed, parameters));
    }
    parameters.clear();
    for (std::size_t k = ofSpecies; k < layout.siteCount(); ++k)
        parameters.push_back(layout.parameter(0, k));
    m_ofScalars = packedRows(inverseTransposed, parameters);
}

void InverseProduct::siteGrades(std::span<const int> species, const double* gradients,
                                std::span<double> grades) const {
    const std::size_t width = m_layout.siteCount();
    std::fill(grades.begin(), grades.end(), 0.0);
    for (std::size_t s = 0; s < m_layout.species; ++s) {
        const InverseRows* parts[] = {&m_ofSpecies[s], &m_ofScalars};
        const double* together[kTogether];
        double found[kTogether];
        std::size_t atoms[kTogether], count = 0;
        const auto multiply = [&] {
            kernels::multiplyInverse(parts, {together, count}, m_layout.count(), nullptr, found);
            for (std::size_t k = 0; k < count; ++k)
                grades[atoms[k]] = found[k];
            count = 0;
        };
        for (std::size_t atom = 0; atom < species.size(); ++atom)
            if (species[atom] == static_cast<int>(s)) {
                atoms[count] = atom;
                together[count++] = gradients + atom * width;
                if (count == kTogether)
                    multiply();
            }
        if (count > 0)
            multiply();
    }
}

void InverseProduct::siteProducts(int species, std::span<const double* const> gradients,
                                  std::span<double* const> out) const {
    const InverseRows* parts[] = {&m_ofSpecies[static_cast<std::size_t>(species)], &m_ofScalars};
    for (std::size_t first = 0; first < gradients.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, gradients.size() - first);
        kernels::multiplyInverse(parts, gradients.subspan(first, count), m_layout.count(),
                                 out.data() + first, nullptr);
    }
}

void InverseProduct::products(std::span<const double* const> gradients,
                              std::span<double* const> out) const {
    std::vector<const InverseRows*> parts;
    for (const InverseRows& rows : m_ofSpecies)
        parts.push_back(&rows);
    parts.push_back(&m_ofScalars);
    // In the order of the parts.
    const std::size_t all = m_layout.count(), radial = m_layout.radialPerSpecies();
    std::vector<double> sorted(kTogether * all);
    for (std::size_t first = 0; first < gradients.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, gradients.size() - first);
        const double* pointers[kTogether];
        for (std::size_t k = 0; k < count; ++k) {
            const double* from = gradients[first + k];
            double* to = sorted.data() + k * all;
            pointers[k] = to;
            for (std::size_t s = 0; s < m_layout.species; ++s) {
                to = std::copy_n(from + s * radial, radial, to);
                *to++ = from[m_layout.species * radial + s];
            }
            std::copy_n(from + m_layout.species * (radial + 1), m_layout.scalars, to);
        }
        kernels::multiplyInverse(parts, {pointers, count}, all, out.data() + first, nullptr);
    }
}

}  // namespace mtp
