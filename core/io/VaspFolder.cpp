#include "core/io/VaspFolder.h"

#include <algorithm>

#include "core/base/Parse.h"
#include "core/io/Decompressor.h"
#include "core/io/Outcar.h"
#include "core/io/Vasprun.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

// The file of that name, compressed or not; empty where there is none.
fs::path fileNamed(const fs::path& folder, const std::string& name) {
    std::vector<fs::path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (toLower(withoutCompressionSuffix(entry.path().filename().string())) == name)
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found.empty() ? fs::path() : found.front();
}

std::unique_ptr<TrajectoryReader> openFolder(const fs::path& folder, const ReadOptions& options) {
    const fs::path vasprun = fileNamed(folder, "vasprun.xml");
    const fs::path outcar = fileNamed(folder, "outcar");
    if (outcar.empty())
        return std::make_unique<VasprunReader>(vasprun, options);
    if (!vasprun.empty()) {
        try {
            return std::make_unique<VasprunReader>(vasprun, options);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) {
            // Cut or damaged from the start: the OUTCAR may hold the run.
        }
    }
    return std::make_unique<OutcarReader>(outcar, options);
}

}  // namespace

Format vaspFolderFormat() {
    Format format;
    format.name = "vasp-folder";
    format.description = "VASP run folder";
    format.recognise = [](const Probe& probe) {
        const bool isRun = probe.isDirectory && (!fileNamed(probe.path, "vasprun.xml").empty() ||
                                                 !fileNamed(probe.path, "outcar").empty());
        return isRun ? 85 : 0;
    };
    format.open = openFolder;
    return format;
}

}  // namespace mtp
