#include "ui/project/ProjectModel.h"

#include <QFileInfo>
#include <algorithm>

#include "core/project/edit/ChosenFrames.h"
#include "core/project/edit/PickedFrames.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/file/TrainedSet.h"
#include "core/sampling/Selection.h"
#include "ui/language/CoreText.h"

namespace mtp::ui {

namespace {

const QString kExported = QStringLiteral("exported");  // among the notes of the view

// Those that were chosen for what they look like, if the source has such; else those by time.
std::vector<std::size_t> framesByRule(const ProjectStore& store, std::int64_t source,
                                      std::vector<std::size_t> byTime) {
    std::optional<FrameChoice> choice = readFrameChoice(store, source);
    if (!choice)
        return byTime;
    std::sort(choice->frames.begin(), choice->frames.end());
    return std::move(choice->frames);
}

QString whyNotWritten(const Error& error) {
    const QString reason = errorText(error);
    return dynamic_cast<const ReplacedProject*>(&error)
               ? ProjectModel::tr("%1. Use File > Save project as… to keep all that is open.")
                     .arg(reason)
               : reason;
}

}  // namespace

ProjectModel::ProjectModel(QObject* parent, const std::filesystem::path& helper)
    : QObject(parent), m_registry(FormatRegistry::withBuiltinFormats(helper)) {}

ProjectModel::~ProjectModel() = default;

QString ProjectModel::path() const {
    return m_store ? QString::fromStdString(m_store->path().string()) : QString();
}

QString ProjectModel::name() const {
    return m_store ? QFileInfo(path()).completeBaseName() : QString();
}

QString ProjectModel::readOnlyReason() const {
    return m_store ? coreText(m_store->readOnlyReason()) : QString();
}

void ProjectModel::setStore(ProjectStore store) {
    m_store.emplace(std::move(store));
    m_frames = std::make_shared<FrameLoader>(m_store->path());
    m_trajectory.reset();
    m_selectedFrames.clear();
    m_lastField.clear();
    m_sources = m_store->sources();
    m_campaigns = m_store->campaigns();
    // Nobody sees the content of the project before under the name of this one.
    m_ladder.clear();
    m_configurations.clear();
    m_runs.clear();
    m_referenceDensity.reset();
    m_currentRun = 0;
    m_isStale = false;
    m_exported.clear();
    for (const QString& id : view(kExported).split(QLatin1Char(','), Qt::SkipEmptyParts))
        m_exported.insert(id.toLongLong());
    emit projectChanged();
    emit trajectoryChanged();
    emit selectionChanged();
    reload({.ladder = true, .settings = true, .configurations = true, .runs = true});
}

void ProjectModel::saveAs(const QString& path) {
    // Two files that do not exist count as equal: the project may have been removed.
    if (QFileInfo::exists(path) && QFileInfo(path) == QFileInfo(this->path()))
        return;  // it is always saved
    m_store->copyTo(path.toStdString(), true);
    m_store.emplace(ProjectStore::open(path.toStdString()));
    m_frames = std::make_shared<FrameLoader>(m_store->path());
    emit projectChanged();
}

QString ProjectModel::undoText() const {
    return m_store ? QString::fromStdString(m_store->undoName().value_or("")) : QString();
}

QString ProjectModel::redoText() const {
    return m_store ? QString::fromStdString(m_store->redoName().value_or("")) : QString();
}

bool ProjectModel::write(const std::function<ProjectChanges()>& change) {
    if (!m_store)
        return false;
    ProjectChanges changes;
    try {
        changes = change();
    } catch (const Error& error) {
        emit writeFailed(whyNotWritten(error));
        emitChanges({.ladder = true, .settings = true, .configurations = true, .runs = true});
        emit selectionChanged();
        return false;
    }
    reload(changes);
    return true;
}

bool ProjectModel::undo() {
    m_lastField.clear();
    return write([this] { return m_store->undo(); });
}

bool ProjectModel::redo() {
    m_lastField.clear();
    return write([this] { return m_store->redo(); });
}

bool ProjectModel::edit(const QString& name, const std::function<void(ProjectEdit&)>& change,
                        const std::string& operation) {
    m_lastField.clear();
    return write([&] {
        ProjectEdit edit = m_store->edit({.name = name.toStdString(), .operation = operation});
        change(edit);
        return edit.commit();
    });
}

bool ProjectModel::editField(const QString& field, const QString& name,
                             const std::function<void(ProjectEdit&)>& change) {
    constexpr qint64 kPauseMs = 1000;  // between two changes that the user means as two
    const bool isSame = m_lastField == field && m_sinceEdit.elapsed() < kPauseMs;
    return write([&] {
        ProjectEdit edit = m_store->edit({.name = name.toStdString(), .continuesLast = isSame});
        change(edit);
        const ProjectChanges changes = edit.commit();
        if (changes.any()) {
            m_lastField = field;
            m_sinceEdit.start();
        }
        return changes;
    });
}

// Reads what a command changed and tells the pages.
void ProjectModel::reload(const ProjectChanges& changes) {
    const bool isCurrentRun = changes.settings && m_currentRun != m_store->currentRun();
    if (changes.ladder)
        m_ladder = m_store->ladder();
    if (changes.settings) {
        m_referenceDensity = m_store->referenceDensity();
        m_expansion = readExpansionSettings(*m_store);
        m_currentRun = m_store->currentRun();
        reloadFramePicks();
    }
    if (changes.configurations)
        m_configurations = m_store->configurations();
    if (changes.runs)
        m_runs = m_store->runs();
    if (changes.sources)
        reloadSources();
    if (changes.campaigns)
        m_campaigns = m_store->campaigns();
    if (changes.configurations || changes.runs || isCurrentRun) {
        const RunRecord* current = currentRun();
        m_isStale = current && isStale(*current, m_configurations);
    }
    ProjectChanges seen = changes;
    seen.runs = changes.runs || isCurrentRun;
    emitChanges(seen);
}

void ProjectModel::emitChanges(const ProjectChanges& changes) {
    if (changes.ladder || changes.settings)
        emit ladderChanged();
    if (changes.configurations)
        emit configurationsChanged();
    if (changes.runs)
        emit runsChanged();
    if (changes.campaigns)
        emit campaignsChanged();
    emit historyChanged();
}

void ProjectModel::reloadFramePicks() {
    if (!m_trajectory)
        return;
    const FramePicks picks = m_picks;
    const std::vector<std::size_t> selected = m_selectedFrames;
    updateSelectedFrames();
    if (m_picks != picks || m_selectedFrames != selected)
        emit selectionChanged();
}

void ProjectModel::reloadSources() {
    m_sources = m_store->sources();
    if (!m_sources.empty() && (!m_trajectory || m_trajectory->record.id != m_sources.back().id))
        emit trajectoryWanted(m_sources.back());
    if (!m_trajectory)
        return;
    if (m_sources.empty() || m_trajectory->record.id != m_sources.back().id) {
        m_trajectory.reset();
        m_selectedFrames.clear();
        emit trajectoryChanged();
        emit selectionChanged();
    } else {
        m_trajectory->record = m_sources.back();
        updateSelectedFrames();
        emit selectionChanged();
    }
}

bool ProjectModel::setTrajectory(LoadedTrajectory trajectory, const QString& name) {
    if (!m_store)
        return false;
    SourceRecord& record = trajectory.record;
    const auto known =
        std::find_if(m_sources.begin(), m_sources.end(),
                     [&](const SourceRecord& source) { return source.id == record.id; });
    if (record.id > 0 && known == m_sources.end())
        return false;  // undone while it was being read
    try {
        if (record.id == 0) {
            const QString file = QFileInfo(QString::fromStdString(record.path)).fileName();
            m_lastField.clear();
            ProjectEdit edit = m_store->edit(
                {.name = (name.isEmpty() ? tr("Open %1").arg(file) : name).toStdString()});
            record.id = edit.addSource(record);
            edit.commit();
        } else {
            m_store->noteSource(record);
        }
    } catch (const Error& error) {
        emit writeFailed(whyNotWritten(error));
        return false;
    }
    show(std::move(trajectory));
    return true;
}

void ProjectModel::show(LoadedTrajectory trajectory) {
    m_sources = m_store->sources();
    m_trajectory = std::move(trajectory);
    updateSelectedFrames();
    emit trajectoryChanged();
    emit selectionChanged();
    emit historyChanged();
}

bool ProjectModel::moveTrajectory(LoadedTrajectory trajectory, const QString& name) {
    const SourceRecord record = trajectory.record;
    m_trajectory.reset();
    const QString place = QString::fromStdString(record.path);
    if (!edit(name.isEmpty() ? tr("Find the source at %1").arg(place) : name,
              [&](ProjectEdit& edit) { edit.updateSource(record); }))
        return false;
    show(std::move(trajectory));
    return true;
}

bool ProjectModel::removeSource(std::int64_t id, const QString& name) {
    return edit(name.isEmpty() ? tr("Remove a source") : name,
                [&](ProjectEdit& edit) { edit.removeSource(id); });
}

bool ProjectModel::setSelection(double everyFs, double skipFs, const QString& name) {
    if (!m_trajectory)
        return false;
    SourceRecord record = m_trajectory->record;
    record.everyFs = everyFs;
    record.skipFs = skipFs;
    return editField(QStringLiteral("selection"),
                     name.isEmpty()
                         ? tr("Select a frame every %L1 fs from %L2 fs").arg(everyFs).arg(skipFs)
                         : name,
                     [&](ProjectEdit& edit) { edit.updateSource(record); });
}

std::vector<std::size_t> ProjectModel::framesByTime() const {
    const SourceRecord& record = m_trajectory->record;
    return selectByTime(m_trajectory->timesFs,
                        {.everyFs = record.everyFs, .skipFs = record.skipFs});
}

void ProjectModel::updateSelectedFrames() {
    m_picks = readFramePicks(*m_store, m_trajectory->record.id);
    m_selectedFrames = withPicks(framesByRule(*m_store, m_trajectory->record.id, framesByTime()),
                                 m_picks, m_trajectory->timesFs.size());
}

bool ProjectModel::setFrameSelected(std::size_t frame, bool isSelected) {
    if (!m_trajectory || frame >= m_trajectory->timesFs.size())
        return false;
    const std::vector<std::size_t> byRule =
        framesByRule(*m_store, m_trajectory->record.id, framesByTime());
    const bool isByRule = std::binary_search(byRule.begin(), byRule.end(), frame);
    return setFramePicks(
        withFrame(m_picks, frame, isSelected, isByRule),
        (isSelected ? tr("Select frame %L1") : tr("Deselect frame %L1")).arg(frame + 1));
}

bool ProjectModel::clearFramePicks() {
    return m_trajectory && setFramePicks({}, tr("Clear the manual choices of frames"));
}

bool ProjectModel::setFramePicks(const FramePicks& picks, const QString& name) {
    return edit(name, [&](ProjectEdit& edit) {
        writeFramePicks(edit, m_trajectory->record.id, m_picks, picks);
    });
}

bool ProjectModel::setLadder(const std::vector<double>& ratios, const QString& name) {
    return edit(name.isEmpty() ? tr("Change the densities") : name, [&](ProjectEdit& edit) {
        ExpansionSettings settings = m_expansion;
        settings.options.shapes = shapesAfter(m_expansion.options.shapes, m_ladder, ratios);
        writeExpansionSettings(edit, m_expansion, settings);
        edit.setLadder(ratios);
    });
}

bool ProjectModel::setShape(const RungShape& shape, const QString& name) {
    return edit(name, [&](ProjectEdit& edit) {
        ExpansionSettings settings = m_expansion;
        settings.options.shapes =
            withShape(std::move(settings.options.shapes), shape.ratio, shape.strain);
        writeExpansionSettings(edit, m_expansion, settings);
        if (!findRung(m_ladder, shape.ratio))
            edit.setLadder(withRung(m_ladder, shape.ratio));
    });
}

std::optional<double> ProjectModel::referenceDensity() const {
    if (m_referenceDensity)
        return m_referenceDensity;
    return m_trajectory ? m_trajectory->density : std::nullopt;
}

std::optional<DensityReference> ProjectModel::reference() const {
    return m_trajectory ? densityReference(*m_trajectory, m_referenceDensity) : std::nullopt;
}

bool ProjectModel::setReferenceDensity(std::optional<double> density, const QString& name) {
    return editField(QStringLiteral("reference density"),
                     name.isEmpty() ? tr("Change the reference density") : name,
                     [&](ProjectEdit& edit) { edit.setReferenceDensity(density); });
}

bool ProjectModel::setExpansion(const ExpansionSettings& settings, const QString& name) {
    return editField(QStringLiteral("expansion"), name, [&](ProjectEdit& edit) {
        writeExpansionSettings(edit, m_expansion, settings);
    });
}

bool ProjectModel::addConfigurations(const std::vector<Configuration>& configurations,
                                     const QString& name, const std::string& operation) {
    return edit(
        name.isEmpty()
            ? tr("Make %Ln configuration(s)", nullptr, static_cast<int>(configurations.size()))
            : name,
        [&](ProjectEdit& edit) { edit.addConfigurations(configurations); }, operation);
}

bool ProjectModel::updateConfigurations(const std::vector<ConfigurationRecord>& records,
                                        const QString& name, const std::string& operation) {
    return edit(
        name.isEmpty()
            ? tr("Change %Ln configuration(s)", nullptr, static_cast<int>(records.size()))
            : name,
        [&](ProjectEdit& edit) { edit.updateConfigurations(records); }, operation);
}

bool ProjectModel::setLabels(const std::vector<Configuration>& configurations, const QString& name,
                             const std::string& operation) {
    return edit(
        name.isEmpty()
            ? tr("Label %Ln configuration(s)", nullptr, static_cast<int>(configurations.size()))
            : name,
        [&](ProjectEdit& edit) { edit.setLabels(configurations); }, operation);
}

bool ProjectModel::removeConfigurations(const std::vector<std::int64_t>& ids, const QString& name) {
    return edit(name.isEmpty()
                    ? tr("Remove %Ln configuration(s)", nullptr, static_cast<int>(ids.size()))
                    : name,
                [&](ProjectEdit& edit) { edit.removeConfigurations(ids); });
}

std::optional<double> ProjectModel::setting(const char* key) const {
    return m_store ? m_store->setting(key) : std::nullopt;
}

std::optional<std::string> ProjectModel::textSetting(const char* key) const {
    return m_store ? m_store->textSetting(key) : std::nullopt;
}

QString ProjectModel::view(const QString& key) const {
    return m_store ? QString::fromStdString(m_store->view(key.toStdString())) : QString();
}

void ProjectModel::setView(const QString& key, const QString& value) {
    if (!m_store || !m_store->readOnlyReason().empty() || view(key) == value)
        return;
    write([&] {
        m_store->setView(key.toStdString(), value.toStdString());
        return ProjectChanges{};
    });
}

void ProjectModel::noteCampaign(const CampaignRecord& campaign) {
    write([&] {
        m_store->noteCampaign(campaign);
        return ProjectChanges{.campaigns = true};
    });
}

void ProjectModel::noteExported(const std::vector<std::int64_t>& ids) {
    m_exported.insert(ids.begin(), ids.end());
    QStringList list;
    for (const std::int64_t id : m_exported)
        list << QString::number(id);
    setView(kExported, list.join(QLatin1Char(',')));
    emit configurationsChanged();
}

}  // namespace mtp::ui

#include "moc_ProjectModel.cpp"
