// Where this system keeps files of a user.
#pragma once

#include <filesystem>

namespace mtp {

// Absent folders are not made. XDG_CACHE_HOME and XDG_CONFIG_HOME choose others on every system.
std::filesystem::path userCacheFolder();     // empty if there is none
std::filesystem::path userSettingsFolder();  // the working folder if there is none

// The system's folder for large temporary files, or the user's choice (TMPDIR).
std::filesystem::path largeTemporaryFolder();

// A folder in the place for temporary files that only this user can read; removed with the object.
class PrivateFolder {
public:
    PrivateFolder();  // throws FileError
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace mtp
