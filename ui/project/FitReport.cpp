#include "ui/project/FitReport.h"

#include <fmt/format.h>

#include <QDateTime>

#include "core/inspection/Comparison.h"
#include "core/report/EvaluationReport.h"
#include "core/training/TrainingCurves.h"

namespace mtp::ui {

namespace {

std::vector<std::pair<std::string, std::string>> settingsOf(const RunRecord& run) {
    const TrainingOptions& options = run.options;
    std::vector<std::pair<std::string, std::string>> settings{
        {"Run", run.name},
        {"Created", run.created},
        {"Ended", run.stopReason},
        {"Level", std::to_string(options.level)},
        {"Weights (energy, force, stress)", fmt::format("{}, {}, {}", options.energyWeight,
                                                        options.forceWeight, options.virialWeight)},
        {"Iterations", fmt::format("{}, of which {} was kept", run.iterations.back().iteration,
                                   keptIteration(run.iterations)->iteration)},
        {"Seed", std::to_string(options.seed)}};
    if (run.trainedOn)
        settings.emplace_back("Trained on", fmt::format("{} configurations, validated on {}",
                                                        run.trainedOn->trainingIds.size(),
                                                        run.trainedOn->validationIds.size()));
    return settings;
}

}  // namespace

std::string fitReport(const FitResult& result, const RunRecord& run,
                      const std::string& programVersion, const std::string& methods,
                      const FitResult* compared, const std::string& comparedName) {
    EvaluationTables tables;
    tables.add(result.frames, result.predictions, 0);
    tables.finish(result.numbers);
    EvaluationReportInput input;
    input.title = run.name;
    input.programVersion = programVersion;
    input.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    if (!run.iterations.empty())
        input.settings = settingsOf(run);
    input.methods = methods;
    if (compared) {
        input.comparedWith = comparedName;
        input.comparison = comparisonStatistics(result.report, compared->report);
    }
    return evaluationReport(tables, run.potential.value(), input);
}

}  // namespace mtp::ui
