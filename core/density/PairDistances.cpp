#include "core/density/PairDistances.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/model/Element.h"
#include "core/mtp/LinkedCells.h"

namespace mtp {

namespace {

int typeCountOf(const Frame& frame) {
    int count = static_cast<int>(frame.species.size());
    for (int type : frame.types)
        count = std::max(count, type + 1);
    return count;
}

// Squared distances from one place to all in the runs, into the triangle of pairs of types.
void lowerBy(const LinkedCells& cells, std::size_t place, const std::vector<int>& types,
             const std::vector<LinkedCells::Run>& runs, Eigen::MatrixXd& shortest) {
    const double* x[3] = {cells.coordinate(0), cells.coordinate(1), cells.coordinate(2)};
    const int own = types[static_cast<std::size_t>(cells.atom(place))];
    for (const LinkedCells::Run& run : runs)
        for (std::size_t other = run.begin; other < run.end; ++other) {
            double squared = 0;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const double d = x[axis][other] + run.shift[axis] - x[axis][place];
                squared += d * d;
            }
            if (other == place && squared == 0)
                continue;
            const int type = types[static_cast<std::size_t>(cells.atom(other))];
            double& least = shortest(std::min(own, type), std::max(own, type));
            least = std::min(least, squared);
        }
}

const PairDistance* findPair(const std::vector<PairDistance>& pairs, const PairDistance& wanted) {
    for (const PairDistance& pair : pairs)
        if ((pair.first == wanted.first && pair.second == wanted.second) ||
            (pair.first == wanted.second && pair.second == wanted.first))
            return &pair;
    return nullptr;
}

}  // namespace

double covalentSum(const std::string& first, const std::string& second) {
    const Element* a = findElement(first);
    const Element* b = findElement(second);
    return a && b ? a->covalentRadius + b->covalentRadius : 0;
}

std::vector<PairDistance> shortestDistances(const Frame& frame, double reach) {
    const int typeCount = typeCountOf(frame);
    Eigen::MatrixXd shortest = Eigen::MatrixXd::Constant(typeCount, typeCount, reach * reach);
    const LinkedCells cells(frame.cell, frame.positions, reach);
    std::vector<LinkedCells::Run> runs;
    for (std::size_t place = 0; place < cells.size(); ++place) {
        cells.runsAround(place, runs);
        lowerBy(cells, place, frame.types, runs, shortest);
    }
    std::vector<PairDistance> pairs;
    for (int a = 0; a < typeCount; ++a)
        for (int b = a; b < typeCount; ++b) {
            if (shortest(a, b) >= reach * reach)
                continue;
            const std::string first = nameOfType(frame, a), second = nameOfType(frame, b);
            pairs.push_back({first, second, std::sqrt(shortest(a, b)), covalentSum(first, second)});
        }
    return pairs;
}

std::vector<PairDistance> shortestDistances(const std::vector<Frame>& frames, double reach) {
    std::vector<PairDistance> all;
    for (const Frame& frame : frames)
        for (const PairDistance& pair : shortestDistances(frame, reach)) {
            const PairDistance* found = findPair(all, pair);
            if (!found)
                all.push_back(pair);
            else
                all[static_cast<std::size_t>(found - all.data())].shortest =
                    std::min(found->shortest, pair.shortest);
        }
    return all;
}

std::vector<PairSafety> pairSafety(const std::vector<PairDistance>& distances, double fraction,
                                   const std::vector<PairDistance>& training) {
    std::vector<PairSafety> safety;
    for (const PairDistance& distance : distances) {
        const PairDistance* seen = findPair(training, distance);
        safety.push_back({distance, fraction * distance.covalentSum,
                          seen ? std::optional(seen->shortest) : std::nullopt});
    }
    return safety;
}

double planeWaveCount(double volume, double cutoff) {
    constexpr double kHbarSquaredOver2m = 3.80998211;  // eV Å², CODATA 2018
    const double k = std::sqrt(cutoff / kHbarSquaredOver2m);
    return volume * k * k * k / (6 * std::numbers::pi * std::numbers::pi);
}

}  // namespace mtp
