#include <algorithm>

#include "core/base/Parse.h"
#include "core/io/Refusal.h"
#include "core/io/RunParts.h"
#include "core/io/bytes/Decompressor.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/quantum_espresso/QuantumEspresso.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

// Files of pw.x that are no outputs, and may be large.
bool isOther(const std::string& name) {
    for (const char* part : {".wfc", ".hub", ".mix", ".upf", ".xml", ".hdf5", ".dat", ".save"})
        if (name.find(part) != std::string::npos)
            return true;
    return false;
}

bool isOutput(const fs::path& path) {
    constexpr std::size_t kHeadSize = 16 * 1024;
    if (isOther(toLower(withoutCompressionSuffix(path.filename().string()))))
        return false;
    try {
        return quantumEspressoFormat().recognise({path, false, "", headOf(path, kHeadSize)}) > 0;
    } catch (const Error&) {
        return false;  // what cannot be read is no output
    }
}

// Sorted by name.
template <class Predicate>
std::vector<fs::path> entriesOf(const fs::path& folder, Predicate isWanted) {
    constexpr std::size_t kMostEntries = 10'000;
    std::vector<fs::path> paths;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (isWanted(entry) && paths.size() < kMostEntries)
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end(), comesBefore);
    return paths;
}

std::vector<fs::path> outputsIn(const fs::path& folder) {
    constexpr std::size_t kMostFiles = 500;
    std::size_t seen = 0;
    return entriesOf(folder, [&seen](const fs::directory_entry& entry) {
        std::error_code error;
        return entry.is_regular_file(error) && ++seen <= kMostFiles && isOutput(entry.path());
    });
}

// Of the folder itself, else of the first `mostFolders` folders in it.
std::vector<fs::path> outputsBelow(const fs::path& folder, std::size_t mostFolders) {
    std::vector<fs::path> outputs = outputsIn(folder);
    if (!outputs.empty())
        return outputs;
    const auto inner = entriesOf(folder, [](const fs::directory_entry& entry) {
        std::error_code error;
        return entry.is_directory(error);
    });
    for (std::size_t i = 0; i < std::min(inner.size(), mostFolders); ++i)
        for (fs::path& path : outputsIn(inner[i]))
            outputs.push_back(std::move(path));
    return outputs;
}

std::unique_ptr<TrajectoryReader> openFolder(const fs::path& folder, const ReadOptions& options) {
    constexpr std::size_t kMostFolders = 10'000;
    std::vector<std::unique_ptr<TrajectoryReader>> readers;
    std::vector<std::string> problems;
    for (const fs::path& path : outputsBelow(folder, kMostFolders)) {
        try {
            readers.push_back(quantumEspressoFormat().open(path, options));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
    }
    if (readers.empty())
        throw refusal(folder.string(), "no output of pw.x that can be used", problems);
    return joinRunParts(folder, "qe-folder", std::move(readers), problems);
}

}  // namespace

Format quantumEspressoFolderFormat() {
    constexpr std::size_t kLookedAt = 20;
    return {.name = "qe-folder",
            .description = "Quantum ESPRESSO folder (pw.x)",
            .reads = kContentsOfOutputs,
            .recognise =
                [](const Probe& probe) {
                    return probe.isDirectory && !outputsBelow(probe.path, kLookedAt).empty() ? 75
                                                                                             : 0;
                },
            .open = openFolder};
}

}  // namespace mtp
