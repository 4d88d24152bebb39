#include "core/workflow/TrainingPlan.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "core/base/Error.h"
#include "core/labelling/Matching.h"
#include "core/model/DensityGroups.h"

namespace mtp {

namespace {

// The present parts, with new configurations beside the copies of their parent.
std::vector<Part> keptParts(const std::vector<ConfigurationRecord>& records,
                            const std::vector<SplitItem>& items, const std::vector<RunRecord>& runs,
                            bool isByHand) {
    std::vector<Part> parts;
    for (const ConfigurationRecord& record : records)
        parts.push_back(record.part);
    std::unordered_set<std::int64_t> known;
    for (const RunRecord& run : runs)
        if (run.trainedOn) {
            known.insert(run.trainedOn->trainingIds.begin(), run.trainedOn->trainingIds.end());
            known.insert(run.trainedOn->validationIds.begin(), run.trainedOn->validationIds.end());
        }
    if (isByHand || known.empty())
        return parts;
    std::vector<bool> isNew;
    for (const ConfigurationRecord& record : records)
        isNew.push_back(record.part == Part::Training && !known.contains(record.id));
    joinParents(parts, items, isNew);
    return parts;
}

}  // namespace

TrainingPlan planTraining(const std::vector<ConfigurationRecord>& configurations,
                          const std::optional<SplitOptions>& options,
                          const std::vector<RunRecord>& runs, bool isByHand) {
    TrainingPlan plan;
    std::vector<SplitItem> items;
    for (const ConfigurationRecord& record : configurations)
        if (isUsable(record)) {
            plan.records.push_back(record);
            items.push_back(splitItemOf(record));
        }
    if (plan.records.empty())
        return plan;
    std::vector<Part> parts;
    try {
        parts = options ? splitConfigurations(items, *options)
                        : keptParts(plan.records, items, runs, isByHand);
    } catch (const Error& error) {
        plan.problem = error.what();
        return plan;
    }
    std::size_t counts[3] = {};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        plan.changed += plan.records[i].part != parts[i] ? 1 : 0;
        plan.records[i].part = parts[i];
        ++counts[static_cast<int>(parts[i])];
    }
    plan.training = counts[0];
    plan.validation = counts[1];
    plan.test = counts[2];
    return plan;
}

bool isForTraining(const ConfigurationRecord& record) {
    return isUsable(record) && record.part == Part::Training;
}

bool hasSplit(const std::vector<ConfigurationRecord>& configurations) {
    return std::any_of(configurations.begin(), configurations.end(),
                       [](const ConfigurationRecord& record) {
                           return isUsable(record) && record.part != Part::Training;
                       });
}

std::vector<ConfigurationRecord> usedRecords(const std::vector<ConfigurationRecord>& records,
                                             const RunRecord& run, Part part) {
    std::unordered_set<std::int64_t> ids;
    if (run.trainedOn) {
        const auto& used =
            part == Part::Training ? run.trainedOn->trainingIds : run.trainedOn->validationIds;
        ids.insert(used.begin(), used.end());
    }
    std::vector<ConfigurationRecord> chosen;
    std::copy_if(records.begin(), records.end(), std::back_inserter(chosen),
                 [&](const ConfigurationRecord& record) {
                     return isUsable(record) &&
                            (run.trainedOn ? ids.contains(record.id) : record.part == part);
                 });
    return chosen;
}

std::vector<double> distinctDensities(const std::vector<ConfigurationRecord>& configurations) {
    std::vector<double> all;
    for (const ConfigurationRecord& record : configurations)
        if (record.density)
            all.push_back(*record.density);
    const std::size_t most = all.size();  // each is to be seen
    return DensityGroups(std::move(all), most).starts();
}

MixedSettings findMixedSettings(const std::vector<ConfigurationRecord>& configurations) {
    std::vector<std::int64_t> ids;
    std::vector<std::shared_ptr<const Provenance>> provenances;
    for (const ConfigurationRecord& record : configurations)
        if (isUsable(record)) {
            ids.push_back(record.id);
            provenances.push_back(record.provenance);
        }
    MixedSettings mixed;
    mixed.conflicts = conflictingSettings(provenances);
    for (const std::size_t index : differingFromMost(provenances))
        mixed.differing.push_back(ids[index]);
    return mixed;
}

std::vector<std::string> speciesOrder(const std::vector<std::string>& own,
                                      const std::optional<Potential>& start) {
    if (!start || start->species.empty())
        return own;
    if (start->isTrained())
        return start->species;
    // An untrained one has no coefficients that belong to a species: only its order is taken.
    std::vector<std::string> ordered;
    const auto add = [&ordered](const std::string& name) {
        if (std::find(ordered.begin(), ordered.end(), name) == ordered.end())
            ordered.push_back(name);
    };
    for (const std::string& name : start->species)
        if (std::find(own.begin(), own.end(), name) != own.end())
            add(name);
    for (const std::string& name : own)
        add(name);
    return ordered;
}

EstimateInput estimateInput(const std::vector<ConfigurationRecord>& records, const Frame& one,
                            const TrainingOptions& options, std::size_t speciesCount) {
    EstimateInput input;
    input.options = options;
    input.speciesCount = static_cast<int>(speciesCount);
    const double ownDensity = density(one).value_or(0);
    const double ownVolume = one.cell.volume();
    const double ownNumbers = ownVolume > 0 ? static_cast<double>(one.atomCount()) / ownVolume : 0;
    double atoms = 0, neighbours = 0, counted = 0;
    for (const ConfigurationRecord& record : records) {
        if (record.part == Part::Test)
            continue;
        ++(record.part == Part::Training ? input.configurations : input.validationConfigurations);
        const auto weight = static_cast<double>(record.atomCount);
        atoms += weight;
        const double numbers = record.density && ownDensity > 0
                                   ? ownNumbers * *record.density / ownDensity
                                   : ownNumbers;
        neighbours += weight * meanNeighbours(numbers, options.cutoff);
        ++counted;
    }
    input.atoms = counted > 0 ? atoms / counted : 0;
    input.neighbours = atoms > 0 ? neighbours / atoms : 0;
    return input;
}

}  // namespace mtp
