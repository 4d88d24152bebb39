#include "core/simulation/Deck.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <optional>

#include "core/model/Element.h"
#include "core/simulation/Repulsion.h"
#include "core/simulation/StageText.h"
#include "core/simulation/StartScripts.h"

namespace mtp {

namespace {

// Steps between checks: of distances by pair_style mtp, which knows them; of distances under KIM,
// where LAMMPS makes lists of its own for them; of all else.
constexpr int kNativeCheck = 1, kKimCheck = 10, kCheck = 2;
constexpr std::int64_t kRestartCount = 20;           // of a run, at least
constexpr std::int64_t kMostBetweenRestarts = 5000;  // steps
constexpr std::string_view kStartDump = "start.lammpstrj";
// A run ends if less is free, MB: room for its last frame and its restart file, some 400 bytes an
// atom, and for what is written between two checks.
constexpr double kLeastFree = 16, kLeastFreePerAtom = 2e-3;

std::string numbered(std::string_view stem, std::size_t run, std::size_t runCount) {
    return runCount > 1 ? fmt::format("{}-{}.lammpstrj", stem, run + 1)
                        : fmt::format("{}.lammpstrj", stem);
}

std::int64_t stepsBetweenFrames(const DeckInput& input) {
    return std::max<std::int64_t>(1, std::llround(input.dumpEvery / input.timestep));
}

bool hasFreeCell(const Schedule& schedule) {
    for (const PlannedRun& run : schedule.runs)
        for (const Stage& stage : run.stages)
            if (stage.pressure)
                return true;
    return false;
}

// The pair style of a run, with its grades and its repulsion if there are any.
std::vector<std::string> potentialCommands(const DeckInput& input, const std::string& beyond) {
    const std::vector<std::string>& species = input.start.species;
    std::string style = input.hasRepulsion ? "pair_style hybrid/overlay mtp" : "pair_style mtp";
    if (const std::optional<GradeLimits>& grades = input.limits.grades)
        style += fmt::format(" grade {} save {:g} {}", grades->every, grades->save, beyond);
    const std::string file = fmt::format("{} {}", kPotentialCopy, fmt::join(species, " "));
    if (!input.hasRepulsion)
        return {style, "pair_coeff * * " + file};
    std::vector<std::string> commands{style + " " + repulsionStyle(), "pair_coeff * * mtp " + file};
    for (std::string& coefficients : repulsionCoefficients(species, input.limits.pairs))
        commands.push_back(std::move(coefficients));
    return commands;
}

// pair_style mtp, which gives the closest distance of each pair in every step.
std::string nativeDeck(const DeckInput& input) {
    const std::vector<std::string>& species = input.start.species;
    std::string text = fmt::format(
        "# The potential by pair_style mtp, and which pairs are nearer than the guard allows.\n"
        "{}\n"
        "compute closest all pair mtp\n",
        fmt::join(potentialCommands(input, beyondFile(0, input.schedule.runs.size())), "\n"));
    int column = 0;
    for (const PairLimit& pair : input.limits.pairs)
        text += fmt::format(
            "variable d_{0} equal c_closest[{1}]\n"
            "variable near_{0} equal c_closest[{1}]<{2:.4f}\n",
            pairKey(species, pair.first, pair.second), ++column, pair.stop);
    if (input.limits.grades)
        text += fmt::format(
            "variable grade equal c_closest[{}]\n"
            "variable highest_grade equal c_closest[{}]\n",
            column + 1, column + 2);
    return text +
           fmt::format("variable check index {}\nprint \"{} style mtp\"\n", kNativeCheck, kMark);
}

// Two distances that stand for all limits: each pair has the larger of them that is not beyond its
// own. More would be exacter, but LAMMPS makes a list for each.
std::vector<double> distancesFor(const std::vector<PairLimit>& pairs) {
    std::vector<double> limits;
    for (const PairLimit& pair : pairs)
        limits.push_back(pair.stop);
    std::sort(limits.begin(), limits.end());
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t split = 1; split < limits.size(); ++split) {
        double missed = 0;
        for (std::size_t i = 0; i < limits.size(); ++i)
            missed += limits[i] - limits[i < split ? 0 : split];
        if (missed < least) {
            least = missed;
            best = split;
        }
    }
    return best == 0 || limits[best] == limits.front() ? std::vector{limits.front()}
                                                       : std::vector{limits.front(), limits[best]};
}

// A KIM model, under which LAMMPS itself counts the pairs that are too near.
std::string kimDeck(const DeckInput& input) {
    if (input.hasRepulsion)
        return fmt::format(
            "print \"{} a KIM model takes no repulsion beside it: run this by pair_style mtp, "
            "-var style mtp\"\nquit 1\n",
            kMark);
    const std::vector<std::string>& species = input.start.species;
    std::string text = fmt::format(
        "# The potential as a KIM model, and which pairs are nearer than the guard allows.\n"
        "pair_style kim {}\n"
        "pair_coeff * * {}\n",
        input.model, fmt::join(species, " "));
    std::string types;
    for (std::size_t type = 1; type <= species.size(); ++type) {
        text += fmt::format("group species{0} type {0}\n", type);
        types += fmt::format(" {}", type);
    }
    const std::vector<double> distances = distancesFor(input.limits.pairs);
    for (std::size_t i = 0; i < distances.size(); ++i)
        text += fmt::format("compute near{} all coord/atom cutoff {:.4f}{}\n", i + 1, distances[i],
                            types);
    for (const PairLimit& pair : input.limits.pairs) {
        const std::size_t which = distances.size() > 1 && pair.stop >= distances[1] ? 2 : 1;
        // One type alone is a vector, several are columns.
        const std::string column =
            species.size() > 1 ? fmt::format("[{}]", pair.second + 1) : std::string();
        text += fmt::format(
            "compute sum_{0} species{1} reduce sum c_near{2}{3}\n"
            "variable near_{0} equal c_sum_{0}\n",
            pairKey(species, pair.first, pair.second), pair.first + 1, which, column);
    }
    return text +
           fmt::format("variable check index {}\nprint \"{} style kim\"\n", kKimCheck, kMark);
}

// Included at the start of each run, because LAMMPS must know the step when it makes the fixes.
std::string guardDeck(const DeckInput& input) {
    std::string text =
        "# The guard: a run ends before its atoms are lost, when a file STOP appears, and before\n"
        "# the disk is full.\n";
    const auto halt = [&](std::string_view id, std::string_view condition,
                          const std::string& every = std::to_string(kCheck)) {
        text +=
            fmt::format("fix {} all halt {} {} error continue message yes\n", id, every, condition);
    };
    for (const PairLimit& pair : input.limits.pairs) {
        const std::string key = pairKey(input.start.species, pair.first, pair.second);
        halt(fmt::format("{}{}", kClosestFix, key), fmt::format("v_near_{} > 0", key), "${check}");
    }
    if (input.limits.force)
        halt(kForceFix, fmt::format("v_force > {:.4f}", *input.limits.force));
    halt(kTemperatureFix, fmt::format("v_hot > {:g}", input.limits.temperature));
    if (input.limits.densities && hasFreeCell(input.schedule)) {
        halt(fmt::format("{}_low", kDensityFix),
             fmt::format("v_rho < {:.4f}", input.limits.densities->first));
        halt(fmt::format("{}_high", kDensityFix),
             fmt::format("v_rho > {:.4f}", input.limits.densities->second));
    }
    if (const std::optional<GradeLimits>& grades = input.limits.grades)
        text += fmt::format(
            "if \"${{style}} == mtp\" then &\n"
            "  \"fix {} all halt {} v_grade > {:g} error continue message yes\"\n",
            kGradeFix, grades->every, grades->stop);
    halt(kStopFix, "v_stop > 0");
    // LAMMPS goes on when nothing can be written any more, and all of it is lost.
    halt(kDiskFix,
         fmt::format("diskfree < {:g} path .",
                     kLeastFree + kLeastFreePerAtom * static_cast<double>(input.start.atomCount())),
         std::to_string(stepsBetweenFrames(input)));
    return text;
}

// What the guard and the log read in either way.
std::string readings() {
    return fmt::format(
        "variable force_squared atom fx*fx+fy*fy+fz*fz\n"
        "compute largest_squared all reduce max v_force_squared\n"
        "variable force equal sqrt(c_largest_squared)\n"
        "variable hot equal temp\n"
        "variable rho equal density\n"
        "variable stop equal is_file({})\n",
        kStopFile);
}

// What only pair_style mtp tells.
std::string nativeColumns(const DeckInput& input) {
    std::string names;
    for (const PairLimit& pair : input.limits.pairs)
        names += " v_d_" + pairKey(input.start.species, pair.first, pair.second);
    return input.limits.grades ? names + " v_grade v_highest_grade" : names;
}

// The system, the potential and the guard: once for all runs.
std::string setup(const DeckInput& input) {
    const std::vector<std::string>& species = input.start.species;
    const std::int64_t every = stepsBetweenFrames(input);
    const std::string columns = "step time temp pe ke etotal press density v_force";
    std::string text = fmt::format(
        "units metal\natom_style atomic\nboundary p p p\nbox tilt large\n"
        "variable resumes equal is_file(${{restart}})\n"
        "if \"${{resumes}} == 1\" then \"read_restart ${{restart}}\" else \"read_data {}\"\n",
        kStartFile);
    for (std::size_t type = 0; type < species.size(); ++type)
        if (const std::optional<double> mass = massOfLabel(species[type]))
            text += fmt::format("mass {} {}  # {}\n", type + 1, *mass, species[type]);
    text += "include ${style}.lmp\n" + readings();
    return text + fmt::format(
                      "neighbor 1.0 bin\n"
                      "neigh_modify delay 0 every 1 check yes\n"
                      "timestep {0:g}\n"
                      "if \"${{style}} == mtp\" then \"thermo_style custom {1}{2}\" else "
                      "\"thermo_style custom {1}\"\n"
                      "thermo_modify lost error flush yes\n"
                      "thermo {3}\n",
                      input.timestep / 1000, columns, nativeColumns(input), every);
}

// Restart files of releases before 2022 do not say the simulated time, which begins at 0 again with
// the next run, also in the frames. A single step of that length, in which no atom moves, brings it
// back.
std::string timeOfResumed(const DeckInput& input) {
    return fmt::format(
        "variable behind equal 0\n"
        "if \"${{resumes}} == 1\" then &\n"
        "  \"log none\" &\n"
        "  \"run 0 post no\" &\n"
        "  \"variable behind equal $(step*dt-time:%.10g)\" &\n"
        "  \"log {0} append\"\n"
        "if \"${{behind}} > {1:g}\" then &\n"
        "  \"log none\" &\n"
        "  \"reset_timestep $(step-1:%.0f)\" &\n"
        "  \"timestep ${{behind}}\" &\n"
        "  \"run 1 post no\" &\n"
        "  \"timestep {2:g}\" &\n"
        "  \"log {0} append\"\n",
        kLogFile, input.timestep / 2000, input.timestep / 1000);
}

std::string velocities(const PlannedRun& run) {
    constexpr std::uint64_t kMostSeed = 900000000;  // LAMMPS takes 32 bits with a sign
    return fmt::format("velocity all create {:g} {} mom yes rot no dist gaussian",
                       run.stages.front().fromTemperature, run.seed % kMostSeed + 1);
}

std::string dump(const DeckInput& input, const std::string& trajectory) {
    return fmt::format(
        "dump trajectory all custom {} {} id type element xu yu zu\n"
        "dump_modify trajectory element {} sort id append yes flush yes units yes time yes\n",
        stepsBetweenFrames(input), trajectory, fmt::join(input.start.species, " "));
}

std::string restarts(const DeckInput& input, const PlannedRun& run) {
    const std::int64_t frame = stepsBetweenFrames(input);
    const std::int64_t wanted = std::min(kMostBetweenRestarts, run.steps() / kRestartCount);
    return fmt::format("restart {} {} {}\n", std::max<std::int64_t>(1, wanted / frame) * frame,
                       kRestartFiles[0], kRestartFiles[1]);
}

std::string ending(const DeckInput& input, const PlannedRun& run, const std::string& last) {
    return fmt::format(
        "write_dump all custom {} id type element xu yu zu vx vy vz fx fy fz modify sort id "
        "element {} units yes time yes\n"
        "print \"{} ended at step $(step) of {}\"\n",
        last, fmt::join(input.start.species, " "), kMark, run.steps());
}

std::string beginning(const PlannedRun& run, std::size_t index, std::size_t count) {
    return fmt::format("print \"{} run {} of {}: {}\"\n", kMark, index + 1, count, run.name);
}

std::string singleRun(const DeckInput& input) {
    const PlannedRun& run = input.schedule.runs.front();
    std::string text = beginning(run, 0, 1) + setup(input) + timeOfResumed(input);
    text += fmt::format("if \"${{resumes}} == 0\" then \"{}\"\n", velocities(run));
    text += "include guard.lmp\n" + dump(input, trajectoryFile(0, 1)) + restarts(input, run);
    for (const Stage& stage : run.stages)
        text += stageText(stage, input.start);
    return text + fmt::format("write_restart {}\n", kEndRestart) +
           ending(input, run, lastFrameFile(0, 1));
}

// One of several runs; the atoms are first put back to where all of them start. (A deck that is
// cleared instead would lose a pair style that LAMMPS does not bring.)
std::string oneOfSeveral(const DeckInput& input, std::size_t index) {
    const PlannedRun& run = input.schedule.runs[index];
    const std::size_t count = input.schedule.runs.size();
    std::string text = beginning(run, index, count);
    text += fmt::format(
        "read_dump {} 0 x y z box yes replace yes\nreset_timestep 0\n"
        "include guard.lmp\n{}\n",
        kStartDump, velocities(run));
    const std::string trajectory = trajectoryFile(index, count);
    const std::string beyond = beyondFile(index, count);
    // What an earlier attempt has left is written again.
    text += fmt::format("shell rm -f {} {}\n", trajectory, beyond);
    if (input.limits.grades)  // each run has a file of its own
        text += fmt::format("if \"${{style}} == mtp\" then \"{}\"\n",
                            fmt::join(potentialCommands(input, beyond), "\" \""));
    text += dump(input, trajectory);
    for (const Stage& stage : run.stages)
        text += stageText(stage, input.start);
    return text + ending(input, run, lastFrameFile(index, count)) + "undump trajectory\n";
}

std::string head(const DeckInput& input) {
    const DeckStyle style = input.hasRepulsion ? DeckStyle::Mtp : DeckStyle::Kim;
    const std::string other =
        input.hasRepulsion
            ? std::string()
            : fmt::format("# With pair_style mtp instead of KIM:  add -var style mtp{}\n",
                          input.limits.grades ? ", which alone grades atoms" : "");
    return fmt::format(
        "# {0} atoms. To start, in this folder: {1} -in {2}\n"
        "# To go on from a restart file:       {1} -in {2} -log none -var restart {3}\n"
        "{4}"
        "# To end it early: create a file named {5}.\n"
        "variable restart index none\n"
        "variable style index {6}\n"
        "log {7} append\n",
        input.start.atomCount(), programFor(style), kMainDeck, kRestartFiles[0], other, kStopFile,
        styleKey(style), kLogFile);
}

}  // namespace

