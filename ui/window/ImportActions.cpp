#include "ui/window/ImportActions.h"

#include <algorithm>

#include "core/project/Configurations.h"
#include "ui/jobs/JobBoard.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

ImportActions::ImportActions(ProjectModel& project, JobBoard& jobs, QWidget* window)
    : QObject(window), m_project(project), m_jobs(jobs), m_window(window) {}

void ImportActions::look(const QStringList& paths, bool areLabels) {
    using Candidates = std::shared_ptr<std::vector<ImportCandidate>>;
    m_jobs.run<Candidates>(
        paths.size() == 1 ? tr("Looking at %1").arg(paths.front())
                          : tr("Looking at %L1 inputs").arg(paths.size()),
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
    auto* dialog = new ImportPreview(std::move(candidates), areLabels, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { follow(dialog->orders()); });
    dialog->open();
}

void ImportActions::follow(const std::vector<ImportOrder>& orders) {
    std::vector<ImportOrder> configurations;
    for (const ImportOrder& order : orders) {
        if (order.use == ImportOrder::Use::Trajectory)
            emit trajectoryChosen(order.path);
        else if (order.use == ImportOrder::Use::Labels)
            emit labelsChosen(order.path);
        else
            configurations.push_back(order);
    }
    if (!configurations.empty())
        addConfigurations(configurations);
}

// All in one command that can be undone.
void ImportActions::addConfigurations(const std::vector<ImportOrder>& orders) {
    using Frames = std::shared_ptr<std::vector<Frame>>;
    m_jobs.run<Frames>(
        tr("Reading configurations"), this,
        [&registry = m_project.registry(), orders](Progress& progress) {
            auto all = std::make_shared<std::vector<Frame>>();
            for (const ImportOrder& order : orders) {
                ReadOptions options{order.species, &progress};
                const auto reader = registry.open(order.path.toStdString(), options);
                for (Frame& frame : takeFrames(*reader, order.choice, &progress))
                    all->push_back(std::move(frame));
            }
            return all;
        },
        [this](Frames frames) {
            const QString name = tr("Import %L1 configurations").arg(frames->size());
            m_project.addConfigurations(asConfigurations(*frames, m_project.referenceDensity()),
                                        name);
            emit configurationsAdded(tr("%L1 configurations were added.").arg(frames->size()));
        },
        [this](const QString& message) { emit failed(message); });
}

}  // namespace mtp::ui
