#include "ui/pages/inspect/FitOutput.h"

#include <QSaveFile>

#include "core/mtp/PotentialFile.h"
#include "core/project/edit/Replay.h"
#include "core/selection/CommitteeFolder.h"
#include "core/workflow/FitReport.h"
#include "core/workflow/FitResult.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

FitOutput::FitOutput(ProjectModel& project, JobBoard& jobs, QWidget* page)
    : QObject(page), m_project(project), m_jobs(jobs), m_page(page) {}

void FitOutput::askPotential() {
    const RunRecord* run = m_project.currentRun();
    if (!run || !run->potential)
        return;
    const QString path =
        askForSavePath(m_page, tr("Export potential"), QStringLiteral("potential.almtp"),
                       tr("Potentials (*.almtp);;Potentials of MLIP-2 (*.mtp)"));
    if (path.isEmpty())
        return;
    try {
        writePotential(path.toStdString(), *run->potential);
        emit written(path);
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
}

void FitOutput::askCommittee(const std::vector<Potential>& members) {
    const QString path =
        askForSavePath(m_page, tr("Save committee as a folder"), QStringLiteral("committee"), {});
    if (path.isEmpty())
        return;
    try {
        writeCommittee(path.toStdString(), members);
        emit written(path);
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
}

void FitOutput::askReport(std::shared_ptr<const FitResult> result) {
    const QString path = askForSavePath(m_page, tr("Write report"), QStringLiteral("report.html"),
                                        tr("Web pages (*.html)"));
    if (!path.isEmpty())
        writeReport(std::move(result), path);
}

void FitOutput::writeReport(std::shared_ptr<const FitResult> result, const QString& path) {
    const RunRecord* run = m_project.currentRun();
    if (!result || !run)
        return;
    m_jobs.run<QString>(
        tr("Writing the report"), this,
        [result = std::move(result), run = *run, path,
         projectPath = m_project.path().toStdString()](Progress& progress) {
            progress.step(0.05, "Drawing the plots");
            const std::string version = "MTP Workbench " MTP_VERSION;
            const std::string methods =
                methodsParagraph(ProjectStore::openForReading(projectPath), MTP_VERSION);
            const std::string page = fitReport(*result, run, version, methods);
            progress.step(0.9, "Writing");
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(page.data(), static_cast<qint64>(page.size())) < 0 || !file.commit())
                throw FileError(tr("%1: %2").arg(path, file.errorString()).toStdString());
            return path;
        },
        [this](const QString& saved) { emit written(saved); },
        [this](const QString& message) { emit failed(message); });
}

}  // namespace mtp::ui

#include "moc_FitOutput.cpp"
