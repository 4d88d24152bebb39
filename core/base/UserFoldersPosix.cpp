#include <stdlib.h>
#include <unistd.h>

#include "core/base/Error.h"
#include "core/base/UserFolders.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

fs::path folderIn(const char* variable) {
    const char* value = std::getenv(variable);
    return value ? fs::path(value) : fs::path();
}

fs::path chosenOrAtHome(const char* variable, const char* name, const fs::path& homeless) {
    if (const fs::path chosen = folderIn(variable); !chosen.empty())
        return chosen;
    const fs::path home = folderIn("HOME");
    return home.empty() ? homeless : home / name;
}

}  // namespace

fs::path userCacheFolder() {
    return chosenOrAtHome("XDG_CACHE_HOME", ".cache", {});
}

fs::path userSettingsFolder() {
    return chosenOrAtHome("XDG_CONFIG_HOME", ".config", "./.config");
}

// /tmp may be memory.
fs::path largeTemporaryFolder() {
    const char* chosen = std::getenv("TMPDIR");
    for (const char* path : {chosen, "/var/tmp"})
        if (path && access(path, W_OK) == 0)
            return path;
    std::error_code error;
    return fs::temp_directory_path(error);
}

PrivateFolder::PrivateFolder() {
    std::string name = (fs::temp_directory_path() / "mtp-workbench-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw FileError(name + ": no folder for temporary files");
    m_path = name;
}

PrivateFolder::~PrivateFolder() {
    std::error_code error;
    fs::remove_all(m_path, error);
}

}  // namespace mtp
