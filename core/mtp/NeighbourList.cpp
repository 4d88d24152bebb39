#include "core/mtp/NeighbourList.h"

#include "core/mtp/LinkedCells.h"

namespace mtp {
namespace {

void addNeighbours(const LinkedCells& cells, std::size_t place,
                   const std::vector<LinkedCells::Run>& runs, NeighbourList& list) {
    const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
    const double limit = cells.cutoff() * cells.cutoff();
    constexpr double kNear = LinkedCells::kSamePlace * LinkedCells::kSamePlace;
    for (const LinkedCells::Run& run : runs)
        for (std::size_t other = run.begin; other < run.end; ++other) {
            const Eigen::Vector3d vector(x[0][other] + run.shift[0] - x[0][place],
                                         x[1][other] + run.shift[1] - x[1][place],
                                         x[2][other] + run.shift[2] - x[2][place]);
            const double squared = vector.squaredNorm();
            if (squared >= limit || (other == place && squared == 0))
                continue;
            if (squared < kNear)
                cells.requireApart(place);
            list.index.push_back(cells.atom(other));
            list.vector.push_back(vector);
        }
}

}  // namespace

NeighbourList findNeighbours(const Cell& cell, const Positions& positions, double cutoff) {
    const LinkedCells cells(cell, positions, cutoff);
    std::vector<std::size_t> placeOf(cells.size());
    for (std::size_t place = 0; place < cells.size(); ++place)
        placeOf[static_cast<std::size_t>(cells.atom(place))] = place;
    NeighbourList list;
    list.first.reserve(cells.size() + 1);
    list.first.push_back(0);
    std::vector<LinkedCells::Run> runs;
    for (std::size_t atom = 0; atom < cells.size(); ++atom) {
        cells.runsAround(placeOf[atom], runs);
        addNeighbours(cells, placeOf[atom], runs, list);
        list.first.push_back(list.index.size());
    }
    return list;
}

}  // namespace mtp
