// All that a user can see of a project's data, as text: equal texts, equal projects.
#pragma once

#include <functional>
#include <sstream>
#include <string>

#include "core/project/ProjectStore.h"
#include "core/project/file/FrameLoader.h"
#include "core/project/file/ProjectRows.h"

namespace mtp::test {

inline std::string contentOf(const ProjectStore& store) {
    std::ostringstream out;
    out.precision(17);
    for (const SourceRecord& source : store.sources())
        out << source.id << source.path << source.skipFs << ' ' << source.everyFs << ' '
            << rangeText(source.frames) << joinedNames(source.species) << '\n';
    for (const CampaignRecord& campaign : store.campaigns())
        out << campaign.id << campaign.path << campaign.recipe << '\n';
    for (double ratio : store.ladder())
        out << ratio << ' ';
    out << store.referenceDensity().value_or(-1) << '\n';
    FrameLoader loader(store.path());
    for (const ConfigurationRecord& record : store.configurations()) {
        const Frame frame = loader.load(record);
        out << record.id << toText(record.parent.value_or(ParentKey{}))
            << record.densityRatio.value_or(-1) << static_cast<int>(record.part) << record.weight
            << record.isExcluded << record.energy.value_or(0) << record.largestForce.value_or(0)
            << frame.labels.energy.value_or(0) << frame.positions.sum()
            << (frame.provenance ? frame.provenance->code : "-") << '\n';
    }
    for (const RunRecord& run : store.runs())
        out << run.id << run.name << run.iterations.size() << run.potential.has_value() << '\n';
    for (const TrainingRecord& training : store.trainings())
        out << training.id << training.name << training.iterations.size() << ' '
            << std::hash<std::string>()(training.checkpoint) << '\n';
    out << store.currentRun() << '\n';
    return out.str();
}

// Short enough to be passed between processes.
inline std::string fingerprintOf(const ProjectStore& store) {
    return std::to_string(std::hash<std::string>()(contentOf(store)));
}

}  // namespace mtp::test
