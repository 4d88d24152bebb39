#include "core/workflow/RunFront.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/PartOfProgress.h"
#include "core/base/Plural.h"
#include "core/base/TableRows.h"
#include "core/base/UtcTime.h"
#include "core/workflow/GradeAnalysis.h"
#include "core/workflow/TrainingPlan.h"

namespace mtp {

namespace {

constexpr double kThousandths = 1000;
constexpr double kLoadingPart = 0.02;              // of the time, as far as the progress tells
constexpr std::string_view kPrunedEnd = "pruned";  // Begins the reason why such a run has ended.

FrontFigures figuresOf(const MeasuredPotential& one) {
    return {static_cast<int>(one.pruned.potential.basis.scalars.size()), one.microseconds,
            one.pruned.objective, one.pruned.training, one.pruned.validation};
}

double inThousandths(const std::optional<double>& value) {
    return value ? kThousandths * *value : kUnknown;
}

void addRow(auto& rows, const std::string& name, std::string_view kind,
            const FrontFigures& figures) {
    const FitErrors validation = figures.validation.value_or(FitErrors{});
    rows.add(name, std::string(kind), figures.functions, figures.microseconds, figures.objective,
             inThousandths(figures.training.energy), inThousandths(figures.training.force),
             inThousandths(validation.energy), inThousandths(validation.force));
}

// To the digits of a potential file.
bool areEqual(const std::vector<double>& a, const std::vector<double>& b) {
    constexpr double kRounding = 1e-12;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double one, double other) {
        return std::abs(one - other) <= kRounding * std::abs(one);
    });
}

bool isComparable(const RunRecord& run, const RunRecord& with) {
    return run.id != with.id && run.potential && run.potential->isTrained() &&
           run.potential->species == with.potential->species &&
           run.stopReason.rfind(kPrunedEnd, 0) != 0;
}

}  // namespace

FrontRequest frontRequest(const RunRecord& run, const std::vector<RunRecord>& runs,
                          const std::vector<ConfigurationRecord>& configurations) {
    FrontRequest request;
    request.run = run;
    request.training = trainingRecords(run, configurations);
    if (request.training.empty())
        std::copy_if(configurations.begin(), configurations.end(),
                     std::back_inserter(request.training), isForTraining);
    request.validation = usedRecords(configurations, run, Part::Validation);
    for (const RunRecord& other : runs)
        if (isComparable(other, run))
            request.compared.push_back(other);
    return request;
}

RunFront makeFront(const FrontRequest& request, FrameLoader& loader, Progress& progress) {
    PartOfProgress loading(progress, 0, kLoadingPart), pruning(progress, kLoadingPart, 1);
    const std::vector<Frame> training = loader.load(request.training, loading);
    const std::vector<Frame> validation = loader.load(request.validation, loading);
    PruningOptions options;
    options.points = request.points;
    options.iterations = request.iterations;
    options.training = request.run.options;
    options.progress = &pruning;
    std::vector<PrunedPotential> others;
    for (const RunRecord& other : request.compared)
        others.push_back(withErrors(*other.potential, training, validation, options.training));
    MeasuredFront measured =
        pruneToFront(*request.run.potential, training, validation, std::move(others), options);
    if (measured.front.empty() && !measured.isComplete)
        throw Cancelled();
    RunFront front;
    front.isComplete = measured.isComplete;
    front.whole = {request.run.id, request.run.name, figuresOf(measured.whole)};
    for (MeasuredPotential& one : measured.front) {
        FrontFigures figures = figuresOf(one);
        front.points.push_back({std::move(one.pruned.potential), std::move(figures)});
    }
    for (std::size_t k = 0; k < measured.compared.size(); ++k)
        front.compared.push_back(
            {request.compared[k].id, request.compared[k].name, figuresOf(measured.compared[k])});
    return front;
}

Table frontTable(const RunFront& front) {
    using namespace columns;
    TableRows rows(kFrontName, kFrontKind, kFunctions, kMicroseconds, kFrontObjective,
                   kTrainingEnergy, kTrainingForce, kValidationEnergy, kValidationForce);
    for (const FrontPoint& point : front.points)
        addRow(rows, counted(static_cast<std::size_t>(point.figures.functions), "function"),
               kIsPruned, point.figures);
    addRow(rows, front.whole.name, kIsWhole, front.whole.figures);
    for (const ComparedRun& run : front.compared)
        addRow(rows, run.name, kIsOtherRun, run.figures);
    return rows.table();
}

RunRecord runOfPoint(const FrontPoint& point, const RunRecord& source) {
    RunRecord run;
    run.name = fmt::format("{}, {}", source.name,
                           counted(static_cast<std::size_t>(point.figures.functions), "function"));
    run.options = source.options;
    run.potential = point.potential;
    run.stopReason = fmt::format("{} from {}", kPrunedEnd, source.name);
    run.created = utcNow();
    run.trainedOn = source.trainedOn;
    if (source.isFromFile())
        return run;  // nothing is known of its training set
    IterationSummary summary;
    summary.objective = point.figures.objective;
    summary.training = point.figures.training;
    summary.validation = point.figures.validation;
    run.iterations.push_back(std::move(summary));
    return run;
}

std::optional<std::size_t> findPoint(const RunFront& front, const Potential& potential) {
    for (std::size_t k = 0; k < front.points.size(); ++k) {
        const Potential& point = front.points[k].potential;
        if (areEqual(point.momentCoefficients, potential.momentCoefficients) &&
            areEqual(point.radialCoefficients, potential.radialCoefficients))
            return k;
    }
    return {};
}

}  // namespace mtp
