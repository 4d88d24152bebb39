#include "core/inspection/VirialSign.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Plural.h"
#include "core/inspection/CompositionKey.h"

namespace mtp {

namespace {

constexpr std::size_t kMostSamples = 400;  // of one composition: 80,000 pairs
constexpr std::size_t kFewestPairs = 6;
constexpr double kLeastStrain = 0.005;  // of a pair that tells something
constexpr double kMostShear = 0.2;      // larger ones are other cells rather than strained ones
constexpr double kClearCorrelation = -0.6;
constexpr double kClearSlope = -0.3;  // of the change by the prediction; right is 1

// The symmetric strain that takes one cell to the other: exact in the volume, to first order in the
// shape. Absent if they are rather two other cells.
std::optional<Eigen::Matrix3d> strainBetween(const Eigen::Matrix3d& from,
                                             const Eigen::Matrix3d& to) {
    const Eigen::Matrix3d deformation = from.inverse() * to;
    const double determinant = deformation.determinant();
    if (!(determinant > 0) || !std::isfinite(determinant))
        return std::nullopt;
    const Eigen::Matrix3d shape = deformation / std::cbrt(determinant);
    const Eigen::Matrix3d shear = (shape + shape.transpose()) / 2 - Eigen::Matrix3d::Identity();
    if (shear.cwiseAbs().maxCoeff() > kMostShear)
        return std::nullopt;
    return shear + std::log(determinant) / 3 * Eigen::Matrix3d::Identity();
}

// Changes of the energy against those that the virials predict, eV/atom.
struct Sums {
    double product = 0, predicted = 0, found = 0;
    std::size_t pairs = 0;

    void add(double prediction, double change) {
        product += prediction * change;
        predicted += prediction * prediction;
        found += change * change;
        ++pairs;
    }
    double slope() const { return predicted > 0 ? product / predicted : 0; }
    double correlation() const {
        return predicted > 0 && found > 0 ? product / std::sqrt(predicted * found) : 0;
    }
};

struct Example {
    std::size_t first = 0, second = 0;
    double firstVolume = 0, secondVolume = 0, prediction = 0, change = 0;  // Å³/atom, eV/atom
};

}  // namespace

void VirialSignCheck::add(const Frame& frame, std::size_t number) {
    const Labels& labels = frame.labels;
    const bool isBulk = frame.cell.periodic == std::array<bool, 3>{true, true, true};
    if (!labels.energy || !labels.virial || !isBulk || !(frame.cell.volume() > 0) ||
        frame.types.empty())
        return;
    std::vector<Sample>& samples = m_samples[compositionKey(frame)];
    if (samples.size() < kMostSamples)
        samples.push_back(
            {number, frame.cell.vectors, *labels.energy, *labels.virial, frame.atomCount()});
}

std::optional<std::string> VirialSignCheck::warning() const {
    Sums sums;
    Example clearest;
    for (const auto& [composition, samples] : m_samples)
        for (std::size_t i = 0; i < samples.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const Sample &a = samples[j], &b = samples[i];
                const std::optional<Eigen::Matrix3d> strain = strainBetween(a.cell, b.cell);
                if (!strain || strain->norm() < kLeastStrain)
                    continue;
                const auto atoms = static_cast<double>(a.atoms);
                const double prediction =
                    -(a.virial + b.virial).cwiseProduct(*strain).sum() / 2 / atoms;
                const double change = (b.energy - a.energy) / atoms;
                sums.add(prediction, change);
                if (prediction * change < clearest.prediction * clearest.change)
                    clearest = {a.number,
                                b.number,
                                std::abs(a.cell.determinant()) / atoms,
                                std::abs(b.cell.determinant()) / atoms,
                                prediction,
                                change};
            }
    if (sums.pairs < kFewestPairs || sums.correlation() > kClearCorrelation ||
        sums.slope() > kClearSlope)
        return std::nullopt;
    return fmt::format(
        "the virials seem to have the wrong sign: over {} of cells the energy changes by {:.2f} "
        "times what they predict (correlation {:.2f}), where -dE/dV asks for 1; from frame {} to "
        "{}, {:.2f} to {:.2f} Å³/atom, the energy changes by {:+.3f} eV/atom and the virials "
        "predict {:+.3f}. A virial is positive under compression, a stress negative",
        counted(sums.pairs, "pair"), sums.slope(), sums.correlation(), clearest.first,
        clearest.second, clearest.firstVolume, clearest.secondVolume, clearest.change,
        clearest.prediction);
}

}  // namespace mtp
