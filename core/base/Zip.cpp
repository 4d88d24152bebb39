#include "core/base/Zip.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <fstream>
#include <memory>
#include <string_view>
#include <system_error>

#include "core/base/OutputFile.h"
#include "core/base/TextFile.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kKindMask = 0170000, kRegular = 0100000, kLink = 0120000;
// Deflate packs a thousandfold at most: what claims more was made to fill the disk.
constexpr std::uint64_t kMostPacked = 1100;

struct ZipDiscard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, ZipDiscard>;
using PackedFile = std::unique_ptr<zip_file_t, ZipDiscard>;

std::string textOfZipError(int code) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

FileError zipWriteError(const fs::path& zip, zip_t* archive) {
    zip_error_t* error = zip_get_error(archive);
    if (const int system = zip_error_code_system(error);
        zip_error_system_type(error) == ZIP_ET_SYS && system != 0)
        return writeError(zip, system);
    return FileError(
        fmt::format("{}: cannot be written: {}", zip.string(), zip_error_strerror(error)));
}

// What the callbacks of the library, which is C, hand to the progress, and what it threw.
struct ZipProgress {
    Progress& progress;
    double fraction = 0;
    std::exception_ptr thrown;
};

void notePacked(zip_t*, double fraction, void* state) {
    static_cast<ZipProgress*>(state)->fraction = fraction;
}

int isPackingCancelled(zip_t*, void* state) {
    auto& packing = *static_cast<ZipProgress*>(state);
    try {
        packing.progress.step(packing.fraction, "Packing");
    } catch (...) {
        packing.thrown = std::current_exception();
    }
    return packing.thrown != nullptr;
}

bool canBeStarted(const fs::path& file) {
    std::error_code error;
    return (fs::status(file, error).permissions() & fs::perms::owner_exec) != fs::perms::none;
}

// The library reads the file when the archive is closed and does not name it then.
void requireReadable(const fs::path& file) {
    if (!std::ifstream(file))
        throw FileError(file.string() + ": cannot be read");
}

void addToZip(const fs::path& zip, zip_t* archive, const fs::path& file, const std::string& name) {
    requireReadable(file);
    zip_source_t* source = zip_source_file(archive, file.string().c_str(), 0, -1);
    const zip_int64_t index =
        source ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_GUESS) : -1;
    if (index < 0) {
        if (source)
            zip_source_free(source);
        throw zipWriteError(zip, archive);
    }
    const std::uint32_t mode = kRegular | (canBeStarted(file) ? 0755u : 0644u);
    zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                     mode << 16);
}

struct ZipEntry {
    zip_uint64_t index = 0;
    std::string name;
    std::uint64_t size = 0;
    std::uint32_t mode = kRegular;  // as Unix has it
    bool isFolder() const { return name.ends_with('/'); }
};

// Leads to a place below a folder and nowhere else.
bool isSafe(const std::string& name) {
    const fs::path path(name);
    if (name.empty() || path.has_root_path() || name.find('\\') != std::string::npos ||
        name.find(':') != std::string::npos)
        return false;
    return std::none_of(path.begin(), path.end(),
                        [](const fs::path& part) { return part == ".."; });
}

class ZipReader {
public:
    explicit ZipReader(const fs::path& path) : m_path(path) {
        int code = 0;
        m_archive.reset(zip_open(path.string().c_str(), ZIP_RDONLY, &code));
        if (!m_archive && (code == ZIP_ER_NOENT || code == ZIP_ER_OPEN || code == ZIP_ER_READ))
            throw FileError(fmt::format("{}: cannot be read: {}", path.string(),
                                        std::generic_category().message(errno)));
        require(m_archive != nullptr, "is no zip file, or it is damaged: " + textOfZipError(code));
    }

    std::vector<ZipEntry> entries() const {
        std::vector<ZipEntry> all;
        const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
        for (zip_int64_t i = 0; i < count; ++i)
            all.push_back(entryAt(static_cast<zip_uint64_t>(i)));
        return all;
    }

