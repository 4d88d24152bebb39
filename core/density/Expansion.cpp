#include "core/density/Expansion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Random.h"

namespace mtp {

double linearFactor(double densityRatio) {
    if (!(densityRatio > 0) || !std::isfinite(densityRatio))
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
    scaled.lineage.densityRatio = ratio;
    return scaled;
}

Frame deformed(const Frame& frame, const Eigen::Matrix3d& deformation, const BondedGroups* groups) {
    volumeFactor(deformation);  // throws if no cell is left
    Frame result = scaledLinearly(frame, 1);
    result.cell.vectors = frame.cell.vectors * deformation.transpose();
    result.positions = frame.positions * deformation.transpose();
    if (!groups)
        return result;
    for (std::size_t g = 0; g < groups->groups.size(); ++g) {
        const BondedGroup& group = groups->groups[g];
        if (group.isEndless || group.atoms.size() < 2)
            continue;
        const Eigen::Vector3d centre = groups->centre(frame, g);
        const Eigen::RowVector3d shift = (deformation * centre - centre).transpose();
        for (int atom : group.atoms)
            result.positions.row(atom) = groups->unwrapped.row(atom) + shift;
    }
    return result;
}

Frame supercell(const Frame& frame, const std::array<int, 3>& repeats) {
    if (*std::min_element(repeats.begin(), repeats.end()) < 1)
        throw InputError(fmt::format("a supercell of {} x {} x {}: at least 1 x 1 x 1", repeats[0],
                                     repeats[1], repeats[2]));
    const auto copies = static_cast<std::int64_t>(repeats[0]) * repeats[1] * repeats[2];
    if (copies == 1)
        return frame;
    const auto atoms = static_cast<Eigen::Index>(frame.atomCount());
    constexpr std::int64_t kMostAtoms = 50'000'000;
    if (copies * atoms > kMostAtoms)
        throw InputError(
            fmt::format("a supercell of {} atoms: more than {}", copies * atoms, kMostAtoms));
    Frame result = scaledLinearly(frame, 1);
    result.positions.resize(copies * atoms, 3);
    result.types.clear();
    Eigen::Index first = 0;
    for (int i = 0; i < repeats[0]; ++i)
        for (int j = 0; j < repeats[1]; ++j)
            for (int k = 0; k < repeats[2]; ++k, first += atoms) {
                const Eigen::RowVector3d shift = Eigen::RowVector3d(i, j, k) * frame.cell.vectors;
                result.positions.middleRows(first, atoms) = frame.positions.rowwise() + shift;
                result.types.insert(result.types.end(), frame.types.begin(), frame.types.end());
            }
    for (int axis = 0; axis < 3; ++axis)
        result.cell.vectors.row(axis) *= repeats[static_cast<std::size_t>(axis)];
    return result;
}

void rattle(Frame& frame, double deviation, std::uint64_t seed, const BondedGroups* groups) {
    if (!(deviation >= 0) || !std::isfinite(deviation))
        throw InputError(fmt::format("a displacement must not be negative: {} Å", deviation));
    if (deviation == 0)
        return;
    Random random(seed);
    const auto draw = [&] {
        const double x = random.normal(), y = random.normal(), z = random.normal();
        return Eigen::RowVector3d(deviation * x, deviation * y, deviation * z);
    };
    if (!groups) {
        for (Eigen::Index i = 0; i < frame.positions.rows(); ++i)
            frame.positions.row(i) += draw();
        return;
    }
    for (const BondedGroup& group : groups->groups) {
        Eigen::RowVector3d shift = draw();
        for (std::size_t i = 0; i < group.atoms.size(); ++i) {
            if (group.isEndless && i > 0)
                shift = draw();
            frame.positions.row(group.atoms[i]) += shift;
        }
    }
}

std::string expansionKey(const ExpansionOptions& options, double ratio) {
    std::string key;
    const auto add = [&key](const std::string& part) { key += (key.empty() ? "" : ";") + part; };
    if (options.mode == ExpansionMode::RigidUnits)
        add("rigid");
    if (options.supercell != std::array<int, 3>{1, 1, 1})
        add(fmt::format("supercell={}x{}x{}", options.supercell[0], options.supercell[1],
                        options.supercell[2]));
    if (!options.strain.isZero(0))
        add(fmt::format("strain={}", fmt::join(options.strain, ",")));
    if (const Strain shape = shapeAt(options.shapes, ratio); !shape.isZero(0))
        add(fmt::format("shape={}", fmt::join(shape, ",")));
    if (options.rattle > 0)
        add(fmt::format("rattle={};seed={}", options.rattle, options.seed));
    return key;
}

namespace {

// The frame repeated, its units and how dense it is on the scale whose 1 is the reference.
struct Prepared {
    Frame frame;
    BondedGroups groups;
    double ownRatio = 1;
    ParentKey parent;
};

bool scales(const ExpansionOptions& options) {
    const auto isOne = [](double ratio) { return ratio == 1; };
    return options.referenceDensity || !options.strain.isZero(0) || !options.shapes.empty() ||
           !std::all_of(options.ratios.begin(), options.ratios.end(), isOne);
}

void requireBulk(const Frame& frame, std::size_t index) {
    if (const std::optional<std::string> reason = whyNotBulk(frame))
        throw InputError(fmt::format(
            "frame {}: {}; its density is not that of a material, so it cannot be scaled to "
            "another",
            index + 1, *reason));
}

Prepared prepare(const Frame& frame, std::size_t index, const ExpansionOptions& options) {
    if (!options.takesVacuum && scales(options))
        requireBulk(frame, index);
    Prepared prepared{supercell(frame, options.supercell), {}, 1, parentKey(frame, index)};
    if (options.mode == ExpansionMode::RigidUnits)
        prepared.groups = findBondedGroups(prepared.frame, options.bonds);
    if (options.referenceDensity) {
        const auto own = density(frame);
        if (!own)
            throw InputError(fmt::format(
                "frame {}: no density (it needs a periodic cell and element names)", index + 1));
        prepared.ownRatio = *own / *options.referenceDensity;
    }
    return prepared;
}

Frame expandPrepared(const Prepared& prepared, double ratio, const ExpansionOptions& options) {
    const bool isRigid = options.mode == ExpansionMode::RigidUnits;
    const BondedGroups* groups = isRigid ? &prepared.groups : nullptr;
    const double factor = linearFactor(ratio / prepared.ownRatio);
    const Strain shape = shapeAt(options.shapes, ratio);
    Eigen::Matrix3d deformation = factor * deformationOf(options.strain);
    if (!shape.isZero(0))
        deformation = deformationOf(atKeptVolume(shape)) * deformation;
    // Plain scaling is done in one product, so that it is the same to the last bit as ever.
    Frame result = !isRigid && options.strain.isZero(0) && shape.isZero(0)
                       ? scaledLinearly(prepared.frame, factor)
                       : deformed(prepared.frame, deformation, groups);
    const std::string key = fmt::format("{}@{}", toText(prepared.parent), ratio);
    rattle(result, options.rattle, seedFor(options.seed, key), groups);
    result.lineage.densityRatio = ratio;
    result.lineage.parent = prepared.parent;
    if (const std::string expansion = expansionKey(options, ratio); !expansion.empty())
        result.lineage.expansion = expansion;
    return result;
}

}  // namespace

std::vector<Frame> expand(const std::vector<Frame>& frames, const ExpansionOptions& options,
                          Progress* progress) {
    std::vector<Frame> expanded;
    expanded.reserve(frames.size() * options.ratios.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Prepared prepared = prepare(frames[i], i, options);
        for (double ratio : options.ratios)
            expanded.push_back(expandPrepared(prepared, ratio, options));
        if (progress)
            progress->step(static_cast<double>(i + 1) / static_cast<double>(frames.size()),
                           "Scaling configurations");
    }
    return expanded;
}

Expanded expandOne(const Frame& frame, double ratio, const ExpansionOptions& options) {
    Prepared prepared = prepare(frame, 0, options);
    Frame result = expandPrepared(prepared, ratio, options);
    return {std::move(result), std::move(prepared.groups)};
}

}  // namespace mtp
