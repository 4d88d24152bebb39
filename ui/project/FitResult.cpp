#include "ui/project/FitResult.h"

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
    list.add("part", result.errors.texts("part"));
    std::vector<std::string> sources;
    for (const std::string& source : result.errors.texts("source")) {
        const std::filesystem::path path = source;
        sources.push_back((path.parent_path().filename() / path.filename()).string());
    }
    list.add("source", std::move(sources));
    return list;
}

std::shared_ptr<FitResult> evaluateFit(const Potential& potential,
                                       std::vector<ConfigurationRecord> records,
                                       std::vector<int> numbers, FrameLoader& loader,
                                       Progress& progress) {
    auto result = std::make_shared<FitResult>();
    result->records = std::move(records);
    result->numbers = std::move(numbers);
    result->frames = loader.load(result->records, progress);
    std::vector<Frame> mapped;
    for (const Frame& frame : result->frames)
        mapped.push_back(potential.species.empty() ? frame
                                                   : withSpeciesOrder(frame, potential.species));
    result->predictions = evaluateAll(Evaluator(potential), mapped, 0, &progress);
    const auto& frames = result->frames;
    const auto& predictions = result->predictions;
    result->errors = errorTable(frames, predictions);
    result->errors.add("part", partsOf(result->records));
    const std::vector<std::string> shared{"part", "source"};
    const auto withShared = [&](Table table, const std::vector<std::string>& columns) {
        return withConfigurationColumns(std::move(table), result->errors, columns);
    };
    result->energy = withShared(energyParity(frames, predictions), shared);
    result->force = withShared(forceParity(frames, predictions), shared);
    result->forceLength = withShared(forceLengthParity(frames, predictions), shared);
    result->virial = withShared(virialParity(frames, predictions), shared);
    result->pressure = withShared(pressureParity(frames, predictions), shared);
    result->atoms =
        withShared(atomErrorTable(frames, predictions), {"part", "source", "time", "shortest"});
    result->report = errorReport(frames, predictions);
    result->statistics = statisticsTable(result->report);
    return result;
}

}  // namespace mtp::ui
