#include "ui/window/ImportActions.h"

#include <algorithm>

#include "core/project/edit/Configurations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

ImportActions::ImportActions(ProjectModel& project, JobBoard& jobs, QWidget* window)
    : QObject(window), m_project(project), m_jobs(jobs), m_window(window) {}

void ImportActions::look(const QStringList& paths, bool areLabels) {
    using Candidates = std::shared_ptr<std::vector<ImportCandidate>>;
    m_jobs.run<Candidates>(
        paths.size() == 1 ? tr("Looking at %1").arg(paths.front())
                          : tr("Looking at %Ln file(s)", nullptr, static_cast<int>(paths.size())),
        this,
        [&registry = m_project.registry(), paths](Progress& progress) {
            return std::make_shared<std::vector<ImportCandidate>>(
                lookAt(registry, paths, progress));
        },
        [this, areLabels](Candidates candidates) { preview(std::move(*candidates), areLabels); },
        [this](const QString& message) { emit failed(message); });
}

void ImportActions::preview(std::vector<ImportCandidate> candidates, bool areLabels) {
    const bool isAnyUsable =
        std::any_of(candidates.begin(), candidates.end(),
                    [](const ImportCandidate& candidate) { return candidate.summary.has_value(); });
    if (!isAnyUsable) {
        QStringList reasons;
        for (const ImportCandidate& candidate : candidates)
            reasons << candidate.error;
        emit failed(reasons.join(QLatin1Char('\n')));
        return;
    }
    // Without a configuration there is nothing that labels could belong to.
    const bool isForLabels = areLabels && !m_project.configurations().empty();
    auto* dialog = new ImportPreview(std::move(candidates), isForLabels, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Once: the readers that it has opened are handed on, and two jobs must not share one.
    connect(
        dialog, &QDialog::accepted, this, [this, dialog] { follow(dialog->orders()); },
        Qt::SingleShotConnection);
    dialog->open();
}

void ImportActions::follow(const std::vector<ImportOrder>& orders) {
    if (!orders.empty())
        emit projectNeeded();
    std::vector<ImportOrder> configurations;
    for (const ImportOrder& order : orders) {
        if (order.use == ImportOrder::Use::Trajectory)
            emit trajectoryChosen(order.path, order.choice);
        else if (order.use == ImportOrder::Use::Labels)
            emit labelsChosen(order.path, order.choice);
        else
            configurations.push_back(order);
    }
    if (!configurations.empty())
        addConfigurations(configurations);
}

// All in one command that can be undone.
void ImportActions::addConfigurations(const std::vector<ImportOrder>& orders) {
    using Configurations = std::shared_ptr<std::vector<Configuration>>;
    m_jobs.run<Configurations>(
        tr("Reading configurations"), this,
        [&registry = m_project.registry(), orders,
         reference = m_project.reference()](Progress& progress) {
            std::vector<Frame> all;
            for (const ImportOrder& order : orders) {
                const auto reader =
                    openChosen(registry, order.path.toStdString(), order.choice, &progress);
                for (Frame& frame : takeFrames(*reader, order.choice, &progress))
                    all.push_back(std::move(frame));
            }
            return std::make_shared<std::vector<Configuration>>(asConfigurations(all, reference));
        },
        [this](Configurations configurations) {
            const auto count = static_cast<int>(configurations->size());
            if (m_project.addConfigurations(*configurations,
                                            tr("Import %Ln configuration(s)", nullptr, count)))
                emit configurationsAdded(
                    tr("%Ln configuration(s) {was|were} imported.", nullptr, count));
        },
        [this](const QString& message) { emit failed(message); });
}

}  // namespace mtp::ui

#include "moc_ImportActions.cpp"
