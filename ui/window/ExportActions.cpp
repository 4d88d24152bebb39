#include "ui/window/ExportActions.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "core/project/edit/Collect.h"
#include "core/project/edit/Replay.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"

namespace mtp::ui {

ExportActions::ExportActions(ProjectModel& project, JobBoard& jobs, QWidget* window)
    : QObject(window), m_project(project), m_jobs(jobs), m_window(window) {}

void ExportActions::fillMenu(QMenu& menu) {
    QAction* configurations =
        menu.addAction(icon("export"), tr("&Export training set…"), this, [this] {
            const QString path = QFileDialog::getSaveFileName(
                m_window, tr("Export the labelled configurations"),
                QStringLiteral("training.extxyz"),
                tr("Extended XYZ (*.extxyz *.xyz);;MLIP (*.cfg);;All files (*)"));
            if (!path.isEmpty())
                exportConfigurations(path);
        });
    QAction* all = menu.addAction(tr("&Collect into a folder…"), this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(
            m_window, tr("An empty folder for the project and its sources"));
        if (!folder.isEmpty())
            collect(folder);
    });
    menu.addAction(tr("Show as co&mmands…"), this, &ExportActions::showCommands);
    connect(&menu, &QMenu::aboutToShow, configurations, [this, configurations, all] {
        const auto& records = m_project.configurations();
        configurations->setEnabled(
            std::any_of(records.begin(), records.end(),
                        [](const ConfigurationRecord& record) { return record.energy; }));
        all->setEnabled(m_project.hasProject());
    });
}

void ExportActions::exportConfigurations(const QString& path) {
    std::vector<ConfigurationRecord> records;
    for (const ConfigurationRecord& record : m_project.configurations())
        if (isUsable(record))
            records.push_back(record);
    m_jobs.run<std::size_t>(
        tr("Exporting configurations"), this,
        [records, loader = m_project.frames(), &registry = m_project.registry(),
         path = path.toStdString()](Progress& progress) {
            const std::vector<Frame> frames = loader->load(records, progress);
            writeFrames(registry, path, frames);
            return frames.size();
        },
        [this, path](std::size_t count) {
            emit done(tr("%L1 configurations written: %2").arg(count).arg(path));
        },
        [this](const QString& message) { emit failed(message); });
}

void ExportActions::collect(const QString& folder) {
    m_jobs.run<CollectReport>(
        tr("Collecting the project"), this,
        [project = m_project.path().toStdString(), folder = folder.toStdString()](
            Progress& progress) { return collectProject(project, folder, progress); },
        [this](const CollectReport& report) {
            QString text = tr("%1 and %L2 of its sources are in the folder.")
                               .arg(QString::fromStdString(report.project.filename().string()))
                               .arg(report.inputs);
            for (const std::string& missing : report.missing)
                text += QLatin1Char(' ') + QString::fromStdString(missing);
            emit done(text);
        },
        [this](const QString& message) { emit failed(message); });
}

// The shell commands that make the same without a window, to be read and copied.
void ExportActions::showCommands() {
    QString text;
    try {
        const ProjectStore store = ProjectStore::openForReading(m_project.path().toStdString());
        QStringList lines;
        for (const std::string& line : replayCommands(store))
            lines << QString::fromStdString(line);
        text = tr("# %1").arg(
                   QString::fromStdString(methodsParagraph(store, "MTP Workbench " MTP_VERSION))) +
               QStringLiteral("\n\n") + lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    } catch (const Error& error) {
        return emit failed(QString::fromUtf8(error.what()));
    }
    QDialog dialog(m_window);
    dialog.setWindowTitle(tr("The project as commands"));
    dialog.setObjectName("commandsDialog");
    dialog.resize(800, 500);
    auto* view = new QPlainTextEdit(text);
    view->setObjectName("commands");
    view->setReadOnly(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(view, 1);
    column->addWidget(buttons);
    dialog.exec();
}

}  // namespace mtp::ui
