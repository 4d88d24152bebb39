#include "core/inspection/ErrorAccumulator.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "core/base/Table.h"
#include "core/base/Units.h"

namespace mtp {

void ErrorAccumulator::Group::merge(const Group& other) {
    configurations += other.configurations;
    energy.merge(other.energy);
    force.merge(other.force);
    virial.merge(other.virial);
    forceLength.merge(other.forceLength);
    pressure.merge(other.pressure);
}

GroupErrors ErrorAccumulator::Group::errors(std::string name, double value) const {
    return {std::move(name),          value,
            configurations,           energy.statistics(),
            force.statistics(),       virial.statistics(),
            forceLength.statistics(), pressure.statistics()};
}

void ErrorAccumulator::add(const Frame& frame, const Prediction& prediction) {
    const auto atoms = static_cast<double>(frame.atomCount());
    Group own;
    own.configurations = 1;
    if (frame.labels.energy)
        own.energy.add(*frame.labels.energy / atoms, prediction.energy / atoms);
    if (frame.labels.virial) {
        for (const auto& [a, b] : kVirialComponents)
            own.virial.add((*frame.labels.virial)(a, b) / atoms, prediction.virial(a, b) / atoms);
        if (const double volume = frame.cell.volume(); volume > 0)
            own.pressure.add(pressureOf(*frame.labels.virial, volume),
                             pressureOf(prediction.virial, volume));
    }
    addElements(frame, prediction, own);
    m_atoms += frame.atomCount();
    m_all.merge(own);
    if (const auto known = density(frame))
        m_byDensity[*known].merge(own);
}

// Adds to the elements that occur, and all forces to those of the configuration.
void ErrorAccumulator::addElements(const Frame& frame, const Prediction& prediction, Group& own) {
    std::map<std::string, Group> elements;
    std::map<int, Group*> ofType;
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
        Group*& group = ofType[frame.types[atom]];
        if (!group)
            group = &elements[nameOfType(frame, frame.types[atom])];
        if (!frame.labels.forces)
            continue;
        const auto row = static_cast<Eigen::Index>(atom);
        for (int axis = 0; axis < 3; ++axis)
            group->force.add((*frame.labels.forces)(row, axis), prediction.forces(row, axis));
        group->forceLength.add(frame.labels.forces->row(row).norm(),
                               prediction.forces.row(row).norm());
    }
    for (auto& [name, group] : elements) {
        group.configurations = 1;
        m_byElement[name].merge(group);
        own.force.merge(group.force);
        own.forceLength.merge(group.forceLength);
    }
}

ErrorReport ErrorAccumulator::report() const {
    std::vector<double> densities;
    for (const auto& [density, group] : m_byDensity)
        densities.push_back(density);
    return report(DensityGroups(std::move(densities)));
}

ErrorReport ErrorAccumulator::report(const DensityGroups& grouping) const {
    ErrorReport report;
    report.configurations = m_all.configurations;
    report.atoms = m_atoms;
    report.all = m_all.errors("all");
    report.byDensity = errorsByDensity(grouping);
    for (const auto& [element, group] : m_byElement)
        report.byElement.push_back(group.errors(element));
    return report;
}

std::vector<GroupErrors> ErrorAccumulator::errorsByDensity(const DensityGroups& grouping) const {
    std::vector<Group> groups(grouping.size());
    std::vector<double> densitySum(grouping.size(), 0.0);
    for (const auto& [density, group] : m_byDensity) {
        const auto number = static_cast<std::size_t>(grouping.groupOf(density));
        groups[number].merge(group);
        densitySum[number] += density * static_cast<double>(group.configurations);
    }
    std::vector<GroupErrors> errors;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].configurations == 0)
            continue;
        const double mean = densitySum[g] / static_cast<double>(groups[g].configurations);
        errors.push_back(groups[g].errors(densityGroupName(grouping, g, mean), mean));
    }
    return errors;
}

double pressureOf(const Eigen::Matrix3d& virial, double volume) {
    return virial.trace() / 3 / volume * units::kGPaPerEvPerA3;
}

std::vector<int> densityGroups(const std::vector<Frame>& frames) {
    std::vector<double> densities;
    for (const Frame& frame : frames)
        densities.push_back(density(frame).value_or(kUnknown));
    return densityGroups(densities);
}

std::vector<int> densityGroups(const std::vector<double>& densities) {
    const DensityGroups grouping(densities);
    std::vector<int> groups;
    groups.reserve(densities.size());
    for (double density : densities)
        groups.push_back(grouping.groupOf(density));
    return groups;
}

}  // namespace mtp
