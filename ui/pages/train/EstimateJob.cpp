#include "ui/pages/train/EstimateJob.h"

#include <set>

#include "core/workflow/TrainingPlan.h"
#include "ui/jobs/Durations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/Fields.h"

namespace mtp::ui {

namespace {

constexpr int kSoonMs = 300;
constexpr double kMegabyte = 1024.0 * 1024.0;

}  // namespace

EstimateJob::EstimateJob(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &EstimateJob::work);
}

void EstimateJob::request(std::vector<ConfigurationRecord> records, TrainingOptions options) {
    m_records = std::move(records);
    m_options = std::move(options);
    ++m_request;
    m_soon.start();
}

void EstimateJob::work() {
    m_seconds.reset();
    if (m_records.empty() || !m_project.frames())
        return emit estimated({});
    using Species = std::map<std::int64_t, std::vector<std::string>>;
    struct Result {
        TrainingEstimate estimate;
        Species speciesOf;
    };
    m_jobs.run<Result>(
        tr("Estimating the training"), this,
        [records = m_records, options = m_options, loader = m_project.frames(),
         known = m_speciesOf](Progress& progress) {
            Result result;
            std::set<std::string> species;
            for (const ConfigurationRecord& record : records) {
                const auto found = known.find(record.frameId);
                std::vector<std::string>& names = result.speciesOf[record.frameId];
                names = found != known.end() ? found->second : loader->load(record).species;
                species.insert(names.begin(), names.end());
                if (progress.isCancelled())
                    throw Cancelled();
            }
            result.estimate = estimateTraining(
                estimateInput(records, loader->load(records.front()), options, species.size()));
            return result;
        },
        [this, request = m_request](Result result) {
            m_speciesOf = std::move(result.speciesOf);
            if (request == m_request)
                show(result.estimate);
        },
        [this](const QString&) { emit estimated({}); });
}

void EstimateJob::show(const TrainingEstimate& estimate) {
    m_seconds = estimate.seconds;
    emit estimated(
        tr("%L1 parameters (%L2 linear, %L3 radial)\n%L4 labels to fit\nAbout %5 of memory, "
           "about %6, and %7 if all iterations are needed")
            .arg(estimate.parameters())
            .arg(estimate.linear)
            .arg(estimate.radial)
            .arg(estimate.rows)
            .arg(withUnit(estimate.memory / kMegabyte, 0, tr("MB")), durationText(estimate.seconds),
                 durationText(estimate.secondsToLimit)));
}

}  // namespace mtp::ui

#include "moc_EstimateJob.cpp"
