#include "core/workflow/FitResult.h"

#include <algorithm>
#include <filesystem>

#include "core/inspection/ErrorTables.h"
#include "core/inspection/Errors.h"

namespace mtp {

namespace {

std::vector<std::string> partsOf(const std::vector<ConfigurationRecord>& records) {
    std::vector<std::string> parts;
    for (const ConfigurationRecord& record : records)
        parts.emplace_back(record.isExcluded ? "excluded" : partName(record.part));
    return parts;
}

// All tables of the frames and their predictions.
void fillTables(FitResult& result) {
    const std::vector<Frame>& frames = result.frames;
    const std::vector<Prediction>& predictions = result.predictions;
    result.errors = errorTable(frames, predictions);
    std::vector<std::string> shared{"source"};
    if (result.hasParts) {
        result.errors.add("part", partsOf(result.records));
        shared.emplace_back("part");
    }
    const auto withShared = [&](Table table, const std::vector<std::string>& columns) {
        return withConfigurationColumns(std::move(table), result.errors, columns);
    };
    result.energy = withShared(energyParity(frames, predictions), shared);
    result.force = withShared(forceParity(frames, predictions), shared);
    result.forceLength = withShared(forceLengthParity(frames, predictions), shared);
    result.virial = withShared(virialParity(frames, predictions), shared);
    result.pressure = withShared(pressureParity(frames, predictions), shared);
    std::vector<std::string> ofAtoms = shared;
    ofAtoms.insert(ofAtoms.end(), {"time", "shortest"});
    result.atoms = withShared(atomErrorTable(frames, predictions), ofAtoms);
    result.report = errorReport(frames, predictions);
    result.statistics = statisticsTable(result.report);
}

}  // namespace

FitSet fitSet(const std::vector<ConfigurationRecord>& configurations, std::optional<Part> part) {
    FitSet set;
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        const ConfigurationRecord& record = configurations[i];
        if (!record.energy || (part && record.part != *part))
            continue;
        set.records.push_back(record);
        set.numbers.push_back(static_cast<int>(i) + 1);
    }
    return set;
}

bool isFitOf(const FitResult& result, const FitSet& set) {
    const auto isSame = [](const ConfigurationRecord& a, const ConfigurationRecord& b) {
        return a.id == b.id && a.labelsId == b.labelsId && a.part == b.part &&
               a.weight == b.weight && a.isExcluded == b.isExcluded;
    };
    return std::equal(set.records.begin(), set.records.end(), result.records.begin(),
                      result.records.end(), isSame);
}

Table listedErrors(const FitResult& result) {
    Table list;
    list.add("number", "", std::vector<double>(result.numbers.begin(), result.numbers.end()));
    for (const Column& column : result.errors.columns())
        if (column.isNumeric())
            list.add(column.name, column.unit, std::get<std::vector<double>>(column.values));
    if (result.hasParts)
        list.add("part", result.errors.texts("part"));
    std::vector<std::string> sources;
    for (const std::string& source : result.errors.texts("source")) {
        const std::filesystem::path path = source;
        sources.push_back((path.parent_path().filename() / path.filename()).string());
    }
    list.add("source", std::move(sources));
    return list;
}

std::shared_ptr<FitResult> evaluateFit(const RunRecord& run, FitSet set, FrameLoader& loader,
                                       Progress& progress) {
    const Potential& potential = run.potential.value();
    auto result = std::make_shared<FitResult>();
    result->hasParts = !run.isFromFile();
    result->records = std::move(set.records);
    result->numbers = std::move(set.numbers);
    result->frames = loader.load(result->records, progress);
    for (std::size_t i = 0; i < result->frames.size(); ++i)
        if (const auto ratio = result->records[i].densityRatio)
            result->frames[i].lineage.densityRatio = ratio;
    std::vector<Frame> mapped;
    for (const Frame& frame : result->frames)
        mapped.push_back(potential.species.empty() ? frame
                                                   : withSpeciesOrder(frame, potential.species));
    result->predictions = evaluateAll(Evaluator(potential), mapped, 0, &progress);
    fillTables(*result);
    return result;
}

}  // namespace mtp
