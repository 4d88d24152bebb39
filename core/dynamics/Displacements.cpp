#include "core/dynamics/Displacements.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/KeyTable.h"
#include "core/base/Parallel.h"
#include "core/base/Plural.h"
#include "core/dynamics/Unwrap.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

// A longer step of a wrapped coordinate may as well be one through the other face.
constexpr double kLongestStep = 0.4;  // of the shortest height of the cell

constexpr KeyTable<Reference, 3> kReferences{{{Reference::Framework, "framework"},
                                              {Reference::CentreOfMass, "mass"},
                                              {Reference::AsWritten, "file"}}};

std::vector<std::size_t> atomsOf(const PositionSeries& series, const std::string& species) {
    std::vector<std::size_t> atoms;
    for (std::size_t atom = 0; atom < series.atomCount(); ++atom)
        if (series.species[static_cast<std::size_t>(series.types[atom])] == species)
            atoms.push_back(atom);
    return atoms;
}

void requireSpecies(const PositionSeries& series, const std::string& species) {
    const auto& names = series.species;
    if (std::find(names.begin(), names.end(), species) == names.end() ||
        atomsOf(series, species).empty())
        throw InputError(fmt::format("{}: there is no {} among its species ({})", series.path,
                                     species, fmt::join(names, ", ")));
}

std::vector<std::string> frameworkOf(const PositionSeries& series,
                                     const DisplacementOptions& options) {
    if (!options.framework.empty())
        return options.framework;
    std::vector<std::string> others;
    for (const std::string& name : series.species)
        if (name != options.ion && !atomsOf(series, name).empty())
            others.push_back(name);
    return others;
}

// Of the mean motions of the species, in their order; all together 1.
std::vector<double> equalWeights(const std::vector<SpeciesMotion>& species,
                                 const std::vector<std::string>& framework) {
    std::vector<double> weights;
    double total = 0;
    for (const SpeciesMotion& one : species) {
        const bool isFramework =
            std::find(framework.begin(), framework.end(), one.name) != framework.end();
        weights.push_back(isFramework ? static_cast<double>(one.atoms) : 0);
        total += weights.back();
    }
    for (double& weight : weights)
        weight /= total;
    return weights;
}

std::vector<double> massWeights(const std::vector<SpeciesMotion>& species,
                                const std::string& path) {
    std::vector<double> weights;
    double total = 0;
    for (const SpeciesMotion& one : species) {
        const std::optional<double> mass = massOfLabel(one.name);
        if (!mass)
            throw InputError(fmt::format(
                "{}: the mass of {} is not known, and with it the centre of mass", path, one.name));
        weights.push_back(*mass * static_cast<double>(one.atoms));
        total += weights.back();
    }
    for (double& weight : weights)
        weight /= total;
    return weights;
}

std::vector<StepGeometry> stepGeometries(const PositionSeries& series) {
    std::vector<StepGeometry> steps;
    steps.reserve(series.frameCount());
    for (std::size_t k = 0; k + 1 < series.frameCount(); ++k)
        steps.emplace_back(series.cells[k], series.cells[k + 1], series.areUnwrapped);
    return steps;
}

std::vector<SpeciesMotion> speciesOf(const PositionSeries& series) {
    std::vector<SpeciesMotion> species;
    for (const std::string& name : series.species) {
        const auto isSame = [&](const SpeciesMotion& one) { return one.name == name; };
        const std::size_t count = atomsOf(series, name).size();
        if (count > 0 && std::none_of(species.begin(), species.end(), isSame))
            species.push_back({name, count, {}});
    }
    return species;
}

// The mean motion of each species as the file has it.
std::vector<SpeciesMotion> meanMotions(const PositionSeries& series,
                                       const std::vector<StepGeometry>& steps, int threads) {
    std::vector<SpeciesMotion> species = speciesOf(series);
    for (SpeciesMotion& one : species) {
        const std::vector<std::size_t> atoms = atomsOf(series, one.name);
        one.mean.assign(series.frameCount(), Eigen::RowVector3d::Zero());
        parallelFor(steps.size(), threads, [&](std::size_t k) {
            Eigen::RowVector3d sum = Eigen::RowVector3d::Zero();
            for (const std::size_t atom : atoms)
                sum += steps[k].step(series.at(k + 1, atom) - series.at(k, atom));
            one.mean[k + 1] = sum / static_cast<double>(atoms.size());
        });
        for (std::size_t k = 1; k < one.mean.size(); ++k)
            one.mean[k] += one.mean[k - 1];
    }
    return species;
}

// How far the reference has moved since the first frame, per frame; taken off the species' motions.
std::vector<Eigen::RowVector3d> takeReference(std::vector<SpeciesMotion>& species,
                                              const std::vector<double>& weights,
                                              std::size_t frames) {
    std::vector<Eigen::RowVector3d> motion(frames, Eigen::RowVector3d::Zero());
    for (std::size_t i = 0; i < weights.size(); ++i)
        for (std::size_t k = 0; k < frames; ++k)
            motion[k] += weights[i] * species[i].mean[k];
    for (SpeciesMotion& one : species)
        for (std::size_t k = 0; k < frames; ++k)
            one.mean[k] -= motion[k];
    return motion;
}

