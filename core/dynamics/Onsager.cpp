#include "core/dynamics/Onsager.h"

#include <algorithm>
#include <cmath>

#include "core/base/TableRows.h"
#include "core/base/Units.h"
#include "core/dynamics/BrownianFit.h"

namespace mtp {

namespace {

constexpr std::size_t kMostCollectiveBlocks = 10;
constexpr double kNothingLeft = 1e-9;  // of the parts of a sum, beside their rounding

// Takes one motion after another, each as if it were that of one ion.
class CollectiveMotions {
public:
    explicit CollectiveMotions(const Displacements& all) : m_all(all) {
        m_motions.frameCount = all.frameCount;
        m_motions.spacing = all.spacing;
        m_motions.stretches = all.stretches;
    }

    // The sum of the species' motions, each times its weight. In double precision: of many atoms it
    // is long beside its steps.
    void add(const Eigen::VectorXd& weights) {
        const std::size_t begin = m_motions.values.size(), frames = m_all.frameCount;
        m_motions.atoms.push_back(m_motions.atoms.size());
        m_motions.values.resize(begin + 3 * frames);
        m_motions.rests.resize(m_motions.values.size());
        for (std::size_t k = 0; k < frames; ++k) {
            Eigen::RowVector3d sum = Eigen::RowVector3d::Zero();
            for (std::size_t i = 0; i < m_all.species.size(); ++i)
                sum += weights[static_cast<Eigen::Index>(i)] *
                       static_cast<double>(m_all.species[i].atoms) * m_all.species[i].mean[k];
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const double value = sum[static_cast<Eigen::Index>(axis)];
                const auto rounded = static_cast<float>(value);
                m_motions.values[begin + axis * frames + k] = rounded;
                m_motions.rests[begin + axis * frames + k] = static_cast<float>(value - rounded);
            }
        }
    }

    const Displacements& motions() const { return m_motions; }

private:
    const Displacements& m_all;
    Displacements m_motions;
};

// Of motions that are first those of the species, then those of each pair together:
// 2 J_a J_b = (J_a + J_b)² - J_a² - J_b².
Eigen::MatrixXd slopesOf(const Displacements& motions, Eigen::Index species,
                         const std::vector<Stretch>& stretches,
                         const std::vector<std::size_t>& lags, int threads) {
    const Moments moments = momentsOf(motions, stretches, lags, threads);
    const Eigen::VectorXd slopes =
        moments.square.transpose() * brownianLine(stretches, lags, motions.spacing).slope;
    Eigen::MatrixXd result = slopes.head(species).asDiagonal();
    Eigen::Index pair = species;
    for (Eigen::Index a = 0; a < species; ++a)
        for (Eigen::Index b = a + 1; b < species; ++b, ++pair)
            result(a, b) = result(b, a) = 0.5 * (slopes[pair] - slopes[a] - slopes[b]);
    return result;
}

Eigen::MatrixXd chargeProducts(const std::vector<double>& charges) {
    const auto z = Eigen::Map<const Eigen::VectorXd>(charges.data(),
                                                     static_cast<Eigen::Index>(charges.size()));
    return z * z.transpose();
}

// The spread over the blocks of each element.
Eigen::MatrixXd errorsOf(const CollectiveSlopes& slopes) {
    Eigen::MatrixXd errors = Eigen::MatrixXd::Zero(slopes.all.rows(), slopes.all.cols());
    for (Eigen::Index a = 0; a < errors.rows(); ++a)
        for (Eigen::Index b = 0; b < errors.cols(); ++b) {
            Eigen::MatrixXd one = Eigen::MatrixXd::Zero(errors.rows(), errors.cols());
            one(a, b) = 1;
            errors(a, b) = weightedSum(slopes, one).error;
        }
    return errors;
}

}  // namespace

CollectiveSlopes collectiveSlopesOf(const Displacements& displacements,
                                    const std::vector<std::size_t>& lags, int threads) {
    const auto species = static_cast<Eigen::Index>(displacements.species.size());
    CollectiveMotions motions(displacements);
    for (Eigen::Index a = 0; a < species; ++a)
        motions.add(Eigen::VectorXd::Unit(species, a));
    for (Eigen::Index a = 0; a < species; ++a)
        for (Eigen::Index b = a + 1; b < species; ++b)
            motions.add(Eigen::VectorXd::Unit(species, a) + Eigen::VectorXd::Unit(species, b));
    CollectiveSlopes result{
        slopesOf(motions.motions(), species, displacements.stretches, lags, threads), {}};
    const std::size_t frames = displacements.frameCount;
    const std::size_t count = std::min(frames / (lags.back() + 1), kMostCollectiveBlocks);
    for (std::size_t block = 0; block < count; ++block) {
        const std::size_t length = frames / count;
        const std::vector<Stretch> part = within(displacements.stretches, {block * length, length});
        if (longestStretch(part) > lags.back())
            result.blocks.push_back(slopesOf(motions.motions(), species, part, lags, threads));
    }
    return result;
}

