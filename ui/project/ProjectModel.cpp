#include "ui/project/ProjectModel.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/sampling/Selection.h"

namespace mtp::ui {

LoadedTrajectory loadTrajectory(const FormatRegistry& registry, const SourceRecord& record,
                                Progress& progress) {
    ReadOptions options;
    options.progress = &progress;
    LoadedTrajectory loaded;
    loaded.record = record;
    loaded.reader = std::make_shared<FrameSource>(registry.open(record.path, options));
    const std::size_t count = loaded.reader->frameCount();
    loaded.record.format = loaded.reader->info().format;
    loaded.record.frameCount = static_cast<std::int64_t>(count);
    loaded.warnings = loaded.reader->info().warnings;

    constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> times, energies, temperatures;
    for (std::size_t i = 0; i < count; ++i) {
        const Frame frame = loaded.reader->read(i);
        if (i == 0)
            loaded.density = density(frame);
        loaded.parentKeys.push_back(parentKey(frame, i));
        // Without a time in the file the frame's number stands in; the time line then counts
        // frames.
        times.push_back(frame.timeFs.value_or(static_cast<double>(i)));
        energies.push_back(frame.labels.energy.value_or(kAbsent));
        temperatures.push_back(frame.temperature.value_or(kAbsent));
        progress.step(static_cast<double>(i + 1) / static_cast<double>(count), "Reading frames");
    }
    const auto isKnown = [](double value) { return std::isfinite(value); };
    loaded.timesFs = times;
    loaded.series.add("time", "fs", std::move(times));
    if (std::any_of(energies.begin(), energies.end(), isKnown))
        loaded.series.add("energy", "eV", std::move(energies));
    if (std::any_of(temperatures.begin(), temperatures.end(), isKnown))
        loaded.series.add("temperature", "K", std::move(temperatures));
    return loaded;
}

ProjectModel::ProjectModel(QObject* parent)
    : QObject(parent), m_registry(FormatRegistry::withBuiltinFormats()) {}

ProjectModel::~ProjectModel() = default;

QString ProjectModel::path() const {
    return m_store ? QString::fromStdString(m_store->path().string()) : QString();
}

QString ProjectModel::name() const {
    return m_store ? QFileInfo(path()).completeBaseName() : QString();
}

void ProjectModel::setStore(ProjectStore store) {
    m_store.emplace(std::move(store));
    m_sources = m_store->sources();
    m_trajectory.reset();
    m_selectedFrames.clear();
    m_ladder = m_store->ladder();
    m_referenceDensity = m_store->referenceDensity();
    m_configurations = m_store->configurations();
    m_runs = m_store->runs();
    m_currentRun = m_runs.empty() ? 0 : m_runs.back().id;
    emit projectChanged();
    emit trajectoryChanged();
    emit selectionChanged();
    emit ladderChanged();
    emit configurationsChanged();
    emit runsChanged();
}

void ProjectModel::saveAs(const QString& path) {
    m_store->copyTo(path.toStdString(), true);
    m_store.emplace(ProjectStore::open(path.toStdString()));
    emit projectChanged();
}

void ProjectModel::setTrajectory(LoadedTrajectory trajectory) {
    SourceRecord& record = trajectory.record;
    if (record.id == 0)
        record.id = m_store->addSource(record);
    else
        m_store->updateSource(record);
    m_trajectory = std::move(trajectory);
    m_sources = m_store->sources();
    updateSelectedFrames();
    emit trajectoryChanged();
    emit selectionChanged();
}

void ProjectModel::setSelection(double everyFs, double skipFs) {
    if (!m_trajectory)
        return;
    SourceRecord& record = m_trajectory->record;
    if (record.everyFs == everyFs && record.skipFs == skipFs)
        return;
    record.everyFs = everyFs;
    record.skipFs = skipFs;
    m_store->updateSource(record);
    updateSelectedFrames();
    emit selectionChanged();
}

void ProjectModel::updateSelectedFrames() {
    const SourceRecord& record = m_trajectory->record;
    m_selectedFrames =
        selectByTime(m_trajectory->timesFs, {.everyFs = record.everyFs, .skipFs = record.skipFs});
}

void ProjectModel::setLadder(std::vector<double> ratios) {
    std::sort(ratios.begin(), ratios.end());
    m_store->setLadder(ratios);
    m_ladder = std::move(ratios);
    emit ladderChanged();
}

std::optional<double> ProjectModel::referenceDensity() const {
    if (m_referenceDensity)
        return m_referenceDensity;
    return m_trajectory ? m_trajectory->density : std::nullopt;
}

void ProjectModel::setReferenceDensity(std::optional<double> density) {
    m_store->setReferenceDensity(density);
    m_referenceDensity = density;
    emit ladderChanged();
}

void ProjectModel::addConfigurations(std::vector<ConfigurationRecord> records) {
    const std::vector<std::int64_t> ids = m_store->addConfigurations(records);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].id = ids[i];
        m_configurations.push_back(std::move(records[i]));
    }
    emit configurationsChanged();
}

void ProjectModel::updateConfigurations(const std::vector<ConfigurationRecord>& records) {
    m_store->updateConfigurations(records);
    for (const ConfigurationRecord& record : records) {
        const auto found =
            std::find_if(m_configurations.begin(), m_configurations.end(),
                         [&](const ConfigurationRecord& other) { return other.id == record.id; });
        if (found != m_configurations.end())
            *found = record;
    }
    emit configurationsChanged();
}

void ProjectModel::removeConfigurations(const std::vector<std::int64_t>& ids) {
    m_store->removeConfigurations(ids);
    std::erase_if(m_configurations, [&](const ConfigurationRecord& record) {
        return std::find(ids.begin(), ids.end(), record.id) != ids.end();
    });
    emit configurationsChanged();
}

std::vector<std::string> ProjectModel::species() const {
    std::vector<std::string> names;
    for (const ConfigurationRecord& record : m_configurations)
        for (const std::string& name : record.frame.species)
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    return names;
}

const RunRecord* ProjectModel::currentRun() const {
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&](const RunRecord& run) { return run.id == m_currentRun; });
    return found == m_runs.end() ? nullptr : &*found;
}

void ProjectModel::addRun(RunRecord run) {
    run.id = m_store->addRun(run);
    m_currentRun = run.id;
    m_runs.push_back(std::move(run));
    emit runsChanged();
}

void ProjectModel::setCurrentRun(std::int64_t id) {
    m_currentRun = id;
    emit runsChanged();
}

}  // namespace mtp::ui
