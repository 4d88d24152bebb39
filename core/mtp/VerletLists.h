// Neighbour lists for several steps: they reach further than the cutoff, by a skin.
//
//     lists.build({x, 3 * allCount}, localCount, cutoff + skin);  // when an atom may have moved by
//                                                                 // half the skin
//     atoms.centrals = lists.centrals();                          // of a NeighbourView, each step
//     atoms.neighbours = lists.neighbours();
//     atoms.neighbourCounts = lists.counts();
#pragma once

#include <span>
#include <vector>

#include "core/mtp/LinkedCells.h"

namespace mtp {

// Full lists of the first atoms of an array. Periodic images are atoms of their own (ghosts), as
// simulation programs have them. Memory is used again.
class VerletLists {
public:
    // positions: Å, 3 per atom, ghosts too. Lists are made of the first `centralCount` atoms, each
    // with all atoms nearer than `reach` (Å) but itself. Throws InputError if a position is not
    // finite.
    void build(std::span<const double> positions, std::size_t centralCount, double reach);

    std::span<const int> centrals() const { return m_centrals; }  // 0 .. centralCount
    // By atom; for the centrals only.
    const int* const* neighbours() const { return m_neighbours.data(); }
    const int* counts() const { return m_counts.data(); }

private:
    void addPlace(const LinkedCells& cells, std::size_t place,
                  const std::vector<LinkedCells::Run>& runs);

    std::vector<int> m_centrals, m_counts;
    std::vector<std::size_t> m_firsts;  // by central: where its list begins in m_entries
    std::vector<int> m_entries;
    std::size_t m_used = 0;  // of m_entries
    std::vector<double> m_squares;
    std::vector<const int*> m_neighbours;
};

}  // namespace mtp
