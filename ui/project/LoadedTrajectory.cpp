#include "ui/project/LoadedTrajectory.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/project/file/FramesChecksum.h"

namespace mtp::ui {

Frame SharedTrajectory::read(std::size_t index) {
    const std::scoped_lock lock(m_mutex);
    return fromOrigin(m_reader->read(index));
}

Frame SharedTrajectory::head(std::size_t index) {
    const std::scoped_lock lock(m_mutex);
    return fromOrigin(m_reader->head(index));
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

    constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> times, energies, temperatures;
    FramesChecksum checksum;
    for (std::size_t i = 0; i < count; ++i) {
        // Most formats know this from their index.
        const Frame frame = i == 0 ? loaded.reader->read(i) : loaded.reader->head(i);
        const std::size_t number = loaded.reader->indexInInput(i);
        if (i == 0) {
            loaded.density = density(frame);
            if (isNamed(frame))
                loaded.composition = composition(frame);
            loaded.hasTimes = frame.timeFs.has_value();
        }
        loaded.parentKeys.push_back(parentKey(frame, number));
        checksum.add(frame);
        // Without a time in the file the frame's number stands in; the time line then counts
        // frames.
        times.push_back(frame.timeFs.value_or(static_cast<double>(number)));
        energies.push_back(frame.labels.energy.value_or(kAbsent));
        temperatures.push_back(frame.temperature.value_or(kAbsent));
        progress.step(static_cast<double>(i + 1) / static_cast<double>(count), "Reading frames");
    }
    loaded.hasChanged = !record.checksum.empty() && record.checksum != checksum.text();
    if (loaded.hasChanged)
        loaded.warnings.insert(loaded.warnings.begin(),
                               record.path +
                                   ": has changed since it was first opened; what was "
                                   "made from it stays as it is");
    else
        loaded.record.checksum = checksum.text();
    const auto isKnown = [](double value) { return std::isfinite(value); };
    loaded.timesFs = times;
    loaded.series.add("time", "fs", std::move(times));
    if (std::any_of(energies.begin(), energies.end(), isKnown))
        loaded.series.add("energy", "eV", std::move(energies));
    if (std::any_of(temperatures.begin(), temperatures.end(), isKnown))
        loaded.series.add("temperature", "K", std::move(temperatures));
    return loaded;
}

}  // namespace mtp::ui
