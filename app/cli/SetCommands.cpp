// Commands that make one set of configurations from another: sample, label, split, convert.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/density/Bulk.h"
#include "core/io/FormatList.h"
#include "core/io/FrameRange.h"
#include "core/labelling/Matching.h"
#include "core/sampling/Selection.h"
#include "core/sampling/Split.h"
#include "core/workflow/LoadedTrajectory.h"

namespace mtp::cli {

namespace {

// reader: a TrajectoryReader or a SharedTrajectory.
template <class Reader>
std::string placeOf(const Reader& reader, std::size_t index) {
    return fmt::format("{}: frame {}", reader.info().path, reader.indexInInput(index) + 1);
}

// What is sampled is mostly scaled next.
class BulkNote {
public:
    void add(const Frame& frame, const std::string& place) {
        const std::optional<std::string> reason = whyNotBulk(frame);
        if (reason && !std::exchange(m_hasTold, true))
            complain(fmt::format("note: {}: {}; such frames cannot be scaled to other densities",
                                 place, *reason));
    }

private:
    bool m_hasTold = false;
};

struct SampleOptions {
    std::string path, output, every = "20fs", skip = "0fs", timeStep, species, frames = ":", add,
                              remove;
    std::size_t most = 0;
};

// "3,7": places in a list, from 0.
std::set<std::size_t> indicesOf(const std::string& list) {
    std::set<std::size_t> indices;
    for (const std::string& part : parseNames(list).value_or(std::vector{list})) {
        const auto index = parseInt(part);
        if (!index || *index < 0)
            throw InputError(fmt::format("\"{}\" is not a list of frames such as 3,7", list));
        indices.insert(static_cast<std::size_t>(*index));
    }
    return indices;
}

int sample(const SampleOptions& options) {
    checkOutputs({options.output}, {options.path});
    const FormatRegistry registry = builtinFormats();
    TerminalProgress progress;
    const ReadOptions read = readOptions(options.species, &progress);
    SourceRecord source;
    source.path = options.path;
    source.frames = parseFrameRange(options.frames);
    const LoadedTrajectory trajectory =
        loadTrajectory(registry, source, progress, registry.open(options.path, read));
    for (const std::string& warning : trajectory.warnings)
        complain("warning: " + warning);
    SharedTrajectory& reader = *trajectory.reader;
    const std::vector<double> times = frameTimes(
        trajectory,
        options.timeStep.empty() ? std::nullopt : std::optional(femtoseconds(options.timeStep)));
    std::vector<std::size_t> chosen = selectByTime(
        times, {.everyFs = femtoseconds(options.every), .skipFs = femtoseconds(options.skip)});
    chosen = withPicks(chosen, {indicesOf(options.add), indicesOf(options.remove)}, times.size());
    if (options.most > 0)
        chosen = thinned(chosen, options.most);
    if (chosen.empty())
        throw InputError(fmt::format("{}: no frame at or after {}", options.path, options.skip));
    const auto writer = registry.create(options.output);
    BulkNote bulk;
    for (std::size_t index : chosen) {
        Frame frame = reader.readParent(index);
        requireElements(frame, placeOf(reader, index), options.species);
        bulk.add(frame, placeOf(reader, index));
        frame.timeFs = times[index];
        writer->write(frame);
    }
    finish(*writer, options.output);
    fmt::print("{} of {} -> {}\n", chosen.size(), counted(times.size(), "frame"), options.output);
    return 0;
}

struct LabelOptions {
    std::string configurations, output, species;
    std::vector<std::string> singlePoints;
    double tolerance = MatchOptions{}.tolerance;
};

int label(const LabelOptions& options) {
    std::vector<std::string> inputs = options.singlePoints;
    inputs.push_back(options.configurations);
    checkOutputs({options.output}, inputs);
    const std::vector<Frame> configurations = readAll({options.configurations}, options.species);
    std::vector<Frame> singlePoints = readAll(options.singlePoints, options.species);
    requireNames(configurations);
    requireNames(singlePoints);
    singlePoints = withEnergies(std::move(singlePoints));
    const LabelledFrames labelled =
        labelByGeometry(configurations, singlePoints, {.tolerance = options.tolerance});
    if (labelled.frames.empty())
        throw InputError("no single point has the geometry of a configuration");
    writeAll(options.output, labelled.frames);
    fmt::print("{} of {} labelled; {} of {} match none -> {}\n", labelled.frames.size(),
               counted(configurations.size(), "configuration"), labelled.unmatched.size(),
               counted(singlePoints.size(), "single point"), options.output);
    return 0;
}

struct SplitArguments {
    std::vector<std::string> paths;
    std::string training, validation, test, species;
    std::vector<std::size_t> leftOut;
    SplitOptions split;
};

const std::map<std::string, SplitMethod> kSplitMethods{{"parent", SplitMethod::Parent},
                                                       {"time", SplitMethod::TimeBlock},
                                                       {"density", SplitMethod::Density}};

// numbers: from 1, in the order of the files.
void leaveOut(std::vector<Frame>& frames, std::vector<std::size_t> numbers) {
    std::sort(numbers.rbegin(), numbers.rend());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (std::size_t number : numbers) {
        if (number < 1 || number > frames.size())
            throw InputError(fmt::format("--leave-out {}: there are configurations 1 to {}", number,
                                         frames.size()));
        frames.erase(frames.begin() + static_cast<std::ptrdiff_t>(number) - 1);
    }
}

int split(const SplitArguments& options) {
    const SplitOptions& how = options.split;
    const bool hasTest = !options.test.empty();
    if (hasTest != (how.testFraction > 0 || !how.testDensities.empty()))
        throw InputError("--test FILE goes together with --test-fraction or --test-densities");
    const std::string outputs[] = {options.training, options.validation, options.test};
    checkOutputs({outputs[0], outputs[1], outputs[2]}, options.paths);
    for (const std::string& output : outputs)
        if (!output.empty())
            requireWritable(output);
    std::vector<Frame> frames = readAll(options.paths, options.species);
    leaveOut(frames, options.leftOut);
    const std::vector<Part> parts = splitConfigurations(splitItems(frames), how);
    for (const Part part : {Part::Training, Part::Validation, Part::Test}) {
        const std::string& output = outputs[static_cast<std::size_t>(part)];
        if (output.empty())
            continue;
        std::vector<Frame> own;
        for (std::size_t i = 0; i < frames.size(); ++i)
            if (parts[i] == part)
                own.push_back(frames[i]);
        writeAll(output, own);
        fmt::print("{} -> {}\n", counted(own.size(), "configuration"), output);
    }
    return 0;
}

struct ConvertOptions {
    std::string input, output, format, species;
    bool listsFormats = false, isJson = false;
};

nlohmann::json toJson(const Format& format) {
    return {{"name", format.name},
            {"description", format.description},
            {"files", format.extensions},
            {"reads", format.open ? nlohmann::json(namesOf(format.reads)) : nlohmann::json()},
            {"writes", format.create ? nlohmann::json(namesOf(format.writes)) : nlohmann::json()}};
}

int listFormats(bool isJson) {
    const FormatRegistry registry = builtinFormats();
    if (!isJson)
        fmt::print("{}", formatList(registry.formats()));
    else
        for (const Format& format : registry.formats())
            fmt::print("{}", toLine(toJson(format)));
    return 0;
}

// Frame by frame, so that memory does not grow with the input.
int convert(const ConvertOptions& options) {
    if (options.listsFormats)
        return listFormats(options.isJson);
    checkOutputs({options.output}, {options.input});
    const FormatRegistry registry = builtinFormats();
    TerminalProgress progress;
    const ReadOptions read = readOptions(options.species, &progress);
    const auto reader = registry.open(options.input, read);
    for (const std::string& warning : reader->info().warnings)
        complain("warning: " + warning);
    const auto writer = registry.create(options.output, options.format);
    const std::size_t count = reader->frameCount();
    for (std::size_t i = 0; i < count; ++i) {
        const Frame frame = reader->read(i);
        requireElements(frame, placeOf(*reader, i), options.species);
        writer->write(frame);
        progress.step(static_cast<double>(i + 1) / static_cast<double>(count), "Converting");
    }
    finish(*writer, options.output);
    fmt::print("{} -> {}\n", counted(count, "frame"), options.output);
    return 0;
}

std::string namesOfWrittenFormats() {
    std::string names;
    const FormatRegistry registry = FormatRegistry::withBuiltinFormats();
    for (const Format& format : registry.formats())
        if (format.create)
            names += (names.empty() ? "" : ", ") + format.name;
    return names;
}

void addSpecies(CLI::App* app, std::string& species) {
    app->add_option("--species", species,
                    "Names of numbered types, such as Li,Cl,Al; Xx=Cl renames a species");
}

}  // namespace

Command addSample(CLI::App& parser) {
    auto options = std::make_shared<SampleOptions>();
    CLI::App* app = parser.add_subcommand("sample", "Select frames of a trajectory by time");
    app->add_option("path", options->path, "Trajectory or run folder")->required();
    app->add_option("--every", options->every, "Time between selected frames, such as 20fs")
        ->required();
    app->add_option("--skip", options->skip, "Equilibration to leave out, such as 100fs");
    app->add_option("--most", options->most, "Keep at most this many, evenly spaced; 0 keeps all");
    app->add_option("--time-step", options->timeStep, "Time between frames if the file has none");
    app->add_option(
        "--frames", options->frames,
        "Range of frames, from 0: 10:100 includes frame 100, 10:100:2 takes every second");
    app->add_option(
        "--add", options->add,
        "Frames to add whatever their time, such as 3,7; counted from 0 within the range");
    app->add_option("--remove", options->remove, "Frames to leave out, counted in the same way");
    addSpecies(app, options->species);
    app->add_option("-o,--output", options->output,
                    "Output: the selected frames (.extxyz, .cfg, ...)")
        ->required();
    app->footer("Example:\n  mtp sample aimd --every 20fs --skip 100fs -o selected.extxyz");
    return {app, [options] { return sample(*options); }};
}

Command addLabel(CLI::App& parser) {
    auto options = std::make_shared<LabelOptions>();
    CLI::App* app = parser.add_subcommand(
        "label", "Give configurations the labels of single points with the same geometry");
    app->add_option("configurations", options->configurations, "Configurations")->required();
    app->add_option("single-points", options->singlePoints, "Single points: files or folders")
        ->required();
    app->add_option("--tolerance", options->tolerance,
                    "Largest distance between matching atoms, Å");
    addSpecies(app, options->species);
    app->add_option("-o,--output", options->output, "Labelled configurations")->required();
    app->footer("Example:\n  mtp label expanded.extxyz single_points -o labelled.extxyz");
    return {app, [options] { return label(*options); }};
}

Command addSplit(CLI::App& parser) {
    auto options = std::make_shared<SplitArguments>();
    SplitOptions& how = options->split;
    CLI::App* app = parser.add_subcommand(
        "split", "Split into training, validation and test sets; scaled copies stay together");
    app->add_option("paths", options->paths, "Configurations")->required();
    app->add_option("--by", how.method,
                    "parent: frames at random with all their scaled copies; time: blocks of frames "
                    "that follow each other; density: the densities named below")
        ->transform(CLI::CheckedTransformer(kSplitMethods))
        ->option_text("parent|time|density");
    app->add_option("--fraction", how.validationFraction, "Fraction for validation, 0 to 1");
    app->add_option("--test-fraction", how.testFraction, "Fraction for the test, 0 to 1");
    app->add_option("--block", how.parentsInBlock,
                    "Frames in a block of time; 0 makes the smaller part one block");
    app->add_option("--densities", how.validationDensities,
                    "Densities for validation in g/cm³, such as 1.33,3.99")
        ->delimiter(',');
    app->add_option("--test-densities", how.testDensities, "Densities for the test in g/cm³")
        ->delimiter(',');
    app->add_option("--seed", how.seed, "Seed of the random choice");
    app->add_option("--leave-out", options->leftOut,
                    "Numbers of configurations to leave out, such as 3,7; the first is 1")
        ->delimiter(',');
    addSpecies(app, options->species);
    app->add_option("--training", options->training, "Output: the training set")->required();
    app->add_option("--validation", options->validation, "Output: the validation set")->required();
    app->add_option("--test", options->test, "Output: the test set");
    app->footer(
        "Copies are recognised by the parent that expand writes, else by their geometry.\n"
        "Examples:\n  mtp split labelled.extxyz --fraction 0.1 --training train.extxyz "
        "--validation validation.extxyz\n"
        "  mtp split labelled.extxyz --by time --fraction 0.1 --test-fraction 0.1 "
        "--training train.extxyz --validation validation.extxyz --test test.extxyz\n"
        "  mtp split labelled.extxyz --by density --densities 1.99 --training train.extxyz "
        "--validation validation.extxyz");
    return {app, [options] { return split(*options); }};
}

Command addConvert(CLI::App& parser) {
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* app = parser.add_subcommand("convert", "Write configurations in another format");
    app->add_option("input", options->input, "File or run folder");
    app->add_option("output", options->output, "Output; its name decides the format");
    app->add_option("--format", options->format,
                    "Format of the output if its name does not say it: " + namesOfWrittenFormats());
    CLI::Option* formats = app->add_flag("--formats", options->listsFormats,
                                         "List the formats with what each reads and writes");
    app->add_flag("--json", options->isJson, "The list as one JSON object per line")
        ->needs(formats);
    app->parse_complete_callback([options] {
        if (!options->listsFormats && options->output.empty())
            throw CLI::RequiredError(options->input.empty() ? "input" : "output");
    });
    addSpecies(app, options->species);
    app->footer(
        "Several frames become a numbered series of POSCAR files. A note on stderr names what a\n"
        "format cannot hold.\n"
        "Examples:\n  mtp convert --formats\n  mtp convert OUTCAR train.cfg\n  mtp convert aimd "
        "train.deepmd\n"
        "  mtp convert train.cfg train.extxyz --species Li,Cl,Al");
    return {app, [options] { return convert(*options); }};
}

}  // namespace mtp::cli
