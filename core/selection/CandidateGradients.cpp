#include "core/selection/CandidateGradients.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/model/GhostAtoms.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/LinkedCells.h"

namespace mtp {
namespace {

// byPlace: memory that is used again.
void gradientsOfSites(const GradientPlan& plan, const Frame& frame, ParameterGradients& kernel,
                      std::vector<double>& byPlace, std::vector<double>& out) {
    const LinkedCells cells(frame.cell, frame.positions, plan.evaluation.radial.maxDist,
                            LinkedCells::Search::ByCell);
    std::vector<int> species(cells.size());
    for (std::size_t place = 0; place < cells.size(); ++place)
        species[place] = frame.types[static_cast<std::size_t>(cells.atom(place))];
    const std::size_t width = plan.layout.siteCount(), own = ownAtomCount(frame);
    const auto isOwn = [&](std::size_t place) {
        return static_cast<std::size_t>(cells.atom(place)) < own;
    };
    byPlace.resize(cells.size() * width);
    out.resize(own * width);
    // Runs of places that hold no ghosts.
    for (std::size_t begin = 0, end; begin < cells.size(); begin = end) {
        for (end = begin; end < cells.size() && isOwn(end);)
            ++end;
        if (end == begin) {
            ++end;
            continue;
        }
        kernel.compute(CellView{cells, species, begin, end},
                       std::span(byPlace).subspan(begin * width, (end - begin) * width));
        for (std::size_t place = begin; place < end; ++place)
            std::copy_n(byPlace.data() + place * width, width,
                        out.data() + static_cast<std::size_t>(cells.atom(place)) * width);
    }
}

}  // namespace

void siteGradients(const GradientPlan& plan, const Frame& frame, ParameterGradients& kernel,
                   std::vector<double>& out) {
    std::vector<double> byPlace;
    gradientsOfSites(plan, frame, kernel, byPlace, out);
}

void forEachSiteGradients(const GradientPlan& plan, std::span<const Frame> frames,
                          const SiteGradientLoop& loop,
                          const std::function<void(std::size_t, const std::vector<double>&)>& use) {
    const auto workers = std::min<std::size_t>(
        frames.size(), static_cast<std::size_t>(resolveThreadCount(loop.threads)));
    std::atomic<std::size_t> next{0};
    parallelFor(workers, loop.threads, [&](std::size_t worker) {
        const auto kernel = ParameterGradients::create(plan);
        std::vector<double> sites, byPlace;
        for (std::size_t f; (f = next++) < frames.size();) {
            try {
                if (frames[f].atomCount() > 0)
                    gradientsOfSites(plan, frames[f], *kernel, byPlace, sites);
                else
                    sites.clear();
            } catch (const InputError& error) {
                throw InputError(fmt::format("configuration {}: {}", f + 1, error.what()));
            }
            use(f, sites);
            if (loop.progress && worker == 0)
                loop.progress->step(static_cast<double>(f) / static_cast<double>(frames.size()),
                                    loop.what);
        }
    });
}

Eigen::VectorXd configurationGradient(const ParameterLayout& layout, const RowKind& kind,
                                      std::span<const int> species, std::span<const double> sites) {
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(layout.count()));
    const std::size_t width = layout.siteCount();
    for (std::size_t atom = 0; atom < species.size(); ++atom)
        for (std::size_t k = 0; k < width; ++k)
            sum[static_cast<Eigen::Index>(layout.parameter(species[atom], k))] +=
                sites[atom * width + k];
    sum *= kind.weight / std::pow(static_cast<double>(species.size()), kind.weightScaling / 2);
    return sum;
}

CandidateGradients::CandidateGradients(const GradientPlan& plan, const RowKind& kind,
                                       std::span<const Frame> frames, int threads,
                                       Progress* progress)
    : m_plan(plan)
    , m_kind(kind)
    , m_width(kind.mode == GradeMode::Neighbourhood ? plan.layout.siteCount()
                                                    : plan.layout.count()) {
    for (std::size_t f = 0; f < frames.size(); ++f) {
        const Frame& frame = frames[f];
        const auto index = static_cast<int>(f);
        m_first.push_back(m_origins.size());
        if (kind.mode == GradeMode::Configuration) {
            m_origins.push_back({index, kEnergyEquation});
            continue;
        }
        const std::size_t atoms = ownAtomCount(frame);
        for (std::size_t atom = 0; atom < atoms; ++atom) {
            m_origins.push_back({index, siteEquation(atoms, atom)});
            m_species.push_back(frame.types[atom]);
        }
    }
    m_values.resize(m_origins.size() * m_width);
    forEachSiteGradients(
        plan, frames, {threads, progress, "Computing gradients"},
        [&](std::size_t f, const std::vector<double>& sites) { store(frames[f], f, sites); });
}

void CandidateGradients::store(const Frame& frame, std::size_t index,
                               const std::vector<double>& sites) {
    double* to = m_values.data() + m_first[index] * m_width;
    if (m_kind.mode == GradeMode::Neighbourhood) {
        std::transform(sites.begin(), sites.end(), to,
                       [this](double x) { return m_kind.weight * x; });
        return;
    }
    if (sites.empty()) {
        std::fill_n(to, m_width, 0.0);
        return;
    }
    const Eigen::VectorXd row = configurationGradient(
        m_plan.layout, m_kind, std::span(frame.types).first(ownAtomCount(frame)), sites);
    std::copy(row.begin(), row.end(), to);
}

Eigen::VectorXd CandidateGradients::gradient(std::size_t candidate) const {
    const auto n = static_cast<Eigen::Index>(m_plan.layout.count());
    if (m_kind.mode == GradeMode::Configuration)
        return Eigen::Map<const Eigen::VectorXd>(stored(candidate), n);
    Eigen::VectorXd out = Eigen::VectorXd::Zero(n);
    for (std::size_t k = 0; k < m_width; ++k)
        out[static_cast<Eigen::Index>(m_plan.layout.parameter(m_species[candidate], k))] =
            stored(candidate)[k];
    return out;
}

void CandidateGradients::multiply(const InverseProduct& inverse, double* out, std::size_t stride,
                                  int threads) const {
    // Candidates of one species are multiplied together.
    std::vector<std::vector<std::size_t>> groups(
        m_kind.mode == GradeMode::Neighbourhood ? m_plan.layout.species : 1);
    for (std::size_t candidate = 0; candidate < count(); ++candidate)
        groups[m_kind.mode == GradeMode::Neighbourhood
                   ? static_cast<std::size_t>(m_species[candidate])
                   : 0]
            .push_back(candidate);
    constexpr std::size_t kShare = 4 * InverseProduct::kTogether;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const std::vector<std::size_t>& members = groups[group];
        parallelFor((members.size() + kShare - 1) / kShare, threads, [&](std::size_t share) {
            const double* gradients[kShare];
            double* products[kShare];
            const std::size_t first = share * kShare;
            const std::size_t size = std::min(kShare, members.size() - first);
            for (std::size_t k = 0; k < size; ++k) {
                gradients[k] = stored(members[first + k]);
                products[k] = out + members[first + k] * stride;
            }
            if (m_kind.mode == GradeMode::Neighbourhood)
                inverse.siteProducts(static_cast<int>(group), {gradients, size}, {products, size});
            else
                inverse.products({gradients, size}, {products, size});
        });
    }
}

}  // namespace mtp
