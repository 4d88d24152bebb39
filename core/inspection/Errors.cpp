#include "core/inspection/Errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr double kSameDensity = 0.02;  // relative width of a density group
constexpr std::array<std::array<int, 2>, 6> kVoigt{
    {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}}};

double densityOr(const Frame& frame, double otherwise) {
    return density(frame).value_or(otherwise);
}

void requireSameSize(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions) {
    if (frames.size() != predictions.size())
        throw InputError(
            fmt::format("{} configurations but {} predictions", frames.size(), predictions.size()));
}

std::string elementOf(const Frame& frame, std::size_t atom) {
    const auto type = static_cast<std::size_t>(frame.types[atom]);
    const bool isKnown = type < frame.species.size() && !frame.species[type].empty();
    return isKnown ? frame.species[type] : fmt::format("type {}", type);
}

// Reference and predicted values of one kind.
struct Pairs {
    std::vector<double> reference, predicted;

    void add(double labelled, double computed) {
        reference.push_back(labelled);
        predicted.push_back(computed);
    }
    ErrorStatistics statistics() const { return errorStatistics(reference, predicted); }
};

struct GroupPairs {
    std::size_t configurations = 0;
    Pairs energy, force, virial;

    void add(const Frame& frame, const Prediction& prediction) {
        const auto atoms = static_cast<double>(frame.atomCount());
        ++configurations;
        if (frame.labels.energy)
            energy.add(*frame.labels.energy / atoms, prediction.energy / atoms);
        if (frame.labels.virial)
            for (const auto& [a, b] : kVoigt)
                virial.add((*frame.labels.virial)(a, b) / atoms, prediction.virial(a, b) / atoms);
        if (frame.labels.forces)
            for (Eigen::Index i = 0; i < frame.labels.forces->rows(); ++i)
                addForce(frame, prediction, i);
    }

    void addForce(const Frame& frame, const Prediction& prediction, Eigen::Index atom) {
        for (int axis = 0; axis < 3; ++axis)
            force.add((*frame.labels.forces)(atom, axis), prediction.forces(atom, axis));
    }

    GroupErrors errors(std::string name, double value = 0) const {
        return {std::move(name),    value, configurations, energy.statistics(), force.statistics(),
                virial.statistics()};
    }
};

std::vector<GroupErrors> errorsByDensity(const std::vector<Frame>& frames,
                                         const std::vector<Prediction>& predictions) {
    const std::vector<int> groupOf = densityGroups(frames);
    const int count = groupOf.empty() ? 0 : *std::max_element(groupOf.begin(), groupOf.end()) + 1;
    std::vector<GroupPairs> groups(static_cast<std::size_t>(count));
    std::vector<double> densitySum(groups.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (groupOf[i] < 0)
            continue;
        const auto group = static_cast<std::size_t>(groupOf[i]);
        groups[group].add(frames[i], predictions[i]);
        densitySum[group] += densityOr(frames[i], 0);
    }
    std::vector<GroupErrors> errors;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const double mean = densitySum[g] / static_cast<double>(groups[g].configurations);
        errors.push_back(groups[g].errors(fmt::format("{:.2f} g/cm³", mean), mean));
    }
    return errors;
}

std::vector<GroupErrors> errorsByElement(const std::vector<Frame>& frames,
                                         const std::vector<Prediction>& predictions) {
    std::map<std::string, GroupPairs> groups;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        std::map<std::string, bool> occurs;
        for (std::size_t atom = 0; atom < frames[i].atomCount(); ++atom) {
            const std::string element = elementOf(frames[i], atom);
            if (frames[i].labels.forces)
                groups[element].addForce(frames[i], predictions[i],
                                         static_cast<Eigen::Index>(atom));
            if (!std::exchange(occurs[element], true))
                ++groups[element].configurations;
        }
    }
    std::vector<GroupErrors> errors;
    for (const auto& [element, pairs] : groups)
        errors.push_back(pairs.errors(element));
    return errors;
}

}  // namespace

ErrorStatistics errorStatistics(const std::vector<double>& reference,
                                const std::vector<double>& predicted) {
    if (reference.size() != predicted.size())
        throw InputError(
            fmt::format("{} references but {} predictions", reference.size(), predicted.size()));
    ErrorStatistics result;
    result.count = reference.size();
    if (reference.empty())
        return result;
    const auto count = static_cast<double>(reference.size());
    const double mean = std::accumulate(reference.begin(), reference.end(), 0.0) / count;
    double squares = 0, variation = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const double error = predicted[i] - reference[i];
        squares += error * error;
        variation += (reference[i] - mean) * (reference[i] - mean);
        result.mae += std::abs(error) / count;
        result.bias += error / count;
        result.max = std::max(result.max, std::abs(error));
    }
    result.rmse = std::sqrt(squares / count);
    result.r2 = variation > 0 ? 1 - squares / variation : 0;
    return result;
}

