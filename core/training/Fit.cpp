#include "core/training/Fit.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "core/base/Parallel.h"
#include "core/training/Kernels.h"
#include "core/training/OrderedSum.h"

namespace mtp {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kPanel = BasisPlan::kPanel;
constexpr std::size_t kMostGramBytes = 64u << 20;
// The smallest ridge of the linear equations, scaled to a unit diagonal. It is some thousand times
// the precision of a double and keeps equations solvable whose columns depend on each other.
constexpr double kRidge = 1e-12;

// The configurations whose design matrices fit beside the set itself and the equations.
std::size_t countKept(const PreparedSets& sets, const Columns& columns, std::size_t memory) {
    const std::size_t side = Columns::padded(columns.linear()) + Columns::padded(columns.radial());
    std::size_t used = sets.training.byteCount() + sets.validation.byteCount() +
                       bucketsFor(columns) * side * side * sizeof(double);
    std::size_t kept = 0;
    for (const ConfigurationGeometry& configuration : sets.training.configurations) {
        // Two points are kept at a time: the current one and the one that is tried.
        used += 2 * (1 + 3 * configuration.atomCount() + 6) * Columns::padded(columns.linear()) *
                sizeof(double);
        if (used > memory)
            break;
        ++kept;
    }
    return kept;
}

Eigen::VectorXd columnScale(const Eigen::MatrixXd& matrix) {
    return matrix.diagonal().unaryExpr([](double d) { return d > 0 ? 1 / std::sqrt(d) : 1.0; });
}

}  // namespace

std::size_t bucketsFor(const Columns& columns) {
    const std::size_t side = Columns::padded(columns.linear()) + Columns::padded(columns.radial());
    return std::clamp<std::size_t>(std::bit_floor(kMostGramBytes / (side * side * sizeof(double))),
                                   4, kMostBuckets);
}

// What passes over the configurations work in, one of each per bucket. It is kept from one pass to
// the next, because fresh memory costs a small sample more time than its rows do.
struct Fit::Memory {
    explicit Memory(std::size_t buckets)
        : sums(buckets), packed(buckets), designMatrix(buckets), radialJacobian(buckets) {}

    std::vector<AlignedVector> sums;    // products of the Jacobian with itself
    std::vector<AlignedVector> packed;  // some weighted rows, panel by panel
    std::vector<Jacobian> designMatrix, radialJacobian;
};

// The products of the weighted Jacobian with itself, one matrix per bucket.
struct Fit::Gram {
    // knownPanels: panels whose products with each other are left out.
    Gram(Memory& memory, std::size_t panelCount, std::size_t knownPanels)
        : panels(panelCount)
        , known(knownPanels)
        , side(panelCount * kPanel)
        , sums(memory.sums)
        , packed(memory.packed) {
        for (AlignedVector& sum : sums)
            sum.clear();
    }

    // Adds the rows of a configuration: the columns of all parts, then one more.
    void add(std::size_t bucket, const std::vector<double>& weight,
             std::initializer_list<const Jacobian*> parts, const std::vector<double>& lastColumn) {
        if (sums[bucket].empty())
            sums[bucket].assign(side * side, 0.0);
        for (std::size_t first = 0; first < weight.size(); first += kRowsTogether) {
            const std::size_t count = std::min(kRowsTogether, weight.size() - first);
            pack(packed[bucket], weight.data() + first, first, count, parts, lastColumn);
            kernels::addGram(count, panels, known, packed[bucket].data(), sums[bucket].data());
        }
    }

    // Packs `count` rows from `first` on.
    void pack(AlignedVector& to, const double* weight, std::size_t first, std::size_t count,
              std::initializer_list<const Jacobian*> parts,
              const std::vector<double>& lastColumn) const {
        to.resize(panels * kRowsTogether * kPanel);
        double* next = to.data();
        for (const Jacobian* part : parts)
            for (std::size_t column = 0; column < part->stride; column += kPanel)
                for (std::size_t row = 0; row < count; ++row, next += kPanel) {
                    const double* from = part->row(first + row) + column;
                    for (std::size_t lane = 0; lane < kPanel; ++lane)
                        next[lane] = weight[row] * from[lane];
                }
        for (std::size_t row = 0; row < count; ++row, next += kPanel) {
            std::fill_n(next, kPanel, 0.0);
            next[0] = weight[row] * lastColumn[first + row];
        }
    }

