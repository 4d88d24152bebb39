#include "core/workflow/FitReport.h"

#include <fmt/format.h>

#include "core/base/UtcTime.h"
#include "core/report/EvaluationReport.h"
#include "core/training/TrainingCurves.h"

namespace mtp {

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
                      const std::string& programVersion, const std::string& methods) {
    EvaluationTables tables({result.frames, result.report, result.energy, result.force,
                             result.pressure, result.errors, result.atoms});
    tables.setNumbers(result.numbers);
    EvaluationReportInput input;
    input.title = run.name;
    input.programVersion = programVersion;
    input.created = utcNow();
    if (!run.iterations.empty())
        input.settings = settingsOf(run);
    input.methods = methods;
    return evaluationReport(tables, run.potential.value(), input);
}

}  // namespace mtp