std::vector<int> densityGroups(const std::vector<Frame>& frames) {
    std::vector<std::pair<double, std::size_t>> sorted;
    for (std::size_t i = 0; i < frames.size(); ++i)
        if (const auto known = density(frames[i]))
            sorted.emplace_back(*known, i);
    std::sort(sorted.begin(), sorted.end());
    std::vector<int> groups(frames.size(), -1);
    int group = -1;
    double start = 0;
    for (const auto& [value, index] : sorted) {
        if (group < 0 || value > start * (1 + kSameDensity)) {
            ++group;
            start = value;
        }
        groups[index] = group;
    }
    return groups;
}

Table energyParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions) {
    requireSameSize(frames, predictions);
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> configuration, densities, ratio, reference, predicted;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.energy)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        const auto given = frame.features.find("density_ratio");
        const auto known =
            given == frame.features.end() ? std::nullopt : parseDouble(given->second);
        configuration.push_back(static_cast<double>(i));
        densities.push_back(densityOr(frame, kUnknown));
        ratio.push_back(known.value_or(kUnknown));
        reference.push_back(*frame.labels.energy / atoms);
        predicted.push_back(predictions[i].energy / atoms);
    }
    Table table;
    table.add("configuration", "", std::move(configuration));
    table.add("density", "g/cm³", std::move(densities));
    table.add("density_ratio", "", std::move(ratio));
    table.add("reference", "eV/atom", std::move(reference));
    table.add("predicted", "eV/atom", std::move(predicted));
    return table;
}

Table forceParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions) {
    requireSameSize(frames, predictions);
    std::vector<double> configuration, atom, component, densities, reference, predicted;
    std::vector<std::string> element;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.forces)
            continue;
        const double own = densityOr(frame, std::numeric_limits<double>::quiet_NaN());
        for (std::size_t a = 0; a < frame.atomCount(); ++a)
            for (int axis = 0; axis < 3; ++axis) {
                configuration.push_back(static_cast<double>(i));
                atom.push_back(static_cast<double>(a));
                component.push_back(axis);
                element.push_back(elementOf(frame, a));
                densities.push_back(own);
                reference.push_back((*frame.labels.forces)(static_cast<Eigen::Index>(a), axis));
                predicted.push_back(predictions[i].forces(static_cast<Eigen::Index>(a), axis));
            }
    }
    Table table;
    table.add("configuration", "", std::move(configuration));
    table.add("atom", "", std::move(atom));
    table.add("component", "", std::move(component));
    table.add("element", std::move(element));
    table.add("density", "g/cm³", std::move(densities));
    table.add("reference", "eV/Å", std::move(reference));
    table.add("predicted", "eV/Å", std::move(predicted));
    return table;
}

Table virialParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions) {
    requireSameSize(frames, predictions);
    std::vector<double> configuration, component, densities, reference, predicted;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.virial)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        for (std::size_t k = 0; k < kVoigt.size(); ++k) {
            const auto [a, b] = kVoigt[k];
            configuration.push_back(static_cast<double>(i));
            component.push_back(static_cast<double>(k));
            densities.push_back(densityOr(frame, std::numeric_limits<double>::quiet_NaN()));
            reference.push_back((*frame.labels.virial)(a, b) / atoms);
            predicted.push_back(predictions[i].virial(a, b) / atoms);
        }
    }
    Table table;
    table.add("configuration", "", std::move(configuration));
    table.add("component", "", std::move(component));
    table.add("density", "g/cm³", std::move(densities));
    table.add("reference", "eV/atom", std::move(reference));
    table.add("predicted", "eV/atom", std::move(predicted));
    return table;
}

ErrorReport errorReport(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions) {
    requireSameSize(frames, predictions);
    GroupPairs all;
    ErrorReport report;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        all.add(frames[i], predictions[i]);
        report.atoms += frames[i].atomCount();
    }
    report.configurations = frames.size();
    report.all = all.errors("all");
    report.byDensity = errorsByDensity(frames, predictions);
    report.byElement = errorsByElement(frames, predictions);
    return report;
}

}  // namespace mtp