// Returns how many steps of this ion are too long to tell through which face it went.
std::size_t unwrapIon(const PositionSeries& series, const std::vector<StepGeometry>& steps,
                      const std::vector<Eigen::RowVector3d>& motion,
                      const std::vector<bool>& isAfterGap, std::size_t atom, double* values) {
    const std::size_t frames = series.frameCount();
    std::size_t longSteps = 0;
    const Eigen::RowVector3d start = series.at(0, atom) * series.cells[0].vectors;
    Eigen::RowVector3d moved = Eigen::RowVector3d::Zero();
    for (std::size_t k = 0; k < frames; ++k) {
        if (k > 0) {
            const Eigen::RowVector3d step =
                steps[k - 1].step(series.at(k, atom) - series.at(k - 1, atom));
            moved += step;
            if (!series.areUnwrapped && !isAfterGap[k] &&
                step.norm() > kLongestStep * steps[k - 1].shortestHeight())
                ++longSteps;
        }
        const Eigen::RowVector3d place = start + moved - motion[k];
        for (std::size_t axis = 0; axis < 3; ++axis)
            values[axis * frames + k] = place[static_cast<Eigen::Index>(axis)];
    }
    return longSteps;
}

std::vector<Eigen::RowVector3d> motionOfReference(const PositionSeries& series,
                                                  const std::vector<StepGeometry>& steps,
                                                  int threads, Displacements& result) {
    result.species = meanMotions(series, steps, threads);
    std::vector<double> weights;
    if (result.reference == Reference::Framework)
        weights = equalWeights(result.species, result.framework);
    else if (result.reference == Reference::CentreOfMass)
        weights = massWeights(result.species, series.path);
    return takeReference(result.species, weights, series.frameCount());
}

void unwrapAll(const PositionSeries& series, int threads, Displacements& result) {
    const std::vector<StepGeometry> steps = stepGeometries(series);
    result.referenceMotion = motionOfReference(series, steps, threads, result);
    result.corner = series.corner;
    const std::vector<Eigen::RowVector3d>& motion = result.referenceMotion;
    result.values.resize(3 * result.frameCount * result.ionCount());
    std::vector<std::size_t> longSteps(result.ionCount());
    std::vector<bool> isAfterGap(result.frameCount);
    for (const Stretch& stretch : result.stretches)
        isAfterGap[stretch.first] = true;
    parallelFor(result.ionCount(), threads, [&](std::size_t ion) {
        longSteps[ion] = unwrapIon(series, steps, motion, isAfterGap, result.atoms[ion],
                                   result.values.data() + 3 * ion * result.frameCount);
    });
    const auto concerned = static_cast<std::size_t>(
        std::count_if(longSteps.begin(), longSteps.end(), [](std::size_t n) { return n > 0; }));
    if (concerned > 0)
        result.warnings.push_back(fmt::format(
            "{}: {} moved by more than {:.0f} % of the cell between two frames: the frames are too "
            "far apart to follow wrapped coordinates through the faces; write unwrapped ones "
            "(xu yu zu) or frames more often",
            series.path, counted(concerned, "ion"), 100 * kLongestStep));
}

void averageCells(const PositionSeries& series, Displacements& result) {
    result.meanCell = {Eigen::Matrix3d::Zero(), series.cells[0].periodic};
    const auto frames = static_cast<double>(series.frameCount());
    for (const Cell& cell : series.cells) {
        result.meanCell.vectors += cell.vectors / frames;
        result.meanVolume += cell.volume() / frames;
    }
}

}  // namespace

const char* referenceKey(Reference reference) {
    return keyOf(kReferences, reference);
}

std::optional<Reference> findReference(std::string_view key) {
    return findByKey(kReferences, key);
}

Displacements displacementsOf(const PositionSeries& series, const DisplacementOptions& options) {
    const auto& names = series.species;
    if (std::any_of(series.types.begin(), series.types.end(),
                    [&](int type) { return names[static_cast<std::size_t>(type)].empty(); }))
        throw UnnamedTypes(series.path + ": the types of the atoms have no names");
    requireSpecies(series, options.ion);
    Displacements result;
    result.ion = options.ion;
    result.framework = frameworkOf(series, options);
    for (const std::string& name : result.framework)
        requireSpecies(series, name);
    result.reference = options.reference.value_or(result.framework.empty() ? Reference::AsWritten
                                                                           : Reference::Framework);
    if (result.reference == Reference::Framework && result.framework.empty())
        throw InputError(
            fmt::format("{}: all atoms are {}: there is no framework", series.path, options.ion));
    if (series.frameCount() < 2)
        throw InputError(fmt::format("{}: has {}, and the motion of atoms needs at least two",
                                     series.path, counted(series.frameCount(), "frame")));
    FrameTimes times = frameTimes(series.times);
    result.atoms = atomsOf(series, options.ion);
    for (const std::size_t atom : result.atoms)
        if (!series.ids.empty())
            result.ids.push_back(series.ids[atom]);
    result.frameCount = series.frameCount();
    result.spacing = times.spacing;
    result.stretches = std::move(times.stretches);
    result.temperature = series.temperature;
    result.warnings = series.warnings;
    result.warnings.insert(result.warnings.end(), times.warnings.begin(), times.warnings.end());
    averageCells(series, result);
    unwrapAll(series, options.threads, result);
    return result;
}

}  // namespace mtp
