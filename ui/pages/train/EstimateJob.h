// What a training will take, worked out beside the window a moment after the options changed.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/project/file/Records.h"
#include "core/training/Trainer.h"

namespace mtp {
struct TrainingEstimate;
}

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class EstimateJob : public QObject {
    Q_OBJECT

public:
    EstimateJob(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // Of these configurations with these options; a later request replaces it.
    void request(std::vector<ConfigurationRecord> records, TrainingOptions options);

    // That the training takes up to its limit of iterations; absent without an estimate.
    std::optional<double> seconds() const { return m_seconds; }

signals:
    void estimated(const QString& text);  // empty if there is nothing to estimate

private:
    void work();
    void show(const TrainingEstimate& estimate);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QTimer m_soon;
    std::vector<ConfigurationRecord> m_records;
    TrainingOptions m_options;
    int m_request = 0;
    std::optional<double> m_seconds;
    // Names by frame: the set can hold other species than any one configuration.
    std::map<std::int64_t, std::vector<std::string>> m_speciesOf;
};

}  // namespace mtp::ui
