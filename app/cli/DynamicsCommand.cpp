// mtp dynamics: how the ions of a long run move.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/DynamicsRuns.h"
#include "app/cli/DynamicsSummary.h"
#include "app/cli/FrameSpan.h"
#include "app/cli/FurtherSummary.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/TextFile.h"
#include "core/base/UtcTime.h"
#include "core/dynamics/PositionCache.h"
#include "core/report/DynamicsReport.h"

namespace mtp::cli {

namespace {

struct DynamicsArguments {
    std::string run, species, ion, framework, reference, timestep, skip, output, cache, project;
    std::string lags, fit, at, charges, only, ions, hopFrames;
    std::string hopWindow, hopFunction = "candelier", cageRule = "threshold";
    std::string cascadeWindow, cascadeRule = "neighbour";
    DynamicsOptions dynamics;
    FurtherArguments further;
    double temperature = 0, neighbourRadius = 0, stringRadius = 0;
    std::size_t radialStride = 0;
    bool isJson = false;
    const CLI::App* app = nullptr;

    bool asks(const std::string& name) const { return app->count(name) > 0; }
};

// "all", a number of lags, or the lags themselves.
void takeLags(const std::string& text, DynamicsOptions& dynamics) {
    if (text == "all") {
        dynamics.lagCount = 0;
        return;
    }
    std::vector<std::size_t> lags;
    for (const std::string_view word : splitAt(text, ',')) {
        const std::optional<std::int64_t> lag = parseInt(word);
        if (!lag || *lag < 1)
            throw InputError(fmt::format(
                "--lags {}: expected all, a number of lags, or lags in frames: 1,2,5", text));
        lags.push_back(static_cast<std::size_t>(*lag));
    }
    if (lags.size() == 1)
        dynamics.lagCount = lags[0];
    else
        dynamics.lags = std::move(lags);
}

// One of the words that an option knows. Throws InputError.
template <class Value>
Value choiceOf(const char* option, const std::string& word,
               const std::vector<std::pair<const char*, Value>>& choices) {
    std::vector<std::string> words;
    for (const auto& [name, value] : choices) {
        if (word == name)
            return value;
        words.push_back(name);
    }
    throw InputError(fmt::format("{} {}: there are {}", option, word, fmt::join(words, ", ")));
}

// What does not depend on the run: told before it is read.
DynamicsOptions dynamicsOptions(const DynamicsArguments& options) {
    DynamicsOptions dynamics = options.dynamics;
    if (!options.lags.empty())
        takeLags(options.lags, dynamics);
    if (!options.charges.empty())
        dynamics.conductivity.charges = numbersByName("--charges", options.charges, "Li=1,Cl=-1");
    if (options.asks("--temperature"))
        dynamics.conductivity.temperature = options.temperature;
    if (options.asks("--cascade-radius"))
        dynamics.neighbourRadius = options.neighbourRadius;
    if (options.asks("--string-radius"))
        dynamics.stringRadius = options.stringRadius;
    if (options.asks("--g-every"))
        dynamics.radial.stride = options.radialStride;
    dynamics.hops.function = choiceOf<HopFunction>(
        "--hop-function", options.hopFunction,
        {{"candelier", HopFunction::Candelier}, {"rolling", HopFunction::Rolling}});
    dynamics.cages.rule = choiceOf<CageRule>("--cage-rule", options.cageRule,
                                             {{"threshold", CageRule::Threshold},
                                              {"minimum", CageRule::Minimum},
                                              {"gaussian", CageRule::Gaussian}});
    dynamics.cascades.rule = choiceOf<CascadeRule>("--cascade-rule", options.cascadeRule,
                                                   {{"neighbour", CascadeRule::Neighbour},
                                                    {"refill", CascadeRule::Refill},
                                                    {"source", CascadeRule::Source}});
    for (const std::string* span : {&options.at, &options.hopWindow, &options.cascadeWindow})
        if (!span->empty())
            spanOf(*span);
    if (!options.fit.empty())
        rangeOf(options.fit);
    return dynamics;
}

// Times that may be given in frames.
void takeSpans(const DynamicsArguments& options, double spacing, DynamicsOptions& dynamics) {
    if (!options.fit.empty()) {
        const auto [first, last] = rangeOf(options.fit);
        dynamics.fit = {first.ps(spacing), last.ps(spacing)};
    }
    if (!options.at.empty())
        dynamics.cages.time = spanOf(options.at).ps(spacing);
    if (!options.hopWindow.empty())
        dynamics.hops.window = spanOf(options.hopWindow).frames(spacing);
    if (!options.cascadeWindow.empty())
        dynamics.cascades.window = spanOf(options.cascadeWindow).frames(spacing);
}

// Lithium, or the only species there is, if the user names none.
std::string ionOf(const DynamicsArguments& options, const PositionSeries& series) {
    if (!options.ion.empty())
        return options.ion;
    for (const std::string& name : series.species)
        if (name.empty())
            throw InputError(series.path +
                             ": the types of the atoms have no names; name them: --species Li,Al");
    if (series.species.size() == 1)
        return series.species[0];
    for (const std::string& name : series.species)
        if (name == "Li")
            return name;
    throw InputError(
        fmt::format("--ion is missing: which of {} moves", fmt::join(series.species, ", ")));
}

// Empty: no cache.
std::filesystem::path cacheFolder(const DynamicsArguments& options) {
    if (options.cache == "none" || (options.cache.empty() && !isWorthCaching(options.run)))
        return {};
    if (!options.cache.empty())
        return options.cache;
    return options.project.empty() ? defaultCacheFolder() : cacheFolderBeside(options.project);
}

PositionSeries readRun(const DynamicsArguments& options, TerminalProgress& progress) {
    SeriesOptions reading;
    reading.progress = &progress;
    reading.threads = options.dynamics.threads;
    if (!options.timestep.empty())
        reading.timestepFs = femtoseconds(options.timestep);
    if (!options.skip.empty())
        reading.skipPs = picoseconds(options.skip);
    try {
        return cachedSeries(builtinFormats(), options.run, readOptions(options.species, &progress),
                            reading, cacheFolder(options));
    } catch (const UnknownTimes& error) {
        throw InputError(fmt::format("{}; name it: --timestep 1fs", error.what()));
    }
}

Displacements follow(const DynamicsArguments& options, const PositionSeries& series) {
    DisplacementOptions what;
    what.ion = ionOf(options, series);
    if (options.framework == "none")
        what.reference = Reference::AsWritten;
    else if (!options.framework.empty())
        what.framework = parseSpecies(options.framework);
    what.threads = options.dynamics.threads;
    if (!options.reference.empty()) {
        what.reference = findReference(options.reference);
        if (!what.reference)
            throw InputError(fmt::format("--frame-of {}: there are framework, mass and file",
                                         options.reference));
    }
    return displacementsOf(series, what);
}

void writeReport(const DynamicsArguments& options, const Displacements& all,
                 const Dynamics& dynamics, const FurtherAnalyses& more) {
    const std::string run = std::filesystem::path(options.run).filename().string();
    writeTextFile(std::filesystem::path(options.output) / "report.html",
                  dynamicsReport({fmt::format("Motion of {} in {}", all.ion, run),
                                  "MTP Workbench " MTP_VERSION, utcNow()},
                                 all, dynamics, &more));
}

FurtherAnalyses analyseFurther(const DynamicsArguments& options, FurtherOptions further,
                               const PositionSeries& series, const Displacements& all,
                               const Dynamics& dynamics, TerminalProgress& progress) {
    further.threads = options.dynamics.threads;
    further.progress = &progress;
    if (!options.timestep.empty())
        further.timestepFs = femtoseconds(options.timestep);
    std::unique_ptr<TrajectoryReader> reader;
    if (further.wanted.contains(FurtherAnalysis::Vibrations))
        reader = builtinFormats().open(options.run, readOptions(options.species, &progress));
    FurtherAnalyses more = furtherAnalysesOf(series, all, dynamics, reader.get(), further);
    for (const auto& [key, reason] : more.reasons)
        complain(fmt::format("no {}: {}", key, reason));
    return more;
}

// Throws InputError for a table that mtp dynamics does not write.
std::set<std::string> wantedTables(const DynamicsArguments& options) {
    std::set<std::string> wanted;
    if (options.only.empty())
        return wanted;
    for (const std::string_view word : splitAt(options.only, ',')) {
        wanted.emplace(trimmed(word));
        if (std::find(kDynamicsTables.begin(), kDynamicsTables.end(), trimmed(word)) ==
            kDynamicsTables.end())
            throw InputError(fmt::format("--only {}: there are {}", options.only,
                                         fmt::join(kDynamicsTables, ", ")));
    }
    if (options.output.empty())
        throw InputError("--only chooses tables; name their folder: -o dynamics");
    if (wanted.contains("ions") && !options.asks("--ions"))
        throw InputError("--only ions: --ions says which");
    return wanted;
}

void requireSpeciesOf(const FurtherOptions& further, const PositionSeries& series) {
    for (const auto& [name, radius] : further.radius)
        if (std::find(series.species.begin(), series.species.end(), name) == series.species.end())
            throw InputError(
                fmt::format("--cutoff {}: there are {}", name, fmt::join(series.species, ", ")));
}

// Says what an option asked for and the run does not give. True if there is any.
bool complainOfMissing(const DynamicsArguments& options, const std::set<std::string>& tables,
                       const Dynamics& dynamics) {
    struct Wish {
        std::vector<const char*> options;
        const char* table;
        const char* what;
        const std::string& reason;
    };
    const Conductivity& conductivity = dynamics.conductivity;
    const Wish wishes[]{
        {{"--fit"}, "", "D", dynamics.diffusion.reason},
        {{"--temperature", "--charges"}, "", "conductivity", conductivity.reason},
        {{}, "onsager", "Onsager coefficients", conductivity.onsager.reason},
        {{"--at", "--cage-rule"}, "", "share of caged ions", dynamics.caged.reason},
        {{"--hop-window", "--hop-threshold", "--hop-function", "--cascade-window", "--cascade-rule",
          "--cascade-radius", "--refill-radius"},
         "hops",
         "hops",
         dynamics.hops.reason},
        {{"--string-radius"}, "strings", "strings", dynamics.strings.reason},
        {{"--g-bins", "--g-longest", "--g-every"}, "g_r", "g(r)", dynamics.radial.reason},
    };
    bool isMissing = false;
    for (const Wish& wish : wishes) {
        const bool isAsked = tables.contains(wish.table) ||
                             std::any_of(wish.options.begin(), wish.options.end(),
                                         [&](const char* name) { return options.asks(name); });
        if (!isAsked || wish.reason.empty())
            continue;
        complain(fmt::format("no {}: {}", wish.what, wish.reason));
        isMissing = true;
    }
    return isMissing;
}

// Before a long run is read.
void requireIons(const DynamicsArguments& options) {
    if (!options.asks("--ions"))
        return;
    try {
        requireIonExpression(options.ions);
    } catch (const InputError& error) {
        throw InputError(fmt::format("--ions {}: {}", options.ions, error.what()));
    }
}

int dynamics(const DynamicsArguments& options) {
    if (options.run.empty())
        throw InputError("which run? mtp dynamics RUN, or arrhenius or compare with several");
    DynamicsOptions asked = dynamicsOptions(options);
    const FurtherOptions further = furtherOptions(options.further);
    requireIons(options);
    const std::set<std::string> tables = wantedTables(options);
    TerminalProgress progress;
    const PositionSeries series = readRun(options, progress);
    requireSpeciesOf(further, series);
    const Displacements all = follow(options, series);
    takeSpans(options, all.spacing, asked);
    asked.radial.progress = &progress;
    const Dynamics result = dynamicsOf(series, all, asked);
    const FurtherAnalyses more = analyseFurther(options, further, series, all, result, progress);
    std::optional<IonChoice> choice;
    if (options.asks("--ions"))
        choice = choiceOfIons(options.ions, all, result, options.dynamics.threads);
    for (const std::string& warning : result.warnings)
        complain("warning: " + warning);
    if (!options.hopFrames.empty())
        writeHopFrames(options.hopFrames, series, result, choice);
    if (!options.output.empty())
        writeDynamics(options.output, all, result, choice, tables);
    nlohmann::json summary = dynamicsSummary(all, result);
    if (choice)
        addChoice(*choice, all, summary);
    addFurther(more, all.spacing, summary);
    if (!options.output.empty()) {
        writeFurther(options.output, more);
        writeTextFile(std::filesystem::path(options.output) / "summary.json",
                      toLine(summary) + "\n");
        writeReport(options, all, result, more);
    }
    if (options.isJson) {
        fmt::print("{}\n", toLine(summary));
    } else {
        printDynamics(all, result, choice);
        printFurther(more);
    }
    const bool isMissing = complainOfMissing(options, tables, result);
    return isMissing || !more.reasons.empty() ? 1 : 0;
}

void addRunOptions(CLI::App* app, DynamicsArguments& options) {
    app->add_option("run", options.run, "Trajectory of any format");
    app->add_option("--species", options.species,
                    "Names of the types, in order, if the run has none; Xx=Cl renames");
    app->add_option("--ion", options.ion, "Species whose motion is analysed; by default Li");
    app->add_option("--framework", options.framework,
                    "Species that stand for the framework, or none; by default all others");
    app->add_option("--frame-of", options.reference,
                    "Motion relative to the framework, to the centre of mass (mass), or as in the "
                    "file (file); by default the framework if there is one");
    app->add_option("--timestep", options.timestep,
                    "Time step of the simulation, such as 1fs, if the run tells no times");
    app->add_option("--skip", options.skip, "Leave out this time at the start, such as 1ns");
    app->add_option("--temperature", options.temperature,
                    "K, for conductivities; by default that of the run, if it tells it");
    app->add_option("--charges", options.charges,
                    "Charges in e: Li=1,Cl=-1; formal charges for species that are not named");
    app->add_option("--cache", options.cache,
                    "Folder that keeps the positions, so that the run is parsed once, or none; by "
                    "default beside the project or ~/.cache/mtp-workbench, for runs of 8 MB or "
                    "more");
    app->add_option("--project", options.project,
                    "Project file (.mtpw) beside which the positions are kept");
    app->add_option("--threads", options.dynamics.threads,
                    "Number of threads; 0 takes all processors");
    app->add_option("-o,--output", options.output,
                    "Folder for tables (CSV), summary.json and report.html");
    app->add_option(
        "--only", options.only,
        "Only these tables, with commas: " + fmt::format("{}", fmt::join(kDynamicsTables, ", ")));
    app->add_flag("--json", options.isJson, "Print the summary as JSON");
}

void addAnalysisOptions(CLI::App* app, DynamicsArguments& options) {
    DynamicsOptions& dynamics = options.dynamics;
    app->add_option("--lags", options.lags, "Time lags: how many (64), all, or in frames: 1,2,5");
    app->add_option("--fit", options.fit,
                    "Fit D between these times or frames, such as 10ps:100ps");
    app->add_option("--bins", dynamics.binWidth,
                    "Width in Å of the bins of the distribution of displacements");
    app->add_option("--at", options.at,
                    "Time or frames after which ions are caged or hopping; by default t*, the time "
                    "of the maximum of alpha2, else 34ps");
    app->add_option("--cage-rule", options.cageRule,
                    "Distance between caged and hopping: threshold (its square root), minimum or "
                    "gaussian (of the distribution of displacements)");
    app->add_option("--hop-window", options.hopWindow,
                    "Time or frames on each side of a hop; by default 5ps, at least 5 frames");
    app->add_option("--hop-threshold", dynamics.hops.threshold, "Å², of the hop function");
    app->add_option("--hop-function", options.hopFunction, "candelier, or rolling");
    app->add_option("--cascade-window", options.cascadeWindow,
                    "Time or frames in which a hop may follow another; by default 10ps");
    app->add_option("--cascade-rule", options.cascadeRule,
                    "Rule of P_casc and of the cascades that are listed: neighbour, refill, or "
                    "source, that of a published program");
    app->add_option("--cascade-radius", options.neighbourRadius,
                    "Å between the starts of two hops (neighbour); by default the first minimum of "
                    "the ions' g(r), else 5.457");
    app->add_option("--refill-radius", dynamics.cascades.refillRadius,
                    "Å between the end of a hop and the start of the one before (refill)");
    app->add_option("--ions", options.ions,
                    "Ions to be listed, by what they do: \"hops > 3 and length > 2.5\". There are "
                    "id, ion, motion (caged or hopping), hops, share, rate, undone, cascades, "
                    "length, longest_hop, stay, msd, displacement, caged_share; < <= > >= == !=, "
                    "+ - * /, and, or, not. hops.csv, cascades.csv and --hop-frames are then of "
                    "these ions");
    app->add_option("--hop-frames", options.hopFrames,
                    "File for the frames before and after the hops, to be computed by DFT");
    app->add_option("--string-radius", options.stringRadius,
                    "Å between an ion and the place that another one left, of a string; by default "
                    "0.55 times the first maximum of the ions' g(r)");
    app->add_flag("--same-frame", dynamics.cascades.isSameFrameIncluded,
                  "Two hops in one frame may follow each other");
    app->add_option("--g-bins", dynamics.radial.width, "Width in Å of the bins of g(r)");
    app->add_option("--g-longest", dynamics.radial.longest, "Å up to which g(r) is counted");
    app->add_option("--g-every", options.radialStride,
                    "Count g(r) in every n-th frame; by default in at most 500");
}

}  // namespace

Command addDynamics(CLI::App& parser) {
    auto options = std::make_shared<DynamicsArguments>();
    CLI::App* app = parser.add_subcommand(
        "dynamics", "Diffusion, hops, cascades and conductivity of a long run");
    options->app = app;
    addRunOptions(app, *options);
    addAnalysisOptions(app, *options);
    addFurtherOptions(app, options->further);
    app->footer(
        "The stated error of D is the largest of three: that of a random walk of as many ions, "
        "the\n"
        "spread over ions, and the spread over blocks of time. If the ions are caged or do not\n"
        "diffuse, there is no D, and the reason is printed. The exit status is 0 only if all that\n"
        "options ask for could be made.\n"
        "Example:\n  mtp dynamics run.lammpstrj --species Li,Cl,Al --ion Li --framework Al "
        "--timestep 1fs -o dynamics");
    const std::vector<Command> ofRuns{addArrhenius(*app), addDynamicsComparison(*app)};
    return {app, [options, ofRuns] {
                for (const Command& command : ofRuns)
                    if (command.app->parsed())
                        return command.run();
                return dynamics(*options);
            }};
}

}  // namespace mtp::cli
