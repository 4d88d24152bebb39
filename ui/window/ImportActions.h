// Takes inputs into the project: looks at them in a job, shows the preview, does what was chosen.
#pragma once

#include <QObject>
#include <QStringList>

#include "ui/window/ImportPreview.h"

class QWidget;

namespace mtp::ui {

class JobBoard;
class ProjectModel;

class ImportActions : public QObject {
    Q_OBJECT

public:
    ImportActions(ProjectModel& project, JobBoard& jobs, QWidget* window);

    // Asks before anything is taken. Where none of the inputs can be used, failed() says why.
    void look(const QStringList& paths, bool areLabels);

signals:
    // Inputs are about to be taken: a project is to be open when this returns.
    void projectNeeded();
    void trajectoryChosen(const QString& path, const mtp::ImportChoice& choice);
    void labelsChosen(const QString& path, const mtp::ImportChoice& choice);
    // What was added, in the user's words.
    void configurationsAdded(const QString& message);
    void failed(const QString& message);

private:
    void preview(std::vector<ImportCandidate> candidates, bool areLabels);
    void follow(const std::vector<ImportOrder>& orders);
    void addConfigurations(const std::vector<ImportOrder>& orders);

    ProjectModel& m_project;
    JobBoard& m_jobs;
    QWidget* m_window;
};

}  // namespace mtp::ui
