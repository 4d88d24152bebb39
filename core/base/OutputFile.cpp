#include "core/base/OutputFile.h"

#include <fmt/format.h>

#include <cerrno>
#include <random>
#include <system_error>

namespace mtp {

namespace {

std::filesystem::path besides(const std::filesystem::path& path) {
    std::random_device random;
    std::filesystem::path temporary = path;
    temporary += fmt::format(".{:08x}.part", random());
    return temporary;
}

std::string reasonOf(const std::filesystem::path& path, int systemError) {
    switch (systemError) {
        case ENOENT:
            return "there is no folder " + path.parent_path().string();
        case EACCES:
        case EPERM:
            return "permission denied";
        case ENOSPC:
#ifdef EDQUOT  // not every system has quotas
        case EDQUOT:
#endif
            return "the disk is full";
        case EROFS:
            return "the file system is read-only";
        case ENAMETOOLONG:
            return "the name is too long";
        default:
            return systemError == 0 ? "for an unknown reason"
                                    : std::generic_category().message(systemError);
    }
}

}  // namespace

FileError writeError(const std::filesystem::path& path, int systemError) {
    return FileError(
        fmt::format("{}: cannot be written: {}", path.string(), reasonOf(path, systemError)));
}

FileError writeError(const std::filesystem::path& path, const std::error_code& error) {
    return writeError(path, error.default_error_condition().value());
}

OutputFile::OutputFile(std::filesystem::path path)
    : m_path(std::move(path)), m_temporary(besides(m_path)) {
    if (std::error_code error; std::filesystem::is_directory(m_path, error))
        throw FileError(m_path.string() + ": is a folder");
    errno = 0;
    m_file.open(m_temporary, std::ios::binary);
    if (!m_file)
        throw writeError(m_path, errno);
}

OutputFile::~OutputFile() {
    if (m_isClosed)
        return;
    m_file.close();
    std::error_code error;
    std::filesystem::remove(m_temporary, error);
}

void OutputFile::write(std::string_view text) {
    errno = 0;
    m_file.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!m_file)
        throw writeError(m_path, errno);
}

void OutputFile::close() {
    errno = 0;
    m_file.close();
    if (!m_file)
        throw writeError(m_path, errno);
    std::error_code error;
    std::filesystem::rename(m_temporary, m_path, error);
    if (error)
        throw writeError(m_path, error);
    m_isClosed = true;
}

}  // namespace mtp
