#include "core/inspection/PairCurves.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/inspection/CurveColumns.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/NeighbourList.h"

namespace mtp {

namespace {

using namespace columns;

// The pairs of species, each once: (0, 0), (0, 1), ... (1, 1), ...
class Pairs {
public:
    explicit Pairs(std::vector<std::string> species) : m_species(std::move(species)) {}

    std::size_t count() const { return pairCount(size()); }
    std::size_t of(int a, int b) const {
        if (std::max(a, b) >= size())
            throw InputError(
                fmt::format("an atom of type {}, but {} species", std::max(a, b), size()));
        return pairIndex(a, b, size());
    }
    std::string name(int a, int b) const {
        return nameOf(std::min(a, b)) + "-" + nameOf(std::max(a, b));
    }
    int size() const { return static_cast<int>(m_species.size()); }

private:
    std::string nameOf(int type) const {
        const std::string& name = m_species[static_cast<std::size_t>(type)];
        return name.empty() ? fmt::format("type{}", type) : name;
    }
    std::vector<std::string> m_species;
};

std::vector<std::string> speciesOfPotential(const Potential& potential) {
    std::vector<std::string> species = potential.species;
    species.resize(static_cast<std::size_t>(potential.speciesCount));
    return species;
}

Frame dimer(int a, int b, double r, const std::vector<std::string>& species) {
    Frame frame;
    frame.species = species;
    frame.types = {a, b};
    frame.positions = Positions::Zero(2, 3);
    frame.positions(1, 0) = r;
    return frame;
}

// Calls visit(pair of atoms, each once, and its length).
template <class Visit>
void forEachPair(const Frame& frame, double cutoff, const Visit& visit) {
    const NeighbourList list = findNeighbours(frame.cell, frame.positions, cutoff);
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        for (std::size_t k = list.first[i]; k < list.first[i + 1]; ++k) {
            const auto j = static_cast<std::size_t>(list.index[k]);
            const Eigen::Vector3d& r = list.vector[k];
            // Of an atom with its own image there are two too: r and -r.
            const bool isFirst = i < j || (i == j && std::pair(r[0], std::pair(r[1], r[2])) >
                                                         std::pair(0.0, std::pair(0.0, 0.0)));
            if (isFirst)
                visit(i, j, r.norm());
        }
}

struct Range {
    double shortest = std::numeric_limits<double>::infinity(), longest = 0;
    double count = 0;
    std::size_t atom = 0, neighbour = 0;  // of the shortest

