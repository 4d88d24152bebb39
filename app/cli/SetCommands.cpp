// Commands that make one set of configurations from another: sample, split, convert.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/cli/AddOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/commands/Arguments.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/density/Bulk.h"
#include "core/io/FormatList.h"
#include "core/io/FrameRange.h"
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

int sample(const SampleArguments& options) {
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

nlohmann::json formatJson(const Format& format) {
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
            fmt::print("{}", toLine(formatJson(format)));
    return 0;
}

// Frame by frame, so that memory does not grow with the input.
int convert(const ConvertArguments& options) {
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

}  // namespace

Command addSample(CLI::App& parser) {
    auto options = std::make_shared<SampleArguments>();
    CLI::App* app = addCommand(parser, *options);
    app->footer("Example:\n  mtp sample aimd --every 20fs --skip 100fs -o selected.extxyz");
    return {app, [options] { return sample(*options); }};
}

Command addSplit(CLI::App& parser) {
    auto options = std::make_shared<SplitArguments>();
    CLI::App* app = addCommand(parser, *options);
    parserOption(app, *options, fieldOf(&SplitArguments::split, &SplitOptions::method))
        ->transform(CLI::CheckedTransformer(kSplitMethods))
        ->option_text("parent|time|density");
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
    auto options = std::make_shared<ConvertArguments>();
    using A = ConvertArguments;
    CLI::App* app = addCommand(parser, *options);
    CLI::Option* format = parserOption(app, *options, &A::format);
    format->description(format->get_description() + ": " + namesOfWrittenFormats());
    parserOption(app, *options, &A::isJson)->needs(parserOption(app, *options, &A::listsFormats));
    app->parse_complete_callback([options] {
        if (!options->listsFormats && options->output.empty())
            throw CLI::RequiredError(options->input.empty() ? "input" : "output");
    });
    app->footer(
        "Several frames become a numbered series of POSCAR files. A note on stderr names what a\n"
        "format cannot hold.\n"
        "Examples:\n  mtp convert --formats\n  mtp convert OUTCAR train.cfg\n  mtp convert aimd "
        "train.deepmd\n"
        "  mtp convert train.cfg train.extxyz --species Li,Cl,Al");
    return {app, [options] { return convert(*options); }};
}

}  // namespace mtp::cli
