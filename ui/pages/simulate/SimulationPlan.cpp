#include "ui/pages/simulate/SimulationPlan.h"

#include <algorithm>

#include "core/base/Units.h"
#include "core/mtp/TrainedRange.h"
#include "core/workflow/GradeAnalysis.h"
#include "core/workflow/SimulationStart.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/project/ActiveSets.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr int kSoonMs = 300;
constexpr double kPsPerNs = 1000;

QString timeText(std::int64_t steps, double timestep) {
    const double ps = static_cast<double>(steps) * timestep / units::kFsPerPs;
    return ps < kPsPerNs
               ? shortNumberText(ps, 4) + QChar(0x00A0) + SimulationPlan::tr("ps")
               : shortNumberText(ps / kPsPerNs, 4) + QChar(0x00A0) + SimulationPlan::tr("ns");
}

}  // namespace

struct SimulationPlan::Result {
    std::shared_ptr<const Frame> cell;
    std::optional<TrainedRange> range;     // of the set of the run, if its potential does not say
    std::shared_ptr<const ActiveSet> set;  // that was built for the grades
    std::shared_ptr<const PlannedSimulation> plan;
    QString problem;
};

struct SimulationPlan::Wanted {
    SimulationRequest request;
    bool needsRange = false, needsSet = false;  // of the training set of the run
    std::vector<ConfigurationRecord> training;  // empty if it is not known
    std::shared_ptr<const ActiveSet> set;       // if it was built before
    std::shared_ptr<const Frame> cell;          // if it was loaded before
};

SimulationPlan::SimulationPlan(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &SimulationPlan::work);
}

void SimulationPlan::request(const RunRecord& run, const StartCell& start,
                             const SimulationOptions& options,
                             const std::optional<GradeLimits>& grades) {
    m_run = run;
    m_start = start;
    m_options = options;
    m_grades = grades;
    ++m_request;
    m_isBusy = true;
    m_plan.reset();
    m_problem.clear();
    m_soon.start();
    emit changed();
}

void SimulationPlan::refuse(const QString& problem) {
    ++m_request;
    m_soon.stop();
    m_isBusy = false;
    m_plan.reset();
    m_problem = problem;
    emit changed();
}

// What the request takes from the project; what is not known yet is read or built by the job.
SimulationPlan::Wanted SimulationPlan::wanted() const {
    Wanted wanted;
    SimulationRequest& request = wanted.request;
    request.potential = *m_run->potential;
    request.potentialName = m_run->name;
    request.startName = m_start.name.toStdString();
    request.options = m_options;
    request.guard.grades = m_grades;
    const auto known = m_ranges.find(m_run->id);
    if (known != m_ranges.end())
        request.trained = known->second;
    wanted.needsRange = known == m_ranges.end() && !request.potential.trained;
    wanted.needsSet = m_grades && request.potential.selectionState.empty();
    if (wanted.needsSet)
        wanted.set = ActiveSets::of(m_project).find(m_run->id);
    if (wanted.needsRange || (wanted.needsSet && !wanted.set))
        wanted.training = trainingRecords(*m_run, m_project.configurations());
    if (m_cellKey == m_start.key)
        wanted.cell = m_cell;
    return wanted;
}

SimulationPlan::Result SimulationPlan::prepare(Wanted wanted, const StartCell& start,
                                               FrameLoader& loader, Progress& progress) {
    Result result;
    SimulationRequest& request = wanted.request;
    try {
        if (wanted.needsRange && !wanted.training.empty())
            request.trained = result.range =
                trainedRangeOf(loader.load(wanted.training, progress), request.potential);
        result.cell =
            wanted.cell ? wanted.cell : std::make_shared<const Frame>(start.load(progress));
        request.start = *result.cell;
        result.set = wanted.set;
        if (wanted.needsSet && !result.set && !wanted.training.empty())
            result.set = buildActiveSet(request.potential, wanted.training, loader, progress);
        if (result.set)
            request.potential.selectionState = formatActiveSet(*result.set);
        PreparedRun prepared = prepareRun(request);
        result.plan = std::make_shared<const PlannedSimulation>(
            PlannedSimulation{std::move(request), std::move(prepared)});
    } catch (const Error& error) {
        result.problem = errorText(error);
    }
    return result;
}

void SimulationPlan::work() {
    if (m_job)
        m_job->cancel();
    m_job = m_jobs.run<Result>(
        tr("Preparing the start cell"), this,
        [wanted = wanted(), start = m_start, loader = m_project.frames()](Progress& progress) {
            return prepare(wanted, start, *loader, progress);
        },
        [this, number = m_request, key = m_start.key, id = m_run->id](const Result& result) {
            if (result.range)
                m_ranges[id] = *result.range;
            if (result.set)
                ActiveSets::of(m_project).keep(id, result.set);
            if (number != m_request)
                return;
            if (result.cell)
                m_cellKey = key;
            take(result);
        },
        [this, number = m_request](const QString& message) {
            if (number == m_request)
                refuse(message);
        });
}

void SimulationPlan::take(const Result& result) {
    m_isBusy = false;
    if (result.cell)
        m_cell = result.cell;
    m_plan = result.plan;
    m_problem = result.problem;
    emit changed();
}

QString SimulationPlan::sizeText() const {
    if (!m_plan)
        return {};
    const RunDescription& run = m_plan->prepared.description;
    return tr("%1 of %2")
        .arg(timeText(run.schedule.steps(), run.options.timestep),
             tr("%Ln atom(s)", nullptr, static_cast<int>(run.atomCount)));
}

QString SimulationPlan::stagesText() const {
    if (!m_plan)
        return {};
    const RunDescription& run = m_plan->prepared.description;
    QStringList lines;
    const auto line = [&](const std::string& name, std::int64_t steps) {
        lines << tr("%1, %2").arg(sentence(scheduleText(name)),
                                  timeText(steps, run.options.timestep));
    };
    if (run.schedule.runs.size() > 1)
        for (const PlannedRun& planned : run.schedule.runs)
            line(planned.name, planned.steps());
    else
        for (const Stage& stage : run.schedule.runs.front().stages)
            line(stage.name, stage.length());
    constexpr qsizetype kMost = 8;
    if (lines.size() > kMost) {
        const int more = static_cast<int>(lines.size() - kMost + 1);
        lines = lines.mid(0, kMost - 1);
        lines << tr("and %Ln more", nullptr, more);
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace mtp::ui

#include "moc_SimulationPlan.cpp"
