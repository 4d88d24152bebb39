#include "core/simulation/Deck.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "core/simulation/StageText.h"

namespace mtp {

namespace {

constexpr int kCheck = 5;                            // steps between checks of the guard
constexpr std::int64_t kRestartCount = 20;           // of a run, at least
constexpr std::int64_t kMostBetweenRestarts = 5000;  // steps
constexpr std::size_t kAtomsPerRank = 500;

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

// pair_style mtp, which gives the closest distance of each pair in every step.
std::string nativeDeck(const DeckInput& input) {
    const std::vector<std::string>& species = input.start.species;
    std::string text = fmt::format(
        "# The potential by pair_style mtp, and how near its atoms may come.\n"
        "pair_style mtp\n"
        "pair_coeff * * {} {}\n"
        "compute closest all pair mtp\n",
        kPotentialCopy, fmt::join(species, " "));
    int column = 0;
    for (const PairLimit& pair : input.limits.pairs) {
        const std::string key = pairKey(species, pair.first, pair.second);
        text += fmt::format(
            "variable d_{0} equal c_closest[{1}]\n"
            "fix {2}{0} all halt {3} v_d_{0} < {4:.4f} error continue message yes\n",
            key, ++column, kClosestFix, kCheck, pair.stop);
    }
    return text + fmt::format("print \"{} style mtp\"\n", kMark);
}

// A KIM model, under which LAMMPS itself counts the pairs that are too near.
std::string kimDeck(const DeckInput& input) {
    const std::vector<std::string>& species = input.start.species;
    std::string text = fmt::format(
        "# The potential as a KIM model, and how near its atoms may come.\n"
        "pair_style kim {}\n"
        "pair_coeff * * {}\n",
        input.model, fmt::join(species, " "));
    for (std::size_t type = 0; type < species.size(); ++type)
        text += fmt::format("group species{0} type {0}\n", type + 1);
    for (const PairLimit& pair : input.limits.pairs) {
        const std::string key = pairKey(species, pair.first, pair.second);
        text += fmt::format(
            "compute near_{0} species{1} coord/atom cutoff {2:.4f} {3}\n"
            "compute sum_{0} species{1} reduce sum c_near_{0}\n"
            "variable near_{0} equal c_sum_{0}\n"
            "fix {4}{0} all halt {5} v_near_{0} > 0 error continue message yes\n",
            key, pair.first + 1, pair.stop, pair.second + 1, kClosestFix, kCheck);
    }
    return text + fmt::format("print \"{} style kim\"\n", kMark);
}

// What does not depend on the way the potential is run.
std::string guardDeck(const DeckInput& input) {
    std::string text =
        "# The guard: a run ends before its atoms are lost, and when a file STOP appears.\n"
        "variable force_squared atom fx*fx+fy*fy+fz*fz\n"
        "compute largest_squared all reduce max v_force_squared\n"
        "variable force equal sqrt(c_largest_squared)\n"
        "variable hot equal temp\n"
        "variable rho equal density\n";
    text += fmt::format("variable stop equal is_file({})\n", kStopFile);
    const auto halt = [&](std::string_view id, std::string_view condition) {
        text += fmt::format("fix {} all halt {} {} error continue message yes\n", id, kCheck,
                            condition);
    };
    if (input.limits.force)
        halt(kForceFix, fmt::format("v_force > {:.4f}", *input.limits.force));
    halt(kTemperatureFix, fmt::format("v_hot > {:g}", input.limits.temperature));
    if (input.limits.densities && hasFreeCell(input.schedule)) {
        halt(fmt::format("{}_low", kDensityFix),
             fmt::format("v_rho < {:.4f}", input.limits.densities->first));
        halt(fmt::format("{}_high", kDensityFix),
             fmt::format("v_rho > {:.4f}", input.limits.densities->second));
    }
    halt(kStopFix, "v_stop > 0");
    return text;
}

std::string distanceColumns(const DeckInput& input) {
    std::string names;
    for (const PairLimit& pair : input.limits.pairs)
        names += " v_d_" + pairKey(input.start.species, pair.first, pair.second);
    return names;
}

std::string setup(const DeckInput& input, const PlannedRun& run) {
    const std::vector<std::string>& species = input.start.species;
    std::string text = fmt::format(
        "units metal\natom_style atomic\nboundary p p p\nbox tilt large\n"
        "if \"${{restart}} == none\" then \"read_data {}\" else \"read_restart ${{restart}}\"\n",
        kStartFile);
    for (std::size_t type = 0; type < species.size(); ++type)
        if (const std::optional<double> mass = massOf(species[type]))
            text += fmt::format("mass {} {}  # {}\n", type + 1, *mass, species[type]);
    text += fmt::format(
        "include ${{style}}.lmp\n"
        "include guard.lmp\n"
        "neighbor 1.0 bin\n"
        "neigh_modify delay 0 every 1 check yes\n"
        "timestep {:g}\n"
        "if \"${{restart}} == none\" then \"velocity all create {:g} {} mom yes rot no dist "
        "gaussian\"\n",
        input.timestep / 1000, run.stages.front().fromTemperature, run.seed % 900000000 + 1);
    return text;
}

std::string output(const DeckInput& input, const std::string& trajectory) {
    const std::int64_t every = stepsBetweenFrames(input);
    const std::string columns = "step time temp pe ke etotal press density v_force";
    return fmt::format(
        "if \"${{style}} == mtp\" then \"thermo_style custom {0}{1}\" else \"thermo_style custom "
        "{0}\"\n"
        "thermo_modify lost error flush yes\n"
        "thermo {2}\n"
        "dump trajectory all custom {2} {3} id type element xu yu zu\n"
        "dump_modify trajectory element {4} sort id append yes flush yes units yes time yes\n",
        columns, distanceColumns(input), every, trajectory, fmt::join(input.start.species, " "));
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

std::string deckOf(const DeckInput& input, std::size_t index) {
    const PlannedRun& run = input.schedule.runs[index];
    const std::size_t count = input.schedule.runs.size();
    std::string text =
        fmt::format("print \"{} run {} of {}: {}\"\n", kMark, index + 1, count, run.name);
    text += setup(input, run) + output(input, trajectoryFile(index, count));
    if (count == 1)
        text += restarts(input, run);
    for (const Stage& stage : run.stages)
        text += stageText(stage, input.start);
    if (count == 1)
        text += fmt::format("write_restart {}\n", kEndRestart);
    return text + ending(input, run, lastFrameFile(index, count));
}

}  // namespace

std::string trajectoryFile(std::size_t run, std::size_t runCount) {
    return numbered("trajectory", run, runCount);
}

std::string lastFrameFile(std::size_t run, std::size_t runCount) {
    return numbered("last", run, runCount);
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
    decks["mtp.lmp"] = nativeDeck(input);
    decks["kim.lmp"] = kimDeck(input);
    decks["guard.lmp"] = guardDeck(input);
    std::string& main = decks[std::string(kMainDeck)];
    main = fmt::format(
        "# {} atoms. To start, in this folder: lmp -in {}\n"
        "# To go on from a restart file:       lmp -in {} -log none -var restart {}\n"
        "# With pair_style mtp instead of KIM:  add -var style mtp\n"
        "# To end it early: create a file named {}.\n"
        "variable restart index none\n"
        "variable style index kim\n"
        "log {} append\n",
        input.start.atomCount(), kMainDeck, kMainDeck, kRestartFiles[0], kStopFile, kLogFile);
    const std::size_t count = input.schedule.runs.size();
    if (count == 1) {
        main += deckOf(input, 0);
        return decks;
    }
    main += "# Runs that have ended are left out when this is started again.\n";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = fmt::format("run-{}.lmp", i + 1);
        decks[name] = deckOf(input, i);
        main += fmt::format(
            "if \"$(is_file({})) == 0 && $(is_file({})) == 0\" then \"clear\" \"include {}\"\n",
            kStopFile, lastFrameFile(i, count), name);
    }
    return decks;
}

std::string jobScript(std::size_t atomCount, const std::string& name, int mostRanks) {
    const std::size_t ranks =
        std::clamp<std::size_t>(atomCount / kAtomsPerRank, 1, static_cast<std::size_t>(mostRanks));
    return fmt::format(
        "#!/bin/sh\n"
        "#SBATCH --job-name={}\n"
        "#SBATCH --ntasks={}\n"
        "#SBATCH --cpus-per-task=1\n"
        "#SBATCH --time=24:00:00\n"
        "# {} atoms; a rank should have {} or more. Submit in this folder: sbatch job.sh\n"
        "# To go on after a time limit:  RESTART={} sbatch job.sh\n"
        "# With pair_style mtp instead of KIM: LMP=mtp-lmp STYLE=mtp sbatch job.sh\n"
        "exec srun \"${{LMP:-lmp}}\" -in {} -log none -var restart \"${{RESTART:-none}}\" -var "
        "style "
        "\"${{STYLE:-kim}}\"\n",
        name, ranks, atomCount, kAtomsPerRank, kRestartFiles[0], kMainDeck);
}

std::string runScript() {
    return fmt::format(
        "#!/bin/sh\n"
        "# Runs this folder on this machine: [ENGINE=lmp] [STYLE=kim] [RANKS=1] [RESTART=none] "
        "./run.sh\n"
        "cd \"$(dirname \"$0\")\" || exit 1\n"
        "engine=${{ENGINE:-lmp}} style=${{STYLE:-kim}} ranks=${{RANKS:-1}} "
        "restart=${{RESTART:-none}}\n"
        "rm -f {} exit-status\n"
        "# A single process of Open MPI needs no daemon of its own.\n"
        "export OMPI_MCA_ess_singleton_isolated=1\n"
        "if [ \"$ranks\" -gt 1 ]; then\n"
        "    set -- mpirun -n \"$ranks\" \"$engine\"\n"
        "else\n"
        "    set -- \"$engine\"\n"
        "fi\n"
        "\"$@\" -in {} -log none -var restart \"$restart\" -var style \"$style\" >>screen.txt "
        "2>&1\n"
        "status=$?\n"
        "echo \"$status\" >exit-status\n"
        "exit \"$status\"\n",
        kStopFile, kMainDeck);
}

}  // namespace mtp
