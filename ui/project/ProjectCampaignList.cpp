// Which campaigns a project has, and which one is shown.
#include <algorithm>
#include <utility>

#include "core/base/Error.h"
#include "core/labelling/Carry.h"
#include "core/labelling/Submit.h"
#include "ui/jobs/JobBoard.h"
#include "ui/language/CoreText.h"
#include "ui/project/ProjectCampaigns.h"
#include "ui/project/ProjectModel.h"

namespace mtp::ui {

namespace fs = std::filesystem;

namespace {

// The row of a campaign names no machine if it is this one.
std::string machineInRow(const std::string& name) {
    return name == "here" ? std::string() : name;
}

QString nameOfFolder(const fs::path& folder) {
    return QString::fromStdString(folder.filename().string());
}

}  // namespace

std::string ProjectCampaigns::nameOfCampaign(const Recipe& recipe) {
    return recipe.name + "-" + std::string(dftCodeKey(recipe.code));
}

CampaignRecord ProjectCampaigns::campaignRecord(const fs::path& folder) {
    const Campaign campaign = Campaign::open(folder);
    return {.path = fs::absolute(folder).lexically_normal().string(),
            .recipe = nameOfCampaign(campaign.recipe()),
            .machine = machineInRow(machineOf(campaign))};
}

void ProjectCampaigns::followProject() {
    m_current.clear();
    m_snapshot.reset();
    m_stopped.clear();
    followList();
    if (m_current.empty())
        emit looked();
}

void ProjectCampaigns::followList() {
    const std::vector<fs::path> before = std::exchange(m_folders, {});
    for (const CampaignRecord& campaign : m_project.campaigns())
        m_folders.emplace_back(campaign.path);
    emit listChanged();
    // One that an undo has brought back is shown again.
    const auto back = std::find_if(m_folders.begin(), m_folders.end(), [&](const fs::path& folder) {
        return std::find(before.begin(), before.end(), folder) == before.end();
    });
    if (!before.empty() && back != m_folders.end())
        choose(*back);
    else if (std::find(m_folders.begin(), m_folders.end(), m_current) == m_folders.end())
        choose(m_folders.empty() ? fs::path() : m_folders.back());
}

void ProjectCampaigns::choose(const fs::path& folder) {
    if (folder == m_current)
        return;
    m_current = folder;
    m_snapshot.reset();
    m_silentSince = {};
    look();
    emit looked();
}

void ProjectCampaigns::add(const fs::path& given) {
    const fs::path folder = fs::absolute(given).lexically_normal();
    if (!isCampaign(folder)) {
        emit failed(tr("%1 is no campaign: there is no file \"campaign\" in it")
                        .arg(QString::fromStdString(folder.string())));
        return;
    }
    list({folder});
    choose(folder);
    look();
}

void ProjectCampaigns::bringBack(const fs::path& zip) {
    m_jobs.run<fs::path>(
        tr("Unpacking %1").arg(QString::fromStdString(zip.filename().string())), this,
        [zip, parent = dftFolder()](Progress& progress) {
            return mtp::bringBack(zip, parent, progress);
        },
        [this](const fs::path& folder) {
            add(folder);
            emit broughtBack(QString::fromStdString(folder.string()));
        },
        [this](const QString& message) { emit failed(message); });
}

void ProjectCampaigns::saveZip(const fs::path& zip) {
    m_jobs.run<QString>(
        tr("Packing a campaign"), this,
        [zip, folder = m_current](Progress& progress) {
            zipCampaign(Campaign::open(folder), zip, progress);
            return QString::fromStdString(zip.string());
        },
        [this](const QString& path) { emit zipped(path); },
        [this](const QString& message) { emit failed(message); });
}

void ProjectCampaigns::remove(const fs::path& folder) {
    for (const CampaignRecord& campaign : m_project.campaigns())
        if (campaign.path == folder) {
            const QString step = tr("Remove the campaign %1").arg(nameOfFolder(folder));
            if (m_project.edit(step,
                               [id = campaign.id](ProjectEdit& edit) { edit.removeCampaign(id); }))
                emit removed(nameOfFolder(folder), step);
            return;
        }
}

void ProjectCampaigns::list(const std::vector<fs::path>& folders) {
    std::vector<CampaignRecord> added;
    try {
        for (const fs::path& folder : folders)
            if (std::find(m_folders.begin(), m_folders.end(), folder) == m_folders.end())
                added.push_back(campaignRecord(folder));
    } catch (const Error& error) {  // of a later version, damaged
        emit failed(errorText(error));
        return;
    }
    if (added.empty())
        return;
    // Several are those of a check of the cutoff, in a folder of their own.
    const QString name = added.size() == 1
                             ? tr("Add the campaign %1").arg(nameOfFolder(added.front().path))
                             : tr("Add the campaigns of %1")
                                   .arg(nameOfFolder(fs::path(added.front().path).parent_path()));
    m_project.edit(name, [&](ProjectEdit& edit) {
        for (const CampaignRecord& campaign : added)
            edit.addCampaign(campaign);
    });
}

void ProjectCampaigns::noteMachine(const fs::path& folder, const std::string& name) {
    const std::string machine = machineInRow(name);
    for (CampaignRecord campaign : m_project.campaigns())
        if (campaign.path == folder && campaign.machine != machine) {
            campaign.machine = machine;
            m_project.noteCampaign(campaign);
            return;
        }
}

fs::path ProjectCampaigns::dftFolder() const {
    const fs::path project = m_project.path().toStdString();
    return project.parent_path() / (project.stem().string() + "-dft");
}

fs::path ProjectCampaigns::folderFor(const Recipe& recipe) const {
    return dftFolder() / nameOfCampaign(recipe);
}

}  // namespace mtp::ui
