// What several subcommands share: reading inputs, naming species, times with units, output safety.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/System.h"
#include "core/base/Text.h"
#include "core/inspection/Errors.h"
#include "core/io/FormatRegistry.h"
#include "core/mtp/EvaluationStream.h"
#include "core/sampling/Split.h"

namespace mtp::cli {

// The formats; files of HDF5 are first read by another process of this command.
FormatRegistry builtinFormats();

// The folder of this command; other programs of ours lie beside it.
std::filesystem::path programFolder();

// "Li,Cl,Al"; empty names and blanks are refused (InputError).
std::vector<std::string> parseSpecies(const std::string& list);
// What --species asks for: names in order, or "Xx=Cl,Ow=O", old names and new ones.
ReadOptions readOptions(const std::string& species, Progress* progress);
// The names in order; empty if there are none or only new ones for old.
std::vector<std::string> namesIn(const std::string& species);
std::vector<double> parseNumbers(const std::string& list);
// "Li=1,Cl=-1" of an option, which the message names with an example. Throws InputError.
std::map<std::string, double> numbersByName(const char* option, const std::string& list,
                                            const char* example);
// "20fs", "0.02ps", "20" (fs). Throws InputError.
double femtoseconds(const std::string& text);

// Shows progress on stderr if that is a terminal; can be used from several threads.
class TerminalProgress : public Progress {
public:
    ~TerminalProgress() override;
    void report(double fraction, std::string_view what) override;

private:
    const bool m_isTerminal = isTerminal();  // asked once, because there are many steps
    std::atomic<int> m_percent = -1;
};

// The frames of all paths, read one by one; each path is opened when its turn comes, and its
// warnings go to stderr then.
class FileFrames : public FrameStream {
public:
    FileFrames(std::vector<std::string> paths, const std::string& species,
               FormatRegistry formats = builtinFormats());
    std::optional<Frame> next() override;  // throws if a path cannot be read
    double fraction() const override;
    // Of the last frame: "run1/OUTCAR: frame 3".
    std::string place() const;

private:
    void open(const std::string& path);

    FormatRegistry m_registry;
    TerminalProgress m_progress;
    ReadOptions m_options;
    std::string m_species;
    std::vector<std::string> m_paths;
    std::size_t m_opened = 0, m_frame = 0;  // paths; the next frame of the present one
    std::unique_ptr<TrajectoryReader> m_reader;
};

// Throws InputError, with the place, for a frame that cannot be used.
using FrameCheck = std::function<void(const Frame&, const std::string& place)>;
// All frames of all paths; warnings go to stderr. Throws if one cannot be read or used.
std::vector<Frame> readAll(const std::vector<std::string>& paths, const std::string& species,
                           const FrameCheck& check = {});
// Throws InputError if a species can be no element and the user has not named the species.
void requireElements(const Frame& frame, const std::string& place, const std::string& species);
// Throws InputError unless every atom has a name.
void requireNames(const std::vector<Frame>& frames);
// Names of the potential's types: its own, else those given. Throws InputError without both.
std::vector<std::string> speciesOfPotential(const Potential& potential, const std::string& given);
// The same for what needs no elements: without both, empty names, so that data must be unnamed too.
std::vector<std::string> typesOfPotential(const Potential& potential, const std::string& given);
// Throws FileError.
void createFolder(const std::string& path);
// What a split has to know; scaled copies that name no parent are found by geometry, and said on
// stderr.
std::vector<SplitItem> splitItems(const std::vector<Frame>& frames);
// Throws InputError if an output (empty: not asked for) is an input, would replace a file inside
// an input folder, or is named twice.
void checkOutputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);
// Throws FileError if nothing can be written to this path; asked before long work.
void requireWritable(const std::string& path);
// Closes the writer and says on stderr what the format could not hold.
void finish(TrajectoryWriter& writer, const std::string& path);
void writeAll(const std::string& path, const std::vector<Frame>& frames);
// As CSV. Throws FileError.
void writeTable(const std::filesystem::path& path, const Table& table);

nlohmann::json toJson(const ErrorReport& report);
// One line for scripts. Bytes that are not UTF-8 (names from elsewhere) are replaced, not thrown at
// the user.
std::string toLine(const nlohmann::json& value);
std::string toText(const ErrorReport& report);

// A warning or an error on stderr: "mtp: ...".
void complain(const std::string& message);

}  // namespace mtp::cli
