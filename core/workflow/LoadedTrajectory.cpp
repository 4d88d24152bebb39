#include "core/workflow/LoadedTrajectory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/model/TrajectoryColumns.h"
#include "core/project/file/FramesChecksum.h"

namespace mtp {

namespace {

// What the frames say of themselves, gathered frame by frame.
class FrameSeries {
public:
    void add(const Frame& frame, std::size_t number) {
        if (!frame.timeFs && !m_firstWithoutTime)
            m_firstWithoutTime = m_times.size();
        m_times.push_back(frame.timeFs.value_or(kUnknown));
        m_numbers.push_back(static_cast<double>(number));
        m_energies.push_back(frame.labels.energy.value_or(kUnknown));
        m_temperatures.push_back(frame.temperature.value_or(kUnknown));
    }

    void finish(LoadedTrajectory& loaded) {
        loaded.firstWithoutTime = m_firstWithoutTime;
        loaded.timesFs = m_firstWithoutTime ? std::move(m_numbers) : std::move(m_times);
        loaded.series.add(columns::kTime, loaded.timesFs);
        addKnown(loaded.series, columns::kTotalEnergy, std::move(m_energies));
        addKnown(loaded.series, columns::kTemperature, std::move(m_temperatures));
    }

private:
    static void addKnown(Table& series, const ColumnKey<double>& column,
                         std::vector<double> values) {
        if (std::any_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); }))
            series.add(column, std::move(values));
    }

    std::vector<double> m_times, m_numbers, m_energies, m_temperatures;
    std::optional<std::size_t> m_firstWithoutTime;
};

void noteFirst(const Frame& frame, LoadedTrajectory& loaded) {
    loaded.density = density(frame);
    if (isNamed(frame))
        loaded.composition = composition(frame);
}

// Compares with the checksum of before, or keeps the one found now.
void noteChecksum(const std::string& checksum, LoadedTrajectory& loaded) {
    loaded.hasChanged = !loaded.record.checksum.empty() && loaded.record.checksum != checksum;
    if (loaded.hasChanged)
        loaded.warnings.insert(loaded.warnings.begin(),
                               loaded.record.path +
                                   ": has changed since it was first opened; what was "
                                   "made from it stays as it is");
    else
        loaded.record.checksum = checksum;
}

}  // namespace

Frame SharedTrajectory::read(std::size_t index) {
    const std::scoped_lock lock(m_mutex);
    return fromOrigin(m_reader->read(index));
}

Frame SharedTrajectory::head(std::size_t index) {
    const std::scoped_lock lock(m_mutex);
    return fromOrigin(m_reader->head(index));
}

Frame SharedTrajectory::readParent(std::size_t index) {
    Frame frame = read(index);
    frame.lineage.parent = parentKey(frame, indexInInput(index));
    return frame;
}

Frame SharedTrajectory::fromOrigin(Frame frame) const {
    if (frame.provenance && frame.provenance->source == m_reader->info().path &&
        frame.provenance->source != m_origin) {
        auto moved = std::make_shared<Provenance>(*frame.provenance);
        moved->source = m_origin;
        frame.provenance = std::move(moved);
    }
    return frame;
}

LoadedTrajectory loadTrajectory(const FormatRegistry& registry, const SourceRecord& record,
                                Progress& progress, std::shared_ptr<TrajectoryReader> opened) {
    if (!opened)
        opened = registry.open(record.path, {record.species, &progress});
    LoadedTrajectory loaded;
    loaded.record = record;
    if (loaded.record.origin.empty())
        loaded.record.origin = record.path;
    loaded.reader = std::make_shared<SharedTrajectory>(inRange(std::move(opened), record.frames),
                                                       loaded.record.origin);
    const std::size_t count = loaded.reader->frameCount();
    loaded.record.format = loaded.reader->info().format;
    loaded.record.frameCount = static_cast<std::int64_t>(count);
    loaded.warnings = loaded.reader->info().warnings;

    FrameSeries series;
    FramesChecksum checksum;
    for (std::size_t i = 0; i < count; ++i) {
        // Most formats know the head of a frame from their index.
        const Frame frame = i == 0 ? loaded.reader->read(i) : loaded.reader->head(i);
        if (i == 0)
            noteFirst(frame, loaded);
        const std::size_t number = loaded.reader->indexInInput(i);
        loaded.parentKeys.push_back(parentKey(frame, number));
        series.add(frame, number);
        checksum.add(frame);
        progress.step(static_cast<double>(i + 1) / static_cast<double>(count), "Reading frames");
    }
    series.finish(loaded);
    noteChecksum(checksum.text(), loaded);
    return loaded;
}

std::vector<double> frameTimes(const LoadedTrajectory& trajectory,
                               std::optional<double> timeStepFs) {
    const SharedTrajectory& reader = *trajectory.reader;
    if (!timeStepFs) {
        if (const auto untimed = trajectory.firstWithoutTime)
            throw InputError(fmt::format("{}: frame {} has no time; give the time step",
                                         reader.info().path, reader.indexInInput(*untimed) + 1));
        return trajectory.timesFs;
    }
    std::vector<double> times;
    for (std::size_t i = 0; i < reader.frameCount(); ++i)
        times.push_back(static_cast<double>(reader.indexInInput(i)) * *timeStepFs);
    return times;
}

std::optional<DensityReference> densityReference(const LoadedTrajectory& trajectory,
                                                 std::optional<double> chosen) {
    const std::optional<double> density = chosen ? chosen : trajectory.density;
    if (!density)
        return std::nullopt;
    return DensityReference{*density, trajectory.composition};
}

std::vector<Frame> readParents(SharedTrajectory& trajectory,
                               const std::vector<std::size_t>& indices, Progress& progress) {
    std::vector<Frame> frames;
    for (const std::size_t index : indices) {
        frames.push_back(trajectory.readParent(index));
        progress.step(static_cast<double>(frames.size()) / static_cast<double>(indices.size()),
                      "Reading frames");
    }
    return frames;
}

}  // namespace mtp
