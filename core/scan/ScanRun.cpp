#include "core/scan/ScanRun.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <map>
#include <numeric>
#include <set>

#include "core/base/PartOfProgress.h"
#include "core/mtp/PotentialFile.h"
#include "core/pruning/EvaluationTime.h"
#include "core/pruning/Pruning.h"
#include "core/scan/ScanText.h"

namespace mtp {
namespace {

constexpr double kTrainingPart = 0.98;  // of the time, as far as the progress tells
constexpr int kRoundsOfOne = 3;  // of the measurement after a point; in the end there are more

// Of all threads of the process; others on the machine do not count.
double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Keeps the training of a point, and shows how far it is.
class PointObserver : public TrainingObserver {
public:
    PointObserver(const ScanFolder& folder, const ScanSettings& settings, int maxIterations,
                  double cpuBefore, Progress& progress)
        : m_folder(folder)
        , m_settings(settings)
        , m_name(describe(settings))
        , m_maxIterations(std::max(1, maxIterations))
        , m_cpuBefore(cpuBefore)
        , m_progress(progress) {}

    void iterated(const IterationSummary& step) override {
        m_fraction = std::min(1.0, static_cast<double>(step.iteration) / m_maxIterations);
        m_progress.report(m_fraction, m_name);
    }

    TrainingCommand command() override {
        return m_progress.isCancelled() ? TrainingCommand::Stop : TrainingCommand::Continue;
    }

    void checkpoint(const TrainingCheckpoint& checkpoint) override {
        const auto now = std::chrono::steady_clock::now();
        if (std::chrono::duration<double>(now - m_kept).count() < kCheckpointInterval)
            return;
        m_folder.keep(m_settings, {checkpoint, cpuSeconds()});
        m_kept = now;
    }

    double cpuSeconds() const { return m_cpuBefore + processorSeconds() - m_cpuBegan; }

private:
    const ScanFolder& m_folder;
    ScanSettings m_settings;
    std::string m_name;
    int m_maxIterations;
    double m_cpuBefore, m_cpuBegan = processorSeconds(), m_fraction = 0;
    Progress& m_progress;
    std::chrono::steady_clock::time_point m_kept = std::chrono::steady_clock::now();
};

class Scan {
public:
    Scan(const ScanPlan& plan, const ScanSets& sets, const std::filesystem::path& folder)
        : m_plan(plan)
        , m_sets(sets)
        , m_folder(folder)
        , m_settings(settingsOf(plan, sets.training.size())) {
        requireScannable(sets);
        m_folder.open(plan, sets);
    }

    ScanResult run(Progress& progress, const ScanListener& pointEnded) {
        ScanResult result;
        result.planned = m_settings.size();
        PartOfProgress training(progress, 0, kTrainingPart), timing(progress, kTrainingPart, 1);
        try {
            trainAll(training, pointEnded);
            progress.step(kTrainingPart, "Measuring the evaluation");
            measureAll(&timing);
        } catch (const Cancelled&) {
            result.isComplete = false;
            measureAll(nullptr);
        }
        result.points = m_folder.find(m_settings);
        return result;
    }

private:
    void trainAll(Progress& progress, const ScanListener& pointEnded) {
        const std::vector<double> seconds = secondsOfPoints(m_plan, m_sets, m_settings);
        const double all = std::accumulate(seconds.begin(), seconds.end(), 0.0);
        double before = 0;
        for (std::size_t k = 0; k < m_settings.size(); ++k) {
            PartOfProgress part(progress, before / all, (before + seconds[k]) / all);
            before += seconds[k];
            if (m_folder.isTrained(m_settings[k]))
                continue;
            part.step(0, describe(m_settings[k]));
            const ScanPoint point = train(m_settings[k], part);
            m_folder.store(point);
            if (pointEnded)
                pointEnded(point);
        }
    }