std::string trajectoryFile(std::size_t run, std::size_t runCount) {
    return numbered("trajectory", run, runCount);
}

std::string lastFrameFile(std::size_t run, std::size_t runCount) {
    return numbered("last", run, runCount);
}

std::string beyondFile(std::size_t run, std::size_t runCount) {
    return numbered("beyond", run, runCount);
}

std::string pairKey(const std::vector<std::string>& species, int first, int second) {
    std::string key =
        species[static_cast<std::size_t>(first)] + "_" + species[static_cast<std::size_t>(second)];
    for (char& c : key)
        if (!std::isalnum(static_cast<unsigned char>(c)))
            c = '_';
    return key;
}

std::map<std::string, std::string> makeDecks(const DeckInput& input) {
    std::map<std::string, std::string> decks;
    if (input.hasRepulsion)
        decks[std::string(kRepulsionFile)] =
            repulsionTable(input.start.species, input.limits.pairs);
    decks["mtp.lmp"] = nativeDeck(input);
    decks["kim.lmp"] = kimDeck(input);
    decks["guard.lmp"] = guardDeck(input);
    std::string& main = decks[std::string(kMainDeck)];
    main = head(input);
    const std::size_t count = input.schedule.runs.size();
    if (count == 1) {
        main += singleRun(input);
        return decks;
    }
    main += setup(input);
    main += fmt::format(
        "write_dump all custom {} id type x y z modify sort id format float %.16g\n"
        "# Runs that have ended are left out when this is started again.\n",
        kStartDump);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = fmt::format("run-{}.lmp", i + 1);
        decks[name] = oneOfSeveral(input, i);
        main +=
            fmt::format("if \"$(is_file({})) == 0 && $(is_file({})) == 0\" then \"include {}\"\n",
                        kStopFile, lastFrameFile(i, count), name);
    }
    return decks;
}

}  // namespace mtp
