// Reads atoms and labels of configurations on demand, for jobs and the window at the same time.
#pragma once

#include <filesystem>
#include <mutex>
#include <vector>

#include "core/base/Progress.h"
#include "core/project/Records.h"

struct sqlite3;

namespace mtp {

// Reads on a connection of its own; any thread may use it. Throws FileError, InputError (damaged).
class FrameLoader {
public:
    explicit FrameLoader(std::filesystem::path path);
    ~FrameLoader();
    FrameLoader(const FrameLoader&) = delete;
    FrameLoader& operator=(const FrameLoader&) = delete;

    Frame load(const ConfigurationRecord& record);
    // In the order of the records; throws Cancelled.
    std::vector<Frame> load(const std::vector<ConfigurationRecord>& records, Progress& progress);

private:
    std::mutex m_mutex;
    std::filesystem::path m_path;
    sqlite3* m_database;
};

}  // namespace mtp
