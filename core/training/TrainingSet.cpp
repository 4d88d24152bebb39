#include "core/training/TrainingSet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Parallel.h"
#include "core/mtp/NeighbourList.h"
#include "core/mtp/RadialFunctions.h"

namespace mtp {

namespace {

constexpr double kBelowShortest = 0.99;  // min_dist against the shortest distance of the data
constexpr double kAbsurd = 0.5;          // Å; nearer pairs are a broken frame

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

double shortestOf(const std::vector<ConfigurationGeometry>& configurations, const char* what) {
    double shortest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < configurations.size(); ++i)
        for (const Eigen::Vector3d& vector : configurations[i].vector) {
            if (vector.norm() < kAbsurd)
                throw InputError(fmt::format(
                    "{} configuration {}: two atoms are {:.3f} Å apart; the frame is broken", what,
                    i + 1, vector.norm()));
            shortest = std::min(shortest, vector.norm());
        }
    return shortest;
}

void addPolynomials(ConfigurationGeometry& geometry, const RadialBasis& radial) {
    const auto size = static_cast<std::size_t>(radial.size);
    geometry.value.resize(geometry.vector.size() * size);
    geometry.derivative.resize(geometry.vector.size() * size);
    for (std::size_t k = 0; k < geometry.vector.size(); ++k)
        radialPolynomials(radial, geometry.vector[k].norm(), geometry.value.data() + k * size,
                          geometry.derivative.data() + k * size);
}

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<RowMajor> rowsOf(std::vector<double>& values, std::size_t size) {
    return {values.data(), static_cast<Eigen::Index>(values.size() / size),
            static_cast<Eigen::Index>(size)};
}

// The mean of T_b T_b' over all neighbours is the unit matrix.
RadialTransform orthonormalise(PreparedSets& sets) {
    const auto size = static_cast<std::size_t>(sets.radial.size);
    Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(sets.radial.size, sets.radial.size);
    double count = 0;
    for (ConfigurationGeometry& configuration : sets.training.configurations) {
        const auto rows = rowsOf(configuration.value, size);
        gram += rows.transpose() * rows;
        count += static_cast<double>(rows.rows());
    }
    gram /= std::max(1.0, count);
    // Where the data do not tell two polynomials apart the transform stays finite.
    gram.diagonal().array() += 1e-12 * gram.trace() + 1e-300;
    const Eigen::MatrixXd lower = gram.llt().matrixL();
    RadialTransform transform;
    transform.toOrthonormal = lower.transpose().triangularView<Eigen::Upper>().solve(
        Eigen::MatrixXd::Identity(sets.radial.size, sets.radial.size));
    for (TrainingSet* set : {&sets.training, &sets.validation})
        for (ConfigurationGeometry& configuration : set->configurations)
            for (std::vector<double>* values : {&configuration.value, &configuration.derivative}) {
                auto rows = rowsOf(*values, size);
                rows = (rows * transform.toOrthonormal).eval();
            }
    return transform;
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
    const auto root = [&](double weight, int power) {
        return std::sqrt(weight / std::pow(atoms, power) / count);
    };
    for (int type : frame.types)
        geometry.baseline += baseline[static_cast<std::size_t>(type)];
    if (frame.labels.energy) {
        geometry.energy = *frame.labels.energy - geometry.baseline;
        geometry.energyWeight = root(options.energyWeight, options.energyPower);
    }
    if (frame.labels.forces) {
        geometry.forces.assign(frame.labels.forces->data(),
                               frame.labels.forces->data() + frame.labels.forces->size());
        geometry.forceWeight = root(options.forceWeight, options.forcePower);
    }
    if (frame.labels.virial) {
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

PreparedSets prepareSets(const std::vector<Frame>& training, const std::vector<Frame>& validation,
                         int speciesCount, const TrainingOptions& options) {
    const auto labelled = std::count_if(training.begin(), training.end(), [](const Frame& frame) {
        return frame.labels.energy.has_value();
    });
    if (labelled == 0)
        throw InputError("no configuration to train on has an energy");
    PreparedSets sets;
    const auto build = [&](const std::vector<Frame>& frames, TrainingSet& set) {
        set.configurations.resize(frames.size());
        parallelFor(frames.size(), options.threads, [&](std::size_t i) {
            set.configurations[i] = geometryOf(frames[i], speciesCount, options.cutoff);
        });
    };
    build(training, sets.training);
    build(validation, sets.validation);
    const double shortest = std::min(shortestOf(sets.training.configurations, "training"),
                                     shortestOf(sets.validation.configurations, "validation"));
    if (!std::isfinite(shortest))
        throw InputError(fmt::format("no two atoms are within the cutoff of {} Å", options.cutoff));
    sets.radial.maxDist = options.cutoff;
    sets.radial.minDist = options.minDist.value_or(kBelowShortest * shortest);
    sets.radial.size = options.radialSize;
    sets.speciesBaseline = baselineOf(training, speciesCount);
    const auto finish = [&](const std::vector<Frame>& frames, TrainingSet& set) {
        const auto count = static_cast<double>(frames.size());
        for (std::size_t i = 0; i < frames.size(); ++i) {
            addPolynomials(set.configurations[i], sets.radial);
            addLabels(set.configurations[i], frames[i], sets.speciesBaseline, options, count);
        }
    };
    finish(training, sets.training);
    finish(validation, sets.validation);
    sets.transform = orthonormalise(sets);
    return sets;
}

}  // namespace mtp
