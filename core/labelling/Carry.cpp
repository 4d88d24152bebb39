#include "core/labelling/Carry.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Process.h"
#include "core/base/TextFile.h"
#include "core/base/Zip.h"
#include "core/labelling/TaskFiles.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

// A folder that goes when this object does.
class TemporaryFolder {
public:
    explicit TemporaryFolder(fs::path path) : m_path(std::move(path)) {
        std::error_code error;
        fs::remove_all(m_path, error);  // of a program that was killed
        makeFolder(m_path);
    }
    ~TemporaryFolder() {
        std::error_code error;
        fs::remove_all(m_path, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

bool isCarried(const fs::path& file) {
    const std::string name = file.filename().string();
    return name != "POTCAR" && !name.ends_with(".tmp") && !name.ends_with("-lock");
}

// The folder of the campaign in what was unpacked: people pack a folder or what is in it.
fs::path campaignIn(const fs::path& folder, const fs::path& zip) {
    if (isCampaign(folder))
        return folder;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
        if (isCampaign(entry.path()))
            return entry.path();
    throw FileError(zip.string() + ": there is no campaign in it");
}

void moveTo(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        throw writeError(to, error);
}

// Attempts come as wholes, so that one that is half there is none.
void takeAttempts(const fs::path& carried, const fs::path& here) {
    for (const TaskFiles& task : scanTasks(carried)) {
        std::error_code error;
        if (!fs::exists(here / "jobs" / task.key, error))
            continue;
        for (int number = 1; task.attempt && number <= task.attempt->number; ++number) {
            const fs::path attempt =
                fs::path("jobs") / task.key / fmt::format("attempt-{}", number);
            // One that had not ended when it was brought the last time may have ended since.
            const bool isNews = !fs::exists(here / attempt / "ended", error) &&
                                fs::exists(carried / attempt / "ended", error) &&
                                !isLocked(lockOfTask(here, task.key));
            if (isNews)
                fs::remove_all(here / attempt, error);
            if (fs::exists(carried / attempt, error) && !fs::exists(here / attempt, error))
                moveTo(carried / attempt, here / attempt);
        }
    }
}

}  // namespace

void zipCampaign(const Campaign& campaign, const fs::path& zip, Progress& progress) {
    const fs::path& folder = campaign.folder();
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.is_symlink() && isCarried(entry.path()))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const fs::path name = fs::absolute(folder).lexically_normal();
    writeZip(zip, folder, files,
             (name.has_filename() ? name : name.parent_path()).filename().string() + "/", progress);
}

bool isZip(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return false;
    std::ifstream file(path, std::ios::binary);
    char start[4] = {};
    file.read(start, sizeof start);
    return std::string_view(start, sizeof start) == std::string_view("PK\3\4", 4);
}

fs::path bringBack(const fs::path& zip, const fs::path& parent, Progress& progress) {
    const TemporaryFolder unpacked(parent / (zip.stem().string() + ".unpacking.tmp"));
    unpackZip(zip, unpacked.path(), progress);
    const fs::path carried = campaignIn(unpacked.path(), zip);
    const fs::path name = carried == unpacked.path() ? zip.stem() : carried.filename();
    const fs::path here = parent / name;
    if (isCampaign(here)) {
        if (Campaign::open(here).id() != Campaign::open(carried).id())
            throw FileError(fmt::format("{}: is another campaign than that of {}", here.string(),
                                        zip.string()));
        takeAttempts(carried, here);
        return here;
    }
    std::error_code error;
    if (fs::exists(here, error))
        throw FileError(here.string() + ": is there already and is no campaign");
    moveTo(carried, here);
    return here;
}

}  // namespace mtp
