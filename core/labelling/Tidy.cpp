#include "core/labelling/Tidy.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/TextFile.h"
#include "core/labelling/CampaignStatus.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 7> kKept{"started", "ended",   "out.gz",     "OUTCAR.gz",
                                                "err",     "KPOINTS", "solver.json"};

bool isKept(const std::string& name, const fs::path& deck) {
    std::error_code error;
    return std::find(kKept.begin(), kKept.end(), name) != kKept.end() ||
           fs::exists(deck / name, error);
}

void packFile(const fs::path& path) {
    const std::string text = readTextFile(path);
    const fs::path packed = path.string() + ".gz", partial = path.string() + ".gz.tmp";
    std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(partial.string().c_str(), "wb"),
                                                    gzclose);
    const bool isWritten = file && (text.empty() || gzwrite(file.get(), text.data(),
                                                            static_cast<unsigned>(text.size())) ==
                                                        static_cast<int>(text.size()));
    if (!isWritten || gzclose(file.release()) != Z_OK)
        throw FileError(packed.string() + ": cannot be written");
    std::error_code error;
    fs::rename(partial, packed, error);
    if (error)
        throw writeError(packed, error);
    fs::remove(path, error);
}

void tidyAttempt(const fs::path& attempt, const fs::path& deck, TidyReport& report) {
    std::error_code error;
    for (const char* output : {"out", "OUTCAR"})
        if (fs::is_regular_file(attempt / output, error)) {
            packFile(attempt / output);
            ++report.packed;
        }
    std::vector<fs::path> unread;
    for (const fs::directory_entry& entry : fs::directory_iterator(attempt, error)) {
        const std::string name = entry.path().filename().string();
        const bool isEmpty = entry.is_regular_file(error) && entry.file_size(error) == 0;
        if (!isKept(name, deck) || (name == "err" && isEmpty))
            unread.push_back(entry.path());
    }
    for (const fs::path& path : unread)
        report.removed += static_cast<std::size_t>(fs::remove_all(path, error));
}

}  // namespace

TidyReport tidy(const Campaign& campaign) {
    Progress quiet;
    TidyReport report;
    for (const CampaignTask& task : campaignStatus(campaign, {}, quiet).tasks)
        if (task.status.state == TaskState::Done && !campaign.isDynamics())
            tidyAttempt(campaign.attemptFolder(task.files.key, task.status.attempt),
                        campaign.taskFolder(task.files.key) / "deck", report);
    return report;
}

}  // namespace mtp
