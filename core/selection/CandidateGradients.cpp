#include "core/selection/CandidateGradients.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/LinkedCells.h"

namespace mtp {

void siteGradients(const GradientPlan& plan, const Frame& frame, ParameterGradients& kernel,
                   std::vector<double>& out) {
    const LinkedCells cells(frame.cell, frame.positions, plan.evaluation.radial.maxDist);
    std::vector<int> species(cells.size());
    for (std::size_t place = 0; place < cells.size(); ++place)
        species[place] = frame.types[static_cast<std::size_t>(cells.atom(place))];
    const std::size_t width = plan.layout.siteCount();
    std::vector<double> byPlace(cells.size() * width);
    kernel.compute(CellView{cells, species, 0, cells.size()}, byPlace);
    out.resize(byPlace.size());
    for (std::size_t place = 0; place < cells.size(); ++place)
        std::copy_n(byPlace.data() + place * width, width,
                    out.data() + static_cast<std::size_t>(cells.atom(place)) * width);
}

Eigen::VectorXd sumOfSites(const ParameterLayout& layout, std::span<const int> species,
                           std::span<const double> sites) {
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(layout.count()));
    const std::size_t width = layout.siteCount();
    for (std::size_t atom = 0; atom < species.size(); ++atom)
        for (std::size_t k = 0; k < width; ++k)
            sum[static_cast<Eigen::Index>(layout.parameter(species[atom], k))] +=
                sites[atom * width + k];
    return sum;
}

CandidateGradients::CandidateGradients(const GradientPlan& plan, const ActiveSet& like,
                                       std::span<const Frame> frames, int threads,
                                       Progress* progress)
    : m_plan(plan)
    , m_mode(like.mode)
    , m_weight(like.weight)
    , m_weightScaling(like.weightScaling)
    , m_width(like.mode == GradeMode::Neighbourhood ? plan.layout.siteCount()
                                                    : plan.layout.count()) {
    for (std::size_t f = 0; f < frames.size(); ++f) {
        const Frame& frame = frames[f];
        const auto index = static_cast<int>(f);
        m_first.push_back(m_origins.size());
        if (m_mode == GradeMode::Configuration) {
            m_origins.push_back({index, kEnergyEquation});
            continue;
        }
        for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
            m_origins.push_back({index, siteEquation(frame.atomCount(), atom)});
            m_species.push_back(frame.types[atom]);
        }
    }
    m_values.resize(m_origins.size() * m_width);
    const auto workers =
        std::min<std::size_t>(frames.size(), static_cast<std::size_t>(resolveThreadCount(threads)));
    std::atomic<std::size_t> next{0};
    parallelFor(workers, threads, [&](std::size_t worker) {
        const auto kernel = ParameterGradients::create(m_plan);
        for (std::size_t f; (f = next++) < frames.size();) {
            compute(frames[f], f, *kernel);
            if (progress && worker == 0)
                progress->step(static_cast<double>(f) / static_cast<double>(frames.size()),
                               "Computing gradients");
        }
    });
}

void CandidateGradients::compute(const Frame& frame, std::size_t index,
                                 ParameterGradients& kernel) {
    std::vector<double> sites;
    try {
        siteGradients(m_plan, frame, kernel, sites);
    } catch (const InputError& error) {
        throw InputError(fmt::format("configuration {}: {}", index + 1, error.what()));
    }
    double* to = m_values.data() + m_first[index] * m_width;
    if (m_mode == GradeMode::Neighbourhood) {
        std::transform(sites.begin(), sites.end(), to, [this](double x) { return m_weight * x; });
        return;
    }
    const Eigen::VectorXd sum = sumOfSites(m_plan.layout, frame.types, sites);
    const double scale =
        m_weight / std::pow(static_cast<double>(frame.atomCount()), m_weightScaling / 2);
    std::transform(sum.begin(), sum.end(), to, [scale](double x) { return scale * x; });
}

Eigen::VectorXd CandidateGradients::gradient(std::size_t candidate) const {
    const auto n = static_cast<Eigen::Index>(m_plan.layout.count());
    if (m_mode == GradeMode::Configuration)
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
        m_mode == GradeMode::Neighbourhood ? m_plan.layout.species : 1);
    for (std::size_t candidate = 0; candidate < count(); ++candidate)
        groups[m_mode == GradeMode::Neighbourhood ? static_cast<std::size_t>(m_species[candidate])
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
            if (m_mode == GradeMode::Neighbourhood)
                inverse.siteProducts(static_cast<int>(group), {gradients, size}, {products, size});
            else
                inverse.products({gradients, size}, {products, size});
        });
    }
}

}  // namespace mtp
