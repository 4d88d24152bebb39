// The arguments of the commands that a replay of a project prints, with their options.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/commands/Option.h"
#include "core/density/BondedGroups.h"
#include "core/labelling/Deck.h"
#include "core/labelling/Matching.h"
#include "core/sampling/Split.h"
#include "core/scan/ScanPlan.h"
#include "core/training/TrainingOptions.h"

namespace mtp::cli {

inline constexpr const char* kSpeciesHelp =
    "Names of numbered types, such as Li,Cl,Al; Xx=Cl renames a species";

struct SampleArguments {
    std::string path, output, every = "20fs", skip = "0fs", timeStep, species, frames = ":", add,
                              remove;
    std::size_t most = 0;
};

template <>
struct CommandOf<SampleArguments> {
    using A = SampleArguments;
    static constexpr const char* kName = "sample";
    static constexpr const char* kHelp = "Select frames of a trajectory by time";
    static constexpr auto kOptions = std::tuple{
        Option{"path", &A::path, "Trajectory or run folder", kRequired},
        Option{"--every", &A::every, "Time between selected frames, such as 20fs", kRequired},
        Option{"--skip", &A::skip, "Equilibration to leave out, such as 100fs"},
        Option{"--most", &A::most, "Keep at most this many, evenly spaced; 0 keeps all"},
        Option{"--time-step", &A::timeStep, "Time between frames if the file has none"},
        Option{"--frames", &A::frames,
               "Range of frames, from 0: 10:100 includes frame 100, 10:100:2 takes every second"},
        Option{"--add", &A::add,
               "Frames to add whatever their time, such as 3,7; counted from 0 within the range"},
        Option{"--remove", &A::remove, "Frames to leave out, counted in the same way"},
        Option{"--species", &A::species, kSpeciesHelp},
        Option{"-o,--output", &A::output, "Output: the selected frames (.extxyz, .cfg, ...)",
               kRequired}};
};

struct ExpandArguments {
    std::string path, output, ratios = "0.5,1,1.5", mode = "affine", species, strain, supercell;
    std::string freeElements;
    std::vector<std::string> shapes;
    double reference = 0, rattle = 0, tolerance = BondRule{}.tolerance, fraction = 0.7;
    std::uint64_t seed = 1;
    bool takesVacuum = false;
};

template <>
struct CommandOf<ExpandArguments> {
    using A = ExpandArguments;
    static constexpr const char* kName = "expand";
    static constexpr const char* kHelp = "Scale configurations to several densities";
    static constexpr auto kOptions = std::tuple{
        Option{"path", &A::path, "Configurations", kRequired},
        Option{"--ratios", &A::ratios, "Density ratios, such as 0.5,1,1.5", kRequired},
        Option{"--reference", &A::reference,
               "Density of ratio 1, g/cm³; without it each frame's own"},
        Option{"--mode", &A::mode, "affine scales all atoms; rigid moves bonded groups as wholes"},
        Option{"--bond-tolerance", &A::tolerance,
               "Atoms are bonded within this multiple of the sum of their covalent radii (rigid)"},
        Option{"--free", &A::freeElements,
               "Elements that never bond (rigid), such as Li,Na, or none"},
        Option{"--overlap", &A::fraction,
               "Warn if units come nearer than this fraction of the sum of radii"},
        Option{"--rattle", &A::rattle,
               "Standard deviation of random displacements, Å; a unit moves as a whole"},
        Option{"--strain", &A::strain, "Strain after scaling: xx,yy,zz,yz,xz,xy"},
        Option{"--shape", &A::shapes, "Strain of one density at its volume: 0.9:xx,yy,zz,yz,xz,xy"},
        Option{"--supercell", &A::supercell, "Repeat the cell first, such as 2x2x1"},
        Option{"--with-vacuum", &A::takesVacuum,
               "Scale slabs, molecules and cells with vacuum too: the ratio is then that of the "
               "whole cell"},
        Option{"--seed", &A::seed, "Seed of the displacements"},
        Option{"--species", &A::species, kSpeciesHelp},
        Option{"-o,--output", &A::output, "Output: the expanded configurations", kRequired}};
};

struct LabelArguments {
    std::string configurations, output, species;
    std::vector<std::string> singlePoints;
    double tolerance = MatchOptions{}.tolerance;
};

template <>
struct CommandOf<LabelArguments> {
    using A = LabelArguments;
    static constexpr const char* kName = "label";
    static constexpr const char* kHelp =
        "Give configurations the labels of single points with the same geometry";
    static constexpr auto kOptions = std::tuple{
        Option{"configurations", &A::configurations, "Configurations", kRequired},
        Option{"single-points", &A::singlePoints, "Single points: files or folders", kRequired},
        Option{"--tolerance", &A::tolerance, "Largest distance between matching atoms, Å"},
        Option{"--species", &A::species, kSpeciesHelp},
        Option{"-o,--output", &A::output, "Labelled configurations", kRequired}};
};

struct LabelExportArguments {
    std::string configurations, output, recipe = "optb88-vdw", code, labelled, library, cutoff,
                                        command, machine, species;
    std::vector<std::string> pseudopotentials, moments, hubbard, solver;
    double spacing = 0, smearing = -1, charge = 0;
    bool isPolarised = false, isZipped = false;
};

template <>
struct CommandOf<LabelExportArguments> {
    using A = LabelExportArguments;
    static constexpr const char* kName = "label export";
    static constexpr const char* kHelp =
        "Write the decks of single points as a campaign: a folder that any machine can run";
    static constexpr auto kOptions = std::tuple{
        Option{"configurations", &A::configurations, "Configurations", kRequired},
        Option{"-o,--output", &A::output, "Folder of the campaign, new or one to add to",
               kRequired},
        Option{"--recipe", &A::recipe,
               "Recipe: optb88-vdw, pbe, pbe-d3bj, r2scan, or a file of `mtp label recipes`"},
        Option{"--code", &A::code,
               "vasp, cp2k or qe (Quantum ESPRESSO); by default that of the labels or of the "
               "configurations if their files tell it, else vasp"},
        Option{"--only-missing", &A::labelled,
               "Leave out configurations that have the geometry of one in this file"},
        Option{"--potcars,--pseudopotentials", &A::library,
               "Folder of POTCAR setups (VASP) or of pseudopotentials (pw.x)"},
        Option{"--pseudopotential", &A::pseudopotentials,
               "Setup, potential or file of an element, such as Li=Li_sv; may be repeated"},
        Option{"--cutoff", &A::cutoff, "Cutoff instead of the recipe's: 520eV, 80Ry"},
        Option{"--spacing", &A::spacing,
               "Largest spacing of k-points, 1/Å with 2 pi; without it the Gamma point alone"},
        Option{"--smearing", &A::smearing, "Width of Gaussian smearing, eV; 0: none"},
        Option{"--polarised", &A::isPolarised, "Spin-polarised"},
        Option{"--moment", &A::moments,
               "Moment of an element's atoms, Bohr magnetons, such as Fe=4; may be repeated"},
        Option{"--hubbard", &A::hubbard,
               "U of an element's d shell (f of lanthanides), eV, such as Fe=4; may be repeated"},
        Option{"--charge", &A::charge, "Charge of the cell, elementary charges"},
        Option{"--solver", &A::solver,
               "Setting of the solver, such as ALGO=All, mixing_beta=0.2; may be repeated"},
        Option{"--command", &A::command,
               "How the code is started, such as \"mpirun -n 4 pw.x -in pw.in\""},
        Option{"--machine", &A::machine, "Machine whose settings are taken (mtp label machines)"},
        Option{"--zip", &A::isZipped, "Write the campaign as OUTPUT.zip too, to be carried"},
        Option{"--species", &A::species, kSpeciesHelp}};
};

struct AimdExportArguments {
    AimdExportArguments() { deck.recipe = "pbe"; }

