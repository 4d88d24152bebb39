// What a training will take, worked out beside the window a moment after the options changed.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <vector>

#include "core/project/file/Records.h"
#include "core/training/Trainer.h"

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class EstimateJob : public QObject {
    Q_OBJECT

public:
    EstimateJob(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // Of these configurations with these options; a later request replaces it.
    void request(std::vector<ConfigurationRecord> records, TrainingOptions options);

signals:
    void estimated(const QString& text);  // empty where there is nothing to estimate

private:
    void work();

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QTimer m_soon;
    std::vector<ConfigurationRecord> m_records;
    TrainingOptions m_options;
    int m_request = 0;
};

}  // namespace mtp::ui
