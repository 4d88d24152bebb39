#include "ui/pages/densities/DensityBatch.h"

#include <algorithm>
#include <unordered_set>

#include "core/density/Ladder.h"
#include "core/project/edit/Configurations.h"
#include "core/sampling/Selection.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace {

// Of the selected frames, those that are made at each density.
std::vector<std::size_t> framesOf(const ProjectModel& project) {
    const std::vector<std::size_t>& selected = project.selectedFrames();
    const int wanted = project.expansion().framesPerDensity;
    if (wanted == 0)
        return selected;
    std::vector<std::size_t> frames;
    for (std::size_t index : evenlySpaced(selected.size(), static_cast<std::size_t>(wanted)))
        frames.push_back(selected[index]);
    return frames;
}

std::size_t missingOf(const ProjectModel& project, const std::vector<std::size_t>& frames,
                      const ExpansionOptions& expansion) {
    std::unordered_set<ParentKey> parents;
    for (std::size_t index : frames)
        parents.insert(project.trajectory()->parentKeys[index]);
    std::size_t made = 0;
    for (const ConfigurationRecord& record : project.configurations())
        if (record.parent && parents.contains(*record.parent) && record.densityRatio &&
            findRung(project.ladder(), *record.densityRatio) &&
            record.expansion == expansionKey(expansion, *record.densityRatio))
            ++made;
    const std::size_t wanted = parents.size() * project.ladder().size();
    return wanted - std::min(wanted, made);
}

}  // namespace

DensityBatch batchOf(const ProjectModel& project, const ExpansionOptions& expansion) {
    DensityBatch batch{framesOf(project), project.ladder().size()};
    batch.missing = missingOf(project, batch.frames, expansion);
    for (double ratio : project.ladder())
        batch.cost += static_cast<double>(batch.frames.size()) / ratio;
    return batch;
}

std::vector<LadderStrip::Mark> marksOf(const ProjectModel& project) {
    std::vector<LadderStrip::Mark> marks;
    for (double ratio : project.ladder()) {
        LadderStrip::Mark mark{.ratio = ratio};
        mark.isStretched = !shapeAt(project.expansion().options.shapes, ratio).isZero(0);
        for (const ConfigurationRecord& record : project.configurations()) {
            if (!isAtRatio(record, ratio))
                continue;
            const bool isLabelled = record.energy.has_value();
            ++mark.configurations;
            mark.labelled += isLabelled ? 1 : 0;
            mark.exported += !isLabelled && project.exported().contains(record.id) ? 1 : 0;
            mark.training +=
                isLabelled && !record.isExcluded && record.part == Part::Training ? 1 : 0;
        }
        marks.push_back(mark);
    }
    return marks;
}

}  // namespace mtp::ui
