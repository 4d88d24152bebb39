#include "core/dynamics/Displacements.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "core/base/Parallel.h"
#include "core/base/Plural.h"
#include "core/dynamics/Unwrap.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

// A longer step of a wrapped coordinate may as well be one through the other face.
constexpr double kLongestStep = 0.4;  // of the shortest height of the cell

constexpr std::array<std::pair<Reference, const char*>, 3> kReferences{
    {{Reference::Framework, "framework"},
     {Reference::CentreOfMass, "mass"},
     {Reference::AsWritten, "file"}}};

struct WeightedAtom {
    std::size_t atom;
    double weight;  // all together 1
};

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

std::vector<WeightedAtom> equalWeights(const PositionSeries& series,
                                       const std::vector<std::string>& framework) {
    std::vector<WeightedAtom> atoms;
    for (const std::string& name : framework)
        for (const std::size_t atom : atomsOf(series, name))
            atoms.push_back({atom, 0});
    for (WeightedAtom& atom : atoms)
        atom.weight = 1.0 / static_cast<double>(atoms.size());
    return atoms;
}

std::vector<WeightedAtom> massWeights(const PositionSeries& series) {
    std::vector<WeightedAtom> atoms;
    double total = 0;
    for (std::size_t atom = 0; atom < series.atomCount(); ++atom) {
        const std::string& name = series.species[static_cast<std::size_t>(series.types[atom])];
        const std::optional<double> mass = massOfLabel(name);
        if (!mass)
            throw InputError(
                fmt::format("{}: the mass of {} is not known, and with it the centre of mass",
                            series.path, name));
        atoms.push_back({atom, *mass});
        total += atoms.back().weight;
    }
    for (WeightedAtom& atom : atoms)
        atom.weight /= total;
    return atoms;
}

std::vector<StepGeometry> stepGeometries(const PositionSeries& series) {
    std::vector<StepGeometry> steps;
    steps.reserve(series.frameCount());
    for (std::size_t k = 0; k + 1 < series.frameCount(); ++k)
        steps.emplace_back(series.cells[k], series.cells[k + 1], series.areUnwrapped);
    return steps;
}

// How far the reference has moved since the first frame, per frame.
std::vector<Eigen::RowVector3d> motionOf(const PositionSeries& series,
                                         const std::vector<StepGeometry>& steps,
                                         const std::vector<WeightedAtom>& reference, int threads) {
    std::vector<Eigen::RowVector3d> motion(series.frameCount(), Eigen::RowVector3d::Zero());
    if (reference.empty())
        return motion;
    parallelFor(steps.size(), threads, [&](std::size_t k) {
        Eigen::RowVector3d mean = Eigen::RowVector3d::Zero();
        for (const WeightedAtom& one : reference)
            mean += one.weight * steps[k].step(series.at(k + 1, one.atom) - series.at(k, one.atom));
        motion[k + 1] = mean;
    });
    for (std::size_t k = 1; k < motion.size(); ++k)
        motion[k] += motion[k - 1];
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

void unwrapAll(const PositionSeries& series, const std::vector<WeightedAtom>& reference,
               int threads, Displacements& result) {
    const std::vector<StepGeometry> steps = stepGeometries(series);
    const std::vector<Eigen::RowVector3d> motion = motionOf(series, steps, reference, threads);
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

}  // namespace

const char* referenceKey(Reference reference) {
    for (const auto& [value, key] : kReferences)
        if (value == reference)
            return key;
    return "";
}

std::optional<Reference> findReference(std::string_view key) {
    for (const auto& [value, name] : kReferences)
        if (key == name)
            return value;
    return std::nullopt;
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
    result.frameCount = series.frameCount();
    result.spacing = times.spacing;
    result.stretches = std::move(times.stretches);
    result.temperature = series.temperature;
    result.warnings = series.warnings;
    result.warnings.insert(result.warnings.end(), times.warnings.begin(), times.warnings.end());
    for (const Cell& cell : series.cells)
        result.meanVolume += cell.volume() / static_cast<double>(series.frameCount());
    std::vector<WeightedAtom> reference;
    if (result.reference == Reference::Framework)
        reference = equalWeights(series, result.framework);
    else if (result.reference == Reference::CentreOfMass)
        reference = massWeights(series);
    unwrapAll(series, reference, options.threads, result);
    return result;
}

}  // namespace mtp
