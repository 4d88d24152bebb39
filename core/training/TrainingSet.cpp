#include "core/training/TrainingSet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/model/Geometry.h"
#include "core/mtp/NeighbourList.h"
#include "core/mtp/RadialFunctions.h"
#include "core/training/OrderedSum.h"

namespace mtp {

namespace {

constexpr std::size_t kBuckets = 16;     // of the sums over neighbours
constexpr double kBelowShortest = 0.99;  // min_dist against the shortest distance of the data

// name: "training configuration 3".
void requireApart(const Frame& frame, const std::string& name) {
    const std::optional<AtomPair> pair = findNearestPair(frame, kAbsurdDistance);
    if (!pair)
        return;
    const bool hasSource = frame.provenance && !frame.provenance->source.empty();
    throw InputError(
        fmt::format("{}{}: {}; the frame is broken: leave it out", name,
                    hasSource ? fmt::format(" (from {})", frame.provenance->source) : "",
                    describe(*pair, frame)));
}

ConfigurationGeometry geometryOf(const Frame& frame, int speciesCount, double cutoff) {
    const NeighbourList list = findNeighbours(frame.cell, frame.positions, cutoff);
    ConfigurationGeometry geometry;
    geometry.atoms.resize(frame.atomCount());
    geometry.neighbour.reserve(list.index.size());
    geometry.vector.reserve(list.index.size());
    for (std::size_t i = 0; i < frame.atomCount(); ++i) {
        AtomGeometry& atom = geometry.atoms[i];
        atom.species = frame.types[i];
        atom.first = static_cast<std::uint32_t>(geometry.neighbour.size());
        for (int species = 0; species < speciesCount; ++species) {
            for (std::size_t k = list.first[i]; k < list.first[i + 1]; ++k) {
                const auto j = static_cast<std::uint32_t>(list.index[k]);
                if (frame.types[j] != species)
                    continue;
                geometry.neighbour.push_back(j);
                geometry.vector.push_back(list.vector[k]);
            }
            atom.speciesEnd.push_back(static_cast<std::uint32_t>(geometry.neighbour.size()) -
                                      atom.first);
        }
        atom.count = static_cast<std::uint32_t>(geometry.neighbour.size()) - atom.first;
    }
    return geometry;
}

double shortestOf(const std::vector<ConfigurationGeometry>& configurations) {
    double shortest = std::numeric_limits<double>::infinity();
    for (const ConfigurationGeometry& configuration : configurations)
        for (const Eigen::Vector3d& vector : configuration.vector)
            shortest = std::min(shortest, vector.norm());
    return shortest;
}

// The mean of T_b T_b' over all neighbours of the training set is the unit matrix.
RadialTransform orthonormalise(const TrainingSet& training, const RadialBasis& radial, int threads,
                               const Reduction& reduction) {
    const Eigen::Index size = radial.size;
    std::vector<Eigen::MatrixXd> grams(bucketsOfProcess(kBuckets, reduction.size()),
                                       Eigen::MatrixXd::Zero(size, size));
    parallelFor(grams.size(), threads, [&](std::size_t bucket) {
        Eigen::VectorXd value(size), derivative(size);
        for (std::size_t i = bucket; i < training.configurations.size(); i += grams.size())
            for (const Eigen::Vector3d& vector : training.configurations[i].vector) {
                radialPolynomials(radial, vector.norm(), value.data(), derivative.data());
                grams[bucket].selfadjointView<Eigen::Lower>().rankUpdate(value);
            }
    });
    addPairwise(grams, [](Eigen::MatrixXd& to, const Eigen::MatrixXd& from) { to += from; });
    Eigen::MatrixXd& gram = grams.front();
    auto count = static_cast<double>(training.neighbourCount());
    reduction.sum(&count, 1);
    reduction.sum(gram.data(), static_cast<std::size_t>(gram.size()));
    gram /= std::max(1.0, count);
    // Where the data do not tell two polynomials apart the transform stays finite.
    gram.diagonal().array() += 1e-12 * gram.trace() + 1e-300;
    const Eigen::MatrixXd lower = gram.llt().matrixL();
    return {lower.transpose().triangularView<Eigen::Upper>().solve(
        Eigen::MatrixXd::Identity(size, size))};
}

// Energies per species that leave the smallest remainder, of minimal norm: where all configurations
// have one composition only their sum is known.
std::vector<double> baselineOf(const std::vector<Frame>& frames, int speciesCount) {
    Eigen::MatrixXd counts =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(frames.size()), speciesCount);
    Eigen::VectorXd energies = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(frames.size()));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (!frames[i].labels.energy)
            continue;
        for (int type : frames[i].types)
            counts(static_cast<Eigen::Index>(i), type) += 1;
        energies[static_cast<Eigen::Index>(i)] = *frames[i].labels.energy;
    }
    const Eigen::VectorXd baseline = counts.completeOrthogonalDecomposition().solve(energies);
    return {baseline.begin(), baseline.end()};
}

