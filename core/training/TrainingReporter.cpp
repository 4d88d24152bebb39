#include "core/training/TrainingReporter.h"

#include <utility>

#include "core/base/Error.h"
#include "core/training/FittedPotential.h"

namespace mtp {

namespace {

// Iterations over which the objective must still fall: in a search that comes from no sample, from
// one, and from several, of which the last has little left to do.
constexpr int kConvergedOver = 5, kConvergedFromSample = 3, kConvergedFromSeveral = 2;

Eigen::VectorXd vectorOf(const std::vector<double>& values) {
    return Eigen::Map<const Eigen::VectorXd>(values.data(),
                                             static_cast<Eigen::Index>(values.size()));
}

Prediction predictionOf(const std::vector<double>& rows, double baseline) {
    const std::size_t atoms = (rows.size() - 7) / 3;
    Prediction prediction;
    prediction.energy = rows[0] + baseline;
    prediction.forces =
        Eigen::Map<const Positions>(rows.data() + 1, static_cast<Eigen::Index>(atoms), 3);
    const double* v = rows.data() + 1 + 3 * atoms;
    prediction.virial << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
    return prediction;
}

std::vector<Prediction> predictionsOf(const PredictedLabels& rows, const TrainingSet& set) {
    std::vector<Prediction> predictions;
    for (std::size_t i = 0; i < rows.size(); ++i)
        predictions.push_back(predictionOf(rows[i], set.configurations[i].baseline));
    return predictions;
}

}  // namespace

TrainingReporter::TrainingReporter(const Context& context, std::string fingerprint,
                                   const TrainingCheckpoint* from)
    : m_context(context) {
    m_state.fingerprint = std::move(fingerprint);
    if (from)
        resume(*from);
}

void TrainingReporter::resume(const TrainingCheckpoint& from) {
    const std::size_t size = m_context.fit.columns().radial();
    if (from.fingerprint != m_state.fingerprint || from.iterations.empty() ||
        from.radial.size() != size || from.bestRadial.size() != size)
        throw InputError("the checkpoint is of another training: its data or options differ");
    m_state = from;
    m_secondsBefore = from.iterations.back().seconds;
    m_lastRadial = vectorOf(from.radial);
    m_best = from.iterations.at(static_cast<std::size_t>(from.best));
    m_potential = potentialAt(m_context.fit.solve(vectorOf(from.bestRadial)));
}

Potential TrainingReporter::potentialAt(const FitPoint& point) const {
    return potentialOf(m_context.fit, m_context.sets, m_context.species, point);
}

void TrainingReporter::report(const FitPoint& point, double damping) {
    using Seconds = std::chrono::duration<double>;
    IterationSummary step;
    step.iteration = static_cast<int>(m_state.iterations.size());
    step.seconds =
        m_secondsBefore + Seconds(std::chrono::steady_clock::now() - m_context.began).count();
    step.objective = point.training.objective;
    step.training = point.training.errors;
    // Every iteration that is reported is validated; a search does not validate all of its steps.
    std::optional<SetFit> own;
    if (!point.validation)
        own = m_context.fit.validate(point);
    const std::optional<SetFit>& validation = point.validation ? point.validation : own;
    if (validation) {
        step.validationObjective = validation->objective;
        step.validation = validation->errors;
    }
    step.startNumber = m_state.startNumber;
    step.damping = damping;
    m_lastRadial = point.radial;
    m_state.iterations.push_back(step);
    keepIfBest(point, step);
    m_context.observer.iterated(step);
    if (m_context.observer.wantsSnapshot())
        offerSnapshot(point, validation);
}

bool TrainingReporter::reportIfBetter(const FitPoint& point, int start, double damping) {
    const bool isBetter =
        iterations().empty() || point.training.objective < iterations().back().objective;
    // One iteration is kept free for the start that is chosen in the end.
    if (!isBetter || static_cast<int>(iterations().size()) >= m_context.options.maxIterations)
        return false;
    setStart(start);
    report(point, damping);
    return true;
}

void TrainingReporter::keepIfBest(const FitPoint& point, const IterationSummary& step) {
    const auto measure = [](const IterationSummary& one) {
        return one.validationObjective.value_or(one.objective);
    };
    if (iterations().size() > 1 && measure(step) >= measure(m_best))
        return;
    m_best = step;
    m_potential = potentialAt(point);
    m_state.best = step.iteration;
    m_state.bestRadial.assign(point.radial.begin(), point.radial.end());
}

void TrainingReporter::offerSnapshot(const FitPoint& point,
                                     const std::optional<SetFit>& validation) {
    auto snapshot = std::make_shared<FitSnapshot>();
    snapshot->training = predictionsOf(point.training.predicted, m_context.sets.training);
    if (validation)
        snapshot->validation = predictionsOf(validation->predicted, m_context.sets.validation);
    m_context.observer.snapshot(std::move(snapshot));
}

void TrainingReporter::offerCheckpoint(const LevenbergMarquardt& search) {
    const SearchState at = search.state();
    m_state.radial.assign(at.radial.begin(), at.radial.end());
    m_state.damping = at.damping;
    m_state.growth = at.growth;
    m_state.search.reset();
    m_context.observer.checkpoint(m_state);
}

void TrainingReporter::offerCheckpoint(const StartSearchState& search) {
    const auto now = std::chrono::steady_clock::now();
    const bool isNew = m_offeredAfter != iterations().size();
    const std::chrono::duration<double> passed = now - m_offeredAt;
    if (iterations().empty() || (!isNew && passed.count() < kCheckpointInterval))
        return;
    m_offeredAfter = iterations().size();
    m_offeredAt = now;
    m_state.radial.assign(m_lastRadial.begin(), m_lastRadial.end());
    m_state.search = std::make_shared<const StartSearchState>(search);
    m_context.observer.checkpoint(m_state);
}

bool TrainingReporter::isConverged() const {
    const int over = m_context.growingSamples > 1    ? kConvergedFromSeveral
                     : m_context.growingSamples == 1 ? kConvergedFromSample
                                                     : kConvergedOver;
    const int last = static_cast<int>(iterations().size()) - 1;
    if (last < m_state.firstStep + over)
        return false;
    const double before = iterations()[static_cast<std::size_t>(last - over)].objective;
    return before - iterations().back().objective <
           m_context.options.tolerance * over / kConvergedOver * before;
}

bool TrainingReporter::isBehind(const FitPoint& point) const {
    return !iterations().empty() && point.training.objective > iterations().back().objective;
}

}  // namespace mtp
