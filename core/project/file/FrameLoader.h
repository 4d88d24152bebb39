// Reads atoms and labels of configurations on demand, for jobs and the window at the same time.
#pragma once

#include <filesystem>
#include <mutex>
#include <vector>

#include "core/base/Progress.h"
#include "core/project/file/ProjectFile.h"
#include "core/project/file/Records.h"

namespace mtp {

// Reads on a connection of its own; any thread may use it. Throws FileError, InputError (damaged).
class FrameLoader {
public:
    explicit FrameLoader(const std::filesystem::path& path);

    Frame load(const ConfigurationRecord& record);
    // In the order of the records; throws Cancelled.
    std::vector<Frame> load(const std::vector<ConfigurationRecord>& records, Progress& progress);

private:
    std::mutex m_mutex;
    std::unique_ptr<ProjectFile> m_file;
};

}  // namespace mtp
