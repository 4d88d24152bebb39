#include "core/density/Expansion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Error.h"
#include "core/model/Element.h"
#include "core/sampling/Split.h"

namespace mtp {

double linearFactor(double densityRatio) {
    if (!(densityRatio > 0))
        throw InputError(fmt::format("a density ratio must be positive, not {}", densityRatio));
    return std::cbrt(1 / densityRatio);
}

Frame scaledLinearly(const Frame& frame, double factor) {
    if (!(factor > 0) || !std::isfinite(factor))
        throw InputError(fmt::format("a linear factor must be positive, not {}", factor));
    Frame scaled = frame;
    scaled.cell.vectors *= factor;
    scaled.positions *= factor;
    scaled.labels = {};
    scaled.velocities.reset();
    scaled.temperature.reset();
    return scaled;
}

Frame scaledToRatio(const Frame& frame, double ratio) {
    Frame scaled = scaledLinearly(frame, linearFactor(ratio));
    scaled.features["density_ratio"] = fmt::format("{}", ratio);
    return scaled;
}

std::vector<Frame> expandAffine(const std::vector<Frame>& frames, const ExpansionOptions& options) {
    std::vector<Frame> expanded;
    expanded.reserve(frames.size() * options.ratios.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto own = density(frames[i]);
        if (options.referenceDensity && !own)
            throw InputError(fmt::format(
                "frame {}: no density (it needs a periodic cell and element names)", i));
        // How dense the frame is on the scale whose 1 is the reference.
        const double ownRatio = options.referenceDensity ? *own / *options.referenceDensity : 1.0;
        for (double ratio : options.ratios) {
            Frame scaled = scaledLinearly(frames[i], linearFactor(ratio / ownRatio));
            scaled.features["density_ratio"] = fmt::format("{}", ratio);
            scaled.features["parent"] = parentKey(frames[i], i);
            expanded.push_back(std::move(scaled));
        }
    }
    return expanded;
}

namespace {

std::string nameOf(const Frame& frame, std::size_t type) {
    const bool isKnown = type < frame.species.size() && !frame.species[type].empty();
    return isKnown ? frame.species[type] : std::to_string(type);
}

double covalentSum(const std::string& a, const std::string& b) {
    const Element* first = findElement(a);
    const Element* second = findElement(b);
    return first && second ? first->covalentRadius + second->covalentRadius : 0;
}

// Lattice translations that can bring an atom of the cell within reach of another.
std::vector<Eigen::Vector3d> translationsWithin(const Cell& cell, double reach) {
    Eigen::Vector3i most = Eigen::Vector3i::Zero();
    if (cell.isPeriodic() && cell.volume() > 0) {
        const Eigen::Vector3d heights = cell.heights();
        for (int axis = 0; axis < 3; ++axis)
            if (cell.periodic[static_cast<std::size_t>(axis)])
                most[axis] = static_cast<int>(std::ceil(reach / heights[axis]));
    }
    std::vector<Eigen::Vector3d> translations;
    for (int i = -most[0]; i <= most[0]; ++i)
        for (int j = -most[1]; j <= most[1]; ++j)
            for (int k = -most[2]; k <= most[2]; ++k)
                translations.emplace_back(cell.vectors.transpose() * Eigen::Vector3d(i, j, k));
    return translations;
}

}  // namespace

std::vector<PairDistance> shortestDistances(const Frame& frame, double reach) {
    int typeCount = static_cast<int>(frame.species.size());
    for (int type : frame.types)
        typeCount = std::max(typeCount, type + 1);
    Eigen::MatrixXd shortest = Eigen::MatrixXd::Constant(typeCount, typeCount, reach * reach);
    const Positions positions = frame.cell.wrapped(frame.positions);
    const std::vector<Eigen::Vector3d> translations = translationsWithin(frame.cell, reach);
    const auto atoms = positions.rows();
    for (Eigen::Index i = 0; i < atoms; ++i)
        for (Eigen::Index j = i; j < atoms; ++j) {
            const int a = std::min(frame.types[i], frame.types[j]);
            const int b = std::max(frame.types[i], frame.types[j]);
            const Eigen::Vector3d difference = positions.row(j) - positions.row(i);
            for (const Eigen::Vector3d& translation : translations) {
                const double squared = (difference + translation).squaredNorm();
                const bool isItself = i == j && translation.squaredNorm() == 0;
                if (squared < shortest(a, b) && !isItself)
                    shortest(a, b) = squared;
            }
        }
    std::vector<PairDistance> pairs;
    for (int a = 0; a < typeCount; ++a)
        for (int b = a; b < typeCount; ++b) {
            if (shortest(a, b) >= reach * reach)
                continue;
            const std::string first = nameOf(frame, static_cast<std::size_t>(a));
            const std::string second = nameOf(frame, static_cast<std::size_t>(b));
            pairs.push_back({first, second, std::sqrt(shortest(a, b)), covalentSum(first, second)});
        }
    return pairs;
}

}  // namespace mtp
