#include "core/dynamics/Residence.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Parallel.h"
#include "core/dynamics/Unwrap.h"
#include "core/model/PlaneGaps.h"

namespace mtp {

namespace {

constexpr double kGone = 0.05;  // of `continuous`, from which on its integral is taken

struct ResidenceCounts {
    std::vector<double> together, unbroken;  // by lag
    double present = 0, presentFilled = 0;   // pairs and frames
};

std::vector<bool> filled(const std::vector<bool>& isNear, std::size_t tolerance) {
    std::vector<bool> result = isNear;
    std::size_t last = isNear.size();
    for (std::size_t k = 0; k < isNear.size(); ++k) {
        if (!isNear[k])
            continue;
        if (last < k && k - last <= tolerance + 1)
            std::fill(result.begin() + static_cast<std::ptrdiff_t>(last),
                      result.begin() + static_cast<std::ptrdiff_t>(k), true);
        last = k;
    }
    return result;
}

// Frames [k, k + lag] of which all are present.
std::size_t unbrokenCount(const std::vector<bool>& isNear, std::size_t lag) {
    std::size_t count = 0, run = 0;
    for (const bool isPresent : isNear) {
        run = isPresent ? run + 1 : 0;
        count += run > lag;
    }
    return count;
}

void countPair(const std::vector<bool>& isNear, const std::vector<std::size_t>& lags,
               std::size_t tolerance, ResidenceCounts& counts) {
    const std::vector<bool> stays = filled(isNear, tolerance);
    counts.present += static_cast<double>(std::count(isNear.begin(), isNear.end(), true));
    counts.presentFilled += static_cast<double>(std::count(stays.begin(), stays.end(), true));
    for (std::size_t row = 0; row < lags.size(); ++row) {
        std::size_t together = 0;
        for (std::size_t k = 0; k + lags[row] < isNear.size(); ++k)
            together += isNear[k] && isNear[k + lags[row]];
        counts.together[row] += static_cast<double>(together);
        counts.unbroken[row] += static_cast<double>(unbrokenCount(stays, lags[row]));
    }
}

ResidenceCounts countIon(const PositionSeries& series, const std::vector<StepGeometry>& geometries,
                         const std::vector<PlaneGaps>& gaps, std::size_t ion,
                         const std::vector<std::size_t>& others,
                         const std::vector<std::size_t>& lags, const ResidenceOptions& options) {
    ResidenceCounts counts{std::vector<double>(lags.size()), std::vector<double>(lags.size()), 0,
                           0};
    std::vector<bool> isNear(series.frameCount());
    for (const std::size_t other : others) {
        if (other == ion)
            continue;
        bool isEver = false;
        for (std::size_t k = 0; k < series.frameCount(); ++k) {
            const Eigen::RowVector3d apart = series.at(k, other) - series.at(k, ion);
            isNear[k] = !gaps[k].areBeyond(apart, options.radius) &&
                        geometries[k].step(apart).norm() < options.radius;
            isEver = isEver || isNear[k];
        }
        if (isEver)
            countPair(isNear, lags, options.tolerance, counts);
    }
    return counts;
}

std::vector<std::size_t> ofSpecies(const PositionSeries& series, const std::string& name) {
    std::vector<std::size_t> atoms;
    for (std::size_t atom = 0; atom < series.atomCount(); ++atom)
        if (series.species[static_cast<std::size_t>(series.types[atom])] == name)
            atoms.push_back(atom);
    return atoms;
}

void integrate(double spacing, Residence& result) {
    if (result.continuous.empty() || result.continuous.back() > kGone) {
        result.reason = "neighbours stay longer than the lags";
        return;
    }
    double sum = 0, lastTime = 0, lastValue = 1;
    for (std::size_t row = 0; row < result.lags.size(); ++row) {
        const double time = static_cast<double>(result.lags[row]) * spacing;
        sum += 0.5 * (lastValue + result.continuous[row]) * (time - lastTime);
        lastTime = time;
        lastValue = result.continuous[row];
    }
    result.time = sum;
}

}  // namespace

Residence residenceOf(const PositionSeries& series, const std::string& ion,
                      const std::string& other, double spacing,
                      const std::vector<std::size_t>& lags, const ResidenceOptions& options) {
    if (!(options.radius > 0))
        throw InputError("the radius of neighbours must be positive");
    const std::vector<std::size_t> ions = ofSpecies(series, ion), others = ofSpecies(series, other);
    Residence result;
    for (const std::size_t lag : lags)
        if (lag < series.frameCount())
            result.lags.push_back(lag);
    std::vector<StepGeometry> geometries;
    std::vector<PlaneGaps> gaps;
    for (const Cell& cell : series.cells) {
        geometries.emplace_back(cell, cell, false);
        gaps.emplace_back(cell);
    }
    std::vector<ResidenceCounts> ofIons(ions.size());
    parallelFor(ions.size(), options.threads, [&](std::size_t i) {
        ofIons[i] = countIon(series, geometries, gaps, ions[i], others, result.lags, options);
    });
    const auto frames = static_cast<double>(series.frameCount());
    ResidenceCounts total{std::vector<double>(result.lags.size()),
                          std::vector<double>(result.lags.size()), 0, 0};
    for (const ResidenceCounts& one : ofIons) {
        total.present += one.present;
        total.presentFilled += one.presentFilled;
        for (std::size_t row = 0; row < result.lags.size(); ++row) {
            total.together[row] += one.together[row];
            total.unbroken[row] += one.unbroken[row];
        }
    }
    if (total.present == 0) {
        result.reason = fmt::format("no {} is within {:g} Å of a {}", other, options.radius, ion);
        return result;
    }
    result.neighbours = total.present / frames / static_cast<double>(ions.size());
    for (std::size_t row = 0; row < result.lags.size(); ++row) {
        const double origins = frames - static_cast<double>(result.lags[row]);
        result.intermittent.push_back(total.together[row] / origins / (total.present / frames));
        result.continuous.push_back(total.unbroken[row] / origins / (total.presentFilled / frames));
    }
    integrate(spacing, result);
    return result;
}

}  // namespace mtp
