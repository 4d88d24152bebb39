#include "core/dynamics/Diffusion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/dynamics/BrownianFit.h"
#include "core/dynamics/Lags.h"
#include "core/dynamics/MeanSquares.h"

namespace mtp {

namespace {

constexpr double kDiffusive = 0.1;  // how far an exponent of diffusion may be from 1
constexpr double kSurelyMore = 3;   // errors
constexpr double kCaged = 0.5;      // an exponent below is that of ions in cages
constexpr double kHopLength = 3;    // Å, of the hop that an upper limit supposes
// A fit takes all lags of its range up to this many, else fewer that are evenly spaced in their
// logarithm: what a mean square tells of D lies in its shortest lags, and 32 of these give D with
// the same error as 128 evenly spaced ones, within 1 %. Those between the ends are powers of a root
// of 2, so that a range that is dragged keeps most of its lags.
constexpr std::size_t kAllLags = 128;
constexpr std::size_t kSpacedLags = 32;
constexpr std::size_t kFewestLags = 3;
constexpr std::size_t kFewestBlocks = 4, kMostBlocks = 10;
constexpr double kErrorsAgree = 2;  // the factor up to which two errors are taken as the same

struct LagRange {
    std::size_t first = 0, last = 0;  // frames
};

struct Exponent {
    double value, error;
};

// Of the MSD between two lags, with its error from the spread over ions.
Exponent exponentBetween(const MeanSquares& squares, std::size_t a, std::size_t b) {
    const double scale = std::log(squares.time(b) / squares.time(a));
    const double low = squares.msd(a), high = squares.msd(b);
    const Eigen::VectorXd change = (squares.ofIons.row(static_cast<Eigen::Index>(b)) / high -
                                    squares.ofIons.row(static_cast<Eigen::Index>(a)) / low)
                                       .transpose();
    return {std::log(high / low) / scale, errorOverIons(change) / scale};
}

std::vector<std::size_t> lagsBetween(std::size_t first, std::size_t last) {
    if (last - first < kAllLags)
        return evenLags(first, last, kAllLags);
    const double octaves = std::log2(static_cast<double>(last) / static_cast<double>(first));
    double perOctave = 1;
    while (perOctave * octaves < kSpacedLags)
        perOctave *= 2;
    std::vector<std::size_t> lags{first};
    double power = std::ceil(std::log2(static_cast<double>(first)) * perOctave);
    for (;; ++power) {
        const auto lag = static_cast<std::size_t>(std::llround(std::exp2(power / perOctave)));
        if (lag >= last)
            break;
        if (lag > lags.back())
            lags.push_back(lag);
    }
    lags.push_back(last);
    return lags;
}

// How many events may be expected, with 95 % confidence, if `seen` were seen: the quantile of the
// chi-squared distribution by Wilson and Hilferty.
double mostExpected(std::size_t seen) {
    constexpr double kQuantile = 1.6449;  // of the normal distribution
    const double next = static_cast<double>(seen) + 1;
    return next * std::pow(1 - 1 / (9 * next) + kQuantile / (3 * std::sqrt(next)), 3);
}

bool isDiffusive(const Exponent& exponent) {
    const double allowance = std::isnan(exponent.error) ? 0 : 2 * exponent.error;
    return std::abs(exponent.value - 1) <= kDiffusive + allowance;
}

// Whether the MSD between the first and the last of its lags is a line that rises: the slopes of
// its two halves are the same within a tenth and twice their errors from the spread over ions, and
// that of both together is larger than three times its own.
bool isStraight(const MeanSquares& squares) {
    const std::size_t last = squares.lags.size() - 1;
    std::size_t middle = 1;
    while (middle + 1 < last && squares.time(middle) < 0.5 * (squares.time(0) + squares.time(last)))
        ++middle;
    const auto slopes = [&](std::size_t a, std::size_t b) -> Eigen::VectorXd {
        return (squares.ofIons.row(static_cast<Eigen::Index>(b)) -
                squares.ofIons.row(static_cast<Eigen::Index>(a)))
                   .transpose() /
               (squares.time(b) - squares.time(a));
    };
    const Eigen::VectorXd all = slopes(0, last), bend = slopes(middle, last) - slopes(0, middle);
    const double mean = all.mean();
    return mean > kSurelyMore * errorOverIons(all) &&
           std::abs(bend.mean()) <= kDiffusive * mean + 2 * errorOverIons(bend);
}

class DiffusionFit {
public:
    DiffusionFit(const Displacements& displacements, const DiffusionOptions& options,
                 MeasuredSquares& measured)
        : m_all(displacements)
        , m_options(options)
        , m_measured(measured)
        , m_longest(longestStretch(displacements.stretches)) {}

