#include "core/training/Fit.h"

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"
#include "core/training/Kernels.h"

namespace mtp {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kBuckets = 16;
constexpr double kRidge = 1e-10;  // of the column-scaled linear equations

// Weight and target of each row of a configuration.
struct RowTargets {
    std::vector<double> weight, target;

    explicit RowTargets(const ConfigurationGeometry& geometry) {
        const std::size_t forces = 3 * geometry.atomCount();
        weight.assign(1 + forces + 6, 0.0);
        target.assign(1 + forces + 6, 0.0);
        weight[0] = geometry.energyWeight;
        target[0] = geometry.energy;
        if (geometry.forceWeight > 0) {
            std::fill_n(weight.begin() + 1, forces, geometry.forceWeight);
            std::copy(geometry.forces.begin(), geometry.forces.end(), target.begin() + 1);
        }
        for (std::size_t v = 0; v < 6; ++v) {
            // The off-diagonal components stand for two of the nine.
            weight[1 + forces + v] = geometry.virialWeight * (v < 3 ? 1 : std::sqrt(2.0));
            target[1 + forces + v] = geometry.virial[v];
        }
    }
};

RowMajor symmetric(const RowMajor& upper, std::size_t size) {
    const auto n = static_cast<Eigen::Index>(size);
    RowMajor full = upper.topLeftCorner(n, n);
    full.triangularView<Eigen::StrictlyLower>() = full.transpose();
    return full;
}

Eigen::VectorXd columnScale(const Eigen::MatrixXd& matrix) {
    return matrix.diagonal().unaryExpr([](double d) { return d > 0 ? 1 / std::sqrt(d) : 1.0; });
}

// Sums over configurations, for the root mean squares.
struct ErrorSums {
    double energy = 0, force = 0, virial = 0;
    double energies = 0, forces = 0, virials = 0;

    void add(const ConfigurationGeometry& geometry, const std::vector<double>& residual) {
        const auto atoms = static_cast<double>(geometry.atomCount());
        const std::size_t count = 3 * geometry.atomCount();
        if (geometry.energyWeight > 0) {
            energy += residual[0] * residual[0] / (atoms * atoms);
            energies += 1;
        }
        if (!geometry.forces.empty()) {
            for (std::size_t i = 1; i <= count; ++i)
                force += residual[i] * residual[i];
            forces += static_cast<double>(count);
        }
        if (geometry.virialWeight > 0) {
            for (std::size_t v = 0; v < 6; ++v)
                virial += (v < 3 ? 1 : 2) * residual[1 + count + v] * residual[1 + count + v] /
                          (atoms * atoms);
            virials += 9;
        }
    }

    FitErrors rms() const {
        const auto root = [](double sum, double n) { return n > 0 ? std::sqrt(sum / n) : 0; };
        return {root(energy, energies), root(force, forces), root(virial, virials)};
    }
};

}  // namespace

Fit::Fit(const MomentBasis& basis, const PreparedSets& sets, int speciesCount, int threads,
         std::function<void()> checkpoint)
    : m_sets(sets)
    , m_plan(basis)
    , m_columns{m_plan.scalarCount, static_cast<std::size_t>(speciesCount),
                static_cast<std::size_t>(speciesCount) * m_plan.radialCount *
                    static_cast<std::size_t>(sets.radial.size)}
    , m_threads(threads)
    , m_checkpoint(std::move(checkpoint)) {
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
        m_workspaces.emplace_back(m_plan, m_columns, sets.radial.size);
}

void Fit::forEach(std::size_t count, const Body& body) {
    parallelFor(std::min(kBuckets, count), m_threads, [&](std::size_t bucket) {
        for (std::size_t i = bucket; i < count; i += kBuckets) {
            m_checkpoint();
            body(i, bucket, m_workspaces[bucket]);
        }
    });
}

FitPoint Fit::solve(const Eigen::VectorXd& radial) {
    FitPoint point;
    point.radial = radial;
    const auto& configurations = m_sets.training.configurations;
    point.linearRows.resize(configurations.size());
    forEach(configurations.size(), [&](std::size_t i, std::size_t, ConfigurationFit& workspace) {
        workspace.linearRows(configurations[i], radial.data(), point.linearRows[i]);
    });
    point.linear = solveLinear(point.linearRows);
    point.training = evaluate(m_sets.training, point.linearRows, point.linear);
    return point;
}

