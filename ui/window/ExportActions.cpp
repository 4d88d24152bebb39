#include "ui/window/ExportActions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "core/mtp/PotentialFile.h"
#include "core/project/edit/Collect.h"
#include "core/project/edit/Replay.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/InputDialog.h"

namespace mtp::ui {

namespace {

// A file name from the name of a run: "Run 1, level 16" gives "Run 1, level 16.almtp".
QString fileNameOf(const RunRecord& run) {
    QString name = QString::fromStdString(run.name);
    for (const char c : {'/', '\\', ':'})
        name.replace(QLatin1Char(c), QLatin1Char('-'));
    return name.endsWith(".almtp") || name.endsWith(".mtp") ? name : name + ".almtp";
}

void allow(QAction* action, bool isAllowed, const QString& what, const QString& whyNot) {
    action->setEnabled(isAllowed);
    action->setToolTip(isAllowed ? what : whyNot);
}

}  // namespace

ExportActions::ExportActions(ProjectModel& project, JobBoard& jobs, ReplayText replay,
                             QWidget* window)
    : QObject(window)
    , m_project(project)
    , m_jobs(jobs)
    , m_replay(std::move(replay))
    , m_window(window) {}

void ExportActions::fillMenu(QMenu& menu) {
    QAction* potential =
        menu.addAction(icon("export"), tr("Export &potential…"), QKeySequence(tr("Ctrl+E")), this,
                       &ExportActions::askForPotential);
    QAction* configurations =
        menu.addAction(tr("&Export training set…"), this, &ExportActions::askForConfigurations);
    QAction* all =
        menu.addAction(tr("&Collect into a folder…"), this, &ExportActions::askForFolder);
    QAction* commands =
        menu.addAction(tr("Show as co&mmands…"), this, &ExportActions::showCommands);
    commands->setVisible(m_replay != nullptr);
    menu.setToolTipsVisible(true);
    connect(&menu, &QMenu::aboutToShow, this, [=, this] {
        const auto& records = m_project.configurations();
        const RunRecord* run = m_project.currentRun();
        const QString noProject = tr("No project is open");
        allow(potential, run && run->potential, tr("The current potential as a file"),
              tr("There is no potential yet: train one, or open a file"));
        allow(configurations, std::any_of(records.begin(), records.end(), isUsable),
              tr("The labelled configurations as one file"),
              tr("There are no labelled configurations yet"));
        allow(all, m_project.hasProject(), tr("The project with copies of its sources"), noProject);
        allow(commands, m_project.hasProject(), tr("Shell commands that make the same"), noProject);
    });
}

void ExportActions::askForPotential() {
    const RunRecord* run = m_project.currentRun();
    if (!run || !run->potential)
        return emit failed(tr("There is no potential to export yet."));
    const QString path = askForSavePath(m_window, tr("Export potential"), fileNameOf(*run),
                                        tr("MLIP-3 potential (*.almtp);;MLIP-2 potential (*.mtp)"));
    if (!path.isEmpty())
        exportPotential(path);
}

void ExportActions::exportPotential(const QString& path) {
    const RunRecord* run = m_project.currentRun();
    if (!run || !run->potential)
        return;
    try {
        writePotential(path.toStdString(), *run->potential);
    } catch (const Error& error) {
        return emit failed(errorText(error));
    }
    emit done(tr("%1: saved to %2").arg(QString::fromStdString(run->name), path), path);
}

void ExportActions::askForConfigurations() {
    const QString path = askForSavePath(
        m_window, tr("Export the labelled configurations"), QStringLiteral("training.extxyz"),
        writeFilters(m_project.registry(),
                     {.energy = true, .forces = true, .species = true, .severalFrames = true}));
    if (!path.isEmpty())
        exportConfigurations(path);
}

void ExportActions::askForFolder() {
    const QString folder =
        ui::askForFolder(m_window, tr("An empty folder for the project and its sources"));
    if (!folder.isEmpty())
        collect(folder);
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
            emit done(
                tr("%Ln configuration(s) saved to %1", nullptr, static_cast<int>(count)).arg(path),
                path);
        },
        [this](const QString& message) { emit failed(message); });
}

void ExportActions::collect(const QString& folder) {
    m_jobs.run<CollectReport>(
        tr("Collecting the project"), this,
        [project = m_project.path().toStdString(), folder = folder.toStdString()](
            Progress& progress) { return collectProject(project, folder, progress); },
        [this, folder](const CollectReport& report) {
            QString text =
                tr("Saved %1 and %Ln of its source(s) to %2", nullptr,
                   static_cast<int>(report.inputs))
                    .arg(QString::fromStdString(report.project.filename().string()), folder);
            for (const std::string& missing : report.missing)
                text += QStringLiteral(". ") + coreText(missing);
            emit done(text, folder);
        },
        [this](const QString& message) { emit failed(message); });
}

QString ExportActions::commands() const {
    const ProjectStore store = ProjectStore::openForReading(m_project.path().toStdString());
    QStringList lines;
    for (const std::string& line : m_replay(store))
        lines << QString::fromStdString(line);
    return QStringLiteral("# %1\n\n%2\n")
        .arg(QString::fromStdString(methodsParagraph(store, "MTP Workbench " MTP_VERSION)),
             lines.join(QLatin1Char('\n')));
}

// The shell commands that make the same without a window, to be read, copied or saved.
void ExportActions::showCommands() {
    QString text;
    try {
        text = commands();
    } catch (const Error& error) {
        return emit failed(errorText(error));
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
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    QPushButton* save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    copy->setObjectName("copyCommands");
    copy->setToolTip(tr("All commands, to the clipboard"));
    save->setObjectName("saveCommands");
    save->setToolTip(tr("As a shell script that makes the project again without the window"));
    connect(copy, &QPushButton::clicked, &dialog, [copy, text] {
        QApplication::clipboard()->setText(text);
        copy->setText(tr("Copied"));
    });
    connect(save, &QPushButton::clicked, &dialog, [this, &dialog, text] {
        const QString path = askForSavePath(&dialog, tr("Save the commands"),
                                            m_project.name() + ".sh", tr("Shell scripts (*.sh)"));
        if (path.isEmpty())
            return;
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
            emit failed(tr("%1 could not be saved: %2").arg(path, file.errorString()));
        else
            emit done(tr("Commands saved to %1").arg(path), path);
        dialog.accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(view, 1);
    column->addWidget(buttons);
    dialog.exec();
}

}  // namespace mtp::ui

#include "moc_ExportActions.cpp"
