// Leaves a local minimum of the search by basin hopping (Wales and Doye, J. Phys. Chem. A 101, 5111
// (1997)): random displacements of the radial coefficients are minimised on a sample first, and on
// the whole set if the sample promises a lower minimum.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/training/LevenbergMarquardt.h"

namespace mtp {

inline constexpr int kHopStepsOnSample = 10;
inline constexpr int kHopStepsOnAll = 12;  // at most
// The number of hops by level. None above level 16 and none on a large set, whose starts are more
// and go further: they hardly ever found a lower minimum there.
int defaultHops(int level, bool isLarge);

class BasinHopping {
public:
    static constexpr double kLower = 0.999;  // the part of the objective that a hop must get below

    // all, sample: the fits to the whole set and to a part of it; they must outlive this object.
    BasinHopping(Fit& all, Fit& sample, std::uint64_t seed,
                 std::function<void(const std::string&)> note);

    // Returns a search at a point whose objective is at least a thousandth below that of `minimum`,
    // or nothing if the hop found none. `number` decides where the hop goes.
    std::optional<LevenbergMarquardt> hop(const FitPoint& minimum, int number);

private:
    double sampleMinimum(const FitPoint& minimum);
    LevenbergMarquardt refineOnSample(const Eigen::VectorXd& radial);

    Fit& m_all;
    Fit& m_sample;
    std::uint64_t m_seed;
    std::function<void(const std::string&)> m_note;
    Eigen::VectorXd m_known;     // the minimum that m_sampleMinimum belongs to
    double m_sampleMinimum = 0;  // the lowest objective near it on the sample
};

}  // namespace mtp
