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
#include "core/io/FormatRegistry.h"
#include "core/project/file/Records.h"

namespace mtp::ui {

// A reader that jobs and the window may use at the same time. Frames say that they come from
// `origin`, where the source was first: names of parents stay when it is moved.
class SharedTrajectory {
public:
    SharedTrajectory(std::shared_ptr<TrajectoryReader> reader, std::string origin)
        : m_reader(std::move(reader)), m_origin(std::move(origin)) {}

    const TrajectoryInfo& info() const { return m_reader->info(); }
    std::size_t frameCount() const { return m_reader->frameCount(); }
    // What the frame is named by, if it has no step: its number in the input.
    std::size_t indexInInput(std::size_t index) const { return m_reader->indexInInput(index); }
    Frame read(std::size_t index);
    Frame head(std::size_t index);

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
    std::vector<double> timesFs;
    bool hasTimes = true;               // else the numbers of the frames stand in for them
    std::vector<ParentKey> parentKeys;  // per frame, what configurations made from it carry
    Table series;  // time [fs], energy [eV], temperature [K] as far as the file has them
    std::optional<double> density;           // g/cm³ of the first frame
    std::map<std::string, int> composition;  // of the first frame; empty if types have no names
    std::vector<std::string> warnings;
    bool hasChanged = false;  // its frames are not those that the record knows
};

// Reads every frame of the record's range once for the series, types named as it says; runs in a
// job. opened: the source where it is open already. Throws what the reader throws.
LoadedTrajectory loadTrajectory(const FormatRegistry& registry, const SourceRecord& record,
                                Progress& progress, std::shared_ptr<TrajectoryReader> opened = {});

}  // namespace mtp::ui