    // Leaves the sums of the buckets changed.
    Eigen::MatrixXd total(const Reduction& reduction) {
        addPairwise(sums, [](AlignedVector& to, AlignedVector& from) {
            if (to.empty())
                std::swap(to, from);
            else if (!from.empty())
                Eigen::Map<Eigen::ArrayXd>(to.data(), std::ssize(to)) +=
                    Eigen::Map<const Eigen::ArrayXd>(from.data(), std::ssize(from));
        });
        AlignedVector& whole = sums.front();
        whole.resize(side * side);  // of a process that has no configuration
        reduction.sum(whole.data(), whole.size());
        const auto n = static_cast<Eigen::Index>(side);
        Eigen::MatrixXd matrix = Eigen::Map<const RowMajor>(whole.data(), n, n);
        matrix.triangularView<Eigen::StrictlyLower>() = matrix.transpose();
        return matrix;
    }

    std::size_t panels, known, side;
    std::vector<AlignedVector>& sums;
    std::vector<AlignedVector>& packed;
};

Fit::Fit(const MomentBasis& basis, const PreparedSets& sets, int speciesCount, FitOptions options,
         const Reduction& reduction, PassProgress progress)
    : Fit(std::make_shared<const BasisPlan>(basis), sets, static_cast<std::size_t>(speciesCount),
          options, reduction, std::move(progress)) {}

Fit::Fit(const Fit& other, const PreparedSets& sets)
    : Fit(other.m_plan, sets, other.m_columns.species, other.m_options, other.m_reduction,
          other.m_progress) {
    m_memory = other.m_memory;
}

Fit::Fit(std::shared_ptr<const BasisPlan> plan, const PreparedSets& sets, std::size_t speciesCount,
         FitOptions options, const Reduction& reduction, PassProgress progress)
    : m_sets(sets)
    , m_plan(std::move(plan))
    , m_columns{m_plan->scalarCount, speciesCount,
                speciesCount * m_plan->radialCount * static_cast<std::size_t>(sets.radial.size)}
    , m_options(options)
    , m_reduction(reduction)
    , m_progress(std::move(progress))
    , m_buckets(bucketsOfProcess(bucketsFor(m_columns), reduction.size()))
    , m_keptCount(countKept(sets, m_columns, options.memory))
    , m_memory(std::make_shared<Memory>(m_buckets)) {
    for (std::size_t bucket = 0; bucket < m_buckets; ++bucket)
        m_workspaces.push_back(
            ConfigurationFit::create(*m_plan, m_columns, sets.radial, sets.transform));
}

void Fit::forEach(std::size_t count, const Body& body) {
    std::atomic<std::size_t> done = 0;
    parallelFor(std::min(m_buckets, count), m_options.threads, [&](std::size_t bucket) {
        for (std::size_t i = bucket; i < count; i += m_buckets) {
            if (m_progress)
                m_progress(done++, count);
            body(i, bucket);
        }
    });
}

const Jacobian& Fit::designMatrix(const FitPoint& point, std::size_t configuration,
                                  std::size_t bucket) {
    if (configuration < point.designMatrices.size())
        return point.designMatrices[configuration];
    Jacobian& memory = m_memory->designMatrix[bucket];
    m_workspaces[bucket]->computeDesignMatrix(m_sets.training.configurations[configuration],
                                              point.radial.data(), memory);
    return memory;
}

FitPoint Fit::solve(const Eigen::VectorXd& radial) {
    FitPoint point;
    point.radial = radial;
    const auto& configurations = m_sets.training.configurations;
    point.designMatrices = std::exchange(m_spare, {});
    point.designMatrices.resize(m_keptCount);
    Gram gram(*m_memory, Columns::padded(m_columns.linear()) / kPanel + 1, 0);
    forEach(configurations.size(), [&](std::size_t i, std::size_t bucket) {
        const RowTargets targets(configurations[i]);
        Jacobian& rows = i < m_keptCount ? point.designMatrices[i] : m_memory->designMatrix[bucket];
        m_workspaces[bucket]->computeDesignMatrix(configurations[i], radial.data(), rows);
        gram.add(bucket, targets.weight, {&rows}, targets.target);
    });
    solveLinear(point, gram.total(m_reduction));
    point.training = evaluate(point, m_sets.training, true);
    return point;
}

