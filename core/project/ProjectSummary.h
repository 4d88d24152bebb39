// What a project holds, in a few numbers, without reading its content: for lists of projects.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

namespace mtp {

struct ProjectSummary {
    std::filesystem::path path;
    std::filesystem::file_time_type changed;
    std::size_t sources = 0;
    std::size_t configurations = 0;
    std::size_t labelled = 0;
    std::size_t runs = 0;
    std::size_t interrupted = 0;  // trainings that can be resumed
    std::size_t commands = 0;     // in the history

    // Nothing was ever done in it.
    bool isEmpty() const { return sources + configurations + runs + interrupted + commands == 0; }
};

// Absent if the file is missing, no project, damaged, or of another version.
std::optional<ProjectSummary> summarise(const std::filesystem::path& project);

}  // namespace mtp
