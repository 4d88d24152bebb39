#include "core/density/Coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/density/CoverageColumns.h"
#include "core/density/Expansion.h"
#include "core/mtp/LinkedCells.h"
#include "core/mtp/RadialFunctions.h"

namespace mtp {

namespace {

using namespace columns;

using Histogram = std::vector<double>;

std::size_t binCount(const CoverageOptions& options) {
    if (!(options.cutoff > 0) || !(options.beyond >= 0) || !(options.binWidth > 0))
        throw InputError("cutoff and bin width of a coverage must be positive");
    return static_cast<std::size_t>(
        std::ceil((options.cutoff + options.beyond) / options.binWidth - 1e-9));
}

// Types of all frames on one list of names.
int indexOf(std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end())
        return static_cast<int>(found - names.begin());
    names.push_back(name);
    return static_cast<int>(names.size()) - 1;
}

using PairKey = std::pair<int, int>;
using Counts = std::map<std::pair<PairKey, double>, Histogram>;

void countPairs(const Frame& frame, const std::vector<int>& types, double ratio,
                const CoverageOptions& options, Counts& counts) {
    const std::size_t bins = binCount(options);
    const double reach = static_cast<double>(bins) * options.binWidth;
    const LinkedCells cells(frame.cell, frame.positions, reach);
    std::vector<std::vector<Histogram*>> histogramOf(types.size());
    for (std::size_t a = 0; a < types.size(); ++a)
        for (int b : types) {
            Histogram& histogram = counts[{std::minmax(types[a], b), ratio}];
            histogram.resize(bins);
            histogramOf[a].push_back(&histogram);
        }
    const auto typeOf = [&](std::size_t place) {
        return static_cast<std::size_t>(frame.types[static_cast<std::size_t>(cells.atom(place))]);
    };
    std::vector<LinkedCells::Run> runs;
    for (std::size_t place = 0; place < cells.size(); ++place) {
        cells.runsAround(place, runs);
        const std::vector<Histogram*>& own = histogramOf[typeOf(place)];
        for (const LinkedCells::Run& run : runs)
            for (std::size_t other = run.begin; other < run.end; ++other) {
                double squared = 0;
                for (int axis = 0; axis < 3; ++axis) {
                    const double* x = cells.coordinate(axis);
                    const double d =
                        x[other] + run.shift[static_cast<std::size_t>(axis)] - x[place];
                    squared += d * d;
                }
                if (squared >= reach * reach || (other == place && squared == 0))
                    continue;
                const auto bin = static_cast<std::size_t>(std::sqrt(squared) / options.binWidth);
                // Every pair is met from both ends.
                (*own[typeOf(other)])[std::min(bin, bins - 1)] += 0.5;
            }
    }
}

struct Shell {
    std::size_t from, to;  // bins [from, to)
};

// First peak of the pair distribution: from its first bin to the least of the smoothed counts / r²
// after it.
std::optional<Shell> firstShell(const Histogram& counts, std::size_t bins) {
    const auto begin = counts.begin(), end = counts.begin() + static_cast<std::ptrdiff_t>(bins);
    const auto first = std::find_if(begin, end, [](double count) { return count > 0; });
    if (first == end)
        return {};
    Histogram smooth(bins);
    for (std::size_t i = 0; i < bins; ++i) {
        double sum = 0, weight = 0;
        for (int offset = -3; offset <= 3; ++offset) {
            const auto j = static_cast<std::ptrdiff_t>(i) + offset;
            if (j < 0 || j >= static_cast<std::ptrdiff_t>(bins))
                continue;
            const double r = static_cast<double>(j) + 0.5;
            sum += (4 - std::abs(offset)) * counts[static_cast<std::size_t>(j)] / (r * r);
            weight += 4 - std::abs(offset);
        }
        smooth[i] = sum / weight;
    }
    const auto start = static_cast<std::size_t>(first - begin);
    // The peak is the first that is not exceeded within half of its distance more.
    std::size_t peak = start;
    for (std::size_t i = start; i < bins && i <= peak + peak / 4 + 1; ++i)
        if (smooth[i] > smooth[peak])
            peak = i;
    std::size_t least = peak;
    for (std::size_t i = peak; i < bins && smooth[i] <= smooth[peak] && i <= 2 * peak; ++i)
        if (smooth[i] < smooth[least])
            least = i;
    return Shell{start, std::max(least, start + 1)};
}

double referenceRatio(const Table& coverage) {
    const std::vector<double> ratios = ratiosOf(coverage);
    return *std::min_element(ratios.begin(), ratios.end(), [](double a, double b) {
        return std::abs(std::log(a)) < std::abs(std::log(b));
    });
}

// Number of bins of [from, to) that the reference's distances visit when scaled to a ratio.
int filledBins(const Histogram& reference, double from1, const Shell& gap) {
    // from1: linear factor from the reference to the ratio.
    std::vector<bool> isFilled(gap.to - gap.from);
    for (std::size_t i = 0; i < reference.size(); ++i) {
        if (reference[i] == 0)
            continue;
        const auto bin = static_cast<std::size_t>((static_cast<double>(i) + 0.5) * from1);
        if (bin >= gap.from && bin < gap.to)
            isFilled[bin - gap.from] = true;
    }
    return static_cast<int>(std::count(isFilled.begin(), isFilled.end(), true));
}

double bestRatio(const Histogram& reference, double ownRatio, const Shell& gap,
                 const GapOptions& options) {
    double best = kUnknown;
    int most = 0;
    constexpr double kStep = 0.01;
    const int steps =
        static_cast<int>(std::lround((options.mostRatio - options.leastRatio) / kStep));
    // From the reference outwards: of equal ratios the nearest is the least extrapolation.
    std::vector<double> candidates;
    for (int i = 0; i <= steps; ++i)
        candidates.push_back(options.leastRatio + kStep * i);
    std::stable_sort(candidates.begin(), candidates.end(), [](double a, double b) {
        return std::abs(std::log(a)) < std::abs(std::log(b));
    });
    for (double ratio : candidates) {
        const int filled = filledBins(reference, linearFactor(ratio / ownRatio), gap);
        if (filled > most) {
            most = filled;
            best = std::round(ratio / kStep) * kStep;
        }
    }
    return best;
}

std::vector<Shell> emptyRanges(const Histogram& counts, std::size_t bins, double leastBins) {
    std::vector<Shell> gaps;
    std::size_t i = 0;
    while (i < bins && counts[i] == 0)
        ++i;
    while (i < bins) {
        std::size_t end = i;
        while (end < bins && counts[end] == 0)
            ++end;
        if (static_cast<double>(end - i) >= leastBins)
            gaps.push_back({i, end});
        i = std::max(end, i + 1);
    }
    return gaps;
}

std::size_t binsInside(const CoverageOptions& options) {
    return std::min(binCount(options),
                    static_cast<std::size_t>(std::floor(options.cutoff / options.binWidth + 1e-9)));
}

}  // namespace

