#include "ui/pages/simulate/SimulationPlan.h"

#include <algorithm>

#include "core/mtp/TrainedRange.h"
#include "core/workflow/SimulationStart.h"
#include "ui/jobs/JobBoard.h"
#include "ui/pages/simulate/SimulationTexts.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Numbers.h"

namespace mtp::ui {

namespace {

constexpr int kSoonMs = 300;
constexpr double kPsPerNs = 1000;

QString timeText(std::int64_t steps, double timestep) {
    const double ps = static_cast<double>(steps) * timestep / kFsPerPs;
    return ps < kPsPerNs
               ? shortNumberText(ps, 4) + QChar(0x00A0) + SimulationPlan::tr("ps")
               : shortNumberText(ps / kPsPerNs, 4) + QChar(0x00A0) + SimulationPlan::tr("ns");
}

std::vector<ConfigurationRecord> trainingRecords(const RunRecord& run,
                                                 const std::vector<ConfigurationRecord>& all) {
    std::vector<ConfigurationRecord> chosen;
    if (!run.trainedOn)
        return chosen;
    const std::vector<std::int64_t>& ids = run.trainedOn->trainingIds;
    for (const ConfigurationRecord& record : all)
        if (std::find(ids.begin(), ids.end(), record.id) != ids.end())
            chosen.push_back(record);
    return chosen;
}

}  // namespace

struct SimulationPlan::Result {
    std::shared_ptr<const Frame> cell;
    std::optional<TrainedRange> range;  // of the set of the run, if its potential does not say
    std::shared_ptr<const PlannedSimulation> plan;
    QString problem;
};

SimulationPlan::SimulationPlan(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &SimulationPlan::work);
}

void SimulationPlan::request(const RunRecord& run, const StartCell& start,
                             const SimulationOptions& options) {
    m_run = run;
    m_start = start;
    m_options = options;
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

void SimulationPlan::work() {
    if (m_job)
        m_job->cancel();
    SimulationRequest request;
    request.potential = *m_run->potential;
    request.potentialName = m_run->name;
    request.startName = m_start.name.toStdString();
    request.options = m_options;
    std::vector<ConfigurationRecord> records;
    if (const auto known = m_ranges.find(m_run->id); known != m_ranges.end())
        request.trained = known->second;
    else if (!request.potential.trained)
        records = trainingRecords(*m_run, m_project.configurations());
    const std::shared_ptr<const Frame> known = m_cellKey == m_start.key ? m_cell : nullptr;
    m_job = m_jobs.run<Result>(
        tr("Preparing the start cell"), this,
        [request, records, known, load = m_start.load,
         loader = m_project.frames()](Progress& progress) mutable {
            Result result;
            try {
                if (!records.empty())
                    request.trained = result.range =
                        trainedRangeOf(loader->load(records, progress), request.potential);
                result.cell = known ? known : std::make_shared<const Frame>(load(progress));
                request.start = *result.cell;
                PreparedRun prepared = prepareRun(request);
                result.plan = std::make_shared<const PlannedSimulation>(
                    PlannedSimulation{std::move(request), std::move(prepared)});
            } catch (const Error& error) {
                result.problem = QString::fromUtf8(error.what());
            }
            return result;
        },
        [this, number = m_request, key = m_start.key, id = m_run->id](const Result& result) {
            if (result.range)
                m_ranges[id] = *result.range;
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
