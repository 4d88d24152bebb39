#include "core/mtp/VerletLists.h"

#include <algorithm>
#include <numeric>

namespace mtp {

void VerletLists::build(std::span<const double> positions, std::size_t centralCount, double reach) {
    const auto rows = static_cast<Eigen::Index>(positions.size() / 3);
    const LinkedCells cells(Cell(), Eigen::Map<const Positions>(positions.data(), rows, 3), reach);
    m_centrals.resize(centralCount);
    std::iota(m_centrals.begin(), m_centrals.end(), 0);
    m_counts.resize(centralCount);
    m_firsts.resize(centralCount);
    m_used = 0;
    std::vector<LinkedCells::Run> runs;
    std::size_t cellOfRuns = 0;
    for (std::size_t place = 0; place < cells.size(); ++place) {
        if (static_cast<std::size_t>(cells.atom(place)) >= centralCount)
            continue;
        if (const std::size_t cell = cells.cell(place); runs.empty() || cell != cellOfRuns) {
            cells.runsAround(place, runs);
            cellOfRuns = cell;
        }
        addPlace(cells, place, runs);
    }
    m_neighbours.resize(centralCount);
    for (std::size_t i = 0; i < centralCount; ++i)
        m_neighbours[i] = m_entries.data() + m_firsts[i];
}

// Distances first, which the compiler turns into vectors, then the list without a branch: whether
// an atom is near is a coin toss that no processor predicts.
void VerletLists::addPlace(const LinkedCells& cells, std::size_t place,
                           const std::vector<LinkedCells::Run>& runs) {
    std::size_t most = 0;
    for (const LinkedCells::Run& run : runs)
        most += run.end - run.begin;
    if (m_entries.size() < m_used + most)
        m_entries.resize(std::max(m_used + most, 2 * m_entries.size()));
    if (m_squares.size() < most)
        m_squares.resize(most);
    const double *x = cells.coordinate(0), *y = cells.coordinate(1), *z = cells.coordinate(2);
    const double limit = cells.cutoff() * cells.cutoff();
    const auto atom = static_cast<std::size_t>(cells.atom(place));
    m_firsts[atom] = m_used;
    int* const list = m_entries.data() + m_used;
    double* const squares = m_squares.data();
    std::size_t count = 0;
    for (const LinkedCells::Run& run : runs) {
        const std::size_t size = run.end - run.begin;
        for (std::size_t k = 0; k < size; ++k) {
            const double dx = x[run.begin + k] - x[place], dy = y[run.begin + k] - y[place],
                         dz = z[run.begin + k] - z[place];
            squares[k] = dx * dx + dy * dy + dz * dz;
        }
        for (std::size_t k = 0; k < size; ++k) {
            list[count] = cells.atom(run.begin + k);
            count += static_cast<std::size_t>((squares[k] < limit) & (run.begin + k != place));
        }
    }
    m_counts[atom] = static_cast<int>(count);
    m_used += count;
}

}  // namespace mtp