Table pairCoverage(const std::vector<Frame>& frames, const std::vector<double>& ratios,
                   const CoverageOptions& options, Progress* progress) {
    if (frames.size() != ratios.size())
        throw InputError("a coverage needs one density ratio for each configuration");
    std::vector<std::string> names;
    Counts counts;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        std::vector<int> types;
        int most = -1;
        for (int type : frames[i].types)
            most = std::max(most, type);
        for (int type = 0; type <= most; ++type)
            types.push_back(indexOf(names, nameOfType(frames[i], type)));
        countPairs(frames[i], types, ratios[i], options, counts);
        if (progress)
            progress->step(static_cast<double>(i + 1) / static_cast<double>(frames.size()),
                           "Counting pair distances");
    }
    TableRows rows(kPair, kLadderRatio, kDistance, kCount);
    for (const auto& [key, histogram] : counts) {
        const std::string pair = names[static_cast<std::size_t>(key.first.first)] + "-" +
                                 names[static_cast<std::size_t>(key.first.second)];
        for (std::size_t bin = 0; bin < histogram.size(); ++bin)
            rows.add(pair, key.second, (static_cast<double>(bin) + 0.5) * options.binWidth,
                     histogram[bin]);
    }
    return rows.table();
}

Table radialFunctionTable(const Potential& potential, const std::string& central,
                          const std::string& neighbour, double step) {
    const auto typeOf = [&](const std::string& name) {
        const auto found = std::find(potential.species.begin(), potential.species.end(), name);
        return found == potential.species.end()
                   ? -1
                   : static_cast<int>(found - potential.species.begin());
    };
    const int i = typeOf(central), j = typeOf(neighbour);
    Table table;
    if (i < 0 || j < 0 || !(step > 0))
        return table;
    std::vector<double> distances;
    std::vector<std::vector<double>> columns(
        static_cast<std::size_t>(potential.radialFunctionCount()));
    for (double r = step; r <= potential.radial.maxDist; r += step) {
        distances.push_back(r);
        const std::vector<RadialValue> values = radialFunctions(potential, i, j, r);
        for (std::size_t mu = 0; mu < columns.size(); ++mu)
            columns[mu].push_back(values[mu].value);
    }
    table.add(kDistance, std::move(distances));
    for (std::size_t mu = 0; mu < columns.size(); ++mu)
        table.add(fmt::format("f_{}", mu), "", std::move(columns[mu]));
    return table;
}

