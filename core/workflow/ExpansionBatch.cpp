#include "core/workflow/ExpansionBatch.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/Parse.h"
#include "core/density/Ladder.h"
#include "core/project/edit/Configurations.h"
#include "core/sampling/Selection.h"
#include "core/workflow/TrainingPlan.h"

namespace mtp {

namespace {

std::size_t countMissing(const ExpansionBatch& batch, const std::vector<ParentKey>& parentKeys,
                         const ExpansionOptions& expansion,
                         const std::vector<ConfigurationRecord>& existing) {
    std::unordered_set<ParentKey> parents;
    for (const std::size_t index : batch.frames)
        parents.insert(parentKeys.at(index));
    std::size_t made = 0;
    for (const ConfigurationRecord& record : existing)
        if (record.parent && parents.contains(*record.parent) && record.densityRatio &&
            findRung(expansion.ratios, *record.densityRatio) &&
            record.expansion == expansionKey(expansion, *record.densityRatio))
            ++made;
    const std::size_t wanted = parents.size() * expansion.ratios.size();
    return wanted - std::min(wanted, made);
}

}  // namespace

ExpansionBatch planExpansion(const std::vector<std::size_t>& selected, int framesPerDensity,
                             const std::vector<ParentKey>& parentKeys,
                             const ExpansionOptions& expansion,
                             const std::vector<ConfigurationRecord>& existing) {
    ExpansionBatch batch;
    batch.frames = framesPerDensity == 0
                       ? selected
                       : thinned(selected, static_cast<std::size_t>(framesPerDensity));
    batch.densities = expansion.ratios.size();
    batch.missing = countMissing(batch, parentKeys, expansion, existing);
    for (const double ratio : expansion.ratios)
        batch.cost += static_cast<double>(batch.frames.size()) / ratio;
    return batch;
}

std::vector<RungState> rungStates(const ExpansionOptions& expansion,
                                  const std::vector<ConfigurationRecord>& configurations,
                                  const std::set<std::int64_t>& exported) {
    std::vector<RungState> states;
    for (const double ratio : expansion.ratios) {
        RungState state{.ratio = ratio};
        state.isStretched = !shapeAt(expansion.shapes, ratio).isZero(0);
        for (const ConfigurationRecord& record : configurations) {
            if (!isAtRatio(record, ratio))
                continue;
            const bool isLabelled = record.energy.has_value();
            ++state.configurations;
            state.labelled += isLabelled ? 1 : 0;
            state.exported += !isLabelled && exported.contains(record.id) ? 1 : 0;
            state.training += isForTraining(record) ? 1 : 0;
        }
        states.push_back(state);
    }
    return states;
}

std::vector<ConfigurationRecord> unlabelled(
    const std::vector<ConfigurationRecord>& configurations) {
    std::vector<ConfigurationRecord> records;
    for (const ConfigurationRecord& record : configurations)
        if (!record.energy)
            records.push_back(record);
    return records;
}

Table batchCoverage(SharedTrajectory& trajectory, const std::vector<std::size_t>& frames,
                    const ExpansionOptions& expansion, const CoverageOptions& options,
                    Progress& progress) {
    constexpr std::size_t kEnough = 32;
    const std::vector<Frame> sources = readParents(trajectory, thinned(frames, kEnough), progress);
    std::vector<double> ratios;
    for (std::size_t i = 0; i < sources.size(); ++i)
        ratios.insert(ratios.end(), expansion.ratios.begin(), expansion.ratios.end());
    return pairCoverage(expand(sources, expansion, &progress), ratios, options, &progress);
}

std::optional<double> planeWaveCutoff(const Provenance* provenance) {
    if (!provenance || provenance->code == "CP2K")
        return std::nullopt;
    const auto found = provenance->settings.find("cutoff_eV");
    return found == provenance->settings.end() ? std::nullopt : parseDouble(found->second);
}

}  // namespace mtp
