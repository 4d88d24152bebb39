// Runs and trainings of a project.
#include <algorithm>

#include "ui/project/ProjectModel.h"

namespace mtp::ui {

const RunRecord* ProjectModel::findRun(std::int64_t id) const {
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [id](const RunRecord& run) { return run.id == id; });
    return found == m_runs.end() ? nullptr : &*found;
}

const RunRecord* ProjectModel::currentRun() const {
    const RunRecord* chosen = findRun(m_currentRun);
    return chosen || m_runs.empty() ? chosen : &m_runs.back();
}

bool ProjectModel::addRun(const RunRecord& run, const QString& name, std::int64_t trainingId) {
    return edit(name.isEmpty() ? tr("Add %1").arg(QString::fromStdString(run.name)) : name,
                [&](ProjectEdit& edit) { edit.addRun(run, trainingId); });
}

bool ProjectModel::renameRun(std::int64_t id, const std::string& runName, const QString& name) {
    return edit(
        name.isEmpty() ? tr("Rename a run to %1").arg(QString::fromStdString(runName)) : name,
        [&](ProjectEdit& edit) { edit.renameRun(id, runName); });
}

bool ProjectModel::removeRun(std::int64_t id, const QString& name) {
    const RunRecord* run = findRun(id);
    const QString runName = run ? QString::fromStdString(run->name) : QString();
    return edit(name.isEmpty() ? tr("Remove %1").arg(runName) : name,
                [&](ProjectEdit& edit) { edit.removeRun(id); });
}

bool ProjectModel::setCurrentRun(std::int64_t id, const QString& name) {
    const RunRecord* run = findRun(id);
    if (!run || run == currentRun())
        return false;
    return edit(name.isEmpty() ? tr("Show %1").arg(QString::fromStdString(run->name)) : name,
                [&](ProjectEdit& edit) { edit.setCurrentRun(id); });
}

std::vector<TrainingRecord> ProjectModel::trainings() const {
    return m_store ? m_store->trainings() : std::vector<TrainingRecord>();
}

std::int64_t ProjectModel::startTraining(const TrainingRecord& training) {
    std::int64_t id = 0;
    write([&] {
        id = m_store->startTraining(training);
        return ProjectChanges{};
    });
    return id;
}

bool ProjectModel::saveTraining(const TrainingRecord& training) {
    return write([&] {
        m_store->saveTraining(training);
        return ProjectChanges{};
    });
}

void ProjectModel::dropTraining(std::int64_t id) {
    const bool isDropped = write([&] {
        m_store->dropTraining(id);
        return ProjectChanges{};
    });
    if (isDropped)
        emit runsChanged();
}

}  // namespace mtp::ui
