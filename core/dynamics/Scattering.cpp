#include "core/dynamics/Scattering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/TableRows.h"
#include "core/dynamics/RadialDistribution.h"

namespace mtp {

namespace {

constexpr double kLeastForFit = 0.02, kMostForFit = 0.98;
constexpr double kMostWaveVectors = 1e5;
constexpr int kFitSteps = 100;
constexpr double kLeastPeak = 0.5;  // 1/Å: below, S(q) has few vectors

using Wave = Eigen::ArrayXd;

// Sum of cos q.(u(k+lag) - u(k)) over the origins of one ion, for a direction, from cosine and sine
// of q.u.
double cosineSum(const Wave& cosine, const Wave& sine, const std::vector<Stretch>& stretches,
                 std::size_t lag) {
    double sum = 0;
    for (const Stretch& stretch : stretches) {
        if (stretch.count <= lag)
            continue;
        const auto first = static_cast<Eigen::Index>(stretch.first);
        const auto count = static_cast<Eigen::Index>(stretch.count - lag);
        const auto shift = static_cast<Eigen::Index>(lag);
        sum += (cosine.segment(first + shift, count) * cosine.segment(first, count) +
                sine.segment(first + shift, count) * sine.segment(first, count))
                   .sum();
    }
    return sum;
}

std::optional<double> placeOfDecay(const std::vector<double>& times,
                                   const std::vector<double>& values) {
    const double level = 1 / std::numbers::e;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] > level)
            continue;
        // Between two lags by the logarithm of time; before the first one from F_s(0) = 1.
        if (i == 0)
            return times[0] * (1 - level) / (1 - values[0]);
        const double part = (values[i - 1] - level) / (values[i - 1] - values[i]);
        return times[i - 1] * std::pow(times[i] / times[i - 1], part);
    }
    return std::nullopt;
}

// How many times the shortest vector of the reciprocal cell along each axis.
Eigen::Vector3i reachOf(const Eigen::Matrix3d& cell, double longest) {
    Eigen::Vector3i reach;
    for (int axis = 0; axis < 3; ++axis)
        reach[axis] = static_cast<int>(longest * cell.row(axis).norm() / (2 * std::numbers::pi));
    return reach;
}

// The wave vectors of a cell up to a length, one of each pair q and -q.
std::vector<Eigen::Vector3i> waveVectors(const Eigen::Matrix3d& reciprocal,
                                         const Eigen::Vector3i& reach, double longest) {
    std::vector<Eigen::Vector3i> vectors;
    for (int i = 0; i <= reach[0]; ++i)
        for (int j = -reach[1]; j <= reach[1]; ++j)
            for (int k = -reach[2]; k <= reach[2]; ++k) {
                const bool isFirst = i > 0 || j > 0 || (j == 0 && k > 0);
                const Eigen::Vector3i n(i, j, k);
                if (isFirst && (reciprocal * n.cast<double>()).norm() <= longest)
                    vectors.push_back(n);
            }
    return vectors;
}

class StructureFactors {
public:
    StructureFactors(const PositionSeries& series, double longest, double width)
        : m_series(series), m_longest(longest), m_width(width) {
        for (std::size_t atom = 0; atom < series.atomCount(); ++atom) {
            const std::string& name = series.species[static_cast<std::size_t>(series.types[atom])];
            const auto found = std::find(m_names.begin(), m_names.end(), name);
            m_speciesOf.push_back(static_cast<std::size_t>(found - m_names.begin()));
            if (found == m_names.end()) {
                m_names.push_back(name);
                m_counts.push_back(0);
            }
            ++m_counts[m_speciesOf.back()];
        }
    }

    std::size_t shells() const { return static_cast<std::size_t>(std::floor(m_longest / m_width)); }
    std::size_t pairs() const { return m_names.size() * (m_names.size() + 1) / 2; }

