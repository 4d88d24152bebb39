#include "core/workflow/SimulationRecords.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>

namespace mtp {

namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

}  // namespace

fs::path nextFolder(const fs::path& parent, std::string_view name,
                    const std::vector<fs::path>& taken) {
    for (int number = 1;; ++number) {
        const fs::path folder = parent / fmt::format("{}-{}", name, number);
        if (!isThere(folder) && std::find(taken.begin(), taken.end(), folder) == taken.end())
            return folder;
    }
}

fs::path nextRunFolder(const fs::path& project, const std::vector<fs::path>& taken) {
    return nextFolder(project.parent_path() / (project.stem().string() + "-runs"), "run", taken);
}

// A line for each folder: relative to the project, a tab, absolute.
std::string toRunList(const std::vector<fs::path>& folders, const fs::path& project) {
    std::string text;
    for (const fs::path& folder : folders) {
        const fs::path absolute = fs::absolute(folder).lexically_normal();
        const fs::path relative = absolute.lexically_relative(project.parent_path());
        const bool isBelow = !relative.empty() && *relative.begin() != "..";
        text += (isBelow ? relative.string() : std::string()) + '\t' + absolute.string() + '\n';
    }
    return text;
}

std::vector<fs::path> parseRunList(std::string_view text, const fs::path& project) {
    std::vector<fs::path> folders;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos)
            continue;
        const fs::path moved = project.parent_path() / line.substr(0, tab);
        folders.push_back(tab > 0 && isThere(moved) ? moved : fs::path(line.substr(tab + 1)));
    }
    return folders;
}

std::size_t largestConfiguration(const std::vector<ConfigurationRecord>& configurations) {
    constexpr std::size_t kUsual = 100;
    std::size_t most = 0;
    for (const ConfigurationRecord& record : configurations)
        if (record.atomCount <= kMostAtomsForDft)
            most = std::max(most, record.atomCount);
    return most > 0 ? most : kUsual;
}

double dftWork(std::size_t atoms, std::size_t usual) {
    return std::pow(static_cast<double>(atoms) / static_cast<double>(usual), 3);
}

ParentKey parentOf(const Offender& offender) {
    return {offender.file.string(),
            offender.frame.step.value_or(static_cast<std::int64_t>(offender.index))};
}

Configuration offendingConfiguration(const Offender& offender,
                                     const std::optional<DensityReference>& reference) {
    // Its forces are of the potential, which knows nothing of this place.
    return withoutLabels(offender.frame, parentOf(offender), reference);
}

Configuration withoutLabels(Frame frame, const ParentKey& parent,
                            const std::optional<DensityReference>& reference) {
    frame.labels = {};
    frame.velocities.reset();
    frame.provenance.reset();
    frame.features.clear();
    frame.lineage = {};
    frame.lineage.parent = parent;
    ConfigurationRecord record = recordOf(frame, densityRatio(frame, reference));
    return {std::move(record), std::move(frame)};
}

}  // namespace mtp