std::vector<double> chargeSquaresOf(const Displacements& displacements,
                                    const Eigen::VectorXd& charges,
                                    const std::vector<std::size_t>& lags, int threads) {
    CollectiveMotions charge(displacements);
    charge.add(charges);
    const Moments moments = momentsOf(charge.motions(), displacements.stretches, lags, threads);
    std::vector<double> squares;
    for (std::size_t row = 0; row < lags.size(); ++row)
        squares.push_back(moments.msd(row));
    return squares;
}

ValueWithError weightedSum(const CollectiveSlopes& slopes, const Eigen::MatrixXd& weights) {
    Eigen::VectorXd ofBlocks(static_cast<Eigen::Index>(slopes.blocks.size()));
    for (std::size_t block = 0; block < slopes.blocks.size(); ++block)
        ofBlocks[static_cast<Eigen::Index>(block)] =
            weights.cwiseProduct(slopes.blocks[block]).sum();
    return {weights.cwiseProduct(slopes.all).sum(), errorOverIons(ofBlocks)};
}

void addCoefficients(const CollectiveSlopes& slopes, double volume, double temperature,
                     Onsager& result) {
    const double perSlope = 1 / (6 * volume * units::kBoltzmann * temperature);
    // S/m of 1 e²/(eV Å ps): e 1e10 1e12 with e² / eV = e; in mS/cm ten times that.
    constexpr double kMilliPerCentimetre = units::kElementaryCharge * 1e22 * 10;
    result.coefficients = perSlope * slopes.all;
    result.coefficientErrors = perSlope * errorsOf(slopes);
    if (result.charges.empty())
        return;
    const Eigen::MatrixXd products = chargeProducts(result.charges);
    result.conductivities = kMilliPerCentimetre * products.cwiseProduct(result.coefficients);
    result.conductivityErrors =
        kMilliPerCentimetre * products.cwiseAbs().cwiseProduct(result.coefficientErrors);
}

std::optional<ValueWithError> chargeSlope(const CollectiveSlopes& slopes,
                                          const std::vector<double>& charges) {
    const Eigen::MatrixXd products = chargeProducts(charges);
    const ValueWithError total = weightedSum(slopes, products);
    if (!(total.value > kNothingLeft * products.cwiseProduct(slopes.all).cwiseAbs().sum()))
        return std::nullopt;
    return total;
}

void addTransference(const CollectiveSlopes& slopes, Onsager& result) {
    const std::optional<ValueWithError> slope = chargeSlope(slopes, result.charges);
    if (!slope) {
        result.transferenceReason = "the mean square displacement of the charge does not grow";
        return;
    }
    const double total = slope->value;
    const Eigen::MatrixXd products = chargeProducts(result.charges);
    for (Eigen::Index a = 0; a < products.rows(); ++a) {
        Eigen::MatrixXd row = Eigen::MatrixXd::Zero(products.rows(), products.cols());
        row.row(a) = products.row(a);
        const double share = weightedSum(slopes, row).value / total;
        result.transference.push_back(share);
        // To first order in the deviations of the blocks.
        result.transferenceErrors.push_back(weightedSum(slopes, row - share * products).error /
                                            total);
    }
}

Table onsagerTable(const Onsager& onsager) {
    TableRows rows(columns::kOneSpecies, columns::kOtherSpecies, columns::kOnsager,
                   columns::kOnsagerError, columns::kPartialConductivity,
                   columns::kPartialConductivityError);
    const bool hasCharges = onsager.conductivities.size() > 0;
    for (Eigen::Index a = 0; a < onsager.coefficients.rows(); ++a)
        for (Eigen::Index b = a; b < onsager.coefficients.cols(); ++b)
            rows.add(onsager.species[static_cast<std::size_t>(a)],
                     onsager.species[static_cast<std::size_t>(b)], onsager.coefficients(a, b),
                     onsager.coefficientErrors(a, b),
                     hasCharges ? onsager.conductivities(a, b) : kUnknown,
                     hasCharges ? onsager.conductivityErrors(a, b) : kUnknown);
    return rows.table();
}

}  // namespace mtp
