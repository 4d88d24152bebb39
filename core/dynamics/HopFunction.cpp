#include "core/dynamics/HopFunction.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "core/base/Table.h"

namespace mtp {

namespace {

constexpr double kDefaultWindow = 5;  // ps
constexpr std::size_t kFewestWindowFrames = 5;

// Sums of x, y, z and of their squares over any frames of a stretch, relative to its first frame so
// that the squares keep their digits.
class WindowSums {
public:
    WindowSums(const Displacements& all, std::size_t ion, Stretch stretch)
        : m_sums(stretch.count + 1, Eigen::Array4d::Zero()) {
        for (std::size_t axis = 0; axis < 3; ++axis)
            m_axes[axis] = all.axis(ion, axis) + stretch.first;
        for (std::size_t k = 0; k < stretch.count; ++k) {
            const Eigen::Array3d place = at(k);
            m_sums[k + 1].head<3>() = m_sums[k].head<3>() + place;
            m_sums[k + 1][3] = m_sums[k][3] + place.square().sum();
        }
    }

    // Of frame k, relative to frame 0.
    Eigen::Array3d at(std::size_t k) const {
        return {double{m_axes[0][k]} - m_axes[0][0], double{m_axes[1][k]} - m_axes[1][0],
                double{m_axes[2][k]} - m_axes[2][0]};
    }
    Eigen::Array3d mean(std::size_t first, std::size_t count) const {
        return (m_sums[first + count] - m_sums[first]).head<3>() / static_cast<double>(count);
    }
    // Mean squared distance of these frames from a point.
    double spread(std::size_t first, std::size_t count, const Eigen::Array3d& point) const {
        const Eigen::Array3d middle = mean(first, count);
        const double square =
            (m_sums[first + count] - m_sums[first])[3] / static_cast<double>(count);
        return std::max(0.0, square - middle.square().sum()) + (middle - point).square().sum();
    }

private:
    const float* m_axes[3];
    std::vector<Eigen::Array4d> m_sums;
};

void addFixedWindows(const WindowSums& sums, std::size_t window, Stretch stretch,
                     std::vector<double>& values) {
    for (std::size_t k = window; k + window <= stretch.count; ++k) {
        const double before = sums.spread(k - window, window, sums.mean(k, window));
        const double after = sums.spread(k, window, sums.mean(k - window, window));
        values[stretch.first + k] = std::sqrt(before * after);
    }
}

double meanOf(const std::vector<double>& values, std::size_t first, std::size_t count) {
    double sum = 0;
    for (std::size_t k = first; k < first + count; ++k)
        sum += values[k];
    return sum / static_cast<double>(count);
}

void addRollingWindows(const WindowSums& sums, std::size_t window, Stretch stretch,
                       std::vector<double>& values) {
    std::vector<double> fromPast(stretch.count, kUnknown), fromFuture(stretch.count, kUnknown);
    for (std::size_t k = 0; k < stretch.count; ++k) {
        if (k + 1 >= window)
            fromPast[k] = (sums.at(k) - sums.mean(k + 1 - window, window)).square().sum();
        if (k + window <= stretch.count)
            fromFuture[k] = (sums.at(k) - sums.mean(k, window)).square().sum();
    }
    for (std::size_t k = 2 * window; k + 2 * window < stretch.count; ++k)
        values[stretch.first + k] =
            std::sqrt(meanOf(fromPast, k, window) * meanOf(fromFuture, k + 1 - window, window));
}

}  // namespace

std::size_t defaultHopWindow(double spacing) {
    return std::max(kFewestWindowFrames,
                    static_cast<std::size_t>(std::llround(kDefaultWindow / spacing)));
}

std::vector<double> hopFunction(const Displacements& displacements, std::size_t ion,
                                std::size_t window, HopFunction function) {
    std::vector<double> values(displacements.frameCount, kUnknown);
    for (const Stretch& stretch : displacements.stretches) {
        if (stretch.count < 2 * window)
            continue;
        const WindowSums sums(displacements, ion, stretch);
        if (function == HopFunction::Candelier)
            addFixedWindows(sums, window, stretch, values);
        else
            addRollingWindows(sums, window, stretch, values);
    }
    return values;
}

}  // namespace mtp
