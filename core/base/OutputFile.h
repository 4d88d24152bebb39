// A text file that is at its place only when it is complete: written beside, renamed on close.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/Error.h"

namespace mtp {

// "a/b.mtp: cannot be written: there is no folder a": the reason by the number that the system
// gave (errno).
FileError writeError(const std::filesystem::path& path, int systemError);
FileError writeError(const std::filesystem::path& path, const std::error_code& error);

class OutputFile {
public:
    // Opens the temporary file beside `path`. Throws FileError if that is not possible. All errors
    // name `path`, never the temporary file.
    explicit OutputFile(std::filesystem::path path);
    // Removes the temporary file if close() was not called or failed.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    // Throws FileError (disk full).
    void write(std::string_view text);
    // Moves the file to its place, replacing what was there. Throws FileError.
    void close();

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    std::ofstream m_file;
    bool m_isClosed = false;
};

}  // namespace mtp
