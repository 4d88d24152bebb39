#include "core/inspection/Errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/inspection/ErrorColumns.h"
#include "core/model/DensityGroups.h"

namespace mtp {

namespace {

using namespace columns;

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
    TableRows rows(kConfiguration, kDensity, kDensityRatio, kReference.in("eV/atom"),
                   kPredicted.in("eV/atom"));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.energy)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        rows.add(static_cast<int>(first + i), density(frame).value_or(kUnknown),
                 frame.lineage.densityRatio.value_or(kUnknown), *frame.labels.energy / atoms,
                 predictions[i].energy / atoms);
    }
    return rows.table();
}

Table forceParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                  std::size_t first) {
    requireSameSize(frames, predictions);
    TableRows rows(kConfiguration, kAtom, kComponent, kElement, kDensity, kReference.in("eV/Å"),
                   kPredicted.in("eV/Å"));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.forces)
            continue;
        const double own = density(frame).value_or(kUnknown);
        for (std::size_t a = 0; a < frame.atomCount(); ++a) {
            const auto row = static_cast<Eigen::Index>(a);
            const std::string element = nameOfType(frame, frame.types[a]);
            for (int axis = 0; axis < 3; ++axis)
                rows.add(static_cast<int>(first + i), static_cast<int>(a), axis, element, own,
                         (*frame.labels.forces)(row, axis), predictions[i].forces(row, axis));
        }
    }
    return rows.table();
}

Table virialParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                   std::size_t first) {
    requireSameSize(frames, predictions);
    TableRows rows(kConfiguration, kComponent, kDensity, kReference.in("eV/atom"),
                   kPredicted.in("eV/atom"));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.virial)
            continue;
        const auto atoms = static_cast<double>(frame.atomCount());
        for (std::size_t k = 0; k < kVirialComponents.size(); ++k) {
            const auto [a, b] = kVirialComponents[k];
            rows.add(static_cast<int>(first + i), static_cast<int>(k),
                     density(frame).value_or(kUnknown), (*frame.labels.virial)(a, b) / atoms,
                     predictions[i].virial(a, b) / atoms);
        }
    }
    return rows.table();
}

Table forceLengthParity(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions, std::size_t first) {
    requireSameSize(frames, predictions);
    TableRows rows(kConfiguration, kAtom, kElement, kDensity, kReference.in("eV/Å"),
                   kPredicted.in("eV/Å"));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        if (!frame.labels.forces)
            continue;
        const double own = density(frame).value_or(kUnknown);
        for (std::size_t a = 0; a < frame.atomCount(); ++a) {
            const auto row = static_cast<Eigen::Index>(a);
            rows.add(static_cast<int>(first + i), static_cast<int>(a),
                     nameOfType(frame, frame.types[a]), own, frame.labels.forces->row(row).norm(),
                     predictions[i].forces.row(row).norm());
        }
    }
    return rows.table();
}

Table pressureParity(const std::vector<Frame>& frames, const std::vector<Prediction>& predictions,
                     std::size_t first) {
    requireSameSize(frames, predictions);
    TableRows rows(kConfiguration, kDensity, kDensityRatio, kReference.in("GPa"),
                   kPredicted.in("GPa"));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& frame = frames[i];
        const double volume = frame.cell.volume();
        if (!frame.labels.virial || !(volume > 0))
            continue;
        rows.add(static_cast<int>(first + i), density(frame).value_or(kUnknown),
                 frame.lineage.densityRatio.value_or(kUnknown),
                 pressureOf(*frame.labels.virial, volume),
                 pressureOf(predictions[i].virial, volume));
    }
    return rows.table();
}

namespace {

ErrorAccumulator accumulated(const std::vector<Frame>& frames,
                             const std::vector<Prediction>& predictions) {
    requireSameSize(frames, predictions);
    ErrorAccumulator errors;
    for (std::size_t i = 0; i < frames.size(); ++i)
        errors.add(frames[i], predictions[i]);
    return errors;
}

}  // namespace

ErrorReport errorReport(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions) {
    return accumulated(frames, predictions).report();
}

ErrorReport errorReport(const std::vector<Frame>& frames,
                        const std::vector<Prediction>& predictions, const DensityGroups& grouping) {
    return accumulated(frames, predictions).report(grouping);
}

}  // namespace mtp
