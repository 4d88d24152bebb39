#include "app/cli/Common.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "app/cli/System.h"
#include "core/base/Lists.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/base/TextFile.h"
#include "core/base/ThisProcess.h"
#include "core/base/Units.h"
#include "core/inspection/FrameFaults.h"

namespace mtp::cli {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

json statisticsJson(const ErrorStatistics& errors) {
    if (errors.count == 0)
        return {{"mae", nullptr}, {"rmse", nullptr}, {"max", nullptr},
                {"r2", nullptr},  {"bias", nullptr}, {"count", 0}};
    return {{"mae", errors.mae}, {"rmse", errors.rmse}, {"max", errors.max},
            {"r2", errors.r2},   {"bias", errors.bias}, {"count", errors.count}};
}

json groupJson(const GroupErrors& group) {
    return {{"configurations", group.configurations},
            {"energy_per_atom", statisticsJson(group.energyPerAtom)},
            {"force_component", statisticsJson(group.forceComponent)},
            {"virial_per_atom", statisticsJson(group.virialPerAtom)},
            {"force_length", statisticsJson(group.forceLength)},
            {"pressure", statisticsJson(group.pressure)}};
}

std::string rowOf(const std::string& name, const GroupErrors& group) {
    using units::kMilli;
    const auto cell = [](const ErrorStatistics& errors, double value) {
        return errors.count == 0 ? fmt::format("{:>9}", "-")
                                 : fmt::format("{:9.2f}", value * kMilli);
    };
    return fmt::format("{:<16}{:>6} {} {} {} {} {}\n", name, group.configurations,
                       cell(group.energyPerAtom, group.energyPerAtom.mae),
                       cell(group.energyPerAtom, group.energyPerAtom.rmse),
                       cell(group.forceComponent, group.forceComponent.mae),
                       cell(group.forceComponent, group.forceComponent.rmse),
                       cell(group.virialPerAtom, group.virialPerAtom.rmse));
}

// A run folder is read as a whole: any file in it may be part of the input.
bool holds(const fs::path& folder, const fs::path& file) {
    const fs::path inside = file.lexically_relative(folder);
    return !inside.empty() && *inside.begin() != "..";
}

void protect(const std::string& input, const std::string& output) {
    std::error_code error;
    if (!fs::exists(output, error))
        return;
    if (fs::equivalent(output, input, error))
        throw InputError(output + ": the output would overwrite an input");
    if (fs::is_directory(input, error) && holds(fs::canonical(input), fs::canonical(output)))
        throw InputError(fmt::format("{}: the output would overwrite a file in the input folder {}",
                                     output, input));
}

}  // namespace

FormatRegistry builtinFormats() {
    return FormatRegistry::withBuiltinFormats(programFile());
}

std::filesystem::path programFolder() {
    return programFile().parent_path();
}

std::vector<std::string> parseSpecies(const std::string& list) {
    const auto names = parseNames(list);
    if (!names || names->empty())
        throw InputError(fmt::format("\"{}\" is not a list of species such as Li,Cl,Al", list));
    return *names;
}

ReadOptions readOptions(const std::string& species, Progress* progress) {
    ReadOptions options;
    options.progress = progress;
    if (species.empty())
        return options;
    for (const std::string& entry : parseSpecies(species)) {
        const std::size_t equals = entry.find('=');
        if (equals == std::string::npos)
            options.species.push_back(entry);
        else
            options.renamed.emplace_back(entry.substr(0, equals), entry.substr(equals + 1));
    }
    const auto isPart = [](const auto& pair) { return pair.first.empty() || pair.second.empty(); };
    if ((!options.species.empty() && !options.renamed.empty()) ||
        std::any_of(options.renamed.begin(), options.renamed.end(), isPart))
        throw InputError(fmt::format(
            "\"{}\" is neither a list of species such as Li,Cl,Al nor one of new names such as "
            "Xx=Cl,Ow=O",
            species));
    return options;
}