    // Sums of S by shell and pair, the last column counts the vectors.
    Eigen::MatrixXd sumsOf(std::size_t frame) const {
        Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(shells()),
                                                     static_cast<Eigen::Index>(pairs()) + 1);
        const Eigen::Matrix3d& cell = m_series.cells[frame].vectors;
        const Eigen::Matrix3d reciprocal = 2 * std::numbers::pi * cell.inverse();
        const Eigen::Vector3i reach = reachOf(cell, m_longest);
        const Waves waves = wavesOf(frame, reach);
        for (const Eigen::Vector3i& n : waveVectors(reciprocal, reach, m_longest)) {
            const double length = (reciprocal * n.cast<double>()).norm();
            const auto shell = static_cast<Eigen::Index>(length / m_width);
            if (shell >= sums.rows())
                continue;
            const std::vector<std::complex<double>> amplitudes = amplitudesOf(waves, n + reach);
            Eigen::Index pair = 0;
            for (std::size_t a = 0; a < m_names.size(); ++a)
                for (std::size_t b = a; b < m_names.size(); ++b)
                    sums(shell, pair++) += (amplitudes[a] * std::conj(amplitudes[b])).real() /
                                           std::sqrt(m_counts[a] * m_counts[b]);
            sums(shell, pair) += 1;
        }
        return sums;
    }

    Table table(const Eigen::MatrixXd& sums) const {
        TableRows rows(columns::kIonPair, columns::kWaveNumber, columns::kStructureFactor);
        Eigen::Index pair = 0;
        for (std::size_t a = 0; a < m_names.size(); ++a)
            for (std::size_t b = a; b < m_names.size(); ++b, ++pair)
                for (Eigen::Index shell = 0; shell < sums.rows(); ++shell)
                    if (const double count = sums(shell, sums.cols() - 1); count > 0)
                        rows.add(m_names[a] + "-" + m_names[b],
                                 (static_cast<double>(shell) + 0.5) * m_width,
                                 sums(shell, pair) / count);
        return rows.table();
    }

private:
    // exp(2 pi i n s) of each atom (rows) and n from -reach on, by axis.
    using Waves = std::array<Eigen::MatrixXcd, 3>;

    Waves wavesOf(std::size_t frame, const Eigen::Vector3i& reach) const {
        Waves waves;
        const auto atoms = static_cast<Eigen::Index>(m_series.atomCount());
        for (int axis = 0; axis < 3; ++axis) {
            Eigen::MatrixXcd& table = waves[static_cast<std::size_t>(axis)];
            table.resize(atoms, 2 * reach[axis] + 1);
            for (Eigen::Index atom = 0; atom < atoms; ++atom)
                for (int n = -reach[axis]; n <= reach[axis]; ++n)
                    table(atom, n + reach[axis]) = std::polar(
                        1.0, 2 * std::numbers::pi * n *
                                 m_series.at(frame, static_cast<std::size_t>(atom))[axis]);
        }
        return waves;
    }

    std::vector<std::complex<double>> amplitudesOf(const Waves& waves,
                                                   const Eigen::Vector3i& column) const {
        std::vector<std::complex<double>> amplitudes(m_names.size());
        for (std::size_t atom = 0; atom < m_speciesOf.size(); ++atom) {
            const auto row = static_cast<Eigen::Index>(atom);
            amplitudes[m_speciesOf[atom]] +=
                waves[0](row, column[0]) * waves[1](row, column[1]) * waves[2](row, column[2]);
        }
        return amplitudes;
    }

    const PositionSeries& m_series;
    double m_longest, m_width;
    std::vector<std::string> m_names;
    std::vector<double> m_counts;
    std::vector<std::size_t> m_speciesOf;
};

}  // namespace

std::vector<Eigen::Vector3d> axisDirections() {
    return {Eigen::Vector3d::UnitX(), Eigen::Vector3d::UnitY(), Eigen::Vector3d::UnitZ()};
}

// Points on a golden spiral from pole to pole.
std::vector<Eigen::Vector3d> spiralDirections(std::size_t count) {
    std::vector<Eigen::Vector3d> directions;
    for (std::size_t i = 0; i < count; ++i) {
        const double z = 1 - (2 * static_cast<double>(i) + 1) / static_cast<double>(count);
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / std::numbers::phi;
        const double radius = std::sqrt(1 - z * z);
        directions.emplace_back(radius * std::cos(angle), radius * std::sin(angle), z);
    }
    return directions;
}