    Diffusion run() {
        const std::optional<LagRange> range = m_options.fit ? given() : found();
        if (range)
            fit(*range);
        return std::move(m_result);
    }

private:
    std::size_t frames(double ps) const {
        return static_cast<std::size_t>(std::max(1LL, std::llround(ps / m_all.spacing)));
    }
    double ps(std::size_t lag) const { return m_all.spacing * static_cast<double>(lag); }

    std::optional<LagRange> given() {
        const LagRange range{frames(m_options.fit->first), frames(m_options.fit->second)};
        if (range.last >= m_longest)
            throw InputError(fmt::format("the fit ends at {:.6g} ps, and the run has {:.6g} ps",
                                         m_options.fit->second, ps(m_longest - 1)));
        if (range.last < range.first + kFewestLags - 1)
            throw InputError(fmt::format("the fit from {:.6g} to {:.6g} ps has fewer than {} lags",
                                         m_options.fit->first, m_options.fit->second, kFewestLags));
        measure(range);
        const Exponent exponent = exponentBetween(m_squares, 0, m_squares.lags.size() - 1);
        if (isDiffusive(exponent))
            return range;
        if (!isStraight(m_squares)) {
            refuse(exponent, range.last);
            return std::nullopt;
        }
        m_result.warnings.push_back(fmt::format(
            "from {:.6g} to {:.6g} ps the MSD grows with t to the power of {:.2f}, but along a "
            "straight line, which does not start at zero: D is its slope; without motion in cages, "
            "or with a later fit, the exponent would be 1",
            m_options.fit->first, m_options.fit->second, exponent.value));
        return range;
    }

    Exponent exponentOver(LagRange range) const {
        return exponentBetween(
            meanSquaresOf(m_all, {range.first, range.last}, 0, m_options.threads), 0, 1);
    }

    void measure(LagRange range) {
        const std::size_t blocks =
            std::clamp(m_all.frameCount / (2 * range.last), kFewestBlocks, kMostBlocks);
        m_squares =
            m_measured.at(m_all, lagsBetween(range.first, range.last), blocks, m_options.threads);
    }

    // From the first lag at which the exponent is 1 over each doubling that follows.
    std::optional<LagRange> found() {
        Exponent last{0, 0};
        std::size_t end = 0;
        for (const std::size_t part : {10, 3}) {
            end = (m_longest - 1) / part;
            if (end < kFewestLags)
                continue;
            std::size_t first = end + 1;
            for (std::size_t upper = end; upper >= 2; upper /= 2) {
                const Exponent exponent = exponentOver({upper / 2, upper});
                if (upper == end)
                    last = exponent;
                if (!isDiffusive(exponent))
                    break;
                first = upper / 2;
            }
            if (first + kFewestLags - 1 <= end && isDiffusive(exponentOver({first, end})))
                return LagRange{first, end};
        }
        if (end < kFewestLags)
            m_result.reason = fmt::format("{} frames are too few for a fit", m_longest);
        else
            refuse(last, end);
        return std::nullopt;
    }

    void refuse(const Exponent& exponent, std::size_t end) {
        if (std::isnan(exponent.value)) {
            m_result.reason = fmt::format("the ions do not move up to {:.6g} ps", ps(end));
            return;
        }
        m_result.exponent = exponent.value;
        if (!(exponent.value < kCaged)) {
            m_result.reason = fmt::format(
                "not diffusive up to {:.6g} ps: the MSD grows with t to the power of {:.2f}",
                ps(end), exponent.value);
            return;
        }
        m_result.slowUntil = ps(end);
        m_result.reason = slowMotion(m_all, ps(end), ps(m_longest - 1), 0, 0);
    }