std::vector<std::string> namesIn(const std::string& species) {
    return readOptions(species, nullptr).species;
}

std::vector<double> parseNumbers(const std::string& list) {
    std::vector<double> numbers;
    for (const std::string& part : parseNames(list).value_or(std::vector{list})) {
        const auto number = parseDouble(part);
        if (!number)
            throw InputError(fmt::format("\"{}\" is not a list of numbers", list));
        numbers.push_back(*number);
    }
    return numbers;
}

std::map<std::string, double> numbersByName(const char* option, const std::string& list,
                                            const char* example) {
    std::map<std::string, double> numbers;
    for (const std::string_view word : splitAt(list, ',')) {
        const std::vector<std::string_view> sides = splitAt(word, '=');
        const auto number = sides.size() == 2 ? parseDouble(trimmed(sides[1])) : std::nullopt;
        if (!number || trimmed(sides[0]).empty())
            throw InputError(fmt::format("{} {}: expected such as {}", option, list, example));
        numbers[std::string(trimmed(sides[0]))] = *number;
    }
    return numbers;
}

double femtoseconds(const std::string& text) {
    const std::size_t unit = text.find_first_not_of("0123456789.+-eE");
    const auto number = parseDouble(trimmed(std::string_view(text).substr(0, unit)));
    const std::string name = unit == std::string::npos
                                 ? "fs"
                                 : std::string(trimmed(std::string_view(text).substr(unit)));
    const double scale = name == "fs" ? 1 : name == "ps" ? 1000 : name == "ns" ? 1e6 : 0;
    if (!number || scale == 0)
        throw InputError(fmt::format("\"{}\" is not a time such as 20fs or 0.1ps", text));
    return *number * scale;
}

TerminalProgress::~TerminalProgress() {
    if (m_percent >= 0)
        std::fputs("\r\033[K", stderr);
}

void TerminalProgress::report(double fraction, std::string_view what) {
    const int percent = static_cast<int>(fraction * 100);
    if (!m_isTerminal || m_percent.exchange(percent) == percent)
        return;
    const std::string line = fmt::format("\r{} {} %", what, percent);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

FileFrames::FileFrames(std::vector<std::string> paths, const std::string& species,
                       FormatRegistry formats)
    : m_registry(std::move(formats))
    , m_options(readOptions(species, &m_progress))
    , m_species(species)
    , m_paths(std::move(paths)) {}

void FileFrames::open(const std::string& path) {
    m_reader.reset();
    m_reader = m_registry.open(path, m_options);
    m_frame = 0;
    for (const std::string& warning : m_reader->info().warnings)
        complain("warning: " + warning);
}

std::optional<Frame> FileFrames::next() {
    while (!m_reader || m_frame == m_reader->frameCount()) {
        if (m_opened == m_paths.size())
            return {};
        open(m_paths[m_opened++]);
    }
    Frame frame = m_reader->read(m_frame++);
    requireElements(frame, place(), m_species);
    return frame;
}

std::string FileFrames::place() const {
    return fmt::format("{}: frame {}", m_paths[m_opened - 1],
                       m_reader->indexInInput(m_frame - 1) + 1);
}

double FileFrames::fraction() const {
    if (!m_reader)
        return 0;
    const double inFile =
        static_cast<double>(m_frame) / static_cast<double>(m_reader->frameCount());
    return (static_cast<double>(m_opened) - 1 + inFile) / static_cast<double>(m_paths.size());
}

std::vector<Frame> readAll(const std::vector<std::string>& paths, const std::string& species,
                           const FrameCheck& check) {
    FileFrames source(paths, species);
    std::vector<Frame> frames;
    while (std::optional<Frame> frame = source.next()) {
        if (check)
            check(*frame, source.place());
        frames.push_back(std::move(*frame));
    }
    return frames;
}

// Who names the species may use any names.
void requireElements(const Frame& frame, const std::string& place, const std::string& species) {
    if (!species.empty())
        return;
    if (const std::vector<std::string> names = unknownElements(frame); !names.empty())
        throw InputError(
            fmt::format("{}: {}", place, unknownElementsText(names) + " (--species old=new)"));
}

void requireNames(const std::vector<Frame>& frames) {
    for (const Frame& frame : frames)
        if (!isNamed(frame))
            throw InputError(
                "the atom types have no element names; name them in order with "
                "--species, for example --species Li,Cl,Al");
}

std::vector<std::string> speciesOfPotential(const Potential& potential, const std::string& given) {
    if (!potential.species.empty())
        return potential.species;
    if (given.empty())
        throw InputError(
            "the potential does not name its species; name them in the order of its "
            "types with --species");
    std::vector<std::string> names = namesIn(given);
    if (names.empty())
        throw InputError(
            fmt::format("--species {}: the types of the potential need names in order, "
                        "such as Li,Cl,Al",
                        given));
    return names;
}

std::vector<std::string> typesOfPotential(const Potential& potential, const std::string& given) {
    if (potential.species.empty() && given.empty())
        return std::vector<std::string>(static_cast<std::size_t>(potential.speciesCount));
    return speciesOfPotential(potential, given);
}

void createFolder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error)
        throw FileError(path + ": the folder cannot be made: " + error.message());
}

