#include "core/base/TextFile.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/OutputFile.h"

namespace mtp {

std::string readTextFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        throw FileError(path.string() + ": cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

void writeTextFile(const std::filesystem::path& path, std::string_view text) {
    OutputFile file(path);
    file.write(text);
    file.close();
}

void makeFolder(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        throw writeError(path, error);
}

void makeExecutable(const std::filesystem::path& path) {
    using std::filesystem::perms;
    std::error_code error;
    std::filesystem::permissions(path, perms::owner_exec | perms::group_exec | perms::others_exec,
                                 std::filesystem::perm_options::add, error);
}

}  // namespace mtp
