#include "core/workflow/FitResult.h"

#include <algorithm>
#include <filesystem>

#include "core/inspection/ErrorColumns.h"
#include "core/inspection/ErrorTables.h"
#include "core/inspection/Errors.h"
#include "core/inspection/ShownNumbers.h"

namespace mtp {

namespace {

constexpr ColumnKey<int> kNumber{"number"};

Categories partsOf(const std::vector<ConfigurationRecord>& records) {
    Categories parts;
    for (const ConfigurationRecord& record : records)
        parts.push_back(record.isExcluded ? "excluded" : partName(record.part));
    return parts;
}

// All tables of the frames and their predictions.
void fillTables(FitResult& result) {
    const std::vector<Frame>& frames = result.frames;
    const std::vector<Prediction>& predictions = result.predictions;
    result.errors = errorTable(frames, predictions);
    std::vector<std::string> shared{columns::kSource.name};
    if (result.hasParts) {
        result.errors.add(columns::kPart, partsOf(result.records));
        shared.emplace_back(columns::kPart.name);
    }
    const auto withShared = [&](Table table, const std::vector<std::string>& names) {
        return withConfigurationColumns(std::move(table), result.errors, names);
    };
    result.energy = withShared(energyParity(frames, predictions), shared);
    result.force = withShared(forceParity(frames, predictions), shared);
    result.forceLength = withShared(forceLengthParity(frames, predictions), shared);
    result.virial = withShared(virialParity(frames, predictions), shared);
    result.pressure = withShared(pressureParity(frames, predictions), shared);
    std::vector<std::string> ofAtoms = shared;
    ofAtoms.insert(ofAtoms.end(), {columns::kTime.name, columns::kShortest.name});
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
    list.add(kNumber, result.numbers);
    const Table errors = withShownAtoms(result.errors);
    for (const TableColumn& column : errors.columns())
        if (column.isNumeric())
            list.add(column);
    if (result.hasParts)
        list.add(columns::kPart, result.errors[columns::kPart]);
    Categories sources;
    for (const std::string& source : result.errors[columns::kSource]) {
        const std::filesystem::path path = source;
        sources.push_back((path.parent_path().filename() / path.filename()).string());
    }
    list.add(columns::kSource, std::move(sources));
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