Eigen::VectorXd Fit::solveLinear(const std::vector<Rows>& rows) const {
    const std::size_t size = m_columns.linear();
    const std::size_t stride = Columns::padded(size + 1);
    // The target is one more column, so that one product gives both sides.
    std::vector<std::vector<double>> grams(std::min(kBuckets, rows.size()),
                                           std::vector<double>(stride * stride, 0.0));
    parallelFor(grams.size(), m_threads, [&](std::size_t bucket) {
        std::vector<double> weighted;
        for (std::size_t i = bucket; i < rows.size(); i += kBuckets) {
            const RowTargets targets(m_sets.training.configurations[i]);
            weighted.assign(targets.weight.size() * stride, 0.0);
            for (std::size_t row = 0; row < targets.weight.size(); ++row) {
                if (targets.weight[row] == 0)
                    continue;
                kernels::addScaled(size, targets.weight[row], rows[i].row(row),
                                   weighted.data() + row * stride);
                weighted[row * stride + size] = targets.weight[row] * targets.target[row];
            }
            kernels::addGram(targets.weight.size(), stride, weighted.data(), stride,
                             grams[bucket].data(), stride);
        }
    });
    const auto n = static_cast<Eigen::Index>(stride);
    RowMajor sum = RowMajor::Zero(n, n);
    for (const auto& gram : grams)
        sum += Eigen::Map<const RowMajor>(gram.data(), n, n);
    const RowMajor full = symmetric(sum, size + 1);
    const auto m = static_cast<Eigen::Index>(size);
    Eigen::MatrixXd matrix = full.topLeftCorner(m, m);
    const Eigen::VectorXd scale = columnScale(matrix);
    matrix = scale.asDiagonal() * matrix * scale.asDiagonal();
    matrix.diagonal().array() += kRidge;
    const Eigen::VectorXd side = scale.asDiagonal() * full.col(m).head(m);
    return scale.asDiagonal() * matrix.ldlt().solve(side);
}

SetFit Fit::evaluate(const TrainingSet& set, const std::vector<Rows>& rows,
                     const Eigen::VectorXd& linear) const {
    SetFit fit;
    ErrorSums sums;
    const auto size = static_cast<Eigen::Index>(m_columns.linear());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ConfigurationGeometry& geometry = set.configurations[i];
        const RowTargets targets(geometry);
        std::vector<double> predicted(targets.weight.size()), residual(targets.weight.size());
        for (std::size_t row = 0; row < predicted.size(); ++row) {
            predicted[row] = Eigen::Map<const Eigen::VectorXd>(rows[i].row(row), size).dot(linear);
            residual[row] = predicted[row] - targets.target[row];
            const double weighted = targets.weight[row] * residual[row];
            fit.objective += weighted * weighted;
        }
        sums.add(geometry, residual);
        fit.predicted.push_back(std::move(predicted));
    }
    fit.errors = sums.rms();
    return fit;
}

std::optional<SetFit> Fit::validate(const FitPoint& point) {
    const auto& configurations = m_sets.validation.configurations;
    if (configurations.empty())
        return {};
    std::vector<Rows> rows(configurations.size());
    forEach(configurations.size(), [&](std::size_t i, std::size_t, ConfigurationFit& workspace) {
        workspace.linearRows(configurations[i], point.radial.data(), rows[i]);
    });
    return evaluate(m_sets.validation, rows, point.linear);
}

ReducedEquations Fit::reduce(const FitPoint& point) {
    const auto& configurations = m_sets.training.configurations;
    const std::size_t total = m_columns.total();
    const std::size_t stride = Columns::padded(total + 1);
    std::vector<std::vector<double>> grams(std::min(kBuckets, configurations.size()),
                                           std::vector<double>(stride * stride, 0.0));
    forEach(
        configurations.size(), [&](std::size_t i, std::size_t bucket, ConfigurationFit& workspace) {
            Rows radialRows;
            workspace.radialRows(configurations[i], point.radial.data(), point.linear.data(),
                                 radialRows);
            const RowTargets targets(configurations[i]);
            std::vector<double> weighted(targets.weight.size() * stride, 0.0);
            for (std::size_t row = 0; row < targets.weight.size(); ++row) {
                const double weight = targets.weight[row];
                double* line = weighted.data() + row * stride;
                if (weight == 0)
                    continue;
                kernels::addScaled(m_columns.linear(), weight, point.linearRows[i].row(row), line);
                kernels::addScaled(m_columns.radial(), weight, radialRows.row(row),
                                   line + m_columns.linear());
                line[total] = weight * (point.training.predicted[i][row] - targets.target[row]);
            }
            kernels::addGram(targets.weight.size(), stride, weighted.data(), stride,
                             grams[bucket].data(), stride);
        });
    const auto n = static_cast<Eigen::Index>(stride);
    RowMajor sum = RowMajor::Zero(n, n);
    for (const auto& gram : grams)
        sum += Eigen::Map<const RowMajor>(gram.data(), n, n);
    const Eigen::MatrixXd full = symmetric(sum, total + 1);

    const auto linear = static_cast<Eigen::Index>(m_columns.linear());
    const auto radial = static_cast<Eigen::Index>(m_columns.radial());
    Eigen::MatrixXd inner = full.topLeftCorner(linear, linear);
    const Eigen::VectorXd scale = columnScale(inner);
    inner = scale.asDiagonal() * inner * scale.asDiagonal();
    inner.diagonal().array() += kRidge;
    const Eigen::MatrixXd coupling = scale.asDiagonal() * full.block(0, linear, linear, radial);
    ReducedEquations reduced;
    reduced.matrix = full.block(linear, linear, radial, radial) -
                     coupling.transpose() * inner.ldlt().solve(coupling);
    reduced.gradient = full.block(linear, linear + radial, radial, 1);
    return reduced;
}

}  // namespace mtp
