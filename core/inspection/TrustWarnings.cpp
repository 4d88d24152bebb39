#include "core/inspection/TrustWarnings.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/TableRows.h"
#include "core/inspection/CurveColumns.h"
#include "core/inspection/PairCurves.h"
#include "core/model/DensityGroups.h"

namespace mtp {

namespace {

constexpr double kFarBeyond = 3;  // times the error at trained densities
constexpr double kHundredths = 100;
constexpr double kAbsurdlyNear = 0.5;  // of the trained distance: other atoms keep a pair apart

// The trained distances as a table of pairRanges().
Table trainedRanges(const Potential& potential) {
    using namespace columns;
    TableRows rows(kPair, kShortest);
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = i; j < potential.speciesCount; ++j) {
            const double r = potential.trained->shortest[pairIndex(i, j, potential.speciesCount)];
            if (r > 0)
                rows.add(potential.species[static_cast<std::size_t>(i)] + "-" +
                             potential.species[static_cast<std::size_t>(j)],
                         r);
        }
    return rows.table();
}

// The curves of dimerCurves() with an energy added; their pairs come one after another.
Table withAdded(const Table& dimers, const PairEnergy& added) {
    using namespace columns;
    TableRows rows(kPair, kDistance, kDimerEnergy);
    std::size_t pair = 0;
    for (std::size_t row = 0; row < dimers.rowCount(); ++row) {
        if (row > 0 && dimers[kPair][row] != dimers[kPair][row - 1])
            ++pair;
        const double r = dimers[kDistance][row];
        rows.add(dimers[kPair][row], r, dimers[kDimerEnergy][row] + added(pair, r));
    }
    return rows.table();
}

double rootMean(double squares, std::size_t count) {
    return std::sqrt(squares / static_cast<double>(count));
}

// Close to the atoms polynomials reach any number.
std::string depthText(double depth) {
    return depth < 1000 ? fmt::format("{:.3g} eV", depth) : "more than 1000 eV";
}

}  // namespace

std::vector<std::string> holeWarnings(const Potential& potential, const PairEnergy& added) {
    using namespace columns;
    std::vector<std::string> warnings;
    if (!potential.trained || potential.species.empty())
        return warnings;
    const Table dimers = dimerCurves(potential);
    const Table holes =
        dimerHoles(added ? withAdded(dimers, added) : dimers, trainedRanges(potential));
    for (std::size_t row = 0; row < holes.rowCount(); ++row) {
        if (holes[kBarrier][row] < kAbsurdlyNear * holes[kTrainedShortest][row])
            continue;
        warnings.push_back(fmt::format(
            "Two atoms of {} that come nearer than {:.2f} Å are drawn together: their energy falls "
            "by {} to a minimum at {:.2f} Å, below the shortest trained distance of {:.2f} "
            "Å.",
            holes[kPair][row], holes[kBarrier][row], depthText(holes[kDepth][row]),
            holes[kDistance][row], holes[kTrainedShortest][row]));
    }
    return warnings;
}

DensityErrorCheck::DensityErrorCheck(std::optional<TrainedRange> trained)
    : m_trained(std::move(trained)) {}

void DensityErrorCheck::add(const Frame& frame, const Prediction& prediction) {
    const std::optional<double> rho = density(frame);
    if (!m_trained || !m_trained->densities || !frame.labels.forces || !rho)
        return;
    const auto [lowest, highest] = *m_trained->densities;
    const bool isInside =
        *rho >= lowest * (1 - kSameDensity) && *rho <= highest * (1 + kSameDensity);
    Sum& sum = isInside ? m_inside : m_outside[std::lround(*rho * kHundredths)];
    sum.squares += (prediction.forces - *frame.labels.forces).squaredNorm();
    sum.components += 3 * frame.atomCount();
}

std::vector<std::string> DensityErrorCheck::warnings() const {
    std::vector<std::string> warnings;
    if (m_inside.components == 0)
        return warnings;
    const double trained = rootMean(m_inside.squares, m_inside.components);
    for (const auto& [hundredths, sum] : m_outside) {
        const double error = rootMean(sum.squares, sum.components);
        if (error > kFarBeyond * trained)
            warnings.push_back(fmt::format(
                "The forces at {:.2f} g/cm³ are off by {:.3g} eV/Å, {:.0f} times as much as at the "
                "densities that the potential was trained on.",
                static_cast<double>(hundredths) / kHundredths, error, error / trained));
    }
    return warnings;
}

}  // namespace mtp
