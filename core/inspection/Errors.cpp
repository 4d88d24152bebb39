#include "core/inspection/Errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/Error.h"
#include "core/base/NumberRows.h"
#include "core/density/DensityRatio.h"
#include "core/model/DensityGroups.h"
#include "core/training/Trainer.h"

namespace mtp {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void requireSameSize(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions) {
    if (frames.size() != predictions.size())
        throw InputError(
            fmt::format("{} configurations but {} predictions", frames.size(), predictions.size()));
}

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
    NumberRows rows({{"configuration", ""},
                     {"density", "g/cm³"},
                     {"density_ratio", ""},
                     {"reference", "eV/atom"},
                     {"predicted", "eV/atom"}});
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.energy)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        rows.add({static_cast<double>(first + i), density(frame).value_or(kUnknown),
                  frame.lineage.densityRatio.value_or(kUnknown), *frame.labels.energy / atoms,
                  predictions[i].energy / atoms});
    }
    return rows.table();
}

Table forceParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                  std::size_t first) {
    requireSameSize(frames, predictions);
    NumberRows place({{"configuration", ""}, {"atom", ""}, {"component", ""}});
    std::vector<std::string> element;
    NumberRows values({{"density", "g/cm³"}, {"reference", "eV/Å"}, {"predicted", "eV/Å"}});
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.forces)
            continue;
        const double own = density(frame).value_or(kUnknown);
        for (std::size_t a = 0; a < frame.atomCount(); ++a)
            for (int axis = 0; axis < 3; ++axis) {
                const auto row = static_cast<Eigen::Index>(a);
                place.add({static_cast<double>(first + i), static_cast<double>(a),
                           static_cast<double>(axis)});
                element.push_back(elementName(frame, frame.types[a]));
                values.add(
                    {own, (*frame.labels.forces)(row, axis), predictions[i].forces(row, axis)});
            }
    }
    Table table = place.table();
    table.add("element", std::move(element));
    values.moveTo(table);
    return table;
}

Table virialParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                   std::size_t first) {
    requireSameSize(frames, predictions);
    NumberRows rows({{"configuration", ""},
                     {"component", ""},
                     {"density", "g/cm³"},
                     {"reference", "eV/atom"},
                     {"predicted", "eV/atom"}});
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.virial)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        for (std::size_t k = 0; k < kVirialComponents.size(); ++k) {
            const auto [a, b] = kVirialComponents[k];
            rows.add({static_cast<double>(first + i), static_cast<double>(k),
                      density(frame).value_or(kUnknown), (*frame.labels.virial)(a, b) / atoms,
                      predictions[i].virial(a, b) / atoms});
        }
    }
    return rows.table();
}

Table forceLengthParity(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions, std::size_t first) {
    requireSameSize(frames, predictions);
    NumberRows place({{"configuration", ""}, {"atom", ""}});
    std::vector<std::string> element;
    NumberRows values({{"density", "g/cm³"}, {"reference", "eV/Å"}, {"predicted", "eV/Å"}});
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.forces)
            continue;
        const double own = density(frame).value_or(kUnknown);
        for (std::size_t a = 0; a < frame.atomCount(); ++a) {
            const auto row = static_cast<Eigen::Index>(a);
            place.add({static_cast<double>(first + i), static_cast<double>(a)});
            element.push_back(elementName(frame, frame.types[a]));
            values.add(
                {own, frame.labels.forces->row(row).norm(), predictions[i].forces.row(row).norm()});
        }
    }
    Table table = place.table();
    table.add("element", std::move(element));
    values.moveTo(table);
    return table;
}

Table pressureParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                     std::size_t first) {
    requireSameSize(frames, predictions);
    NumberRows rows({{"configuration", ""},
                     {"density", "g/cm³"},
                     {"density_ratio", ""},
                     {"reference", "GPa"},
                     {"predicted", "GPa"}});
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        const double volume = frame.cell.volume();
        if (!frame.labels.virial || !(volume > 0))
            continue;
        rows.add({static_cast<double>(first + i), density(frame).value_or(kUnknown),
                  frame.lineage.densityRatio.value_or(kUnknown),
                  pressureOf(*frame.labels.virial, volume),
                  pressureOf(predictions[i].virial, volume)});
    }
    return rows.table();
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
    const auto rms = [](const ErrorStatistics& errors) {
        return errors.count > 0 ? std::optional(errors.rmse) : std::nullopt;
    };
    const auto rmsOf = [&rms](const GroupErrors& group) {
        return FitErrors{rms(group.energyPerAtom), rms(group.forceComponent),
                         rms(group.virialPerAtom)};
    };
    std::vector<DensityErrors> list;
    for (const GroupErrors& group : errorReport(training, snapshot.training).byDensity)
        list.push_back({group.value, rmsOf(group), std::nullopt});
    if (snapshot.validation.empty())
        return list;
    for (const GroupErrors& group : errorReport(validation, snapshot.validation).byDensity) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const DensityErrors& one) {
            return isSameDensity(group.value, one.density);
        });
        if (same != list.end())
            same->validation = rmsOf(group);
    }
    return list;
}

}  // namespace mtp
