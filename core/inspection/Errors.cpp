#include "core/inspection/Errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

double densityOr(const Frame& frame, double otherwise) {
    return density(frame).value_or(otherwise);
}

void requireSameSize(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions) {
    if (frames.size() != predictions.size())
        throw InputError(
            fmt::format("{} configurations but {} predictions", frames.size(), predictions.size()));
}

}  // namespace

ErrorStatistics errorStatistics(const std::vector<double>& reference,
                                const std::vector<double>& predicted) {
    if (reference.size() != predicted.size())
        throw InputError(
            fmt::format("{} references but {} predictions", reference.size(), predicted.size()));
    ErrorSums sums;
    for (std::size_t i = 0; i < reference.size(); ++i)
        sums.add(reference[i], predicted[i]);
    return sums.statistics();
}

Table energyParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                   std::size_t first) {
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
        configuration.push_back(static_cast<double>(first + i));
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

Table forceParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                  std::size_t first) {
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
                configuration.push_back(static_cast<double>(first + i));
                atom.push_back(static_cast<double>(a));
                component.push_back(axis);
                element.push_back(elementName(frame, frame.types[a]));
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

Table virialParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                   std::size_t first) {
    requireSameSize(frames, predictions);
    std::vector<double> configuration, component, densities, reference, predicted;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.virial)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        for (std::size_t k = 0; k < kVirialComponents.size(); ++k) {
            const auto [a, b] = kVirialComponents[k];
            configuration.push_back(static_cast<double>(first + i));
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
    ErrorAccumulator errors;
    for (std::size_t i = 0; i < frames.size(); ++i)
        errors.add(frames[i], predictions[i]);
    return errors.report();
}

std::vector<DensityErrors> errorsByDensity(const std::vector<Frame>& training,
                                           const std::vector<Frame>& validation,
                                           const FitSnapshot& snapshot) {
    constexpr double kSame = 0.02;  // as the groups of ErrorReport::byDensity
    const auto rmsOf = [](const GroupErrors& group) {
        return FitErrors{group.energyPerAtom.rmse, group.forceComponent.rmse,
                         group.virialPerAtom.rmse};
    };
    std::vector<DensityErrors> list;
    for (const GroupErrors& group : errorReport(training, snapshot.training).byDensity)
        list.push_back({group.value, rmsOf(group), std::nullopt});
    if (snapshot.validation.empty())
        return list;
    for (const GroupErrors& group : errorReport(validation, snapshot.validation).byDensity) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const DensityErrors& one) {
            return std::abs(one.density - group.value) <= kSame * one.density;
        });
        if (same != list.end())
            same->validation = rmsOf(group);
    }
    return list;
}

}  // namespace mtp
