// Leaves a report if the program crashes: version, signal or exception, stack, last commands; no
// data.
#pragma once

#include <filesystem>
#include <string>

namespace mtp::ui {

// From here on a crash writes "<project>.crash.txt" beside the project that was noted last (none:
// no report), then ends the process as it would have ended. version: as the program prints it.
void installCrashHandler(const std::string& version);

// The project that is open. Empty: none.
void noteProject(const std::filesystem::path& project);
// The last few are kept; long names are cut.
void noteCommand(const std::string& name);

std::filesystem::path crashReportOf(const std::filesystem::path& project);

}  // namespace mtp::ui
