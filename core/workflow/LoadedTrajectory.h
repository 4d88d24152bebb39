// A trajectory as it is opened for a project: frames on demand, series over time.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/density/DensityRatio.h"
#include "core/io/FormatRegistry.h"
#include "core/project/file/Records.h"

namespace mtp {

// A reader that several threads may use at the same time. Frames say that they come from
// `origin`, the first place of the source: names of parents stay when the source is moved.
// The functions that read throw what TrajectoryReader::read() throws.
class SharedTrajectory {
public:
    SharedTrajectory(std::shared_ptr<TrajectoryReader> reader, std::string origin)
        : m_reader(std::move(reader)), m_origin(std::move(origin)) {}

    const TrajectoryInfo& info() const { return m_reader->info(); }
    std::size_t frameCount() const { return m_reader->frameCount(); }
    // The number of the frame in the input, from 0: another one than `index` if only a part of the
    // input is used.
    std::size_t indexInInput(std::size_t index) const { return m_reader->indexInInput(index); }
    Frame read(std::size_t index);
    // Without atoms (TrajectoryReader::head).
    Frame head(std::size_t index);
    // With the frame itself as parent (parentKey()), so that configurations made from it know it.
    Frame readParent(std::size_t index);

private:
    Frame fromOrigin(Frame frame) const;

    std::mutex m_mutex;
    std::shared_ptr<TrajectoryReader> m_reader;
    std::string m_origin;
};

// A trajectory that was opened: its frames and the series drawn over time.
struct LoadedTrajectory {
    SourceRecord record;
    std::shared_ptr<SharedTrajectory> reader;
    // Per frame, fs; if a frame has no time, the numbers of the frames in the input stand in for
    // the times of all.
    std::vector<double> timesFs;
    std::optional<std::size_t> firstWithoutTime;  // index of a frame
    std::vector<ParentKey> parentKeys;  // per frame, what configurations made from it carry
    Table series;  // time [fs], energy [eV], temperature [K] as far as the file has them
    std::optional<double> density;           // g/cm³ of the first frame
    std::map<std::string, int> composition;  // of the first frame; empty if types have no names
    std::vector<std::string> warnings;
    bool hasChanged = false;  // its frames are not those that the record knows

    bool hasTimes() const { return !firstWithoutTime; }
};

// Reads the head of every frame of the record's range once, types named as the record says. The
// returned record knows format, number of frames, origin and, unless it has changed, checksum.
// opened: the source if it is open already. Throws what FormatRegistry::open() and
// TrajectoryReader::read() throw, and Cancelled.
LoadedTrajectory loadTrajectory(const FormatRegistry& registry, const SourceRecord& record,
                                Progress& progress, std::shared_ptr<TrajectoryReader> opened = {});

// Times of all frames (fs): those of the file, or with a time step (fs) the number of the frame in
// the input times it. Throws InputError if neither the file nor the caller knows the time of a
// frame.
std::vector<double> frameTimes(const LoadedTrajectory& trajectory,
                               std::optional<double> timeStepFs = {});

// What has ratio 1 in a project with this trajectory: the density that was chosen (g/cm³), else
// that of its first frame, with its composition. Absent if there is neither.
std::optional<DensityReference> densityReference(const LoadedTrajectory& trajectory,
                                                 std::optional<double> chosen);

// The frames with these indices, each with its key (SharedTrajectory::readParent).
std::vector<Frame> readParents(SharedTrajectory& trajectory,
                               const std::vector<std::size_t>& indices, Progress& progress);

}  // namespace mtp
