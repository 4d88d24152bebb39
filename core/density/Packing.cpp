#include "core/density/Packing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/base/Units.h"
#include "core/density/PairDistances.h"
#include "core/model/Element.h"
#include "core/mtp/NeighbourList.h"

namespace mtp {

namespace {

// Aimed at a little more than allowed, so that the last push ends on the right side.
constexpr double kMargin = 1.001;
constexpr double kLargestStep = 0.2;  // Å

double massOf(const PackingOptions& options) {
    double mass = 0;
    for (const auto& [name, count] : options.ions) {
        const Element* element = findElement(name);
        if (!element)
            throw InputError(fmt::format("\"{}\" is not an element", name));
        if (count < 1)
            throw InputError(fmt::format("{} ions of {}: at least 1", count, name));
        mass += element->mass * count;
    }
    return mass;
}

Cell cellOf(const PackingOptions& options, double mass) {
    if (!(options.density > 0) || !std::isfinite(options.density))
        throw InputError(fmt::format("a density must be positive, not {}", options.density));
    const double volume = mass * units::kAmuPerA3InGramPerCm3 / options.density;
    const double own = std::abs(options.cellShape.determinant());
    const Eigen::Matrix3d shape =
        own > 0 ? options.cellShape : Eigen::Matrix3d(Eigen::Matrix3d::Identity());
    return Cell::fromRows(shape * std::cbrt(volume / (own > 0 ? own : 1)));
}

Frame scattered(const PackingOptions& options) {
    if (options.ions.empty())
        throw InputError("no ions to pack");
    Frame frame;
    frame.cell = cellOf(options, massOf(options));
    for (std::size_t type = 0; type < options.ions.size(); ++type) {
        frame.species.push_back(options.ions[type].first);
        frame.types.insert(frame.types.end(), static_cast<std::size_t>(options.ions[type].second),
                           static_cast<int>(type));
    }
    Random random(options.seed);
    Positions fractional(static_cast<Eigen::Index>(frame.types.size()), 3);
    for (Eigen::Index i = 0; i < fractional.size(); ++i)
        fractional.data()[i] = random.uniform();
    frame.positions = frame.cell.toCartesian(fractional);
    return frame;
}

Eigen::MatrixXd allowedByType(const PackingOptions& options) {
    const auto count = static_cast<Eigen::Index>(options.ions.size());
    Eigen::MatrixXd allowed(count, count);
    for (Eigen::Index a = 0; a < count; ++a)
        for (Eigen::Index b = 0; b < count; ++b)
            allowed(a, b) =
                shortestAllowed(options, options.ions[static_cast<std::size_t>(a)].first,
                                options.ions[static_cast<std::size_t>(b)].first);
    return allowed;
}

struct Push {
    Positions shift;      // Å, half of what each pair lacks
    double worst = 1e99;  // least of distance / allowed
};

// Pairs that are too near share what they lack between them.
Push pushApart(const Frame& frame, const Eigen::MatrixXd& allowed) {
    Push push{Positions::Zero(frame.positions.rows(), 3), 1e99};
    const NeighbourList near =
        findNeighbours(frame.cell, frame.positions, kMargin * allowed.maxCoeff());
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        for (std::size_t k = near.first[i]; k < near.first[i + 1]; ++k) {
            const auto j = static_cast<std::size_t>(near.index[k]);
            const double wanted = allowed(frame.types[i], frame.types[j]);
            const double length = near.vector[k].norm();
            push.worst = std::min(push.worst, length / wanted);
            if (length < kMargin * wanted)
                push.shift.row(static_cast<Eigen::Index>(i)) -=
                    (0.5 * (kMargin * wanted - length) / length) * near.vector[k].transpose();
        }
    return push;
}

}  // namespace

double shortestAllowed(const PackingOptions& options, const std::string& first,
                       const std::string& second) {
    for (const ShortestAllowed& pair : options.distances)
        if ((pair.first == first && pair.second == second) ||
            (pair.first == second && pair.second == first))
            return pair.distance;
    return options.fraction * covalentSum(first, second);
}

Frame packRandomly(const PackingOptions& options, Progress* progress) {
    Frame frame = scattered(options);
    const Eigen::MatrixXd allowed = allowedByType(options);
    if (!allowed.allFinite() || allowed.minCoeff() < 0)
        throw InputError("a shortest distance must not be negative");
    if (allowed.maxCoeff() == 0)
        return frame;
    double worst = 0;
    for (int step = 0; step < options.mostSteps; ++step) {
        const Push push = pushApart(frame, allowed);
        worst = push.worst;
        if (worst >= 1) {
            frame.positions = frame.cell.wrapped(frame.positions);
            return frame;
        }
        for (Eigen::Index i = 0; i < push.shift.rows(); ++i) {
            const double length = push.shift.row(i).norm();
            const double scale = length > kLargestStep ? kLargestStep / length : 1;
            frame.positions.row(i) += scale * push.shift.row(i);
        }
        if (progress)
            progress->step(std::min(0.99, worst), "Pushing ions apart");
    }
    throw InputError(fmt::format(
        "no room: after {} steps the nearest pair is at {:.3f} of its shortest distance; lower the "
        "density or the distances",
        options.mostSteps, worst));
}

}  // namespace mtp
