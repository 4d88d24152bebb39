// The long work of the Densities page: making and exporting configurations, coverage, distances.
#pragma once

#include <QObject>
#include <vector>

#include "core/density/Coverage.h"
#include "core/density/Expansion.h"
#include "core/density/PairDistances.h"
#include "core/project/file/Records.h"

namespace mtp::ui {

class Job;
class JobBoard;
class ProjectModel;

// Each function starts a job and returns; a signal tells how it ended.
class DensityJobs : public QObject {
    Q_OBJECT

public:
    DensityJobs(ProjectModel& project, JobBoard& jobs, QObject* parent);

    // Adds to the project what it does not hold of these frames of the trajectory.
    Job* makeConfigurations(const std::vector<std::size_t>& frames,
                            const ExpansionOptions& expansion);
    // Those without labels, to a file of any format that holds several.
    void exportUnlabelled(const QString& path);
    // Of the ladder over some of these frames, evenly spaced; an older count that ends later is
    // dropped.
    void countCoverage(const std::vector<std::size_t>& frames, const ExpansionOptions& expansion);
    // Shortest distances of the labelled configurations that the training takes.
    void measureTraining();
    // What is being counted and measured now is of no use any more.
    void forgetMeasurements();

signals:
    void made(int configurations);
    void exported(int configurations, const QString& path);
    void coverageCounted(const mtp::Table& coverage, const mtp::CoverageOptions& options);
    void trainingMeasured(const std::vector<mtp::PairDistance>& distances);
    void failed(const QString& message);

private:
    ProjectModel& m_project;
    JobBoard& m_jobs;
    std::size_t m_coverageRequest = 0;
    std::size_t m_trainingRequest = 0;
};

}  // namespace mtp::ui
