#include "core/workflow/TrainingRun.h"

#include <chrono>
#include <optional>

#include "core/inspection/ErrorColumns.h"
#include "core/inspection/Errors.h"
#include "core/model/DensityGroups.h"
#include "core/sampling/Split.h"
#include "core/training/Checkpoint.h"

namespace mtp {

namespace {

constexpr double kShownInterval = 0.25;  // s: more often than eyes follow would cost time

PartedParity parted(Table table, std::size_t trainingCount) {
    const std::vector<int>& configuration = table[columns::kConfiguration];
    const std::vector<double>& reference = table[columns::kReference];
    const std::vector<double>& predicted = table[columns::kPredicted];
    ErrorSums training, validation;
    Categories parts;
    for (std::size_t row = 0; row < configuration.size(); ++row) {
        const bool isTraining = static_cast<std::size_t>(configuration[row]) < trainingCount;
        (isTraining ? training : validation).add(reference[row], predicted[row]);
        parts.push_back(partName(isTraining ? Part::Training : Part::Validation));
    }
    table.add(columns::kPart, std::move(parts));
    return {std::move(table), training.statistics(), validation.statistics()};
}

// Root mean square errors of a snapshot by density, ascending, training and validation apart;
// frames without a density are left out. A snapshot may have no validation.
std::vector<DensityErrors> errorsByDensity(const TrainingInput& input,
                                           const FitSnapshot& snapshot) {
    const auto rms = [](const ErrorStatistics& errors) {
        return errors.count > 0 ? std::optional(errors.rmse) : std::nullopt;
    };
    const auto rmsOf = [&rms](const GroupErrors& group) {
        return FitErrors{rms(group.energyPerAtom), rms(group.forceComponent),
                         rms(group.virialPerAtom)};
    };
    std::vector<double> densities;
    for (const std::vector<Frame>* part : {&input.training, &input.validation})
        for (const Frame& frame : *part)
            densities.push_back(density(frame).value_or(kUnknown));
    const DensityGroups grouping(std::move(densities));
    std::vector<DensityErrors> list;
    for (const GroupErrors& group :
         errorReport(input.training, snapshot.training, grouping).byDensity)
        list.push_back({group.value, rmsOf(group), std::nullopt});
    if (snapshot.validation.empty())
        return list;
    for (const GroupErrors& group :
         errorReport(input.validation, snapshot.validation, grouping).byDensity) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const DensityErrors& one) {
            return grouping.groupOf(group.value) == grouping.groupOf(one.density);
        });
        if (same != list.end())
            same->validation = rmsOf(group);
    }
    return list;
}

// Something that is done now and then.
class Interval {
public:
    explicit Interval(double seconds) : m_seconds(seconds) {}

    bool isDue() const {
        return !m_last ||
               std::chrono::duration<double>(Clock::now() - *m_last).count() >= m_seconds;
    }
    void begin() { m_last = Clock::now(); }

private:
    using Clock = std::chrono::steady_clock;
    double m_seconds;
    std::optional<Clock::time_point> m_last;
};

class Observer : public TrainingObserver {
public:
    Observer(const TrainingInput& input, TrainingControl& control, TrainingListener& listener)
        : m_input(input), m_control(control), m_listener(listener), m_frames(input.training) {
        m_frames.insert(m_frames.end(), input.validation.begin(), input.validation.end());
    }

    // Reported together with its snapshot, which the trainer makes right after it.
    void iterated(const IterationSummary& summary) override { m_step = summary; }
    bool wantsSnapshot() override { return true; }
    void note(const std::string& text) override { m_listener.noted(text); }

    void snapshot(std::shared_ptr<const FitSnapshot> snapshot) override {
        m_step.byDensity = errorsByDensity(m_input, *snapshot);
        m_listener.iterated(m_step);
        if (!m_sinceParity.isDue())
            return;
        m_sinceParity.begin();
        std::vector<Prediction> predictions = snapshot->training;
        predictions.insert(predictions.end(), snapshot->validation.begin(),
                           snapshot->validation.end());
        reportParity(predictions);
    }

    // The last snapshot may be of a later step than the potential that is kept.
    void reportKept(const Potential& potential) {
        std::vector<Frame> mapped;
        for (const Frame& frame : m_frames)
            mapped.push_back(withSpeciesOrder(frame, m_input.species));
        reportParity(evaluateAll(Evaluator(potential), mapped, m_input.options.threads));
    }

    void checkpoint(const TrainingCheckpoint& checkpoint) override {
        m_checkpoint = checkpoint;
        if (m_sinceCheckpoint.isDue())
            reportCheckpoint();
    }

    TrainingCommand command() override { return m_control.command(); }

    void worked(const TrainingWork& work) override {
        if (!m_sinceWork.isDue())
            return;
        m_sinceWork.begin();
        m_listener.worked(work);
    }

    void waitWhilePaused() override {
        if (!m_checkpoint.iterations.empty())
            reportCheckpoint();
        m_control.waitWhilePaused();
    }

private:
    void reportParity(const std::vector<Prediction>& predictions) {
        // A step may come without a validation.
        const std::vector<Frame>& frames =
            predictions.size() == m_frames.size() ? m_frames : m_input.training;
        const std::size_t count = m_input.training.size();
        auto parity = std::make_shared<LiveParity>();
        parity->energy = parted(energyParity(frames, predictions), count);
        parity->force = parted(forceParity(frames, predictions), count);
        parity->virial = parted(virialParity(frames, predictions), count);
        m_listener.parityReady(std::move(parity));
    }

    void reportCheckpoint() {
        m_sinceCheckpoint.begin();
        m_listener.checkpointed(encodeCheckpoint(m_checkpoint));
    }

    const TrainingInput& m_input;
    TrainingControl& m_control;
    TrainingListener& m_listener;
    std::vector<Frame> m_frames;
    IterationSummary m_step;
    TrainingCheckpoint m_checkpoint;
    Interval m_sinceParity{kShownInterval}, m_sinceWork{kShownInterval};
    Interval m_sinceCheckpoint{kCheckpointInterval};
};

}  // namespace

void TrainingControl::setPaused(bool isPaused) {
    give(isPaused ? TrainingCommand::Pause : TrainingCommand::Continue);
}

void TrainingControl::stop() {
    give(TrainingCommand::Stop);
}

TrainingCommand TrainingControl::command() const {
    const std::scoped_lock lock(m_mutex);
    return m_command;
}

void TrainingControl::waitWhilePaused() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_command != TrainingCommand::Pause; });
}

void TrainingControl::give(TrainingCommand command) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_command == TrainingCommand::Stop)
            return;
        m_command = command;
    }
    m_changed.notify_all();
}

TrainingSummary runTraining(const TrainingInput& input, TrainingControl& control,
                            TrainingListener& listener) {
    Observer observer(input, control, listener);
    Trainer trainer(input.training, input.validation, input.species, input.options);
    TrainingSummary summary = trainer.run(observer, input.from ? &*input.from : nullptr);
    if (!summary.failure.empty())
        listener.noted(summary.failure);
    observer.reportKept(summary.potential);
    return summary;
}

}  // namespace mtp
