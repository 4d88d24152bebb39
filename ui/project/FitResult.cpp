#include "ui/project/FitResult.h"

#include <fmt/format.h>

#include <filesystem>

#include "core/inspection/ErrorTables.h"
#include "core/inspection/Errors.h"

namespace mtp::ui {

namespace {

std::vector<std::string> partsOf(const std::vector<ConfigurationRecord>& records) {
    std::vector<std::string> parts;
    for (const ConfigurationRecord& record : records)
        parts.emplace_back(record.isExcluded ? "excluded" : partName(record.part));
    return parts;
}

}  // namespace

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

std::shared_ptr<FitResult> evaluateFit(const RunRecord& run,
                                       std::vector<ConfigurationRecord> records,
                                       std::vector<int> numbers, FrameLoader& loader,
                                       Progress& progress) {
    const Potential& potential = run.potential.value();
    auto result = std::make_shared<FitResult>();
    result->hasParts = !run.isFromFile();
    result->records = std::move(records);
    result->numbers = std::move(numbers);
    result->frames = loader.load(result->records, progress);
    for (std::size_t i = 0; i < result->frames.size(); ++i)
        if (const auto ratio = result->records[i].densityRatio)
            result->frames[i].lineage.densityRatio = ratio;
    std::vector<Frame> mapped;
    for (const Frame& frame : result->frames)
        mapped.push_back(potential.species.empty() ? frame
                                                   : withSpeciesOrder(frame, potential.species));
    result->predictions = evaluateAll(Evaluator(potential), mapped, 0, &progress);
    const auto& frames = result->frames;
    const auto& predictions = result->predictions;
    result->errors = errorTable(frames, predictions);
    std::vector<std::string> shared{"source"};
    if (result->hasParts) {
        result->errors.add("part", partsOf(result->records));
        shared.emplace_back("part");
    }
    const auto withShared = [&](Table table, const std::vector<std::string>& columns) {
        return withConfigurationColumns(std::move(table), result->errors, columns);
    };
    result->energy = withShared(energyParity(frames, predictions), shared);
    result->force = withShared(forceParity(frames, predictions), shared);
    result->forceLength = withShared(forceLengthParity(frames, predictions), shared);
    result->virial = withShared(virialParity(frames, predictions), shared);
    result->pressure = withShared(pressureParity(frames, predictions), shared);
    std::vector<std::string> ofAtoms = shared;
    ofAtoms.insert(ofAtoms.end(), {"time", "shortest"});
    result->atoms = withShared(atomErrorTable(frames, predictions), ofAtoms);
    result->report = errorReport(frames, predictions);
    result->statistics = statisticsTable(result->report);
    return result;
}

}  // namespace mtp::ui