    void add(std::size_t i, std::size_t j, double r) {
        if (r < shortest) {
            shortest = r;
            atom = i;
            neighbour = j;
        }
        longest = std::max(longest, r);
        ++count;
    }
};

}  // namespace

Table dimerCurves(const Potential& potential, double from, std::size_t points) {
    const double cutoff = potential.radial.maxDist;
    if (!(from > 0 && from < cutoff) || points < 2)
        throw InputError(
            fmt::format("dimers from {} Å to the cutoff of {} Å in {} points are no "
                        "curve",
                        from, cutoff, points));
    const Evaluator evaluator(potential);
    const Pairs pairs(speciesOfPotential(potential));
    TableRows rows(kPair, kDistance, kDimerEnergy, kDimerForce);
    for (int a = 0; a < pairs.size(); ++a)
        for (int b = a; b < pairs.size(); ++b) {
            const auto predict = [&](double r) {
                return evaluator.evaluate(dimer(a, b, r, speciesOfPotential(potential)));
            };
            const double apart = predict(2 * cutoff).energy;
            for (std::size_t i = 0; i < points; ++i) {
                const double r = from + (cutoff - from) * static_cast<double>(i) /
                                            static_cast<double>(points - 1);
                const Prediction prediction = predict(r);
                rows.add(pairs.name(a, b), r, prediction.energy - apart, prediction.forces(1, 0));
            }
        }
    return rows.table();
}

Table pairRanges(const std::vector<Frame>& frames, const std::vector<std::string>& species,
                 double cutoff) {
    const Pairs pairs(species);
    std::vector<Range> ranges(pairs.count());
    for (const Frame& frame : frames)
        forEachPair(frame, cutoff, [&](std::size_t i, std::size_t j, double r) {
            ranges[pairs.of(frame.types[i], frame.types[j])].add(i, j, r);
        });
    TableRows rows(kPair, kShortest, kLongest, kCount);
    for (int a = 0; a < pairs.size(); ++a)
        for (int b = a; b < pairs.size(); ++b) {
            const Range& range = ranges[pairs.of(a, b)];
            if (range.count == 0)
                continue;
            rows.add(pairs.name(a, b), range.shortest, range.longest, range.count);
        }
    return rows.table();
}

Table dimerHoles(const Table& dimers, const Table& ranges) {
    constexpr double kLeastDepth = 0.01;  // eV: below the noise of a fit to condensed matter
    constexpr double kReachable = 10;     // eV: no melt pushes two atoms over a higher barrier
    const Categories& pairs = dimers[kPair];
    const std::vector<double>& distances = dimers[kDistance];
    const std::vector<double>& energies = dimers[kDimerEnergy];
    TableRows rows(kPair, kDistance, kDepth, kBarrier, kTrainedShortest);
    for (std::size_t range = 0; range < ranges.rowCount(); ++range) {
        const std::string& pair = ranges[kPair][range];
        const double shortest = ranges[kShortest][range];
        std::optional<std::size_t> highest;
        std::size_t barrier = 0, lowest = 0;
        double depth = 0, outside = 0;
        // Inwards, from the longest distance that is below the shortest known.
        for (std::size_t row = pairs.size(); row-- > 0;) {
            if (pairs[row] != pair || distances[row] > shortest)
                continue;
            if (!highest)
                outside = energies[row];
            if (energies[row] > outside + kReachable)
                break;
            if (!highest || energies[row] > energies[*highest])
                highest = row;
            if (energies[*highest] - energies[row] > depth) {
                depth = energies[*highest] - energies[row];
                barrier = *highest;
                lowest = row;
            }
        }
        if (depth < kLeastDepth)
            continue;
        rows.add(pair, distances[lowest], depth, distances[barrier], shortest);
    }
    return rows.table();
}

Table pairExtrapolation(const std::vector<Frame>& frames, const std::vector<std::string>& species,
                        const Table& ranges, double cutoff) {
    const Pairs pairs(species);
    const Categories& known = ranges[kPair];
    const auto trainedOf = [&](const std::string& name) {
        for (std::size_t row = 0; row < known.size(); ++row)
            if (known[row] == name)
                return ranges[kShortest][row];
        return kUnknown;  // never met
    };
    std::vector<double> trained(pairs.count());
    for (int a = 0; a < pairs.size(); ++a)
        for (int b = a; b < pairs.size(); ++b)
            trained[pairs.of(a, b)] = trainedOf(pairs.name(a, b));
    TableRows rows(kConfiguration, kPair, kShortest, kTrainedShortest, kCount, kAtom, kNeighbour);
    for (std::size_t f = 0; f < frames.size(); ++f) {
        const Frame& frame = frames[f];
        std::vector<Range> outside(pairs.count());
        forEachPair(frame, cutoff, [&](std::size_t i, std::size_t j, double r) {
            const std::size_t pair = pairs.of(frame.types[i], frame.types[j]);
            if (std::isnan(trained[pair]) || r < trained[pair])
                outside[pair].add(i, j, r);
        });
        for (int a = 0; a < pairs.size(); ++a)
            for (int b = a; b < pairs.size(); ++b) {
                const Range& range = outside[pairs.of(a, b)];
                if (range.count == 0)
                    continue;
                rows.add(static_cast<int>(f), pairs.name(a, b), range.shortest,
                         trained[pairs.of(a, b)], range.count, static_cast<int>(range.atom),
                         static_cast<int>(range.neighbour));
            }
    }
    return rows.table();
}

}  // namespace mtp
