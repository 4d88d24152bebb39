// Leaves a local minimum of the search: random displacements of the radial coefficients, led down
// on a sample first, and on the whole set where that promises a lower minimum (basin hopping: Wales
// and Doye, J. Phys. Chem. A 101, 5111 (1997)).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/training/LevenbergMarquardt.h"

namespace mtp {

inline constexpr int kHopStepsOnSample = 10;
inline constexpr int kHopStepsOnAll = 12;  // at most
// Points near a minimum from which it is tried to reach a lower one.
int defaultHops(int level);

class BasinHopping {
public:
    // all, sample: the fit to the whole set and to a part of it; must outlive it.
    BasinHopping(Fit& all, Fit& sample, std::uint64_t seed,
                 std::function<void(const std::string&)> note);

    // From a minimum: a search at a point that is lower by a thousandth, or nothing. Hops of other
    // numbers go elsewhere; the same number goes to the same place.
    std::optional<LevenbergMarquardt> hop(const FitPoint& minimum, int number);

private:
    double sampleMinimum(const FitPoint& minimum);
    LevenbergMarquardt refineOnSample(const Eigen::VectorXd& radial);

    Fit& m_all;
    Fit& m_sample;
    std::uint64_t m_seed;
    std::function<void(const std::string&)> m_note;
    Eigen::VectorXd m_known;  // the minimum of m_sampleMinimum
    double m_sampleMinimum = 0;
};

}  // namespace mtp
