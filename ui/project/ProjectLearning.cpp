#include "ui/project/ProjectLearning.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/base/Error.h"
#include "core/workflow/LearningRecords.h"
#include "core/workflow/SimulationRecords.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

const QString kLoops = QStringLiteral("learning");  // among the notes of the project

}  // namespace

ProjectLearning::ProjectLearning(ProjectModel& project, JobBoard& jobs, QObject* parent)
    : QObject(parent), m_project(project), m_jobs(jobs) {
    connect(&project, &ProjectModel::projectChanged, this, &ProjectLearning::followProject);
    followProject();
}

void ProjectLearning::followProject() {
    stop();
    m_folders.clear();
    if (m_project.hasProject())
        m_folders =
            parseRunList(m_project.view(kLoops).toStdString(), m_project.path().toStdString());
    m_current = m_folders.empty() ? fs::path() : m_folders.back();
    look();
}

void ProjectLearning::choose(const fs::path& folder) {
    m_current = folder;
    look();
}

// The file is small and beside the project.
void ProjectLearning::look() {
    m_record.reset();
    try {
        if (!m_current.empty())
            m_record = std::make_shared<const LearningRecord>(LearningFolder(m_current).record());
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
    emit changed();
}

void ProjectLearning::begin(LearningRequest request) {
    request.folder = nextLearningFolder(m_project.path().toStdString(), m_folders);
    start(std::move(request));
}

void ProjectLearning::resume(LearningRequest request) {
    request.folder = m_current;
    start(std::move(request));
}

void ProjectLearning::start(LearningRequest request) {
    if (m_job)
        return;
    m_running = request.folder;
    request.own = QCoreApplication::applicationDirPath().toStdString();
    auto* job = new LearningRun(std::move(request));
    m_job = job;
    connect(
        job, &LearningRun::looked, this,
        [this, path = m_project.path()](const LearningRun::Record& record) {
            if (m_project.path() != path)  // another project was opened while the loop was ending
                return;
            if (std::find(m_folders.begin(), m_folders.end(), m_running) == m_folders.end()) {
                m_folders.push_back(m_running);
                m_project.setView(kLoops, QString::fromStdString(toRunList(
                                              m_folders, m_project.path().toStdString())));
                m_current = m_running;
            }
            if (m_current == m_running)
                m_record = record;
            emit changed();
        });
    const auto end = [this] {
        m_job = nullptr;
        look();
        emit ended();
    };
    connect(job, &Job::succeeded, this, end);
    connect(job, &Job::cancelled, this, end);
    connect(job, &Job::failed, this, [this, end](const QString& message) {
        end();
        emit failed(message);
    });
    m_jobs.add(job);
    job->start();
    emit changed();
}

void ProjectLearning::stop() {
    if (m_job)
        m_job->cancel();
}

int ProjectLearning::roundToUndo() const {
    if (!m_record || isCurrentRunning())
        return 0;
    const auto ended = static_cast<int>(m_record->rounds.size());
    std::error_code error;
    return fs::exists(LearningFolder(m_current).round(ended + 1), error) ? ended + 1 : ended;
}

void ProjectLearning::undoRound() {
    if (roundToUndo() == 0)
        return;
    try {
        mtp::undoRound(LearningFolder(m_current));
    } catch (const Error& error) {
        emit failed(errorText(error));
    }
    look();
}

void ProjectLearning::takeOver() {
    m_jobs.run<std::shared_ptr<const LearningYield>>(
        tr("Reading what was learned"), this,
        [folder = LearningFolder(m_current), known = m_project.configurations(),
         reference = m_project.reference()](Progress&) {
            return std::make_shared<const LearningYield>(learningYield(folder, known, reference));
        },
        [this](const std::shared_ptr<const LearningYield>& yield) {
            const auto& added = yield->configurations;
            if (m_project.edit(tr("Add %1").arg(QString::fromStdString(yield->run.name)),
                               [&](ProjectEdit& edit) {
                                   if (!added.empty())
                                       edit.addConfigurations(added);
                                   edit.addRun(yield->run);
                               }))
                emit tookOver(static_cast<int>(added.size()),
                              !added.empty() && added.front().record.energy.has_value());
        },
        [this](const QString& message) { emit failed(message); });
}

}  // namespace mtp::ui

#include "moc_ProjectLearning.cpp"