// The matrix scaled to a unit diagonal, with its ridge. The species coefficients are not
// regularised: they have the smallest ridge only.
Eigen::MatrixXd Fit::penalised(const Eigen::MatrixXd& gram, const Eigen::VectorXd& scale) const {
    Eigen::MatrixXd matrix = scale.asDiagonal() * gram * scale.asDiagonal();
    matrix.diagonal().array() += kRidge;
    matrix.diagonal().head(static_cast<Eigen::Index>(m_columns.scalars)).array() +=
        m_options.regularisation;
    return matrix;
}

void Fit::solveLinear(FitPoint& point, const Eigen::MatrixXd& gram) const {
    const auto size = static_cast<Eigen::Index>(m_columns.linear());
    const auto target = static_cast<Eigen::Index>(Columns::padded(m_columns.linear()));
    point.linearGram = gram.topLeftCorner(size, size);
    const Eigen::VectorXd scale = columnScale(point.linearGram);
    const Eigen::VectorXd side = scale.asDiagonal() * gram.col(target).head(size);
    point.linear = scale.asDiagonal() * penalised(point.linearGram, scale).ldlt().solve(side);
}

SetFit Fit::evaluate(const FitPoint& point, const TrainingSet& set, bool isTraining) {
    SetFit fit;
    fit.predicted.resize(set.configurations.size());
    std::vector<FitErrorSums> sums(m_buckets);
    const auto size = static_cast<Eigen::Index>(m_columns.linear());
    forEach(set.configurations.size(), [&](std::size_t i, std::size_t bucket) {
        const ConfigurationGeometry& geometry = set.configurations[i];
        const bool isKept = isTraining && i < point.designMatrices.size();
        if (!isKept)
            m_workspaces[bucket]->computeDesignMatrix(geometry, point.radial.data(),
                                                      m_memory->designMatrix[bucket]);
        const Jacobian& rows = isKept ? point.designMatrices[i] : m_memory->designMatrix[bucket];
        const RowTargets targets(geometry);
        std::vector<double>& predicted = fit.predicted[i];
        predicted.resize(targets.weight.size());
        std::vector<double> residual(predicted.size());
        for (std::size_t row = 0; row < predicted.size(); ++row) {
            predicted[row] =
                Eigen::Map<const Eigen::VectorXd>(rows.row(row), size).dot(point.linear);
            residual[row] = predicted[row] - targets.target[row];
        }
        sums[bucket].add(geometry, targets, residual);
    });
    addPairwise(sums, [](FitErrorSums& to, const FitErrorSums& from) { to.add(from); });
    FitErrorSums& total = sums.front();
    total.sumOver(m_reduction);
    fit.objective = total.objective;
    fit.errors = total.rms();
    return fit;
}

std::optional<SetFit> Fit::validate(const FitPoint& point) {
    if (!m_sets.hasValidation)
        return {};
    FitPoint same;
    same.radial = point.radial;
    same.linear = point.linear;
    return evaluate(same, m_sets.validation, false);
}

