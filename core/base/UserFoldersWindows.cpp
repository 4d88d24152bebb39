#include <fmt/format.h>

#include <random>

#include "core/base/Error.h"
#include "core/base/UserFolders.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

fs::path folderIn(const wchar_t* variable) {
    const wchar_t* value = _wgetenv(variable);
    return value ? fs::path(value) : fs::path();
}

fs::path firstOf(const wchar_t* chosen, const wchar_t* usual) {
    const fs::path folder = folderIn(chosen);
    return folder.empty() ? folderIn(usual) : folder;
}

}  // namespace

fs::path userCacheFolder() {
    return firstOf(L"XDG_CACHE_HOME", L"LOCALAPPDATA");
}

fs::path userSettingsFolder() {
    const fs::path folder = firstOf(L"XDG_CONFIG_HOME", L"APPDATA");
    return folder.empty() ? fs::path(".") : folder;
}

fs::path largeTemporaryFolder() {
    std::error_code error;
    const fs::path chosen = folderIn(L"TMPDIR");
    return chosen.empty() ? fs::temp_directory_path(error) : chosen;
}

// The place for temporary files is a folder of the user, which others cannot read.
PrivateFolder::PrivateFolder() {
    std::random_device random;
    m_path = fs::temp_directory_path() / fmt::format("mtp-workbench-{:08x}", random());
    std::error_code error;
    if (!fs::create_directory(m_path, error))
        throw FileError(m_path.string() + ": no folder for temporary files");
}

PrivateFolder::~PrivateFolder() {
    std::error_code error;
    fs::remove_all(m_path, error);
}

}  // namespace mtp