    // A point that cannot be trained has a failure.
    ScanPoint train(const ScanSettings& settings, Progress& progress) {
        try {
            const std::vector<Frame> frames = trainingFrames(m_sets, settings);
            const TrainingOptions options = optionsOf(m_plan, settings);
            Trainer trainer(frames, {}, m_sets.species, options);
            const std::optional<InterruptedPoint> from = m_folder.interrupted(settings);
            PointObserver observer(m_folder, settings, options.maxIterations,
                                   from ? from->cpuSeconds : 0, progress);
            const TrainingSummary summary =
                trainer.run(observer, from ? &from->checkpoint : nullptr);
            if (summary.reason == StopReason::Stopped)
                throw Cancelled();
            if (summary.reason == StopReason::Failed)
                return failed(settings, summary.failure);
            return pointOf(settings, summary, frames, observer.cpuSeconds());
        } catch (const Cancelled&) {
            throw;
        } catch (const InputError& error) {
            if (progress.isCancelled())  // before the first iteration a stop is an error
                throw Cancelled();
            return failed(settings, error.what());
        } catch (const std::bad_alloc&) {
            return failed(settings, "the memory does not suffice");
        }
    }

    static ScanPoint failed(const ScanSettings& settings, std::string why) {
        ScanPoint point;
        point.settings = settings;
        point.failure = std::move(why);
        return point;
    }

    ScanPoint pointOf(const ScanSettings& settings, const TrainingSummary& summary,
                      const std::vector<Frame>& frames, double cpuSeconds) {
        const std::filesystem::path file = m_folder.potentialFile(settings);
        const PrunedPotential errors =
            withErrors(summary.potential, frames, m_sets.validation, optionsOf(m_plan, settings));
        ScanPoint point;
        point.settings = settings;
        point.functions = static_cast<int>(summary.potential.basis.scalars.size());
        point.objective = errors.objective;
        point.training = errors.training;
        point.validation = errors.validation.value_or(FitErrors{});
        point.cpuSeconds = cpuSeconds;
        point.microseconds = microsecondsOf(settings.basis, summary.potential);
        point.iterations = summary.iterations.empty() ? 0 : summary.iterations.back().iteration;
        point.stopReason = describe(summary.reason);
        point.file = file.filename().string();
        writePotential(file, summary.potential);
        return point;
    }

    // Coefficients do not change the time.
    double microsecondsOf(const ScanBasis& basis, const Potential& potential) {
        if (!m_microseconds.contains(basis)) {
            TimingOptions options;
            options.rounds = kRoundsOfOne;
            m_microseconds[basis] = measureTimes({potential}, m_sets.validation, options).front();
        }
        return m_microseconds[basis];
    }

    // One potential of each basis, all in turn in one measurement; the points get their times.
    void measureAll(Progress* progress) {
        const std::vector<ScanPoint> points = m_folder.find(m_settings);
        std::vector<Potential> potentials;
        std::map<ScanBasis, std::size_t> numbers;
        for (const ScanPoint& point : points)
            if (point.isTrained() && numbers.emplace(point.settings.basis, numbers.size()).second)
                potentials.push_back(readPotential(m_folder.potentialFile(point.settings)));
        if (potentials.empty())
            return;
        TimingOptions options;
        options.progress = progress;
        const std::vector<double> times = measureTimes(potentials, m_sets.validation, options);
        for (ScanPoint point : points) {
            if (!point.isTrained())
                continue;
            point.microseconds = times[numbers.at(point.settings.basis)];
            m_folder.store(point);
        }
    }

    const ScanPlan& m_plan;
    const ScanSets& m_sets;
    ScanFolder m_folder;
    std::vector<ScanSettings> m_settings;
    std::map<ScanBasis, double> m_microseconds;
};

}  // namespace

ScanResult runScan(const ScanPlan& plan, const ScanSets& sets, const std::filesystem::path& folder,
                   Progress& progress, const ScanListener& pointEnded) {
    return Scan(plan, sets, folder).run(progress, pointEnded);
}

}  // namespace mtp
