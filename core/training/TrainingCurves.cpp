#include "core/training/TrainingCurves.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/Units.h"
#include "core/model/DensityGroups.h"

namespace mtp {

namespace {

struct Kind {
    ErrorCurve curve;
    std::optional<double> FitErrors::*error;

    double of(const FitErrors& errors) const {
        const std::optional<double>& value = errors.*error;
        return value ? *value * units::kMilli : kUnknown;
    }
};
constexpr std::array kKinds{Kind{kEnergyCurve, &FitErrors::energy},
                            Kind{kForceCurve, &FitErrors::force},
                            Kind{kVirialCurve, &FitErrors::virial}};

template <class Value>
std::vector<double> column(const std::vector<IterationSummary>& iterations, Value value) {
    std::vector<double> numbers;
    numbers.reserve(iterations.size());
    for (const IterationSummary& step : iterations)
        numbers.push_back(value(step));
    return numbers;
}

const DensityErrors* errorsAt(const IterationSummary& step, double density) {
    const DensityErrors* nearest = nullptr;
    for (const DensityErrors& one : step.byDensity)
        if (isSameDensity(one.density, density) &&
            (!nearest || std::abs(one.density - density) < std::abs(nearest->density - density)))
            nearest = &one;
    return nearest;
}

void addKind(Table& table, const std::vector<IterationSummary>& iterations, const Kind& kind) {
    table.add(kind.curve.training, column(iterations, [&](const IterationSummary& step) {
                  return kind.of(step.training);
              }));
    table.add(kind.curve.validation, column(iterations, [&](const IterationSummary& step) {
                  return step.validation ? kind.of(*step.validation) : kUnknown;
              }));
}

void addKindAt(Table& table, const std::vector<IterationSummary>& iterations, const Kind& kind,
               double density) {
    table.add(densityColumn(kind.curve.training, density), kind.curve.training.unit,
              column(iterations, [&](const IterationSummary& step) {
                  const DensityErrors* errors = errorsAt(step, density);
                  return errors ? kind.of(errors->training) : kUnknown;
              }));
    table.add(densityColumn(kind.curve.validation, density), kind.curve.validation.unit,
              column(iterations, [&](const IterationSummary& step) {
                  const DensityErrors* errors = errorsAt(step, density);
                  return errors && errors->validation ? kind.of(*errors->validation) : kUnknown;
              }));
}

}  // namespace

Table trainingCurves(const std::vector<IterationSummary>& iterations) {
    Table table;
    table.add(columns::kIteration, column(iterations, [](const IterationSummary& step) {
                  return static_cast<double>(step.iteration);
              }));
    table.add(columns::kSeconds,
              column(iterations, [](const IterationSummary& step) { return step.seconds; }));
    table.add(kObjectiveCurve.training,
              column(iterations, [](const IterationSummary& step) { return step.objective; }));
    table.add(kObjectiveCurve.validation, column(iterations, [](const IterationSummary& step) {
                  return step.validationObjective.value_or(kUnknown);
              }));
    for (const Kind& kind : kKinds)
        addKind(table, iterations, kind);
    for (double density : recordedDensities(iterations))
        for (const Kind& kind : kKinds)
            addKindAt(table, iterations, kind, density);
    return table;
}

std::vector<double> recordedDensities(const std::vector<IterationSummary>& iterations) {
    std::vector<double> densities;
    if (!iterations.empty())
        for (const DensityErrors& one : iterations.back().byDensity)
            densities.push_back(one.density);
    return densities;
}

std::string densityColumn(const ColumnKey<double>& column, double density) {
    return fmt::format("{}@{:.3f}", column.name, density);
}

const IterationSummary* keptIteration(const std::vector<IterationSummary>& iterations) {
    const IterationSummary* best = nullptr;
    for (const IterationSummary& step : iterations) {
        const bool isValidated = step.validationObjective.has_value();
        if (best && best->validationObjective.has_value() != isValidated) {
            best = isValidated ? &step : best;
            continue;
        }
        const double now = step.validationObjective.value_or(step.objective);
        if (!best || now < best->validationObjective.value_or(best->objective))
            best = &step;
    }
    return best;
}

}  // namespace mtp
