#include "core/mtp/Evaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "core/base/Parallel.h"

namespace mtp {
namespace {

constexpr std::size_t kAtomsWorthAThread = 32;

struct Part {
    std::vector<double> forces;  // kCellForceSize per place
    std::array<double, 6> virial{};
};

Eigen::Matrix3d symmetric(const std::array<double, 6>& v) {
    Eigen::Matrix3d out;
    out << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
    return out;
}

// Adds the forces of all parts in their order and returns them in the order of the atoms.
Positions gatherForces(const std::vector<Part>& parts, const LinkedCells& cells, int threads) {
    Positions forces(static_cast<Eigen::Index>(cells.size()), 3);
    constexpr std::size_t kBlock = 1 << 14;
    parallelFor((cells.size() + kBlock - 1) / kBlock, threads, [&](std::size_t block) {
        const std::size_t end = std::min(cells.size(), (block + 1) * kBlock);
        for (std::size_t place = block * kBlock; place < end; ++place)
            for (std::size_t axis = 0; axis < 3; ++axis) {
                double sum = 0;
                for (const Part& part : parts)
                    sum += part.forces[kCellForceSize * place + axis];
                forces(cells.atom(place), static_cast<Eigen::Index>(axis)) = sum;
            }
    });
    return forces;
}

}  // namespace

// Workspaces that wait for their next use; threads take one each and give it back.
class Evaluator::WorkspacePool {
public:
    SiteEvaluator::Workspace take() {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty())
            return {};
        SiteEvaluator::Workspace workspace = std::move(m_free.back());
        m_free.pop_back();
        return workspace;
    }
    void giveBack(SiteEvaluator::Workspace workspace) {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(std::move(workspace));
    }

private:
    std::mutex m_mutex;
    std::vector<SiteEvaluator::Workspace> m_free;
};

Evaluator::Evaluator(Potential potential)
    : m_sites(std::move(potential)), m_pool(std::make_shared<WorkspacePool>()) {}

Prediction Evaluator::evaluate(const Frame& frame, int threads) const {
    requireEvaluable(potential(), frame);
    const LinkedCells cells(frame.cell, frame.positions, m_sites.cutoff(),
                            LinkedCells::Search::ByCell);
    std::vector<int> species(cells.size());
    for (std::size_t place = 0; place < cells.size(); ++place)
        species[place] = frame.types[static_cast<std::size_t>(cells.atom(place))];
    std::vector<double> energies(cells.size());
    const auto count =
        std::clamp<std::size_t>(cells.size() / kAtomsWorthAThread, 1,
                                static_cast<std::size_t>(resolveThreadCount(threads)));
    std::vector<Part> parts(count);
    parallelFor(count, threads, [&](std::size_t k) {
        parts[k].forces.assign(kCellForceSize * cells.size(), 0.0);
        SiteEvaluator::Workspace workspace = m_pool->take();
        SiteOutputs out;
        out.forces = parts[k].forces;
        out.siteEnergies = energies;
        const CellView share{cells, species, k * cells.size() / count,
                             (k + 1) * cells.size() / count};
        parts[k].virial = m_sites.evaluate(share, workspace, out).virial;
        m_pool->giveBack(std::move(workspace));
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

void requireEvaluable(const Potential& potential, const Frame& frame) {
    if (!potential.isTrained())
        throw InputError("the potential has no coefficients: it is not trained");
    if (static_cast<std::size_t>(frame.positions.rows()) != frame.atomCount())
        throw InputError(fmt::format("a configuration has {} types but {} positions",
                                     frame.atomCount(), frame.positions.rows()));
    for (int type : frame.types)
        if (type < 0 || type >= potential.speciesCount)
            throw InputError(fmt::format("atom type {} is not one of the potential's {} species",
                                         type, potential.speciesCount));
}

std::vector<Prediction> evaluateAll(const Evaluator& evaluator, const std::vector<Frame>& frames,
                                    int threads, Progress* progress) {
    std::vector<Prediction> predictions(frames.size());
    // In blocks, so that the calling thread reports progress and notices a cancellation.
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
