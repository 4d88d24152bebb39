#include "core/mtp/Evaluator.h"

#include <algorithm>

#include "core/base/Parallel.h"
#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/EvaluatorKernel.h"
#include "core/mtp/RadialFunctions.h"

namespace mtp {
namespace {

constexpr std::size_t kAtomsWorthAThread = 32;

struct Part {
    std::vector<double> forces;  // 3 per place
    std::array<double, 6> virial{};
};

Eigen::Matrix3d symmetric(const std::array<double, 6>& v) {
    Eigen::Matrix3d out;
    out << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
    return out;
}

// Forces of all parts, added in their order, to the atoms of the places.
Positions gatherForces(const std::vector<Part>& parts, const LinkedCells& cells, int threads) {
    Positions forces(static_cast<Eigen::Index>(cells.size()), 3);
    constexpr std::size_t kBlock = 1 << 14;
    parallelFor((cells.size() + kBlock - 1) / kBlock, threads, [&](std::size_t block) {
        const std::size_t end = std::min(cells.size(), (block + 1) * kBlock);
        for (std::size_t place = block * kBlock; place < end; ++place)
            for (std::size_t axis = 0; axis < 3; ++axis) {
                double sum = 0;
                for (const Part& part : parts)
                    sum += part.forces[3 * place + axis];
                forces(cells.atom(place), static_cast<Eigen::Index>(axis)) = sum;
            }
    });
    return forces;
}

}  // namespace

struct Evaluator::Impl {
    explicit Impl(Potential given) : potential(std::move(given)), plan(potential) {}

    Potential potential;
    EvaluationPlan plan;
};

Evaluator::Evaluator(Potential potential) {
    requireTrained(potential);
    m_impl = std::make_unique<Impl>(std::move(potential));
}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

const Potential& Evaluator::potential() const {
    return m_impl->potential;
}

Prediction Evaluator::evaluate(const Frame& frame, int threads) const {
    requireEvaluable(m_impl->potential, frame);
    const LinkedCells cells(frame.cell, frame.positions, m_impl->potential.radial.maxDist);
    std::vector<int> types(cells.size());
    for (std::size_t place = 0; place < cells.size(); ++place)
        types[place] = frame.types[static_cast<std::size_t>(cells.atom(place))];
    const EvaluationTask task{&m_impl->plan, &cells, &types};
    std::vector<double> energies(cells.size());
    const auto count =
        std::clamp<std::size_t>(cells.size() / kAtomsWorthAThread, 1,
                                static_cast<std::size_t>(resolveThreadCount(threads)));
    std::vector<Part> parts(count);
    parallelFor(count, threads, [&](std::size_t k) {
        parts[k].forces.assign(3 * cells.size(), 0.0);
        EvaluationResult result{energies.data(), parts[k].forces.data()};
        evaluatePlaces(task, k * cells.size() / count, (k + 1) * cells.size() / count, result);
        parts[k].virial = result.virial;
    });
    Prediction prediction;
    prediction.forces = gatherForces(parts, cells, threads);
    for (const Part& part : parts)
        prediction.virial += symmetric(part.virial);
    prediction.siteEnergies.resize(cells.size());
    for (std::size_t place = 0; place < cells.size(); ++place) {
        prediction.siteEnergies[static_cast<std::size_t>(cells.atom(place))] = energies[place];
        prediction.energy += energies[place];
    }
    return prediction;
}

std::vector<Prediction> evaluateAll(const Evaluator& evaluator, const std::vector<Frame>& frames,
                                    int threads, Progress* progress) {
    std::vector<Prediction> predictions(frames.size());
    // In blocks, so that progress is told and cancellation heard from the calling thread.
    constexpr std::size_t kBlock = 64;
    for (std::size_t start = 0; start < frames.size(); start += kBlock) {
        const std::size_t count = std::min(kBlock, frames.size() - start);
        const int threadsWithin = frames.size() == 1 ? threads : 1;
        parallelFor(count, threads, [&](std::size_t i) {
            predictions[start + i] = evaluator.evaluate(frames[start + i], threadsWithin);
        });
        if (progress)
            progress->step(static_cast<double>(start + count) / static_cast<double>(frames.size()),
                           "Evaluating");
    }
    return predictions;
}

}  // namespace mtp
