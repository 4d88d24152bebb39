// Takes a potential from a file into the project, as a run that was made elsewhere.
#pragma once

#include <QObject>

#include "core/project/file/Records.h"

class QWidget;

namespace mtp::ui {

class ProjectModel;

class PotentialImport : public QObject {
    Q_OBJECT

public:
    // Dialogs are children of `page`.
    PotentialImport(ProjectModel& project, QWidget* page);

    // A potential that does not name its species is taken once the user has named them.
    void open(const QString& path);
    // Adds the run with its species named by the user; nothing if the user does not.
    void nameSpecies(RunRecord run);

signals:
    void failed(const QString& message);

private:
    ProjectModel& m_project;
    QWidget* m_page;
};

}  // namespace mtp::ui
