#include "core/dynamics/Diffusion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/dynamics/BrownianFit.h"
#include "core/dynamics/Lags.h"

namespace mtp {

namespace {

constexpr double kDiffusive = 0.1;      // how far an exponent of diffusion may be from 1
constexpr double kCaged = 0.5;          // an exponent below is that of ions in cages
constexpr double kHopLength = 3;        // Å, of the hop that an upper limit supposes
constexpr std::size_t kMostLags = 128;  // of a fit
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
Exponent exponentBetween(const Moments& moments, std::size_t a, std::size_t b) {
    const double scale = std::log(moments.time(b) / moments.time(a));
    const double low = moments.msd(a), high = moments.msd(b);
    const Eigen::VectorXd change = (moments.square.row(static_cast<Eigen::Index>(b)) / high -
                                    moments.square.row(static_cast<Eigen::Index>(a)) / low)
                                       .transpose();
    return {std::log(high / low) / scale, errorOverIons(change) / scale};
}

bool isDiffusive(const Exponent& exponent) {
    const double allowance = std::isnan(exponent.error) ? 0 : 2 * exponent.error;
    return std::abs(exponent.value - 1) <= kDiffusive + allowance;
}

class DiffusionFit {
public:
    DiffusionFit(const Displacements& displacements, const DiffusionOptions& options)
        : m_all(displacements)
        , m_options(options)
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
        const Exponent exponent = exponentOver(range);
        if (isDiffusive(exponent))
            return range;
        refuse(exponent, range.last);
        return std::nullopt;
    }

    Exponent exponentOver(LagRange range) const {
        return exponentBetween(
            momentsOf(m_all, m_all.stretches, {range.first, range.last}, m_options.threads), 0, 1);
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
        m_result.exponent = exponent.value;
        if (!(exponent.value < kCaged)) {
            m_result.reason = fmt::format(
                "not diffusive up to {:.6g} ps: the MSD grows with t to the power of {:.2f}",
                ps(end), exponent.value);
            return;
        }
        // If no event was seen, fewer than three are expected, with 95 % confidence.
        const double rate = 3 / (static_cast<double>(m_all.ionCount()) * ps(m_longest - 1));
        m_result.reason = fmt::format(
            "caged up to {:.6g} ps: D is below {:.2g} Å²/ps (95 %), if an ion that leaves its cage "
            "moves by {:g} Å",
            ps(end), rate * kHopLength * kHopLength / 6, kHopLength);
    }

    void fit(LagRange range) {
        const std::vector<std::size_t> lags = evenLags(range.first, range.last, kMostLags);
        const Moments moments = momentsOf(m_all, m_all.stretches, lags, m_options.threads);
        const BrownianLine line = brownianLine(m_all.stretches, lags, m_all.spacing);
        const Eigen::VectorXd ofIons = moments.square.transpose() * line.slope / 6;
        const double value = ofIons.mean();
        m_result.fit = {ps(range.first), ps(range.last)};
        m_result.exponent = exponentBetween(moments, 0, lags.size() - 1).value;
        if (!(value > 0)) {
            m_result.reason = fmt::format("the MSD does not grow between {:.6g} and {:.6g} ps",
                                          ps(range.first), ps(range.last));
            return;
        }
        m_result.value = value;
        m_result.intercept = (moments.square.transpose() * line.intercept).mean();
        const double stepVariance = 2 * value * m_all.spacing;  // of one component
        m_result.modelError =
            stepVariance * std::sqrt(3 / static_cast<double>(m_all.ionCount()) * line.variance) / 6;
        if (m_all.ionCount() > 1)
            m_result.ionError = errorOverIons(ofIons);
        m_result.blockError = errorOverBlocks(range, lags);
        chooseError();
    }

    // Blocks of time of equal length, each longer than the longest lag.
    std::optional<double> errorOverBlocks(LagRange range, const std::vector<std::size_t>& lags) {
        const std::size_t count =
            std::clamp(m_all.frameCount / (2 * range.last), kFewestBlocks, kMostBlocks);
        const std::size_t length = m_all.frameCount / count;
        std::vector<double> values;
        for (std::size_t block = 0; block < count; ++block) {
            const std::vector<Stretch> part = within(m_all.stretches, {block * length, length});
            if (part.empty() || longestStretch(part) <= range.last)
                continue;
            const BrownianLine line = brownianLine(part, lags, m_all.spacing);
            const Moments moments = momentsOf(m_all, part, lags, m_options.threads);
            values.push_back((moments.square.transpose() * line.slope).mean() / 6);
        }
        if (values.size() < kFewestBlocks)
            return std::nullopt;
        return errorOverIons(
            Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<long>(values.size())));
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
    std::size_t m_longest;
    Diffusion m_result;
};

}  // namespace

Diffusion diffusionOf(const Displacements& displacements, const DiffusionOptions& options) {
    return DiffusionFit(displacements, options).run();
}

}  // namespace mtp