    LabelExportArguments deck;
    AimdOptions dynamics;
    std::string step = "2fs";
};

template <>
struct CommandOf<AimdExportArguments> {
    using A = AimdExportArguments;
    using L = LabelExportArguments;
    using D = AimdOptions;
    static constexpr const char* kName = "aimd export";
    static constexpr const char* kHelp =
        "Write the deck of a run at constant volume and temperature as a campaign";
    static constexpr auto kOptions = std::tuple{
        Option{"cell", fieldOf(&A::deck, &L::configurations),
               "File with the cell; its last frame counts", kRequired},
        Option{"-o,--output", fieldOf(&A::deck, &L::output), "Folder of the campaign, new",
               kRequired},
        Option{"--recipe", fieldOf(&A::deck, &L::recipe), "Recipe, as of mtp label export"},
        Option{"--code", fieldOf(&A::deck, &L::code),
               "vasp, cp2k or qe (Quantum ESPRESSO), as of mtp label export"},
        Option{"--temperature", fieldOf(&A::dynamics, &D::temperature), "K"},
        Option{"--step", &A::step, "Time step, such as 2fs"},
        Option{"--steps", fieldOf(&A::dynamics, &D::steps), "Number of steps"},
        Option{"--seed", fieldOf(&A::dynamics, &D::seed), "Seed of the velocities"},
        Option{"--potcars,--pseudopotentials", fieldOf(&A::deck, &L::library),
               "Folder of POTCAR setups (VASP) or of pseudopotentials (pw.x)"},
        Option{"--pseudopotential", fieldOf(&A::deck, &L::pseudopotentials),
               "Setup, potential or file of an element, such as Li=Li_sv"},
        Option{"--cutoff", fieldOf(&A::deck, &L::cutoff),
               "Cutoff instead of the recipe's: 520eV, 80Ry"},
        Option{"--spacing", fieldOf(&A::deck, &L::spacing),
               "Largest spacing of k-points, 1/Å with 2 pi"},
        Option{"--smearing", fieldOf(&A::deck, &L::smearing), "Width of Gaussian smearing, eV"},
        Option{"--solver", fieldOf(&A::deck, &L::solver),
               "Setting of the solver, such as ALGO=Fast"},
        Option{"--command", fieldOf(&A::deck, &L::command), "How the code is started"},
        Option{"--species", fieldOf(&A::deck, &L::species), kSpeciesHelp}};
};

struct LabelCollectArguments {
    std::vector<std::string> campaigns;
    std::string output, project;
};

template <>
struct CommandOf<LabelCollectArguments> {
    using A = LabelCollectArguments;
    static constexpr const char* kName = "label collect";
    static constexpr const char* kHelp =
        "Take the labels of finished tasks: converged, complete and as the recipe asks";
    static constexpr auto kOptions =
        std::tuple{Option{"campaigns", &A::campaigns,
                          "Folders of campaigns, or zip files that were carried back", kRequired},
                   Option{"-o,--output", &A::output, "Output: labelled configurations"},
                   Option{"--project", &A::project, "Project that gets the labels too (.mtpw)"}};
};

struct ConvertArguments {
    std::string input, output, format, species;
    bool listsFormats = false, isJson = false;
};

template <>
struct CommandOf<ConvertArguments> {
    using A = ConvertArguments;
    static constexpr const char* kName = "convert";
    static constexpr const char* kHelp = "Write configurations in another format";
    static constexpr auto kOptions = std::tuple{
        Option{"input", &A::input, "File or run folder"},
        Option{"output", &A::output, "Output; its name decides the format"},
        Option{"--format", &A::format, "Format of the output if its name does not say it"},
        Option{"--formats", &A::listsFormats, "List the formats with what each reads and writes"},
        Option{"--json", &A::isJson, "The list as one JSON object per line"},
        Option{"--species", &A::species, kSpeciesHelp}};
};

struct SplitArguments {
    std::vector<std::string> paths;
    std::string training, validation, test, species;
    std::vector<std::size_t> leftOut;
    SplitOptions split;
};

template <>
struct CommandOf<SplitArguments> {
    using A = SplitArguments;
    static constexpr const char* kName = "split";
    static constexpr const char* kHelp =
        "Split into training, validation and test sets; scaled copies stay together";
    static constexpr auto kOptions = std::tuple{
        Option{"paths", &A::paths, "Configurations", kRequired},
        Option{"--by", fieldOf(&A::split, &SplitOptions::method),
               "parent: frames at random with all their scaled copies; time: blocks of frames "
               "that follow each other; density: the densities named below"},
        Option{"--fraction", fieldOf(&A::split, &SplitOptions::validationFraction),
               "Fraction for validation, 0 to 1"},
        Option{"--test-fraction", fieldOf(&A::split, &SplitOptions::testFraction),
               "Fraction for the test, 0 to 1"},
        Option{"--block", fieldOf(&A::split, &SplitOptions::parentsInBlock),
               "Frames in a block of time; 0 makes the smaller part one block"},
        Option{"--densities", fieldOf(&A::split, &SplitOptions::validationDensities),
               "Densities for validation in g/cm³, such as 1.33,3.99"},
        Option{"--test-densities", fieldOf(&A::split, &SplitOptions::testDensities),
               "Densities for the test in g/cm³"},
        Option{"--seed", fieldOf(&A::split, &SplitOptions::seed), "Seed of the random choice"},
        Option{"--leave-out", &A::leftOut,
               "Numbers of configurations to leave out, such as 3,7; the first is 1"},
        Option{"--species", &A::species, kSpeciesHelp},
        Option{"--training", &A::training, "Output: the training set", kRequired},
        Option{"--validation", &A::validation, "Output: the validation set", kRequired},
        Option{"--test", &A::test, "Output: the test set"}};
};

struct TrainArguments {
    std::vector<std::string> paths;
    TrainingOptions training;
    std::string start, validation, weights, log, checkpoint, output, species;
    bool isResumed = false;
    std::size_t memoryMiB = 1024;
    double validationFraction = 0;
    double minDist = 0;
    bool mayMix = false;
    bool isJson = false;
};

template <>
struct CommandOf<TrainArguments> {
    using A = TrainArguments;
    using T = TrainingOptions;
    static constexpr const char* kName = "train";
    static constexpr const char* kHelp = "Fit a potential to labelled configurations";
    static constexpr auto kOptions = std::tuple{
        Option{"data", &A::paths, "Labelled configurations", kRequired},
        Option{"--level", fieldOf(&A::training, &T::level), "Level: even, 2 to 28"},
        Option{"--cutoff", fieldOf(&A::training, &T::cutoff), "Å"},
        Option{"--radial-size", fieldOf(&A::training, &T::radialSize), "Chebyshev polynomials"},
        Option{"--min-dist", &A::minDist,
               "Å; by default just below the shortest distance of the data"},
        Option{"--species", &A::species,
               "Names and order of the types, such as Li,Cl,Al; Xx=Cl renames a species"},
        Option{"--start", &A::start,
               "Potential to start from. Level, cutoff, radial size and min-dist are taken from "
               "it unless given; a higher level and more polynomials extend it. An untrained one "
               "gives only its basis"},
        Option{"--validation", &A::validation, "Validation set"},
        Option{"--validation-fraction", &A::validationFraction,
               "Fraction of the data kept for validation"},
        Option{"--weights", &A::weights, "Weights of energies, forces and stresses: 1,0.01,0.001"},
        Option{"--max-iterations", fieldOf(&A::training, &T::maxIterations), "Limit of iterations"},
        Option{"--starts", fieldOf(&A::training, &T::starts),
               "Number of random starts; 0 chooses by level and size of the set"},
        Option{"--hops", fieldOf(&A::training, &T::hops),
               "Points near the minimum from which a lower one is searched; by default by level "
               "and size of the set"},
        Option{"--threads", fieldOf(&A::training, &T::threads),
               "Number of threads; 0 takes all processors"},
        Option{"--seed", fieldOf(&A::training, &T::seed),
               "Seed of the random starts and of the split"},
        Option{"--regularisation", fieldOf(&A::training, &T::regularisation),
               "Ridge on the linear coefficients, relative to their equations"},
        Option{
            "--memory", &A::memoryMiB,
            "MiB that the training may take: matrices that do not fit are computed in each step"},
        Option{"--log", &A::log, "File that gets one JSON object per iteration"},
        Option{"--checkpoint", &A::checkpoint, "File to resume from, written after each iteration"},
        Option{"--resume", &A::isResumed, "Resume from the checkpoint"},
        Option{"--allow-mixed-settings", &A::mayMix,
               "Train on labels of different functionals or codes"},
        Option{"--json", &A::isJson, "Print the result as JSON"},
        Option{"-o,--output", &A::output, "Potential (.almtp, .mtp)", kRequired}};
};

struct ScanArguments {
    std::vector<std::string> paths;
    ScanPlan plan;
    TrainingOptions training;
    std::string validation, weights, output, species;
    double validationFraction = 0.2, minDist = 0;
    std::uint64_t splitSeed = 1;
    std::size_t memoryMiB = 1024;
    bool isEstimate = false, mayMix = false, isJson = false;
};

template <>
struct CommandOf<ScanArguments> {
    using A = ScanArguments;
    using P = ScanPlan;
    using T = TrainingOptions;
    static constexpr const char* kName = "scan";
    static constexpr const char* kHelp =
        "Train at several levels, cutoffs, radial sizes and sizes of the set, and say which to "
        "take";
    static constexpr auto kOptions = std::tuple{
        Option{"data", &A::paths, "Labelled configurations", kRequired},
        Option{"--levels", fieldOf(&A::plan, &P::levels), "Levels, such as 8,12,16"},
        Option{"--cutoffs", fieldOf(&A::plan, &P::cutoffs), "Cutoffs in Å, such as 5,6"},
        Option{"--radial-sizes", fieldOf(&A::plan, &P::radialSizes),
               "Numbers of Chebyshev polynomials, such as 8,10"},
        Option{"--seeds", fieldOf(&A::plan, &P::seeds),
               "Seeds; how much they differ says what a difference of errors means"},
        Option{"--sizes", fieldOf(&A::plan, &P::sizes),
               "Numbers of configurations for learning curves, such as 25,50,100; all of them are "
               "always trained on too"},
        Option{"--validation", &A::validation,
               "Configurations whose errors are compared; none is trained on"},
        Option{"--validation-fraction", &A::validationFraction,
               "Fraction of the data kept for validation; scaled copies stay together"},
        Option{"--split-seed", &A::splitSeed, "Seed of the split into training and validation"},
        Option{"--species", &A::species,
               "Names and order of the types, such as Li,Cl,Al; Xx=Cl renames a species"},
        Option{"--min-dist", &A::minDist,
               "Å; by default just below the shortest distance that a point is trained on"},
        Option{"--weights", &A::weights, "Weights of energies, forces and stresses: 1,0.01,0.001"},
        Option{"--max-iterations", fieldOf(&A::training, &T::maxIterations),
               "Limit of iterations of a training"},
        Option{"--starts", fieldOf(&A::training, &T::starts),
               "Number of random starts; 0 chooses by level and size of the set"},
        Option{"--hops", fieldOf(&A::training, &T::hops),
               "Points near the minimum from which a lower one is searched; by default by level "
               "and size of the set"},
        Option{"--threads", fieldOf(&A::training, &T::threads),
               "Number of threads; 0 takes all processors"},
        Option{"--memory", &A::memoryMiB, "MiB that a training may take"},
        Option{"--allow-mixed-settings", &A::mayMix,
               "Train on labels of different functionals or codes"},
        Option{"--estimate", &A::isEstimate, "Say what the scan would take, and train nothing"},
        Option{"--json", &A::isJson, "Print the result as JSON"},
        Option{"-o,--output", &A::output, "Folder of the scan; one that has points already goes on",
               kRequired}};
};

// Of all subcommands of `mtp project`; each has those that it needs.
struct ProjectArguments {
    std::string project, output, part = "all";
    bool isJson = false, withMethods = false;
};

template <>
struct CommandOf<ProjectArguments> {
    using A = ProjectArguments;
    static constexpr const char* kName = "project";
    static constexpr const char* kHelp = "Look into and repair projects of the window";
    static constexpr auto kOptions =
        std::tuple{Option{"project", &A::project, "Project file (.mtpw)", kRequired},
                   Option{"-o,--output", &A::output, "Where to write", kRequired},
                   Option{"--json", &A::isJson, "Print JSON, for scripts"},
                   Option{"--methods", &A::withMethods,
                          "Print a methods paragraph with versions, seeds and settings instead"},
                   Option{"--part", &A::part, "all, labelled, training, validation or test"}};
};

}  // namespace mtp::cli
