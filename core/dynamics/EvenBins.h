// Bins of equal width from zero.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mtp {

class EvenBins {
public:
    EvenBins(double width, std::size_t count) : m_perWidth(1 / width) {
        for (std::size_t i = 0; i <= count; ++i)
            m_edges.push_back(width * static_cast<double>(i));
    }

    const std::vector<double>& edges() const { return m_edges; }
    std::size_t count() const { return m_edges.size() - 1; }
    // The bin of a value that is not negative; count() if it lies beyond the last edge.
    std::size_t of(double value) const {
        const std::size_t last = count();
        auto bin =
            static_cast<std::size_t>(std::min(value * m_perWidth, static_cast<double>(last)));
        // The product may be rounded across an edge.
        if (value < m_edges[bin])
            --bin;
        else if (bin < last && value >= m_edges[bin + 1])
            ++bin;
        return bin;
    }

private:
    double m_perWidth;
    std::vector<double> m_edges;
};

}  // namespace mtp
