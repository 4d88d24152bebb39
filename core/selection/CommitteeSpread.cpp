#include "core/selection/CommitteeSpread.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"

namespace mtp {
namespace {

// Sums over members of what they differ by from the first one: variances without loss of digits.
struct DifferenceSums {
    double energy = 0, energySquared = 0;
    Positions forces;
    Eigen::VectorXd forcesSquared;  // per atom

    explicit DifferenceSums(std::size_t atoms)
        : forces(Positions::Zero(static_cast<Eigen::Index>(atoms), 3))
        , forcesSquared(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(atoms))) {}

    void add(const Prediction& prediction, const Prediction& first) {
        const double difference = prediction.energy - first.energy;
        energy += difference;
        energySquared += difference * difference;
        const Positions apart = prediction.forces - first.forces;
        forces += apart;
        forcesSquared += apart.rowwise().squaredNorm();
    }

    ConfigurationSpread spread(std::size_t members) const {
        const auto count = static_cast<double>(members);
        const auto deviation = [count](double sumSquared, double squaredSum) {
            return std::sqrt(std::max(0.0, (sumSquared - squaredSum / count) / (count - 1)));
        };
        ConfigurationSpread out;
        const auto atoms = static_cast<std::size_t>(forces.rows());
        if (atoms == 0)
            return out;
        out.energy = deviation(energySquared, energy * energy) / static_cast<double>(atoms);
        for (Eigen::Index atom = 0; atom < forces.rows(); ++atom)
            out.atomForces.push_back(
                deviation(forcesSquared[atom], forces.row(atom).squaredNorm()));
        const auto worst = std::max_element(out.atomForces.begin(), out.atomForces.end());
        out.worstAtom = static_cast<std::size_t>(worst - out.atomForces.begin());
        out.force = *worst;
        return out;
    }
};

}  // namespace

Committee::Committee(std::vector<Potential> members) {
    if (members.size() < 2)
        throw InputError(
            fmt::format("{} potential(s): a committee has at least 2", members.size()));
    for (std::size_t k = 1; k < members.size(); ++k)
        if (members[k].species != members[0].species ||
            members[k].speciesCount != members[0].speciesCount)
            throw InputError(
                fmt::format("member {} of the committee has other species than member 1", k + 1));
    for (Potential& member : members)
        m_members.emplace_back(std::move(member));
}

std::vector<ConfigurationSpread> Committee::evaluate(const std::vector<Frame>& frames, int threads,
                                                     Progress* progress) const {
    const std::vector<Prediction> first = evaluateAll(m_members[0], frames, threads, progress);
    std::vector<DifferenceSums> sums;
    for (const Frame& frame : frames)
        sums.emplace_back(frame.atomCount());
    for (std::size_t member = 1; member < m_members.size(); ++member) {
        const std::vector<Prediction> other =
            evaluateAll(m_members[member], frames, threads, progress);
        for (std::size_t f = 0; f < frames.size(); ++f)
            sums[f].add(other[f], first[f]);
    }
    std::vector<ConfigurationSpread> spreads;
    for (const DifferenceSums& sum : sums)
        spreads.push_back(sum.spread(m_members.size()));
    return spreads;
}

}  // namespace mtp