void addLabels(ConfigurationGeometry& geometry, const Frame& frame,
               const std::vector<double>& baseline, const TrainingOptions& options, double count) {
    const auto atoms = static_cast<double>(frame.atomCount());
    const double ofFrame = weightOf(frame);
    const auto root = [&](double weight, int power) {
        return std::sqrt(ofFrame * weight / std::pow(atoms, power) / count);
    };
    for (int type : frame.types)
        geometry.baseline += baseline[static_cast<std::size_t>(type)];
    if (frame.labels.energy) {
        geometry.hasEnergy = true;
        geometry.energy = *frame.labels.energy - geometry.baseline;
        geometry.energyWeight = root(options.energyWeight, options.energyPower);
    }
    if (frame.labels.forces) {
        geometry.forces.assign(frame.labels.forces->data(),
                               frame.labels.forces->data() + frame.labels.forces->size());
        geometry.forceWeight = root(options.forceWeight, options.forcePower);
    }
    if (frame.labels.virial) {
        geometry.hasVirial = true;
        const Eigen::Matrix3d& v = *frame.labels.virial;
        const double six[] = {v(0, 0), v(1, 1), v(2, 2), v(1, 2), v(0, 2), v(0, 1)};
        std::copy(std::begin(six), std::end(six), geometry.virial);
        geometry.virialWeight = root(options.virialWeight, options.virialPower);
    }
}

}  // namespace

std::size_t TrainingSet::neighbourCount() const {
    std::size_t count = 0;
    for (const ConfigurationGeometry& configuration : configurations)
        count += configuration.neighbour.size();
    return count;
}

std::size_t TrainingSet::rowCount() const {
    std::size_t count = 0;
    for (const ConfigurationGeometry& configuration : configurations)
        count += (configuration.energyWeight > 0) +
                 (configuration.forceWeight > 0 ? configuration.forces.size() : 0) +
                 (configuration.virialWeight > 0 ? 6 : 0);
    return count;
}

std::size_t TrainingSet::byteCount() const {
    std::size_t bytes = 0;
    for (const ConfigurationGeometry& one : configurations) {
        bytes += sizeof one + one.atoms.size() * sizeof(AtomGeometry) +
                 one.neighbour.size() * (sizeof(std::uint32_t) + sizeof(Eigen::Vector3d)) +
                 one.forces.size() * sizeof(double);
        for (const AtomGeometry& atom : one.atoms)
            bytes += atom.speciesEnd.size() * sizeof(std::uint32_t);
    }
    return bytes;
}

void scaleWeights(ConfigurationGeometry& configuration, double root) {
    for (double* weight :
         {&configuration.energyWeight, &configuration.forceWeight, &configuration.virialWeight})
        *weight *= root;
}

