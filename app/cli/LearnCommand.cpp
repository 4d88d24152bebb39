// mtp learn: rehearse, label what the potential does not know, train again, until rehearsals run
// through.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/cli/AddOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/LabelCommands.h"
#include "app/cli/LammpsEngine.h"
#include "app/cli/NamedFrames.h"
#include "core/base/Plural.h"
#include "core/learning/LearningLoop.h"
#include "core/learning/RoundGain.h"
#include "core/mtp/PotentialFile.h"

namespace mtp::cli {

namespace {

constexpr int kWaitingStatus = 3;  // exit status of a loop that waits for labels

struct LearnArguments {
    LearnArguments() {
        deck.recipe.clear();
        deck.code = "cp2k";
    }

    std::string potential, output, continued, undone, labelsFrom, densities, engine, species;
    LabelExportArguments deck;       // its recipe is empty if labels do not come by a campaign
    SubmissionArguments submission;  // its machine is empty if single points run here
    std::vector<std::string> training;
    std::vector<int> supercell;
    LearningOptions learning;
    double temperature = 0;
    std::int64_t steps = 0;
    int mostNow = 0;
    // Absent: as before, or as a new loop has it.
    std::optional<int> mostRounds, mostWithoutGain;
    bool isJson = false;
};

std::unique_ptr<LabelSource> labelSourceOf(const LearnArguments& arguments) {
    if (!arguments.labelsFrom.empty()) {
        Potential potential = readTrainedPotential(arguments.labelsFrom);
        potential.species = speciesOfPotential(potential, arguments.species);
        return labelsOfPotential(potential);
    }
    if (arguments.deck.recipe.empty())
        return labelsByHand();
    LabelExportArguments deck = arguments.deck;
    if (arguments.submission.machine != "here")
        deck.machine = arguments.submission.machine;
    const ExportOptions options = exportOptionsOf(deck);
    const SubmissionArguments& submission = arguments.submission;
    if (submission.machine.empty())
        return labelsOfCampaign(recipeOf(arguments.deck), options, std::max(1, submission.atOnce));
    const Machine machine = machineForSubmission(submission.machine, submission);
    if (!machine.hasSlurm)
        throw InputError(
            fmt::format("--machine {}: it has no Slurm; without --machine single "
                        "points run on this computer",
                        machine.name));
    return labelsOfMachine(recipeOf(arguments.deck), options, machine);
}

void begin(const LearnArguments& arguments, const LearningFolder& folder) {
    Potential potential = readTrainedPotential(arguments.potential);
    potential.species = speciesOfPotential(potential, arguments.species);
    LearningOptions options = arguments.learning;
    options.mostRounds = arguments.mostRounds.value_or(options.mostRounds);
    options.mostWithoutGain = arguments.mostWithoutGain.value_or(options.mostWithoutGain);
    SimulationOptions& rehearsal = options.rehearsal;
    rehearsal.protocol = Protocol::Rehearsal;
    if (!arguments.supercell.empty())
        rehearsal.supercell = {arguments.supercell[0], arguments.supercell[1],
                               arguments.supercell[2]};
    if (arguments.temperature > 0)
        rehearsal.temperature = arguments.temperature;
    if (arguments.steps > 0)
        rehearsal.steps = arguments.steps;
    if (!arguments.densities.empty())
        rehearsal.densities = parseNumbers(arguments.densities);
    beginLearning(folder, potential,
                  readNamed(arguments.training, arguments.species, potential.species), options);
}

std::string roundText(const RoundRecord& round) {
    std::string text = fmt::format(
        "round {}: {} of {} ran through; highest grade {:.2f}, {} of {} beyond", round.round,
        round.finishedRuns, counted(static_cast<std::size_t>(round.runs), "run"),
        round.highestGrade, round.beyond, counted(round.graded, "frame"));
    if (round.labelled > 0)
        text +=
            fmt::format("; {} labelled, force error there {:.0f} meV/Å; now {} configurations",
                        round.labelled, 1000 * round.errorBefore.value_or(0), round.trainingSize);
    if (round.errorGain)
        text += fmt::format("; errors there fell by {:.0f} ± {:.0f} % since the round before",
                            fallOfErrors(*round.errorGain), noiseOfFall(*round.errorGain));
    return text;
}

std::string noGainText(const LearningRecord& record, const LearningFolder& folder) {
    const int rounds = roundsWithoutGain(record.rounds);
    return fmt::format(
        "the last {} improved nothing: not the share of runs that ran through, not that of frames "
        "beyond, not the errors on new labels. Longer rehearsals, other densities or a higher "
        "level may find more; to go on all the same: mtp learn --continue {} --without-gain {}",
        counted(static_cast<std::size_t>(rounds), "round"), folder.path().string(), rounds + 1);
}

std::string stateText(const LearningRecord& record, const LearningFolder& folder) {
    const auto rounds = static_cast<int>(record.rounds.size());
    switch (record.state) {
        case LearningState::Stable:
            return "stable: the rehearsal ran through, and no frame lies beyond the training set";
        case LearningState::NothingToLearn:
            return "frames lie beyond the training set, but none would extend it: look at the runs "
                   "that were stopped, or take a higher level";
        case LearningState::RoundLimit:
            return fmt::format(
                "the limit of rounds is reached; to go on: mtp learn --continue {} "
                "--rounds {}",
                folder.path().string(), rounds + 1);
        case LearningState::NoGain:
            return noGainText(record, folder);
        case LearningState::WaitingForLabels:
            return fmt::format(
                "{} waits for labels: calculate it, save the result as {}, then mtp learn "
                "--continue {}",
                folder.selected(rounds + 1).string(), folder.labelled(rounds + 1).string(),
                folder.path().string());
        case LearningState::Running:
            return fmt::format("not at its end: mtp learn --continue {}", folder.path().string());
    }
    return {};
}

int undo(const LearnArguments& arguments) {
    const LearningFolder folder(arguments.undone);
    const UndoneRound undone = undoRound(folder);
    if (arguments.isJson)
        fmt::print("{}", toLine({{"undone", undone.round},
                                 {"kept_in", undone.keptIn.string()},
                                 {"rounds", folder.record().rounds.size()}}));
    else
        fmt::print(
            "round {} is undone; its files are in {}\nmtp learn --continue {} makes it anew\n",
            undone.round, printable(undone.keptIn.string()), printable(arguments.undone));
    return 0;
}

int learn(const LearnArguments& arguments) {
    if (!arguments.undone.empty())
        return undo(arguments);
    catchSignals();
    const bool continues = !arguments.continued.empty();
    if (!continues &&
        (arguments.potential.empty() || arguments.training.empty() || arguments.output.empty()))
        throw InputError(
            "a potential, its training set and --output are needed, or --continue or --undo-round "
            "with a folder");
    const LearningFolder folder(continues ? arguments.continued : arguments.output);
    const std::unique_ptr<LabelSource> labels = labelSourceOf(arguments);
    const Engine engine = engineFor(arguments.engine);
    if (continues)
        reopenLearning(folder,
                       {arguments.mostRounds.value_or(0), arguments.mostWithoutGain.value_or(1)});
    else
        begin(arguments, folder);
    LearningLoop loop(folder, engine, findKimLibrary(programFolder()), *labels);
    InterruptibleProgress progress;
    for (int now = 0; loop.record().state == LearningState::Running &&
                      (arguments.mostNow == 0 || now < arguments.mostNow);
         ++now) {
        const std::size_t before = loop.record().rounds.size();
        try {
            loop.runRound(progress);
        } catch (const Cancelled&) {
            break;
        }
        if (!arguments.isJson && loop.record().rounds.size() > before)
            fmt::print("{}\n", roundText(loop.record().rounds.back()));
    }
    const LearningRecord& record = loop.record();
    if (arguments.isJson) {
        nlohmann::json out = nlohmann::json::parse(toLearningJson(record));
        out["folder"] = folder.path().string();
        out["potential"] = folder.potential(static_cast<int>(record.rounds.size()) + 1).string();
        fmt::print("{}", toLine(out));
    } else {
        fmt::print("{}\n", stateText(record, folder));
    }
    return record.state == LearningState::WaitingForLabels ? kWaitingStatus : 0;
}

void addRehearsalOptions(CLI::App* app, LearnArguments& arguments) {
    SimulationOptions& rehearsal = arguments.learning.rehearsal;
    app->add_option("--temperature", arguments.temperature, "K; of the rehearsals");
    app->add_option("--densities", arguments.densities,
                    "g/cm³, such as 1.6,2,2.4; default: lowest, middle and highest trained");
    app->add_option("--steps", arguments.steps, "Steps of each run of a rehearsal");
    app->add_option("--timestep", rehearsal.timestep, "fs");
    app->add_option("--seeds", rehearsal.seeds, "Runs of a rehearsal at each density");
    app->add_option("--supercell", arguments.supercell, "Repeat the cell along its three vectors")
        ->expected(3);
    app->add_option("--dump-every", rehearsal.dumpEvery, "fs between the frames that are graded");
    app->add_option("--ranks", arguments.learning.ranks, "Number of MPI processes of LAMMPS");
    app->add_option("--engine", arguments.engine,
                    "LAMMPS program; by default mtp-lmp, then lmp of the PATH");
}

void addLabelOptions(CLI::App* app, LearnArguments& arguments) {
    using A = LabelExportArguments;
    CLI::Option* recipe = app->add_option("--recipe", arguments.deck.recipe,
                                          "Labels by single points of this recipe");
    const auto add = [&](auto field) { addOption(app, arguments.deck, field)->needs(recipe); };
    add(&A::code);
    add(&A::command);
    add(&A::library);
    add(&A::pseudopotentials);
    add(&A::cutoff);
    add(&A::spacing);
    add(&A::charge);
    add(&A::solver);
    // The name of --pseudopotentials in earlier versions.
    app->add_option("--library", arguments.deck.library)->group("")->needs(recipe);
    CLI::Option* machine =
        app->add_option("--machine", arguments.submission.machine,
                        "Submit single points to this machine of `mtp label machines`, or \"here\" "
                        "to the Slurm of this computer; without it they run on this computer")
            ->needs(recipe);
    app->add_option("--at-once", arguments.submission.atOnce,
                    "Single points at the same time; by default 1, of a machine all")
        ->check(CLI::PositiveNumber)
        ->needs(recipe);
    for (CLI::Option* limit : addSubmissionLimits(*app, arguments.submission, "--most-submitted"))
        limit->needs(machine);
    app->add_option("--labels-from", arguments.labelsFrom,
                    "Labels by another potential, to try a loop out")
        ->excludes(recipe);
}

}  // namespace

Command addLearn(CLI::App& parser) {
    auto arguments = std::make_shared<LearnArguments>();
    CLI::App* app = parser.add_subcommand(
        "learn",
        "Rehearse, label what the potential does not know, train again, until it is stable");
    app->add_option("potential", arguments->potential, "Potential to begin with");
    app->add_option("training", arguments->training, "Its training set");
    addRehearsalOptions(app, *arguments);
    addLabelOptions(app, *arguments);
    LearningOptions& learning = arguments->learning;
    app->add_option("--save", learning.save, "Grade from which on a frame is worth labels");
    app->add_option("--too-far", learning.tooFar, "Grade beyond which a run is not followed");
    app->add_option("--most", learning.mostPerRound, "Configurations labelled in a round, at most");
    app->add_option("--rounds", arguments->mostRounds,
                    "Rounds, at most; default: 10, or as the loop had it");
    app->add_option("--without-gain", arguments->mostWithoutGain,
                    "Rounds that follow one another and improve nothing, at most; 0: any number; "
                    "default: 3, or as the loop had it");
    app->add_option("--now", arguments->mostNow, "End after this many rounds; 0 goes on");
    app->add_option("--level", learning.level, "Level of the next potentials; 0: as it is");
    app->add_option("--threads", learning.threads, "Number of threads; 0 takes all processors");
    app->add_option("--seed", learning.seed, "Seed of velocities and trainings");
    app->add_option("--species", arguments->species,
                    "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app->add_option("-o,--output", arguments->output, "Folder of the loop, new");
    app->add_option("--continue", arguments->continued, "Go on with the loop of this folder");
    app->add_option("--undo-round", arguments->undone,
                    "Take back the latest round of the loop of this folder; its files are kept")
        ->excludes("--continue");
    app->add_flag("--json", arguments->isJson, "Print the rounds as JSON");
    app->footer(
        "Without --recipe or --labels-from the loop ends after each selection, with status 3, and\n"
        "waits for labelled.extxyz. Ctrl-C ends it in order; --continue goes on from there, and\n"
        "finds single points that were submitted to a --machine again.\n"
        "Example:\n  mtp learn potential.almtp labelled.extxyz --temperature 1000 --recipe "
        "optb88-vdw --code cp2k -o learn");
    return {app, [arguments] { return learn(*arguments); }};
}

}  // namespace mtp::cli
