#include "core/io/bytes/OutputFile.h"

#include <fmt/format.h>

#include <random>

#include "core/base/Error.h"

namespace mtp {

namespace {

std::filesystem::path besides(const std::filesystem::path& path) {
    std::random_device random;
    std::filesystem::path temporary = path;
    temporary += fmt::format(".{:08x}.part", random());
    return temporary;
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path)
    : m_path(std::move(path)), m_temporary(besides(m_path)) {
    if (std::error_code error; std::filesystem::is_directory(m_path, error))
        throw FileError(m_path.string() + ": is a folder");
    m_file.open(m_temporary, std::ios::binary);
    if (!m_file)
        throw FileError(m_path.string() + ": cannot be written (no such folder or no permission)");
}

OutputFile::~OutputFile() {
    if (m_isClosed)
        return;
    m_file.close();
    std::error_code error;
    std::filesystem::remove(m_temporary, error);
}

void OutputFile::write(std::string_view text) {
    m_file.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!m_file)
        throw FileError(m_path.string() + ": cannot be written (disk full?)");
}

void OutputFile::close() {
    m_file.close();
    if (!m_file)
        throw FileError(m_path.string() + ": cannot be written (disk full?)");
    std::error_code error;
    std::filesystem::rename(m_temporary, m_path, error);
    if (error)
        throw FileError(fmt::format("{}: {}", m_path.string(), error.message()));
    m_isClosed = true;
}

}  // namespace mtp
