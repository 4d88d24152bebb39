// All file formats by name: recognises an input by content, opens readers and writers.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/FormatContents.h"
#include "core/io/TrajectoryReader.h"

namespace mtp {

// Writes frames in order; nothing is at the target path until close() (written beside, renamed).
class TrajectoryWriter {
public:
    virtual ~TrajectoryWriter() = default;
    virtual void write(const Frame& frame) = 0;
    virtual void close() = 0;

    // What the format could not hold, or changed: "forces (120 frames)".
    std::vector<std::string> notes() const;
    void note(const std::string& what) { ++m_notes[what]; }

private:
    std::map<std::string, std::size_t> m_notes;  // frames
};

// The start of an input, for recognition.
struct Probe {
    std::filesystem::path path;  // as given
    bool isDirectory = false;
    std::string fileName;  // lower case, without a compression suffix
    std::string head;      // first 64 KiB after decompression; empty for a directory
};

struct Format {
    std::string name;                       // "mlip-cfg"
    std::string description;                // "MLIP configurations"
    std::vector<std::string> extensions{};  // ".cfg"; file names such as "POSCAR" without a dot
    FormatContents reads{}, writes{};
    // Confidence 0 (not mine) to 100 (a signature only this format has).
    std::function<int(const Probe&)> recognise{};
    std::function<std::unique_ptr<TrajectoryReader>(const std::filesystem::path&,
                                                    const ReadOptions&)>
        open{};  // empty if the format is only written
    std::function<std::unique_ptr<TrajectoryWriter>(const std::filesystem::path&)>
        create{};  // empty if the format is only read
};

// Format::create for a writer that is made from the path.
template <class Writer>
auto createBy() {
    return [](const std::filesystem::path& path) -> std::unique_ptr<TrajectoryWriter> {
        return std::make_unique<Writer>(path);
    };
}

// Opens and creates files of all formats.
//
//     const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
//     const std::unique_ptr<TrajectoryReader> run = registry.open("OUTCAR.gz");
//     const std::unique_ptr<TrajectoryWriter> output = registry.create("every10th.extxyz");
//     for (std::size_t i = 0; i < run->frameCount(); i += 10)
//         output->write(run->read(i));
//     output->close();
class FormatRegistry {
public:
    // helper: see ReadOptions; a program that must outlive damaged files names it.
    static FormatRegistry withBuiltinFormats(std::filesystem::path helper = {});

    void add(Format format);
    const std::vector<Format>& formats() const { return m_formats; }

    // Recognises by content, then by name. Throws FileError (missing, empty, unreadable) or
    // ParseError (no known format, damaged from the start).
    std::unique_ptr<TrajectoryReader> open(const std::filesystem::path& path,
                                           const ReadOptions& options = {}) const;
    // By the name of the output (".cfg", ".extxyz", "POSCAR", ...), or as the format of that name.
    // Throws InputError.
    std::unique_ptr<TrajectoryWriter> create(const std::filesystem::path& path,
                                             const std::string& formatName = "") const;

private:
    std::vector<Format> m_formats;
    std::filesystem::path m_helper;
};

// Every frame of an input.
std::vector<Frame> readFrames(const FormatRegistry& registry, const std::filesystem::path& path,
                              const ReadOptions& options = {});
void writeFrames(const FormatRegistry& registry, const std::filesystem::path& path,
                 const std::vector<Frame>& frames);

}  // namespace mtp