std::vector<SplitItem> splitItems(const std::vector<Frame>& frames) {
    std::vector<SplitItem> items = splitItemsOf(frames);
    if (const std::size_t copies = findParentsByGeometry(frames, items); copies > 0)
        complain(fmt::format("note: {} {} geometry; scaled copies stay together",
                             counted(copies, "configuration"),
                             copies == 1 ? "is a scaled copy of another by its"
                                         : "are scaled copies of others by their"));
    return items;
}

void checkOutputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
    std::set<fs::path> seen;
    for (const std::string& output : outputs) {
        if (output.empty())
            continue;
        if (!seen.insert(fs::weakly_canonical(output)).second)
            throw InputError(output + ": two outputs have this name");
        for (const std::string& input : inputs)
            if (!input.empty())
                protect(input, output);
    }
}

void requireWritable(const std::string& path) {
    OutputFile probe(path);
}

void finish(TrajectoryWriter& writer, const std::string& path) {
    writer.close();
    for (const std::string& note : writer.notes())
        complain(fmt::format("note: {} does not hold {}", path, note));
}

void writeAll(const std::string& path, const std::vector<Frame>& frames) {
    const auto writer = builtinFormats().create(path);
    for (const Frame& frame : frames)
        writer->write(frame);
    finish(*writer, path);
}

void writeTable(const fs::path& path, const Table& table) {
    writeTextFile(path, csvHeader(table) + csvRows(table));
}

json toJson(const ErrorReport& report) {
    json out = groupJson(report.all);
    out["configurations"] = report.configurations;
    out["atoms"] = report.atoms;
    out["by_density"] = json::array();
    for (const GroupErrors& group : report.byDensity) {
        json entry = groupJson(group);
        entry["density"] = group.value;
        out["by_density"].push_back(std::move(entry));
    }
    out["by_element"] = json::object();
    for (const GroupErrors& group : report.byElement)
        out["by_element"][group.group] = groupJson(group);
    return out;
}

std::string toText(const ErrorReport& report) {
    std::string text = fmt::format(
        "{}, {}\n"
        "                       energy, meV/atom    force, meV/Å        virial, meV/atom\n"
        "                    N       MAE      RMSE       MAE      RMSE      RMSE\n",
        counted(report.configurations, "configuration"), counted(report.atoms, "atom"));
    text += rowOf("all", report.all);
    for (const GroupErrors& group : report.byDensity)
        text += rowOf(group.group, group);
    for (const GroupErrors& group : report.byElement)
        text += rowOf(group.group, group);
    return text;
}

std::string toLine(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

// Where nobody listens, nothing can be said; that must not end the work.
void complain(const std::string& message) {
    const std::string line = fmt::format("mtp: {}\n", printable(message));
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace mtp::cli
