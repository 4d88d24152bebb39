#include "core/io/FormatRegistry.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/io/FormatList.h"
#include "core/io/NamedReader.h"
#include "core/io/bytes/Decompressor.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/cp2k/Cp2kFormat.h"
#include "core/io/deepmd/Deepmd.h"
#include "core/io/lammps/Lammps.h"
#include "core/io/mlip/MlipBinary.h"
#include "core/io/mlip/MlipCfg.h"
#include "core/io/quantum_espresso/QuantumEspresso.h"
#include "core/io/vasp/Outcar.h"
#include "core/io/vasp/Poscar.h"
#include "core/io/vasp/VaspFolder.h"
#include "core/io/vasp/VaspoutFormat.h"
#include "core/io/vasp/Vasprun.h"
#include "core/io/vasp/Xdatcar.h"
#include "core/io/xyz/ExtendedXyz.h"

namespace mtp {

namespace {

constexpr std::size_t kHeadSize = 64 * 1024;

std::string baseName(const std::filesystem::path& path) {
    // "run1/" is named run1.
    return (path.has_filename() ? path.filename() : path.parent_path().filename()).string();
}

Probe probeOf(const std::filesystem::path& path) {
    Probe probe;
    probe.path = path;
    probe.fileName = toLower(withoutCompressionSuffix(baseName(path)));
    std::error_code error;
    probe.isDirectory = std::filesystem::is_directory(path, error);
    if (!probe.isDirectory)
        probe.head = headOf(path, kHeadSize);
    return probe;
}

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// ".cfg" is the end of the name; "POSCAR" its start or end, as a word: POSCAR.relaxed, run1_POSCAR.
bool hasName(const std::string& fileName, const std::string& extension) {
    const std::string wanted = toLower(extension);
    if (wanted.starts_with('.'))
        return fileName.size() > wanted.size() && fileName.ends_with(wanted);
    const std::size_t place = fileName.find(wanted);
    if (place == std::string::npos)
        return false;
    const std::size_t end = place + wanted.size();
    return (place == 0 || !isWordCharacter(fileName[place - 1])) &&
           (end == fileName.size() || !isWordCharacter(fileName[end]));
}

const Format* byName(const std::vector<Format>& formats, const std::string& fileName,
                     bool isForWriting) {
    for (const Format& format : formats) {
        if (isForWriting ? !format.create : !format.open)
            continue;
        if (std::any_of(format.extensions.begin(), format.extensions.end(),
                        [&](const std::string& name) { return hasName(fileName, name); }))
            return &format;
    }
    return nullptr;
}

const Format* byContent(const std::vector<Format>& formats, const Probe& probe) {
    const Format* best = nullptr;
    int bestConfidence = 0;
    for (const Format& format : formats) {
        const int confidence = format.open && format.recognise ? format.recognise(probe) : 0;
        if (confidence > bestConfidence) {
            best = &format;
            bestConfidence = confidence;
        }
    }
    return best;
}

std::string joinFormatNames(const std::vector<Format>& formats, bool isForWriting) {
    std::string list;
    for (const Format& format : formats)
        if (isForWriting ? static_cast<bool>(format.create) : static_cast<bool>(format.open))
            list += (list.empty() ? "" : ", ") + titleOf(format);
    return list;
}

}  // namespace

FormatRegistry FormatRegistry::withBuiltinFormats(std::filesystem::path helper) {
    FormatRegistry registry;
    registry.m_helper = std::move(helper);
    registry.add(mlipCfgFormat());
    registry.add(mlipBinaryFormat());
    registry.add(extendedXyzFormat());
    registry.add(xdatcarFormat());
    registry.add(poscarFormat());
    registry.add(outcarFormat());
    registry.add(vasprunFormat());
    registry.add(vaspoutFormat());
    registry.add(vaspFolderFormat());
    registry.add(cp2kMdFormat());
    registry.add(cp2kSinglePointFormat());
    registry.add(quantumEspressoFormat());
    registry.add(quantumEspressoFolderFormat());
    registry.add(lammpsDumpFormat());
    registry.add(lammpsDataFormat());
    registry.add(deepmdNpyFormat());
    registry.add(deepmdRawFormat());
    return registry;
}

void FormatRegistry::add(Format format) {
    const auto same = std::find_if(m_formats.begin(), m_formats.end(),
                                   [&](const Format& one) { return one.name == format.name; });
    if (same != m_formats.end())
        *same = std::move(format);
    else
        m_formats.push_back(std::move(format));
}

std::unique_ptr<TrajectoryReader> FormatRegistry::open(const std::filesystem::path& path,
                                                       const ReadOptions& asked) const {
    ReadOptions options = asked;
    if (options.helper.empty())
        options.helper = m_helper;
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        throw FileError(path.string() + ": no such file or folder");
    const Probe probe = probeOf(path);
    if (!probe.isDirectory && probe.head.empty())
        throw FileError(path.string() + ": the file is empty");
    if (const Format* format = byContent(m_formats, probe))
        return withNames(format->open(path, options), options);
    if (probe.isDirectory)
        throw ParseError(path.string(), 0, "no known output was found in this folder");
    if (!looksLikeUtf16(probe.head) && looksBinary(probe.head)) {
        const Format* named = byName(m_formats, probe.fileName, false);
        throw ParseError(path.string(), 0,
                         named ? fmt::format("not {}: the file is binary", titleOf(*named))
                               : "the file is binary and of no known format");
    }
    // Damaged at its start, perhaps: the reader of that name says in which line.
    if (const Format* format = byName(m_formats, probe.fileName, false))
        return withNames(format->open(path, options), options);
    TextSource text(path);  // says UTF-16 where it is that
    throw ParseError(path.string(), 0,
                     "the format is not known; known are " + joinFormatNames(m_formats, false));
}

std::unique_ptr<TrajectoryWriter> FormatRegistry::create(const std::filesystem::path& path,
                                                         const std::string& formatName) const {
    const auto named = std::find_if(m_formats.begin(), m_formats.end(), [&](const Format& format) {
        return format.name == formatName && format.create;
    });
    if (named != m_formats.end())
        return named->create(path);
    if (!formatName.empty())
        throw InputError(fmt::format("no format \"{}\" can be written", formatName));
    const std::string name = baseName(path);
    if (withoutCompressionSuffix(name) != name)
        throw InputError(path.string() + ": compressed output is not written");
    if (const Format* format = byName(m_formats, toLower(name), true))
        return format->create(path);
    throw InputError(fmt::format("{}: no format of this name can be written; there are {}",
                                 path.string(), joinFormatNames(m_formats, true)));
}

std::vector<std::string> TrajectoryWriter::notes() const {
    std::vector<std::string> list;
    for (const auto& [what, frames] : m_notes)
        list.push_back(fmt::format("{} ({})", what, counted(frames, "frame")));
    return list;
}

std::vector<Frame> readFrames(const FormatRegistry& registry, const std::filesystem::path& path,
                              const ReadOptions& options) {
    const std::unique_ptr<TrajectoryReader> reader = registry.open(path, options);
    std::vector<Frame> frames;
    frames.reserve(reader->frameCount());
    for (std::size_t i = 0; i < reader->frameCount(); ++i)
        frames.push_back(reader->read(i));
    return frames;
}

void writeFrames(const FormatRegistry& registry, const std::filesystem::path& path,
                 const std::vector<Frame>& frames) {
    const std::unique_ptr<TrajectoryWriter> writer = registry.create(path);
    for (const Frame& frame : frames)
        writer->write(frame);
    writer->close();
}

}  // namespace mtp
