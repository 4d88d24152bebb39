#include "core/io/cp2k/Cp2kFiles.h"

#include <algorithm>
#include <optional>

#include "core/base/Parse.h"
#include "core/io/bytes/Decompressor.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kInput.h"
#include "core/io/cp2k/Cp2kLog.h"

namespace mtp {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadSize = 16 * 1024;

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_regular_file(error))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string plainName(const fs::path& path) {
    return withoutCompressionSuffix(path.filename().string());
}

fs::path fileNamed(const std::vector<fs::path>& files, const std::string& name) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const fs::path& file) { return plainName(file) == name; });
    return found == files.end() ? fs::path() : *found;
}

std::vector<fs::path> logsAmong(const std::vector<fs::path>& files) {
    std::vector<fs::path> logs;
    for (const fs::path& file : files) {
        const std::string name = toLower(plainName(file));
        const bool hasName = name == "out" || name.ends_with(".out") || name.ends_with(".log") ||
                             name.find("output") != std::string::npos;
        if (hasName && isCp2kLog(headOf(file, kHeadSize)))
            logs.push_back(file);
    }
    return logs;
}

fs::path inputAmong(const std::vector<fs::path>& files) {
    for (const fs::path& file : files)
        if (toLower(plainName(file)).ends_with(".inp") && isCp2kInput(headOf(file, kHeadSize)))
            return file;
    return {};
}

}  // namespace

std::vector<Cp2kFiles> findCp2kFiles(const fs::path& folder) {
    const std::vector<fs::path> files = filesIn(folder);
    const std::vector<fs::path> logs = logsAmong(files);
    std::vector<Cp2kFiles> runs;
    for (const fs::path& file : files) {
        const std::string name = plainName(file);
        const std::size_t mark = name.find("-pos-");
        if (mark == std::string::npos || !name.ends_with(".xyz"))
            continue;
        Cp2kFiles run;
        run.folder = folder;
        run.project = name.substr(0, mark);
        const std::string number = name.substr(mark + 5, name.size() - mark - 5 - 4);
        run.positions = file;
        run.forces = fileNamed(files, run.project + "-frc-" + number + ".xyz");
        run.velocities = fileNamed(files, run.project + "-vel-" + number + ".xyz");
        run.cell = fileNamed(files, run.project + "-" + number + ".cell");
        run.energies = fileNamed(files, run.project + "-" + number + ".ener");
        run.stress = fileNamed(files, run.project + "-" + number + ".stress");
        run.log = logs.empty() ? fs::path() : logs.front();
        run.input = inputAmong(files);
        runs.push_back(std::move(run));
    }
    if (runs.empty())
        for (const fs::path& log : logs)
            runs.push_back({.folder = folder, .log = log, .input = inputAmong(files)});
    return runs;
}

}  // namespace mtp
