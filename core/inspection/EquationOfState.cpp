#include "core/inspection/EquationOfState.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/density/Expansion.h"
#include "core/density/PairDistances.h"
#include "core/inspection/CurveColumns.h"
#include "core/inspection/ErrorAccumulator.h"
#include "core/sampling/Split.h"

namespace mtp {

namespace {

using namespace columns;

struct Point {
    double ratio, density, volume, energy, pressure, shortest, isTrained;
};

double perAtom(double value, const Frame& frame) {
    return value / static_cast<double>(frame.atomCount());
}

void requireOptions(const EquationOfStateOptions& options) {
    if (!(options.leastRatio > 0 && options.mostRatio > options.leastRatio))
        throw InputError(fmt::format("the density ratios {} to {} are no range", options.leastRatio,
                                     options.mostRatio));
    if (options.points < 2)
        throw InputError("a curve needs at least two points");
}

// How much denser than the frame a ratio of 1 is.
double referenceOf(const Frame& frame, const EquationOfStateOptions& options) {
    if (!(frame.cell.volume() > 0))
        throw InputError("a configuration without a cell cannot be scaled");
    if (!options.referenceDensity)
        return 1;
    const auto own = density(frame);
    if (!own)
        throw InputError("a configuration has no density (an element without a known mass)");
    return *options.referenceDensity / *own;
}

Point pointOf(const Evaluator& evaluator, const Frame& frame, double ratio, double reference,
              const EquationOfStateOptions& options) {
    const Frame scaled = scaledToRatio(frame, ratio * reference);
    const Prediction prediction = evaluator.evaluate(scaled);
    const auto own = density(scaled);
    double shortest = kUnknown;
    for (const PairDistance& pair : shortestDistances(scaled))
        shortest = std::fmin(shortest, pair.shortest);
    const auto& trained = options.trainedDensities;
    const double isTrained =
        trained && own ? (*own >= trained->first && *own <= trained->second ? 1 : 0) : kUnknown;
    const double volume = scaled.cell.volume();
    return {ratio,
            own.value_or(kUnknown),
            perAtom(volume, scaled),
            perAtom(prediction.energy, scaled),
            pressureOf(prediction.virial, volume),
            shortest,
            isTrained};
}

// The rows of one configuration in the columns of a table of curves.
struct Curve {
    const std::vector<double>&ratio, &density, &volume, &energy, &pressure;
    int configuration;
};

class Marks {
public:
    void add(const Curve& curve, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i + 1 < last; ++i) {
            if (i > first && curve.energy[i] < curve.energy[i - 1] &&
                curve.energy[i] < curve.energy[i + 1])
                addMinimum(curve, i);
            if (curve.pressure[i] * curve.pressure[i + 1] < 0)
                addFlip(curve, i);
        }
    }

    Table table() { return m_rows.table(); }

private:
    // Through three points that are evenly spaced in the ratio.
    void addMinimum(const Curve& curve, std::size_t i) {
        const double before = curve.energy[i - 1], at = curve.energy[i],
                     after = curve.energy[i + 1];
        const double shift = (before - after) / (2 * (before - 2 * at + after));
        mark(curve, i, shift, kEnergyMinimum, at + (after - before) * shift / 4);
    }

    void addFlip(const Curve& curve, std::size_t i) {
        const double from = curve.pressure[i], to = curve.pressure[i + 1];
        mark(curve, i, from / (from - to), from < 0 ? kTurnsPositive : kTurnsNegative, 0);
    }

    // shift: in steps from row i, in [-1, 1].
    void mark(const Curve& curve, std::size_t i, double shift, std::string_view kind,
              double value) {
        const std::size_t other = shift < 0 ? i - 1 : i + 1;
        const auto between = [&](const std::vector<double>& values) {
            return values[i] + std::abs(shift) * (values[other] - values[i]);
        };
        const double ratio = between(curve.ratio);
        // Density goes with the ratio, volume with its inverse.
        m_rows.add(curve.configuration, kind, ratio, between(curve.density),
                   curve.volume[i] * curve.ratio[i] / ratio, value);
    }

    TableRows<int, std::string, double, double, double, double> m_rows{
        kConfiguration, kKind, kRatio, kDensity, kVolume, kValue};
};

}  // namespace

std::optional<std::pair<double, double>> densityRange(const std::vector<Frame>& frames) {
    std::optional<std::pair<double, double>> range;
    for (const Frame& frame : frames)
        if (const auto own = density(frame))
            range = range ? std::pair(std::min(range->first, *own), std::max(range->second, *own))
                          : std::pair(*own, *own);
    return range;
}

Table equationOfState(const Evaluator& evaluator, const std::vector<Frame>& frames,
                      const EquationOfStateOptions& options, Progress* progress) {
    requireOptions(options);
    std::vector<double> references;
    for (const Frame& frame : frames)
        references.push_back(referenceOf(frame, options));
    const double step =
        (options.mostRatio - options.leastRatio) / static_cast<double>(options.points - 1);
    std::vector<Point> points(frames.size() * options.points);
    std::size_t done = 0;
    std::mutex mutex;
    parallelFor(points.size(), options.threads, [&](std::size_t i) {
        const std::size_t frame = i / options.points;
        const double ratio = options.leastRatio + step * static_cast<double>(i % options.points);
        points[i] = pointOf(evaluator, frames[frame], ratio, references[frame], options);
        if (!progress)
            return;
        const std::scoped_lock lock(mutex);
        progress->step(static_cast<double>(++done) / static_cast<double>(points.size()),
                       "Scaling configurations");
    });
    TableRows rows(kConfiguration, kRatio, kDensity, kVolume, kCurveEnergy, kCurvePressure,
                   kShortest, kIsTrained);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& p = points[i];
        rows.add(static_cast<int>(i / options.points), p.ratio, p.density, p.volume, p.energy,
                 p.pressure, p.shortest, p.isTrained);
    }
    return rows.table();
}

Table equationOfStateLabels(const std::vector<Frame>& frames, const std::vector<Frame>& set) {
    std::vector<Frame> all = frames;
    all.insert(all.end(), set.begin(), set.end());
    std::vector<SplitItem> items = splitItemsOf(all);
    findParentsByGeometry(all, items);
    TableRows rows(kConfiguration, kIndex, kDensity, kVolume, kCurveEnergy, kCurvePressure);
    for (std::size_t i = 0; i < frames.size(); ++i)
        for (std::size_t k = 0; k < set.size(); ++k) {
            const std::optional<ParentKey>& parent = items[frames.size() + k].parent;
            const double volume = set[k].cell.volume();
            const Labels& labels = set[k].labels;
            if (!parent || parent != items[i].parent || !(volume > 0) ||
                (!labels.energy && !labels.virial))
                continue;
            rows.add(static_cast<int>(i), static_cast<int>(k), density(set[k]).value_or(kUnknown),
                     perAtom(volume, set[k]),
                     labels.energy ? perAtom(*labels.energy, set[k]) : kUnknown,
                     labels.virial ? pressureOf(*labels.virial, volume) : kUnknown);
        }
    return rows.table();
}

Table equationOfStateMarks(const Table& curves) {
    const std::vector<int>& configuration = curves[kConfiguration];
    Marks marks;
    for (std::size_t first = 0; first < configuration.size();) {
        std::size_t last = first;
        while (last < configuration.size() && configuration[last] == configuration[first])
            ++last;
        marks.add({curves[kRatio], curves[kDensity], curves[kVolume], curves[kCurveEnergy],
                   curves[kCurvePressure], configuration[first]},
                  first, last);
        first = last;
    }
    return marks.table();
}

}  // namespace mtp
