// Folders as zip files, for people to carry from one machine to another.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Progress.h"

namespace mtp {

// Writes these files, which lie below `root`, with the names they have from there on, behind
// `prefix` ("melt/"). Files that can be started stay so. The zip is at its place only when it is
// complete. Throws FileError (a file that cannot be read or written), Cancelled.
void writeZip(const std::filesystem::path& zip, const std::filesystem::path& root,
              const std::vector<std::filesystem::path>& files, const std::string& prefix,
              Progress& progress);

// Unpacks a zip of any program into the folder, which is made, and returns the files. Nothing is
// written outside of it: names that lead out and links are refused before anything is written.
// Throws FileError, ParseError (damaged, encrypted, another kind of compression), Cancelled.
std::vector<std::filesystem::path> unpackZip(const std::filesystem::path& zip,
                                             const std::filesystem::path& folder,
                                             Progress& progress);

}  // namespace mtp
