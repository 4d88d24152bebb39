#include "core/selection/Descriptors.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <limits>

#include "core/base/Random.h"
#include "core/base/TableRows.h"
#include "core/selection/CandidateGradients.h"

namespace mtp {
namespace {

constexpr int kDescriptorLevel = 8;
constexpr double kLeastDistance = 1;  // Å, below which descriptors are not smooth

// The means of the basis functions over the atoms of each species; 0 for a species without atoms.
void meansOf(const ParameterLayout& layout, const Frame& frame, const std::vector<double>& sites,
             double* out) {
    std::vector<double> counts(layout.species, 0.0);
    const std::size_t width = layout.siteCount(), first = layout.radialPerSpecies() + 1;
    std::fill_n(out, layout.species * layout.scalars, 0.0);
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
        const auto species = static_cast<std::size_t>(frame.types[atom]);
        ++counts[species];
        for (std::size_t k = 0; k < layout.scalars; ++k)
            out[species * layout.scalars + k] += sites[atom * width + first + k];
    }
    for (std::size_t species = 0; species < layout.species; ++species)
        if (counts[species] > 0)
            for (std::size_t k = 0; k < layout.scalars; ++k)
                out[species * layout.scalars + k] /= counts[species];
}

// Columns of variance 1; those that do not vary go.
RowMatrix standardised(const RowMatrix& raw) {
    const Eigen::RowVectorXd mean = raw.colwise().mean();
    const RowMatrix centred = raw.rowwise() - mean;
    std::vector<Eigen::Index> varying;
    Eigen::RowVectorXd width(raw.cols());
    for (Eigen::Index k = 0; k < raw.cols(); ++k) {
        width[k] = std::sqrt(centred.col(k).squaredNorm() / static_cast<double>(raw.rows()));
        if (width[k] > 1e-9 * std::max(1.0, std::abs(mean[k])))
            varying.push_back(k);
    }
    RowMatrix out(raw.rows(), static_cast<Eigen::Index>(varying.size()));
    for (std::size_t k = 0; k < varying.size(); ++k)
        out.col(static_cast<Eigen::Index>(k)) = centred.col(varying[k]) / width[varying[k]];
    return out;
}

Eigen::Index largestIndex(const Eigen::VectorXd& values) {
    Eigen::Index index = 0;
    values.maxCoeff(&index);
    return index;
}

}  // namespace

Potential descriptorPotential(const std::vector<std::string>& species, double cutoff) {
    Potential potential = makePotential(kDescriptorLevel, species,
                                        {.minDist = kLeastDistance, .maxDist = cutoff, .size = 8});
    Random random(1);
    potential.radialCoefficients.resize(species.size() * species.size() *
                                        static_cast<std::size_t>(potential.radialFunctionCount()) *
                                        static_cast<std::size_t>(potential.radial.size));
    for (double& coefficient : potential.radialCoefficients)
        coefficient = 0.1 * random.normal();
    potential.speciesCoefficients.assign(species.size(), 0.0);
    potential.momentCoefficients.assign(potential.basis.scalars.size(), 1.0);
    return potential;
}

RowMatrix describe(const Potential& potential, std::span<const Frame> frames, int threads,
                   Progress* progress) {
    const GradientPlan plan(potential);
    RowMatrix raw =
        RowMatrix::Zero(static_cast<Eigen::Index>(frames.size()),
                        static_cast<Eigen::Index>(plan.layout.species * plan.layout.scalars));
    forEachSiteGradients(plan, frames, {threads, progress, "Describing configurations"},
                         [&](std::size_t f, const std::vector<double>& sites) {
                             meansOf(plan.layout, frames[f], sites,
                                     raw.row(static_cast<Eigen::Index>(f)).data());
                         });
    return standardised(raw);
}