std::vector<std::string> pairsOf(const Table& coverage) {
    return coverage[kPair].names();
}

std::vector<double> ratiosOf(const Table& coverage) {
    std::vector<double> ratios = coverage[kLadderRatio];
    std::sort(ratios.begin(), ratios.end());
    ratios.erase(std::unique(ratios.begin(), ratios.end()), ratios.end());
    return ratios;
}

std::vector<double> countsOf(const Table& coverage, const std::string& pair,
                             std::optional<double> ratio) {
    const Categories& pairs = coverage[kPair];
    const std::vector<double>& ratios = coverage[kLadderRatio];
    const std::vector<double>& distances = coverage[kDistance];
    const std::vector<double>& counts = coverage[kCount];
    std::vector<double> sums;
    std::size_t bin = 0;
    for (std::size_t row = 0; row < pairs.size(); ++row) {
        bin = row > 0 && distances[row] > distances[row - 1] ? bin + 1 : 0;
        if (pairs[row] != pair || (ratio && ratios[row] != *ratio))
            continue;
        if (sums.size() <= bin)
            sums.resize(bin + 1);
        sums[bin] += counts[row];
    }
    return sums;
}

Table coverageRegions(const Table& coverage, const CoverageOptions& options) {
    TableRows rows(kPair, kFrom, kTo);
    if (coverage.rowCount() > 0) {
        const double reference = referenceRatio(coverage);
        for (const std::string& pair : pairsOf(coverage)) {
            const Histogram counts = countsOf(coverage, pair, reference);
            const auto shell = firstShell(counts, std::min(counts.size(), binsInside(options)));
            if (shell)
                rows.add(pair, static_cast<double>(shell->from) * options.binWidth,
                         static_cast<double>(shell->to) * options.binWidth);
        }
    }
    return rows.table();
}

Table coverageGaps(const Table& coverage, const CoverageOptions& options,
                   const GapOptions& gapOptions) {
    TableRows rows(kPair, kFrom, kTo, kLadderRatio);
    const double reference = coverage.rowCount() > 0 ? referenceRatio(coverage) : 1;
    const auto known = coverage.rowCount() > 0 ? pairsOf(coverage) : std::vector<std::string>();
    for (const std::string& pair : known) {
        const Histogram all = countsOf(coverage, pair);
        const Histogram own = countsOf(coverage, pair, reference);
        const double leastBins = gapOptions.leastWidth / options.binWidth - 1e-9;
        for (const Shell& gap :
             emptyRanges(all, std::min(all.size(), binsInside(options)), leastBins)) {
            rows.add(pair, static_cast<double>(gap.from) * options.binWidth,
                     static_cast<double>(gap.to) * options.binWidth,
                     bestRatio(own, reference, gap, gapOptions));
        }
    }
    return rows.table();
}

}  // namespace mtp
