// Writes what is inspected to files: the potential of the current run, the report of its fit.
#pragma once

#include <QObject>
#include <memory>
#include <vector>

class QWidget;

namespace mtp {
struct FitResult;
struct Potential;
}  // namespace mtp

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class FitOutput : public QObject {
    Q_OBJECT

public:
    // Dialogs are children of `page`.
    FitOutput(ProjectModel& project, JobBoard& jobs, QWidget* page);

    void askPotential();
    // A folder with a potential for each member, as mtp committee writes it.
    void askCommittee(const std::vector<Potential>& members);
    void askReport(std::shared_ptr<const FitResult> result);
    // One page of HTML, written in a job.
    void writeReport(std::shared_ptr<const FitResult> result, const QString& path);

signals:
    void written(const QString& path);
    void failed(const QString& message);

private:
    ProjectModel& m_project;
    JobBoard& m_jobs;
    QWidget* m_page;
};

}  // namespace mtp::ui
