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

// Å: a framework whose mean stays within stays in place; taking it off would only add the noise of
// its vibrations to the motion of every ion.
constexpr double kStillFramework = 0.25;

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

// What no motion can be worked out of.
void requireMotion(const PositionSeries& series, const DisplacementOptions& options) {
    if (series.frameCount() < 2)
        throw InputError(
            fmt::format("{}: has {}, and the motion of atoms needs at least two{}", series.path,
                        counted(series.frameCount(), "frame"),
                        series.warnings.empty() ? "" : " (" + series.warnings.back() + ")"));
    if (series.atomCount() == 1 && options.reference != Reference::AsWritten)
        throw InputError(fmt::format(
            "{}: frame {}: there is only one atom, and nothing that its motion could be measured "
            "against; it can be taken as written if that is asked for",
            series.path, series.numbers.empty() ? 1 : series.numbers.front()));
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

// Frames that lie in one block of the store.
struct FrameGroup {
    std::size_t block, first, count;
};

std::vector<FrameGroup> groupsOf(const PositionSeries& series) {
    std::vector<FrameGroup> groups;
    for (std::size_t k = 0; k < series.frameCount(); ++k) {
        const std::size_t block = series.places[k] / PositionStore::kBlockFrames;
        if (groups.empty() || groups.back().block != block)
            groups.push_back({block, k, 0});
        ++groups.back().count;
    }
    return groups;
}

// A step to the first frame of a group has touched the block before.
void releaseGroup(const PositionSeries& series, const FrameGroup& group) {
    series.positions.release(group.block);
    if (group.first > 0)
        series.positions.release(series.places[group.first - 1] / PositionStore::kBlockFrames);
}

// Calls use(k, step) with the step to each frame k of the group, Å, but the run's first.
template <class Use>
void forEachStep(const PositionSeries& series, const std::vector<StepGeometry>& steps,
                 const FrameGroup& group, std::size_t atom, Use use) {
    const PositionStore& store = series.positions;
    const float *axes[3], *rests[3];
    for (std::size_t axis = 0; axis < 3; ++axis) {
        axes[axis] = store.values(group.block, atom, axis);
        rests[axis] = store.rests(group.block, atom, axis);
    }
    const auto start = Eigen::Map<const Eigen::RowVector3d>(store.start().data() + 3 * atom);
    const auto at = [&](std::size_t k) {
        const std::size_t row = series.places[k] % PositionStore::kBlockFrames;
        Eigen::RowVector3d place(axes[0][row], axes[1][row], axes[2][row]);
        if (store.hasRests())
            place += Eigen::RowVector3d(rests[0][row], rests[1][row], rests[2][row]);
        return place;
    };
    Eigen::RowVector3d last =
        group.first == 0 ? at(0) : Eigen::RowVector3d(series.at(group.first - 1, atom) - start);
    for (std::size_t k = std::max<std::size_t>(1, group.first); k < group.first + group.count;
         ++k) {
        const Eigen::RowVector3d now = at(k);
        use(k, steps[k - 1].step(now - last));
        last = now;
    }
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
    std::vector<std::vector<std::size_t>> atoms;
    for (SpeciesMotion& one : species) {
        atoms.push_back(atomsOf(series, one.name));
        one.mean.assign(series.frameCount(), Eigen::RowVector3d::Zero());
    }
    const std::vector<FrameGroup> groups = groupsOf(series);
    parallelFor(groups.size(), threads, [&](std::size_t group) {
        for (std::size_t i = 0; i < species.size(); ++i)
            for (const std::size_t atom : atoms[i])
                forEachStep(series, steps, groups[group], atom,
                            [&](std::size_t k, const Eigen::RowVector3d& step) {
                                species[i].mean[k] += step;
                            });
        releaseGroup(series, groups[group]);
    });
    for (SpeciesMotion& one : species)
        for (std::size_t k = 1; k < one.mean.size(); ++k)
            one.mean[k] = one.mean[k - 1] + one.mean[k] / static_cast<double>(one.atoms);
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

// Follows ions from one group of frames to the next.
class IonFollower {
public:
    IonFollower(const PositionSeries& series, const std::vector<StepGeometry>& steps,
                Displacements& result)
        : m_series(series)
        , m_steps(steps)
        , m_result(result)
        , m_moved(result.ionCount(), Eigen::RowVector3d::Zero())
        , m_longSteps(result.ionCount())
        , m_isAfterGap(result.frameCount) {
        for (const Stretch& stretch : result.stretches)
            m_isAfterGap[stretch.first] = true;
        for (const std::size_t atom : result.atoms)
            result.starts.push_back(series.at(0, atom) * series.cells[0].vectors);
        result.values.resize(3 * result.frameCount * result.ionCount());
        if (series.positions.hasRests())
            result.rests.resize(result.values.size());
    }

    void follow(const FrameGroup& group, std::size_t ion) {
        const std::size_t begin = 3 * ion * m_result.frameCount;
        Eigen::RowVector3d& moved = m_moved[ion];
        forEachStep(m_series, m_steps, group, m_result.atoms[ion],
                    [&](std::size_t k, const Eigen::RowVector3d& step) {
                        moved += step;
                        m_longSteps[ion] += isTooLong(k, step);
                        const Eigen::RowVector3d place = moved - m_result.referenceMotion[k];
                        for (std::size_t axis = 0; axis < 3; ++axis)
                            store(begin + axis * m_result.frameCount + k,
                                  place[static_cast<Eigen::Index>(axis)]);
                    });
    }

    // Ions of which it cannot be told through which face they went.
    std::size_t uncertainIons() const {
        return static_cast<std::size_t>(std::count_if(m_longSteps.begin(), m_longSteps.end(),
                                                      [](std::size_t n) { return n > 0; }));
    }

private:
    void store(std::size_t index, double value) {
        const auto rounded = static_cast<float>(value);
        m_result.values[index] = rounded;
        if (!m_result.rests.empty())
            m_result.rests[index] = static_cast<float>(value - static_cast<double>(rounded));
    }

    bool isTooLong(std::size_t k, const Eigen::RowVector3d& step) const {
        return !m_series.areUnwrapped && !m_isAfterGap[k] &&
               step.norm() > kLongestStep * m_steps[k - 1].shortestHeight();
    }

    const PositionSeries& m_series;
    const std::vector<StepGeometry>& m_steps;
    Displacements& m_result;
    std::vector<Eigen::RowVector3d> m_moved;  // Å, since the first frame
    std::vector<std::size_t> m_longSteps;
    std::vector<bool> m_isAfterGap;
};

// Whether the mean of the framework moves, but never far from its average place.
bool onlyVibrates(const std::vector<SpeciesMotion>& species, const std::vector<double>& weights,
                  std::size_t frames) {
    std::vector<Eigen::RowVector3d> motion(frames, Eigen::RowVector3d::Zero());
    Eigen::RowVector3d average = Eigen::RowVector3d::Zero();
    for (std::size_t k = 0; k < frames; ++k) {
        for (std::size_t i = 0; i < weights.size(); ++i)
            motion[k] += weights[i] * species[i].mean[k];
        average += motion[k] / static_cast<double>(frames);
    }
    double farthest = 0;
    for (const Eigen::RowVector3d& one : motion)
        farthest = std::max(farthest, (one - average).norm());
    return farthest > 0 && farthest < kStillFramework;
}

std::vector<Eigen::RowVector3d> motionOfReference(const PositionSeries& series,
                                                  const std::vector<StepGeometry>& steps,
                                                  bool mayStayAsWritten, int threads,
                                                  Displacements& result) {
    result.species = meanMotions(series, steps, threads);
    std::vector<double> weights;
    if (result.reference == Reference::Framework) {
        weights = equalWeights(result.species, result.framework);
        if (mayStayAsWritten && onlyVibrates(result.species, weights, series.frameCount())) {
            result.reference = Reference::AsWritten;
            weights.clear();
        }
    }
    if (result.reference == Reference::CentreOfMass)
        weights = massWeights(result.species, series.path);
    return takeReference(result.species, weights, series.frameCount());
}

void unwrapAll(const PositionSeries& series, const DisplacementOptions& options,
               Displacements& result) {
    const int threads = options.threads;
    const bool isFrameFree = !options.reference && options.framework.empty();
    const std::vector<StepGeometry> steps = stepGeometries(series);
    result.referenceMotion = motionOfReference(series, steps, isFrameFree, threads, result);
    result.corner = series.corner;
    IonFollower follower(series, steps, result);
    for (const FrameGroup& group : groupsOf(series)) {
        parallelFor(result.ionCount(), threads,
                    [&](std::size_t ion) { follower.follow(group, ion); });
        releaseGroup(series, group);
    }
    const std::size_t concerned = follower.uncertainIons();
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
    requireMotion(series, options);
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
    unwrapAll(series, options, result);
    return result;
}

}  // namespace mtp