// The products of the weighted rows over the linear and the radial coefficients (each padded) and
// of the residual, which is the last column.
Eigen::MatrixXd Fit::jointGram(const FitPoint& point) {
    const auto& configurations = m_sets.training.configurations;
    const std::size_t paddedLinear = Columns::padded(m_columns.linear());
    const std::size_t paddedRadial = Columns::padded(m_columns.radial());
    Gram gram(*m_memory, (paddedLinear + paddedRadial) / kPanel + 1, paddedLinear / kPanel);
    forEach(configurations.size(), [&](std::size_t i, std::size_t bucket) {
        const RowTargets targets(configurations[i]);
        const Jacobian& rows = designMatrix(point, i, bucket);
        Jacobian& radialJacobian = m_memory->radialJacobian[bucket];
        m_workspaces[bucket]->computeRadialJacobian(configurations[i], point.radial.data(),
                                                    point.linear.data(), radialJacobian);
        std::vector<double> residual = point.training.predicted[i];
        for (std::size_t row = 0; row < residual.size(); ++row)
            residual[row] -= targets.target[row];
        gram.add(bucket, targets.weight, {&rows, &radialJacobian}, residual);
    });
    Eigen::MatrixXd matrix = gram.total(m_reduction);
    const auto linear = static_cast<Eigen::Index>(m_columns.linear());
    matrix.topLeftCorner(linear, linear) = point.linearGram;
    return matrix;
}

ReducedEquations Fit::reduce(const FitPoint& point) {
    const Eigen::MatrixXd full = jointGram(point);
    const std::size_t paddedLinear = Columns::padded(m_columns.linear());
    const std::size_t paddedRadial = Columns::padded(m_columns.radial());
    const auto linear = static_cast<Eigen::Index>(m_columns.linear());
    const auto radial = static_cast<Eigen::Index>(m_columns.radial());
    const auto first = static_cast<Eigen::Index>(paddedLinear);
    const Eigen::VectorXd scale = columnScale(full.topLeftCorner(linear, linear));
    const Eigen::MatrixXd inner = penalised(full.topLeftCorner(linear, linear), scale);
    const Eigen::MatrixXd coupling = scale.asDiagonal() * full.block(0, first, linear, radial);
    ReducedEquations reduced;
    reduced.matrix = full.block(first, first, radial, radial) -
                     coupling.transpose() * inner.ldlt().solve(coupling);
    reduced.gradient =
        full.block(first, static_cast<Eigen::Index>(paddedLinear + paddedRadial), radial, 1);
    return reduced;
}

JointEquations Fit::jointEquations(const FitPoint& point, double damping) {
    const Eigen::MatrixXd full = jointGram(point);
    const auto linear = static_cast<Eigen::Index>(m_columns.linear());
    const auto radial = static_cast<Eigen::Index>(m_columns.radial());
    const auto first = static_cast<Eigen::Index>(Columns::padded(m_columns.linear()));
    const auto last = static_cast<Eigen::Index>(first + Columns::padded(m_columns.radial()));
    // Of each column of the equations, its place among those of the rows.
    std::vector<Eigen::Index> column(static_cast<std::size_t>(linear + radial));
    for (std::size_t k = 0; k < column.size(); ++k)
        column[k] = static_cast<Eigen::Index>(k) +
                    (static_cast<Eigen::Index>(k) < linear ? 0 : first - linear);
    for (std::size_t k = 0; k < m_columns.scalars; ++k)
        column[m_plan->scalarOf[k]] = static_cast<Eigen::Index>(k);
    Eigen::MatrixXd matrix = full(column, column);
    Eigen::VectorXd present = Eigen::VectorXd::Zero(linear + radial);
    for (Eigen::Index k = 0; k < linear; ++k)
        present[k] = point.linear[column[static_cast<std::size_t>(k)]];
    const Eigen::VectorXd residual = full.col(last)(column);
    // The labels are what the present coefficients predict, less the residual.
    JointEquations equations;
    equations.side = matrix * present - residual;
    equations.labels = present.dot(matrix * present) - 2 * present.dot(residual) + full(last, last);
    const auto scalars = static_cast<Eigen::Index>(m_columns.scalars);
    matrix.diagonal().head(scalars) *= 1 + kRidge + m_options.regularisation;
    matrix.diagonal().segment(scalars, linear - scalars) *= 1 + kRidge;
    const auto block = static_cast<Eigen::Index>(m_columns.radialPerSpecies / m_columns.species);
    for (Eigen::Index k = linear; k < linear + radial; k += block)
        matrix.diagonal().segment(k, block).array() +=
            damping * matrix.diagonal().segment(k, block).mean() + kRidge;
    equations.matrix = std::move(matrix);
    return equations;
}

}  // namespace mtp