std::vector<std::size_t> farthestPoints(const RowMatrix& descriptors, std::size_t count) {
    std::vector<std::size_t> chosen;
    if (descriptors.rows() == 0 || count == 0)
        return chosen;
    Eigen::Index row;  // the mean is 0
    descriptors.rowwise().squaredNorm().minCoeff(&row);
    Eigen::VectorXd nearest =
        Eigen::VectorXd::Constant(descriptors.rows(), std::numeric_limits<double>::infinity());
    while (chosen.size() < count && nearest[row] > 1e-18) {
        chosen.push_back(static_cast<std::size_t>(row));
        const Eigen::RowVectorXd place = descriptors.row(row);
        nearest = nearest.cwiseMin((descriptors.rowwise() - place).rowwise().squaredNorm());
        row = largestIndex(nearest);
    }
    return chosen;
}

std::vector<std::size_t> highestLeverages(const RowMatrix& descriptors, std::size_t count) {
    // With a constant, and a ridge so small that it decides among equal rows only.
    RowMatrix rows(descriptors.rows(), descriptors.cols() + 1);
    rows << descriptors, Eigen::VectorXd::Ones(descriptors.rows());
    constexpr double kRidge = 1e-6;
    RowMatrix scaled = rows / kRidge;  // rows times the inverse of the information so far
    Eigen::VectorXd leverage = rows.cwiseProduct(scaled).rowwise().sum();
    std::vector<std::size_t> chosen;
    std::vector<bool> isChosen(static_cast<std::size_t>(rows.rows()), false);
    while (chosen.size() < std::min<std::size_t>(count, isChosen.size())) {
        const Eigen::Index row = largestIndex(leverage);
        chosen.push_back(static_cast<std::size_t>(row));
        isChosen[chosen.back()] = true;
        // The inverse changes by the outer product of its column (Sherman and Morrison).
        const double one = 1 + rows.row(row).dot(scaled.row(row));
        const Eigen::RowVectorXd column = scaled.row(row);
        const Eigen::VectorXd along = rows * column.transpose();
        scaled -= along * column / one;
        leverage -= along.cwiseAbs2() / one;
        for (const std::size_t taken : chosen)
            leverage[static_cast<Eigen::Index>(taken)] = -1;
    }
    return chosen;
}

std::vector<NearCopy> nearCopies(const RowMatrix& descriptors, double within) {
    std::vector<NearCopy> copies;
    const double columns = std::max(1.0, static_cast<double>(descriptors.cols()));
    for (Eigen::Index row = 1; row < descriptors.rows(); ++row) {
        const Eigen::RowVectorXd place = descriptors.row(row);
        Eigen::Index nearest = 0;
        const double squared =
            (descriptors.topRows(row).rowwise() - place).rowwise().squaredNorm().minCoeff(&nearest);
        const double distance = std::sqrt(squared / columns);
        if (distance < within)
            copies.push_back(
                {static_cast<std::size_t>(row), static_cast<std::size_t>(nearest), distance});
    }
    return copies;
}

Table configurationMap(const RowMatrix& descriptors, std::span<const Frame> frames) {
    TableRows rows(kMapConfiguration, kMapFirst, kMapSecond, kMapDensity, kMapTime, kMapNearest,
                   kMapDistance);
    const Eigen::Index columns = descriptors.cols();
    Eigen::MatrixXd axes;  // none if all configurations are alike
    if (columns > 0)
        axes = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(descriptors.transpose() * descriptors)
                   .eigenvectors();
    const auto component = [&](Eigen::Index row, Eigen::Index rank) {
        return rank < columns ? descriptors.row(row).dot(axes.col(columns - 1 - rank)) : 0.0;
    };
    for (Eigen::Index row = 0; row < descriptors.rows(); ++row) {
        const Frame& frame = frames[static_cast<std::size_t>(row)];
        const Eigen::RowVectorXd place = descriptors.row(row);
        Eigen::VectorXd distances = (descriptors.rowwise() - place).rowwise().squaredNorm();
        distances[row] = std::numeric_limits<double>::infinity();
        Eigen::Index nearest = -1;
        const double squared = descriptors.rows() > 1 ? distances.minCoeff(&nearest) : kUnknown;
        rows.add(static_cast<int>(row), component(row, 0), component(row, 1),
                 density(frame).value_or(kUnknown), frame.timeFs.value_or(kUnknown),
                 static_cast<int>(nearest), std::sqrt(squared));
    }
    return rows.table();
}

}  // namespace mtp
