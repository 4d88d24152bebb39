// mtp project: look at, check, repair, export, collect and replay the projects of the window.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <functional>

#include "app/cli/AddOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/commands/Arguments.h"
#include "app/commands/ReplayText.h"
#include "core/base/Plural.h"
#include "core/project/edit/Collect.h"
#include "core/project/edit/Replay.h"
#include "core/project/file/FrameLoader.h"
#include "core/project/file/ProjectErrors.h"
#include "core/project/repair/Repair.h"

namespace mtp::cli {

using nlohmann::json;

namespace {

struct Counts {
    std::size_t all = 0, labelled = 0, excluded = 0, parts[3] = {};  // by Part
};

Counts countOf(const std::vector<ConfigurationRecord>& records) {
    Counts counts;
    for (const ConfigurationRecord& record : records) {
        ++counts.all;
        counts.labelled += record.energy ? 1 : 0;
        counts.excluded += record.isExcluded ? 1 : 0;
        ++counts.parts[static_cast<std::size_t>(record.part)];
    }
    return counts;
}

json infoOf(const ProjectStore& store) {
    const Counts counts = countOf(store.configurations());
    json out = {{"project", store.path().string()},   {"sources", json::array()},
                {"ladder", store.ladder()},           {"reference_density", nullptr},
                {"configurations", counts.all},       {"labelled", counts.labelled},
                {"excluded", counts.excluded},        {"runs", json::array()},
                {"commands", store.history().size()}, {"campaigns", json::array()}};
    for (const Part part : {Part::Training, Part::Validation, Part::Test})
        out[std::string(partName(part))] = counts.parts[static_cast<std::size_t>(part)];
    if (const auto density = store.referenceDensity())
        out["reference_density"] = *density;
    for (const SourceRecord& source : store.sources())
        out["sources"].push_back({{"path", source.path},
                                  {"format", source.format},
                                  {"frames", source.frameCount},
                                  {"range", rangeText(source.frames)},
                                  {"species", source.species},
                                  {"skip_fs", source.skipFs},
                                  {"every_fs", source.everyFs},
                                  {"checksum", source.checksum}});
    for (const CampaignRecord& campaign : store.campaigns())
        out["campaigns"].push_back(
            {{"path", campaign.path}, {"recipe", campaign.recipe}, {"machine", campaign.machine}});
    for (const RunRecord& run : store.runs())
        out["runs"].push_back({{"name", run.name},
                               {"created", run.created},
                               {"level", run.options.level},
                               {"iterations", run.iterations.size()},
                               {"stop_reason", run.stopReason},
                               {"has_potential", run.potential.has_value()}});
    return out;
}

std::string readingOf(const json& source) {
    const auto range = source["range"].get<std::string>();
    const auto species = source["species"].get<std::vector<std::string>>();
    return (range == rangeText({}) ? "" : fmt::format(" ({})", range)) +
           (species.empty() ? ""
                            : printable(fmt::format(", types named {}", fmt::join(species, ","))));
}

std::string projectText(const json& info) {
    std::string text = printable(info["project"].get<std::string>()) + "\n";
    for (const json& source : info["sources"])
        text +=
            fmt::format("  source: {}, {}{}, every {} fs from {} fs\n",
                        printable(source["path"].get<std::string>()),
                        counted(source["frames"].get<std::size_t>(), "frame"), readingOf(source),
                        source["every_fs"].get<double>(), source["skip_fs"].get<double>());
    text += fmt::format("  densities: {}; reference {} g/cm³\n", info["ladder"].dump(),
                        info["reference_density"].dump());
    text += fmt::format(
        "  configurations: {} ({} labelled, {} excluded; {} for training, {} for validation, {} "
        "for the test)\n",
        info["configurations"].dump(), info["labelled"].dump(), info["excluded"].dump(),
        info["training"].dump(), info["validation"].dump(), info["test"].dump());
    for (const json& campaign : info["campaigns"])
        text += fmt::format("  campaign: {}\n", printable(campaign["path"].get<std::string>()));
    for (const json& run : info["runs"])
        text += fmt::format("  {}: level {}, {}, {}\n", printable(run["name"].get<std::string>()),
                            run["level"].dump(),
                            counted(run["iterations"].get<std::size_t>(), "iteration"),
                            printable(run["stop_reason"].get<std::string>()));
    return text +
           fmt::format("  history: {}\n", counted(info["commands"].get<std::size_t>(), "command"));
}

void print(const json& value) {
    fmt::print("{}", toLine(value));
}

int info(const ProjectArguments& options) {
    const ProjectStore store = ProjectStore::openForReading(options.project);
    const json found = infoOf(store);
    if (options.isJson)
        print(found);
    else
        fmt::print("{}", projectText(found));
    return 0;
}

int log(const ProjectArguments& options) {
    const ProjectStore store = ProjectStore::openForReading(options.project);
    for (const CommandRecord& command : store.history()) {
        if (options.isJson)
            print({{"number", command.id},
                   {"time", command.created},
                   {"name", command.name},
                   {"operation", json::parse(command.operation, nullptr, false)},
                   {"undone", command.isUndone}});
        else
            fmt::print("{:5} {} {}{}\n", command.id, command.created, printable(command.name),
                       command.isUndone ? " (undone)" : "");
    }
    return 0;
}

int replay(const ProjectArguments& options) {
    const ProjectStore store = ProjectStore::openForReading(options.project);
    if (options.withMethods) {
        fmt::print("{}\n", methodsParagraph(store, "MTP Workbench " MTP_VERSION));
        return 0;
    }
    fmt::print("#!/bin/sh\nset -e\n");
    for (const std::string& line : replayCommands(store))
        fmt::print("{}\n", line);
    return 0;
}

int check(const ProjectArguments& options) {
    const auto problems = ProjectStore::openForReading(options.project).problems(true);
    for (const std::string& problem : problems)
        fmt::print("{}\n", problem);
    if (!problems.empty())
        throw DamagedProject(options.project, "is damaged");
    fmt::print("every row and every byte is as it was written\n");
    return 0;
}

int repair(const ProjectArguments& options) {
    TerminalProgress progress;
    const RepairReport report = repairProject(options.project, options.output, progress);
    fmt::print("{} ({} labelled) and {} -> {}\n",
               counted(static_cast<std::size_t>(report.configurations), "configuration"),
               report.withLabels, counted(static_cast<std::size_t>(report.runs), "run"),
               options.output);
    for (const std::string& loss : report.losses)
        fmt::print("  {}\n", loss);
    return 0;
}

int collect(const ProjectArguments& options) {
    TerminalProgress progress;
    const CollectReport report = collectProject(options.project, options.output, progress);
    fmt::print("{} and {} -> {}\n", report.project.filename().string(),
               counted(static_cast<std::size_t>(report.inputs), "input"), options.output);
    for (const std::string& missing : report.missing)
        complain("warning: " + missing);
    return 0;
}

int exportSet(const ProjectArguments& options) {
    checkOutputs({options.output}, {options.project});
    const ProjectStore store = ProjectStore::openForReading(options.project);
    std::vector<ConfigurationRecord> records = store.configurations();
    std::erase_if(records, [&](const ConfigurationRecord& record) {
        if (options.part == "all")
            return false;
        if (options.part == "labelled")
            return !record.energy.has_value();
        return !isUsable(record) || options.part != partName(record.part);
    });
    if (records.empty())
        throw InputError(options.project + ": no such configurations");
    TerminalProgress progress;
    writeAll(options.output, FrameLoader(options.project).load(records, progress));
    fmt::print("{} -> {}\n", counted(records.size(), "configuration"), options.output);
    return 0;
}

struct Subcommand {
    const char* name;
    const char* help;
    int (*run)(const ProjectArguments&);
    bool hasOutput;
};

constexpr Subcommand kSubcommands[] = {
    {"info", "What is in a project", info, false},
    {"log", "The commands that made it, with their time (UTC)", log, false},
    {"replay", "Shell commands that rebuild the same result without a window", replay, false},
    {"check", "Whether every row and every byte is as it was written", check, false},
    {"repair", "Save what can be read of a damaged project into a new one", repair, true},
    {"export", "Write its configurations to a file", exportSet, true},
    {"collect", "A folder with the project and copies of its sources", collect, true}};

}  // namespace

Command addProject(CLI::App& parser) {
    using A = ProjectArguments;
    using Project = CommandOf<A>;
    auto options = std::make_shared<A>();
    auto chosen = std::make_shared<std::function<int()>>();
    CLI::App* app = parser.add_subcommand(Project::kName, Project::kHelp);
    app->require_subcommand(1);
    for (const Subcommand& subcommand : kSubcommands) {
        CLI::App* sub = app->add_subcommand(subcommand.name, subcommand.help);
        addOption(sub, *options, &A::project);
        if (subcommand.hasOutput)
            addOption(sub, *options, &A::output);
        if (subcommand.run == info || subcommand.run == log)
            addOption(sub, *options, &A::isJson);
        if (subcommand.run == replay)
            addOption(sub, *options, &A::withMethods);
        if (subcommand.run == exportSet)
            addOption(sub, *options, &A::part)
                ->check(CLI::IsMember({"all", "labelled", "training", "validation", "test"}));
        sub->callback([chosen, options, run = subcommand.run] {
            *chosen = [options, run] { return run(*options); };
        });
        sub->footer(fmt::format("Example:\n  mtp project {} melt.mtpw{}", subcommand.name,
                                subcommand.hasOutput ? " -o result" : ""));
    }
    app->footer("Example:\n  mtp project info melt.mtpw");
    return {app, [chosen] { return (*chosen)(); }};
}

}  // namespace mtp::cli