    void fit(LagRange range) {
        if (m_squares.lags.empty())
            measure(range);
        const BrownianLine line = brownianLine(m_all.stretches, m_squares.lags, m_all.spacing);
        const Eigen::VectorXd ofIons = m_squares.ofIons.transpose() * line.slope / 6;
        const double value = ofIons.mean();
        m_result.fit = {ps(range.first), ps(range.last)};
        m_result.lags = m_squares.lags;
        m_result.exponent = exponentBetween(m_squares, 0, m_squares.lags.size() - 1).value;
        if (!(value > 0)) {
            m_result.reason = fmt::format("the MSD does not grow between {:.6g} and {:.6g} ps",
                                          ps(range.first), ps(range.last));
            return;
        }
        m_result.value = value;
        m_result.intercept = (m_squares.ofIons.transpose() * line.intercept).mean();
        const double stepVariance = 2 * value * m_all.spacing;  // of one component
        m_result.modelError =
            stepVariance * std::sqrt(3 / static_cast<double>(m_all.ionCount()) * line.variance) / 6;
        if (m_all.ionCount() > 1)
            m_result.ionError = errorOverIons(ofIons);
        m_result.blockError = errorOverBlocks(range);
        chooseError();
    }

    // Blocks of time of equal length, each longer than the longest lag.
    std::optional<double> errorOverBlocks(LagRange range) {
        const auto count = static_cast<std::size_t>(m_squares.ofBlocks.cols());
        const std::size_t length = m_all.frameCount / count;
        std::vector<double> values;
        std::vector<std::size_t> lastCounts;  // of the stretches that the line is for
        BrownianLine line;
        for (std::size_t block = 0; block < count; ++block) {
            const std::vector<Stretch> part = within(m_all.stretches, {block * length, length});
            if (part.empty() || longestStretch(part) <= range.last)
                continue;
            std::vector<std::size_t> counts;
            for (const Stretch& stretch : part)
                counts.push_back(stretch.count);
            if (counts != lastCounts)
                line = brownianLine(part, m_squares.lags, m_all.spacing);
            lastCounts = std::move(counts);
            values.push_back(
                m_squares.ofBlocks.col(static_cast<Eigen::Index>(block)).dot(line.slope) / 6);
        }
        if (values.size() < kFewestBlocks)
            return std::nullopt;
        return errorOverIons(Eigen::Map<const Eigen::VectorXd>(
            values.data(), static_cast<Eigen::Index>(values.size())));
    }

    void chooseError() {
        const double model = *m_result.modelError;
        double largest = model, smallest = model;
        for (const std::optional<double>& one : {m_result.ionError, m_result.blockError}) {
            largest = std::max(largest, one.value_or(largest));
            smallest = std::min(smallest, one.value_or(smallest));
        }
        m_result.error = largest;
        if (largest > kErrorsAgree * smallest)
            m_result.warnings.push_back(fmt::format(
                "the errors of D differ: {:.2g} Å²/ps at most and {:.2g} at least; the largest is "
                "stated",
                largest, smallest));
    }

    const Displacements& m_all;
    const DiffusionOptions& m_options;
    MeasuredSquares& m_measured;
    std::size_t m_longest;
    MeanSquares m_squares;  // at the lags of the fit
    Diffusion m_result;
};

}  // namespace

std::string slowMotion(const Displacements& displacements, double until, double time,
                       std::size_t hops, double meanSquareLength) {
    const double rate = mostExpected(hops) / (static_cast<double>(displacements.ionCount()) * time);
    if (hops == 0)
        return fmt::format(
            "caged up to {:.6g} ps: D is below {:.2g} Å²/ps (95 %), if an ion that leaves its cage "
            "moves by {:g} Å",
            until, rate * kHopLength * kHopLength / 6, kHopLength);
    return fmt::format(
        "not yet diffusive up to {:.6g} ps (hops seen: {}): D is below {:.2g} Å²/ps (95 %), if "
        "hops are independent of one another",
        until, hops, rate * meanSquareLength / 6);
}

Diffusion diffusionOf(const Displacements& displacements, const DiffusionOptions& options) {
    MeasuredSquares measured;
    return diffusionOf(displacements, options, measured);
}

Diffusion diffusionOf(const Displacements& displacements, const DiffusionOptions& options,
                      MeasuredSquares& measured) {
    return DiffusionFit(displacements, options, measured).run();
}

}  // namespace mtp
