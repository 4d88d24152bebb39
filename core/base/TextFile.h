// Small text files as wholes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mtp {

// Throws FileError if it cannot be read.
std::string readTextFile(const std::filesystem::path& path);
// Replaces what was there; the file is at its place only when it is complete. Throws FileError.
void writeTextFile(const std::filesystem::path& path, std::string_view text);
// The folder and those above it, unless they are there. Throws FileError.
void makeFolder(const std::filesystem::path& path);
// So that it can be started by its name; does nothing on a file system that has no such mark.
void makeExecutable(const std::filesystem::path& path);

}  // namespace mtp
