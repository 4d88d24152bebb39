#include "core/inspection/PhysicsCheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Plural.h"
#include "core/inspection/CompositionKey.h"

namespace mtp {

namespace {

constexpr double kNetForcePerAtom = 0.01;  // eV/Å
constexpr double kLargeForce = 100;        // eV/Å
constexpr double kDeviations = 20;
constexpr double kLeastDeviation = 1;  // eV/atom
constexpr std::size_t kFewestEnergies = 8;

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::string joinNumbers(const std::vector<std::size_t>& numbers) {
    constexpr std::size_t kListed = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(numbers.size(), kListed); ++i)
        list += fmt::format("{}{}", i == 0 ? "" : ", ", numbers[i]);
    return numbers.size() > kListed ? list + ", ..." : list;
}

std::string framesOf(const std::vector<std::size_t>& numbers) {
    return fmt::format("{} ({})", counted(numbers.size(), "frame"), joinNumbers(numbers));
}

}  // namespace

void PhysicsCheck::note(Finding& finding, double value, std::size_t number) {
    finding.numbers.push_back(number);
    if (value > finding.worst || finding.numbers.size() == 1) {
        finding.worst = value;
        finding.worstNumber = number;
    }
}

void PhysicsCheck::add(const Frame& frame, std::size_t number) {
    const Labels& labels = frame.labels;
    const auto atoms = static_cast<double>(frame.atomCount());
    if (frame.atomCount() == 0)
        return;
    if (labels.forces) {
        const double net = labels.forces->colwise().sum().norm();
        if (net > kNetForcePerAtom * atoms)
            note(m_netForce, net, number);
        const double largest = labels.forces->rowwise().norm().maxCoeff();
        if (largest > kLargeForce)
            note(m_largeForce, largest, number);
    }
    if (labels.energy) {
        const double volume = frame.cell.volume();
        m_energies[compositionKey(frame)].push_back(
            {number, *labels.energy / atoms, volume > 0 ? atoms / volume : 0});
    }
    if (labels.isConverged == false)
        note(m_unconverged, 0, number);
    if (labels.isPredicted)
        note(m_predicted, 0, number);
}

// Against the frames of the same composition whose density is within 20 %: at other densities other
// energies are right.
PhysicsCheck::Finding PhysicsCheck::outlyingEnergies() const {
    Finding finding;
    for (const auto& [composition, energies] : m_energies) {
        std::vector<Energy> sorted = energies;
        std::sort(sorted.begin(), sorted.end(),
                  [](const Energy& a, const Energy& b) { return a.density < b.density; });
        for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
            std::vector<double> values;
            for (end = begin;
                 end < sorted.size() && sorted[end].density <= 1.2 * sorted[begin].density; ++end)
                values.push_back(sorted[end].perAtom);
            if (values.size() < kFewestEnergies)
                continue;
            const double median = medianOf(values);
            for (double& value : values)
                value = std::abs(value - median);
            // 1.4826: of a normal distribution, the standard deviation by this one.
            const double limit = std::max(kLeastDeviation, kDeviations * 1.4826 * medianOf(values));
            for (std::size_t i = begin; i < end; ++i)
                if (const double away = std::abs(sorted[i].perAtom - median); away > limit)
                    note(finding, away, sorted[i].number);
        }
    }
    std::sort(finding.numbers.begin(), finding.numbers.end());
    return finding;
}

std::vector<std::string> PhysicsCheck::warnings() const {
    std::vector<std::string> list;
    if (!m_netForce.numbers.empty())
        list.push_back(
            fmt::format("{}: the forces add up to more than 10 meV/Å per atom; most in "
                        "frame {}: {:.3g} eV/Å",
                        framesOf(m_netForce.numbers), m_netForce.worstNumber, m_netForce.worst));
    if (!m_largeForce.numbers.empty())
        list.push_back(fmt::format(
            "{}: a force above 100 eV/Å; the largest in frame {}: {:.4g} eV/Å",
            framesOf(m_largeForce.numbers), m_largeForce.worstNumber, m_largeForce.worst));
    if (const Finding outliers = outlyingEnergies(); !outliers.numbers.empty())
        list.push_back(
            fmt::format("{}: an energy far from that of the others at this density; most "
                        "in frame {}: {:.3g} eV/atom away",
                        framesOf(outliers.numbers), outliers.worstNumber, outliers.worst));
    if (!m_unconverged.numbers.empty())
        list.push_back(fmt::format("{}: the electronic steps did not converge",
                                   framesOf(m_unconverged.numbers)));
    if (!m_predicted.numbers.empty())
        list.push_back(fmt::format("{}: the labels are predictions of a potential, not ab initio",
                                   framesOf(m_predicted.numbers)));
    return list;
}

}  // namespace mtp
