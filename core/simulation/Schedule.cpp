#include "core/simulation/Schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"

namespace mtp {

namespace {

constexpr double kRoomTemperature = 300, kMeltTemperature = 1000;  // K
constexpr double kHoldTime = 20e3, kRehearsalTime = 10e3;          // fs
constexpr double kDefaultRate = 4.5e11;                            // K/s
constexpr double kSecondInFs = 1e15;
constexpr double kQuenchShare = 0.6;    // of the given steps
constexpr double kApproachShare = 0.4;  // of the steps at a density: on the way there

std::int64_t stepsIn(double time, double timestep) {
    return std::max<std::int64_t>(1, std::llround(time / timestep));
}

std::int64_t shareOf(std::int64_t steps, double share) {
    return std::llround(static_cast<double>(steps) * share);
}

// Adds stages one behind the other.
class RunBuilder {
public:
    RunBuilder(std::string name, std::uint64_t seed) : m_run{std::move(name), seed, {}} {}

    Stage& add(std::string name, double from, double to, std::int64_t steps) {
        Stage stage;
        stage.name = std::move(name);
        stage.fromTemperature = from;
        stage.toTemperature = to;
        stage.begin = m_run.steps();
        stage.end = stage.begin + steps;
        m_run.stages.push_back(std::move(stage));
        return m_run.stages.back();
    }
    void addHold(double temperature, std::int64_t steps, std::optional<double> pressure) {
        if (steps > 0)
            add(fmt::format("hold at {:.0f} K", temperature), temperature, temperature, steps)
                .pressure = pressure;
    }
    // Brings the cell to a density in the first part of the steps and holds it there.
    void addDensity(double density, double temperature, std::int64_t steps) {
        const std::int64_t approach = std::max<std::int64_t>(1, shareOf(steps, kApproachShare));
        add(fmt::format("bring to {:.2f} g/cm3", density), temperature, temperature, approach)
            .toDensity = density;
        if (steps > approach)
            add(fmt::format("hold at {:.2f} g/cm3", density), temperature, temperature,
                steps - approach)
                .isMeasured = true;
    }
    PlannedRun take() { return std::move(m_run); }

private:
    PlannedRun m_run;
};

double startTemperature(const SimulationOptions& options, const Frame& start) {
    if (options.temperature)
        return *options.temperature;
    if (options.protocol == Protocol::MeltQuench)
        return kMeltTemperature;
    return start.temperature && *start.temperature > 0 ? *start.temperature : kRoomTemperature;
}

std::vector<double> densitiesOf(const SimulationOptions& options, const Frame& start,
                                const std::optional<TrainedRange>& trained) {
    const std::optional<double> own = density(start);
    if (!own)
        throw InputError(
            "the start cell has no density: it needs a volume and elements with known masses");
    if (!options.densities.empty())
        return options.densities;
    if (!trained || !trained->densities)
        return {0.9 * *own, *own, 1.1 * *own};
    const auto [lowest, highest] = *trained->densities;
    if (highest - lowest < 0.01 * highest)
        return {highest};
    return {lowest, (lowest + highest) / 2, highest};
}

PlannedRun meltQuench(const SimulationOptions& options, double hot) {
    const double cold = options.endTemperature.value_or(kRoomTemperature);
    const double seconds = std::abs(hot - cold) / options.rate.value_or(kDefaultRate);
    std::int64_t quench = stepsIn(seconds * kSecondInFs, options.timestep);
    std::int64_t hold = stepsIn(kHoldTime, options.timestep);
    if (options.steps) {
        if (!options.rate)
            quench = std::max<std::int64_t>(1, shareOf(*options.steps, kQuenchShare));
        if (quench > *options.steps)
            throw InputError(fmt::format(
                "cooling from {:g} K to {:g} K at {:g} K/s takes {} steps, more than the {} of "
                "the run",
                hot, cold, *options.rate, quench, *options.steps));
        hold = (*options.steps - quench) / 2;
    }
    RunBuilder run("melt and quench", options.seed);
    run.addHold(hot, hold, options.pressure);
    run.add(fmt::format("cool from {:.0f} K to {:.0f} K", hot, cold), hot, cold, quench).pressure =
        options.pressure;
    run.addHold(cold, options.steps ? *options.steps - quench - hold : hold, options.pressure);
    return run.take();
}

PlannedRun ramp(const SimulationOptions& options, double from, std::int64_t steps) {
    const double to = options.endTemperature.value_or(2 * from);
    RunBuilder run("ramp", options.seed);
    run.add(fmt::format("{} from {:.0f} K to {:.0f} K", to >= from ? "heat" : "cool", from, to),
            from, to, steps)
        .pressure = options.pressure;
    return run.take();
}

PlannedRun ladder(const SimulationOptions& options, const std::vector<double>& densities,
                  double temperature, std::int64_t perDensity) {
    RunBuilder run("density ladder", options.seed);
    auto left = static_cast<std::int64_t>(densities.size());
    std::int64_t steps = options.steps.value_or(perDensity * left);
    if (steps < left)
        throw InputError(fmt::format("{} steps are too few for {} densities", steps, left));
    for (const double density : densities) {
        const std::int64_t here = steps / left--;
        run.addDensity(density, temperature, here);
        steps -= here;
    }
    return run.take();
}

std::vector<PlannedRun> rehearsal(const SimulationOptions& options,
                                  const std::vector<double>& densities, double temperature) {
    const std::int64_t steps = options.steps.value_or(stepsIn(kRehearsalTime, options.timestep));
    std::vector<PlannedRun> runs;
    std::uint64_t seed = options.seed;
    for (int repeat = 0; repeat < options.seeds; ++repeat)
        for (const double density : densities) {
            RunBuilder run(fmt::format("{:.2f} g/cm3, seed {}", density, seed), seed);
            run.addDensity(density, temperature, steps);
            runs.push_back(run.take());
            ++seed;
        }
    return runs;
}

}  // namespace

std::int64_t Schedule::steps() const {
    std::int64_t sum = 0;
    for (const PlannedRun& run : runs)
        sum += run.steps();
    return sum;
}

double Schedule::hottest() const {
    double hottest = 0;
    for (const PlannedRun& run : runs)
        for (const Stage& stage : run.stages)
            hottest = std::max({hottest, stage.fromTemperature, stage.toTemperature});
    return hottest;
}

Schedule makeSchedule(const SimulationOptions& options, const Frame& start,
                      const std::optional<TrainedRange>& trained) {
    validate(options);
    const double temperature = startTemperature(options, start);
    const std::int64_t hold = stepsIn(kHoldTime, options.timestep);
    switch (options.protocol) {
        case Protocol::Hold: {
            RunBuilder run("hold", options.seed);
            run.addHold(temperature, options.steps.value_or(hold), options.pressure);
            return {{run.take()}};
        }
        case Protocol::MeltQuench:
            return {{meltQuench(options, temperature)}};
        case Protocol::Ramp:
            return {{ramp(options, temperature, options.steps.value_or(hold))}};
        case Protocol::DensityLadder:
            return {{ladder(options, densitiesOf(options, start, trained), temperature, hold)}};
        case Protocol::Rehearsal:
            return {rehearsal(options, densitiesOf(options, start, trained), temperature)};
    }
    return {};
}

}  // namespace mtp
