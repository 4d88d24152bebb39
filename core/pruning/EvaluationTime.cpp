#include "core/pruning/EvaluationTime.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/base/Error.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/mtp/VerletLists.h"

namespace mtp {
namespace {

constexpr double kSkin = 1.0;  // Å
// Evaluations in a row: after the first one everything is in the cache, as in a simulation.
constexpr int kInARow = 3;

// A configuration as a simulation holds it: periodic images as atoms of their own, and lists.
class SimulatedAtoms {
public:
    SimulatedAtoms(const Frame& frame, double cutoff) : m_types(frame.types) {
        const std::size_t count = frame.atomCount();
        const Positions wrapped = frame.cell.wrapped(frame.positions);
        m_positions.assign(wrapped.data(), wrapped.data() + wrapped.size());
        if (frame.cell.isPeriodic())
            addImages(frame.cell, wrapped, cutoff + kSkin);
        m_forces.resize(m_positions.size());
        m_lists.build(m_positions, count, cutoff + kSkin);
    }

    double secondsOf(const SiteEvaluator& evaluator, SiteEvaluator::Workspace& workspace) {
        NeighbourView view;
        view.positions = m_positions;
        view.types = m_types;
        view.centrals = m_lists.centrals();
        view.neighbours = m_lists.neighbours();
        view.neighbourCounts = m_lists.counts();
        SiteOutputs out;
        out.forces = m_forces;
        std::fill(m_forces.begin(), m_forces.end(), 0.0);
        const auto began = std::chrono::steady_clock::now();
        evaluator.evaluate(view, workspace, out);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }

private:
    // Along each periodic direction the images that are nearer than `reach` to the cell.
    void addImages(const Cell& cell, const Positions& wrapped, double reach) {
        const Positions fractional = cell.toFractional(wrapped);
        const Eigen::Vector3d heights = cell.heights();
        Eigen::Vector3d margin = Eigen::Vector3d::Zero();
        Eigen::Vector3i most = Eigen::Vector3i::Zero();
        for (int axis = 0; axis < 3; ++axis)
            if (cell.periodic[static_cast<std::size_t>(axis)]) {
                margin[axis] = reach / heights[axis];
                most[axis] = static_cast<int>(std::ceil(margin[axis]));
            }
        for (int a = -most[0]; a <= most[0]; ++a)
            for (int b = -most[1]; b <= most[1]; ++b)
                for (int c = -most[2]; c <= most[2]; ++c)
                    if (a != 0 || b != 0 || c != 0)
                        addImage(cell, fractional, Eigen::RowVector3d(a, b, c), margin);
    }

    void addImage(const Cell& cell, const Positions& fractional, const Eigen::RowVector3d& shift,
                  const Eigen::Vector3d& margin) {
        for (Eigen::Index i = 0; i < fractional.rows(); ++i) {
            const Eigen::RowVector3d place = fractional.row(i) + shift;
            bool isNear = true;
            for (int axis = 0; axis < 3; ++axis)
                isNear = isNear && place[axis] >= -margin[axis] && place[axis] <= 1 + margin[axis];
            if (!isNear)
                continue;
            const Eigen::RowVector3d position = place * cell.vectors;
            m_positions.insert(m_positions.end(), position.data(), position.data() + 3);
            m_types.push_back(m_types[static_cast<std::size_t>(i)]);
        }
    }

    std::vector<double> m_positions, m_forces;
    std::vector<int> m_types;
    VerletLists m_lists;
};

std::vector<Frame> spreadOver(const std::vector<Frame>& frames, std::size_t count) {
    std::vector<Frame> some;
    const std::size_t number = std::min(count, frames.size());
    for (std::size_t k = 0; k < number; ++k)
        some.push_back(frames[k * frames.size() / number]);
    return some;
}

// A potential with the atoms of all configurations, and the shortest time of each.
struct Candidate {
    Candidate(const Potential& potential, const std::vector<Frame>& frames)
        : evaluator(potential), best(frames.size(), std::numeric_limits<double>::infinity()) {
        for (const Frame& frame : frames) {
            const Frame typed = withSpeciesOrder(frame, potential.species);
            requireEvaluable(potential, typed);
            atoms.emplace_back(typed, potential.radial.maxDist);
        }
    }

    void measure(std::size_t frame) {
        for (int k = 0; k < kInARow; ++k)
            best[frame] = std::min(best[frame], atoms[frame].secondsOf(evaluator, workspace));
    }

    SiteEvaluator evaluator;
    SiteEvaluator::Workspace workspace;
    std::vector<SimulatedAtoms> atoms;
    std::vector<double> best;  // s
};

}  // namespace

std::vector<double> measureTimes(const std::vector<Potential>& potentials,
                                 const std::vector<Frame>& frames, const TimingOptions& options) {
    const std::vector<Frame> some = spreadOver(frames, options.configurations);
    if (some.empty())
        throw InputError("no configuration to measure the evaluation with");
    std::vector<Candidate> candidates;
    for (const Potential& potential : potentials)
        candidates.emplace_back(potential, some);
    for (int round = 0; round < options.rounds; ++round) {
        if (options.progress)
            options.progress->step(static_cast<double>(round) / options.rounds,
                                   "Measuring the evaluation");
        for (std::size_t frame = 0; frame < some.size(); ++frame)
            for (Candidate& candidate : candidates)
                candidate.measure(frame);
    }
    const double atoms =
        std::accumulate(some.begin(), some.end(), 0.0, [](double sum, const Frame& frame) {
            return sum + static_cast<double>(frame.atomCount());
        });
    std::vector<double> microseconds;
    for (const Candidate& candidate : candidates)
        microseconds.push_back(
            1e6 * std::accumulate(candidate.best.begin(), candidate.best.end(), 0.0) / atoms);
    return microseconds;
}

std::vector<std::size_t> frontOf(const std::vector<double>& times,
                                 const std::vector<double>& objectives) {
    std::vector<std::size_t> order(times.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(times[a], objectives[a]) < std::pair(times[b], objectives[b]);
    });
    std::vector<std::size_t> front;
    for (const std::size_t k : order)
        if (front.empty() || objectives[k] < objectives[front.back()])
            front.push_back(k);
    return front;
}

}  // namespace mtp