SelfScattering selfScatteringOf(const Displacements& displacements, double q,
                                const std::vector<std::size_t>& lags,
                                const std::vector<Eigen::Vector3d>& directions, int threads) {
    if (!(q > 0))
        throw InputError("q of F_s(q,t) must be positive");
    const auto frames = static_cast<Eigen::Index>(displacements.frameCount);
    std::vector<std::vector<double>> sums(displacements.ionCount(),
                                          std::vector<double>(lags.size()));
    parallelFor(displacements.ionCount(), threads, [&](std::size_t ion) {
        const auto axis = [&](std::size_t direction) {
            return Eigen::Map<const Eigen::ArrayXf>(displacements.axis(ion, direction), frames)
                .cast<double>();
        };
        for (const Eigen::Vector3d& direction : directions) {
            const Wave phase =
                q * (direction[0] * axis(0) + direction[1] * axis(1) + direction[2] * axis(2));
            const Wave cosine = phase.cos(), sine = phase.sin();
            for (std::size_t row = 0; row < lags.size(); ++row)
                sums[ion][row] += cosineSum(cosine, sine, displacements.stretches, lags[row]);
        }
    });
    SelfScattering result{q, lags, {}, {}, {}, {}};
    std::vector<double> times;
    for (std::size_t row = 0; row < lags.size(); ++row) {
        double sum = 0;
        for (const std::vector<double>& ofIon : sums)
            sum += ofIon[row];
        const auto count = static_cast<double>(originCount(displacements.stretches, lags[row]) *
                                               displacements.ionCount() * directions.size());
        result.values.push_back(sum / count);
        times.push_back(static_cast<double>(lags[row]) * displacements.spacing);
    }
    result.decay = placeOfDecay(times, result.values);
    if (!result.decay)
        result.reason = "F_s does not fall to 1/e within the run";
    result.fit = stretchedExponential(times, result.values);
    return result;
}

// Gauss-Newton steps for ln A, ln tau and b, halved until they help.
std::optional<StretchedExponential> stretchedExponential(const std::vector<double>& times,
                                                         const std::vector<double>& values) {
    std::vector<double> t, f;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] > kLeastForFit && values[i] < kMostForFit) {
            t.push_back(times[i]);
            f.push_back(values[i]);
        }
    if (f.size() < 3)
        return std::nullopt;
    const auto rows = static_cast<Eigen::Index>(f.size());
    Eigen::MatrixXd jacobian(rows, 3);
    Eigen::VectorXd residual(rows);
    const auto evaluate = [&](const Eigen::Vector3d& p, bool wantsJacobian) {
        for (Eigen::Index i = 0; i < rows; ++i) {
            const double logRatio = std::log(t[static_cast<std::size_t>(i)]) - p[1];
            const double power = std::exp(p[2] * logRatio);
            const double model = std::exp(p[0] - power);
            residual[i] = f[static_cast<std::size_t>(i)] - model;
            if (wantsJacobian)
                jacobian.row(i) << model, model * power * p[2], -model * power * logRatio;
        }
        return residual.squaredNorm();
    };
    Eigen::Vector3d p(0, std::log(t[t.size() / 2]), 0.7);
    double best = evaluate(p, true);
    for (int step = 0; step < kFitSteps; ++step) {
        Eigen::Vector3d change = jacobian.colPivHouseholderQr().solve(residual);
        double next = best;
        for (int halving = 0; halving < 20; ++halving, change /= 2) {
            next = evaluate(p + change, false);
            if (next < best)
                break;
        }
        if (!(next < best))
            break;
        p += change;
        best = evaluate(p, true);
        if (change.norm() < 1e-12)
            break;
    }
    if (!p.allFinite() || !(p[2] > 0))
        return std::nullopt;
    return StretchedExponential{std::exp(p[0]), std::exp(p[1]), p[2]};
}

Table structureFactors(const PositionSeries& series, double longest, double width,
                       std::size_t stride, int threads) {
    if (!(width > 0) || !(longest > width) || stride == 0)
        throw InputError("the shells of S(q) must have a width less than its longest q");
    const double volume = series.cells.at(0).volume();
    const double halfSphere = 2.0 / 3 * std::numbers::pi * std::pow(longest, 3);
    if (halfSphere * volume / std::pow(2 * std::numbers::pi, 3) > kMostWaveVectors)
        throw InputError("S(q) up to that q has too many wave vectors for this cell");
    const StructureFactors factors(series, longest, width);
    std::vector<Eigen::MatrixXd> sums((series.frameCount() + stride - 1) / stride);
    parallelFor(sums.size(), threads, [&](std::size_t i) { sums[i] = factors.sumsOf(i * stride); });
    Eigen::MatrixXd total = sums[0];
    for (std::size_t i = 1; i < sums.size(); ++i)
        total += sums[i];
    return factors.table(total);
}

double peakWaveNumber(const Table& structureFactors, const std::string& ion) {
    const std::string pair = ion + "-" + ion;
    double best = 0, q = 0;
    for (std::size_t row = 0; row < structureFactors.rowCount(); ++row)
        if (structureFactors[columns::kIonPair][row] == pair &&
            structureFactors[columns::kWaveNumber][row] > kLeastPeak &&
            structureFactors[columns::kStructureFactor][row] > best) {
            best = structureFactors[columns::kStructureFactor][row];
            q = structureFactors[columns::kWaveNumber][row];
        }
    return q;
}

}  // namespace mtp