std::vector<Frame> typedFrames(std::vector<Frame> frames, const std::vector<std::string>& species) {
    for (Frame& frame : frames) {
        frame = withSpeciesOrder(std::move(frame), species);
        validate(frame);
    }
    return frames;
}

void requireSpecies(const std::vector<Frame>& frames, const std::vector<std::string>& species) {
    std::vector<bool> occurs(species.size(), false);
    for (const Frame& frame : frames)
        for (int type : frame.types)
            occurs[static_cast<std::size_t>(type)] = true;
    for (std::size_t i = 0; i < species.size(); ++i)
        if (!occurs[i])
            throw InputError(fmt::format("{} occurs in no configuration to train on", species[i]));
}

PreparedSets sampleOf(const PreparedSets& sets, std::size_t step, const Reduction& reduction) {
    PreparedSets sample;
    sample.radial = sets.radial;
    sample.transform = sets.transform;
    sample.speciesBaseline = sets.speciesBaseline;
    const auto& all = sets.training.configurations;
    for (std::size_t i = 0; i < all.size(); ++i)
        if ((static_cast<std::size_t>(reduction.rank()) +
             i * static_cast<std::size_t>(reduction.size())) %
                step ==
            0)
            sample.training.configurations.push_back(all[i]);
    double counts[] = {static_cast<double>(all.size()),
                       static_cast<double>(sample.training.configurations.size())};
    reduction.sum(counts, 2);
    const double factor = std::sqrt(counts[0] / counts[1]);
    for (ConfigurationGeometry& one : sample.training.configurations)
        scaleWeights(one, factor);
    return sample;
}

PreparedSets prepareSets(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                         int speciesCount, const TrainingOptions& options,
                         const Reduction& reduction) {
    if (std::none_of(training.begin(), training.end(),
                     [](const Frame& frame) { return frame.labels.energy.has_value(); }))
        throw InputError("no configuration to train on has an energy");
    PreparedSets sets;
    sets.hasValidation = !validation.empty();
    sets.speciesBaseline = baselineOf(training, speciesCount);
    const auto build = [&](const std::vector<Frame>& frames, TrainingSet& set, const char* part) {
        const auto first = static_cast<std::size_t>(reduction.rank());
        const auto step = static_cast<std::size_t>(reduction.size());
        set.configurations.resize(frames.size() > first ? (frames.size() - first - 1) / step + 1
                                                        : 0);
        parallelFor(set.configurations.size(), options.threads, [&](std::size_t i) {
            const std::size_t at = first + i * step;
            const Frame& frame = frames[at];
            requireApart(frame, fmt::format("{} configuration {}", part, at + 1));
            set.configurations[i] = geometryOf(frame, speciesCount, options.cutoff);
            addLabels(set.configurations[i], frame, sets.speciesBaseline, options,
                      static_cast<double>(frames.size()));
        });
    };
    build(training, sets.training, "training");
    build(validation, sets.validation, "validation");
    const double shortest = reduction.smallest(std::min(
        shortestOf(sets.training.configurations), shortestOf(sets.validation.configurations)));
    if (!std::isfinite(shortest))
        throw InputError(fmt::format("no two atoms are within the cutoff of {} Å", options.cutoff));
    sets.radial.maxDist = options.cutoff;
    sets.radial.minDist = options.minDist.value_or(kBelowShortest * shortest);
    sets.radial.size = options.radialSize;
    if (options.start)
        sets.radial.kind = options.start->radial.kind;
    if (sets.radial.kind == RadialBasis::Kind::ChebyshevRepulsive && shortest < sets.radial.minDist)
        throw InputError(fmt::format(
            "two atoms are {:.3f} Å apart, nearer than the min_dist of {} Å below which "
            "the potential to start from is repulsive by definition: it cannot be "
            "trained there",
            shortest, sets.radial.minDist));
    sets.transform = orthonormalise(sets.training, sets.radial, options.threads, reduction);
    return sets;
}

}  // namespace mtp