    void unpack(const ZipEntry& entry, const fs::path& path) const {
        const PackedFile file(zip_fopen_index(m_archive.get(), entry.index, 0));
        require(file != nullptr, fmt::format("{} cannot be unpacked: {}", entry.name,
                                             zip_error_strerror(zip_get_error(m_archive.get()))));
        OutputFile output(path);
        std::array<char, 1 << 16> buffer;
        std::uint64_t size = 0;
        zip_int64_t read = 0;
        while ((read = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
            size += static_cast<std::uint64_t>(read);
            require(size <= entry.size, entry.name + " is damaged: it is longer than was said");
            output.write(std::string_view(buffer.data(), static_cast<std::size_t>(read)));
        }
        require(read == 0, fmt::format("{} is damaged: {}", entry.name,
                                       zip_error_strerror(zip_file_get_error(file.get()))));
        require(size == entry.size, entry.name + " is cut");
        output.close();
    }

    void require(bool isSound, const std::string& what) const {
        if (!isSound)
            throw ParseError(m_path.string(), 0, what);
    }

private:
    ZipEntry entryAt(zip_uint64_t index) const {
        zip_stat_t found;
        zip_stat_init(&found);
        constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
        require(zip_stat_index(m_archive.get(), index, 0, &found) == 0 &&
                    (found.valid & kNeeded) == kNeeded,
                "the list of its files is damaged");
        ZipEntry entry{index, found.name, found.size};
        require(found.size / kMostPacked <= found.comp_size, entry.name + " is damaged");
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        if (zip_file_get_external_attributes(m_archive.get(), index, 0, &system, &attributes) ==
                0 &&
            (system == ZIP_OPSYS_UNIX || system == ZIP_OPSYS_OS_X))
            entry.mode = attributes >> 16;
        return entry;
    }

    fs::path m_path;
    Archive m_archive;
};

}  // namespace

void writeZip(const fs::path& zip, const fs::path& root, const std::vector<fs::path>& files,
              const std::string& prefix, Progress& progress) {
    int code = 0;
    Archive archive(zip_open(zip.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
    if (!archive)
        throw FileError(
            fmt::format("{}: cannot be written: {}", zip.string(), textOfZipError(code)));
    for (const fs::path& file : files)
        addToZip(zip, archive.get(), file, prefix + file.lexically_relative(root).generic_string());
    ZipProgress packing{progress, 0, nullptr};
    constexpr double kPrecision = 0.001;
    zip_register_progress_callback_with_state(archive.get(), kPrecision, notePacked, nullptr,
                                              &packing);
    zip_register_cancel_callback_with_state(archive.get(), isPackingCancelled, nullptr, &packing);
    // Writes beside and renames, so that the file is there whole or not at all.
    if (zip_close(archive.get()) != 0) {
        if (packing.thrown)
            std::rethrow_exception(packing.thrown);
        throw zipWriteError(zip, archive.get());
    }
    static_cast<void>(archive.release());  // zip_close() has freed it
}

std::vector<fs::path> unpackZip(const fs::path& zip, const fs::path& folder, Progress& progress) {
    const ZipReader reader(zip);
    const std::vector<ZipEntry> entries = reader.entries();
    for (const ZipEntry& entry : entries)
        reader.require(isSafe(entry.name) && (entry.mode & kKindMask) != kLink,
                       fmt::format("\"{}\" is a link or leads out of the folder; nothing was "
                                   "unpacked",
                                   entry.name));
    std::vector<fs::path> files;
    makeFolder(folder);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const fs::path path = folder / entries[i].name;
        if (entries[i].isFolder()) {
            makeFolder(path);
            continue;
        }
        makeFolder(path.parent_path());
        reader.unpack(entries[i], path);
        if (entries[i].mode & 0100)
            makeExecutable(path);
        files.push_back(path);
        progress.step(static_cast<double>(i + 1) / static_cast<double>(entries.size()),
                      "Unpacking");
    }
    return files;
}

}  // namespace mtp
