#include "core/selection/CommitteeFolder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"

namespace mtp {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> memberFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string extension = entry->path().extension().string();
        if (extension == ".almtp" || extension == ".mtp")
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

void requireNoMembers(const fs::path& folder) {
    if (const std::vector<fs::path> files = memberFiles(folder); !files.empty())
        throw InputError(fmt::format(
            "{}: the folder has potentials already ({}); name another folder for the committee",
            folder.string(), files[0].filename().string()));
}

void writeCommittee(const fs::path& folder, const std::vector<Potential>& members) {
    requireNoMembers(folder);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw FileError(
            fmt::format("{}: the folder cannot be made: {}", folder.string(), error.message()));
    for (std::size_t k = 0; k < members.size(); ++k)
        writePotential((folder / fmt::format("member-{:02}.almtp", k + 1)).string(), members[k]);
}

std::vector<Potential> readCommittee(const std::vector<fs::path>& paths) {
    std::vector<Potential> members;
    for (const fs::path& path : paths) {
        if (!fs::is_directory(path)) {
            members.push_back(readTrainedPotential(path.string()));
            continue;
        }
        const std::vector<fs::path> files = memberFiles(path);
        if (files.empty())
            throw InputError(path.string() + ": the folder has no potentials (.almtp)");
        for (const fs::path& file : files)
            members.push_back(readTrainedPotential(file.string()));
    }
    return members;
}

}  // namespace mtp
