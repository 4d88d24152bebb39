// mtp grade and mtp select: how far configurations lie beyond a training set, and the fewest that
// extend it.
#include <fmt/format.h>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/NamedFrames.h"
#include "core/base/Plural.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/selection/ExtrapolationGrades.h"

namespace mtp::cli {

namespace {

struct GradeArguments {
    std::string potential, mode, species, output, potentialOutput;
    std::vector<std::string> data, activeSet;
    int threads = 0;
    bool isJson = false;
};

struct SelectArguments {
    std::string potential, training, mode, species, output, potentialOutput;
    std::vector<std::string> candidates;
    std::size_t count = 0;
    double threshold = 1.001;
    int threads = 0;
    bool isJson = false;
};

const std::map<std::string, GradeMode> kModes = {{"neighbourhood", GradeMode::Neighbourhood},
                                                 {"configuration", GradeMode::Configuration}};

std::string nameOf(GradeMode mode) {
    return mode == GradeMode::Neighbourhood ? "neighbourhood" : "configuration";
}

// The mode that is asked for, else that of the potential's own active set, else neighbourhoods.
GradeMode chosenMode(const std::string& asked, const std::optional<ActiveSet>& own) {
    if (!asked.empty())
        return kModes.at(asked);
    return own ? own->mode : GradeMode::Neighbourhood;
}

void addModeOption(CLI::App* app, std::string& mode) {
    app->add_option("--mode", mode,
                    "What is graded: neighbourhood (each atom) or configuration (its energy); "
                    "default: as in the potential, else neighbourhood")
        ->check(CLI::IsMember({"neighbourhood", "configuration"}));
}

ActiveSet trainedSet(const Potential& potential, GradeMode mode, const std::vector<Frame>& training,
                     int threads) {
    TerminalProgress progress;
    ActiveSet set = startOfActiveSet(potential, mode);
    extendActiveSet(set, potential, training, {.threads = threads, .progress = &progress});
    if (set.filled() < set.size())
        complain(fmt::format(
            "warning: the training set determines {} of {} parameters; what depends on the others "
            "has very large grades",
            set.filled(), set.size()));
    return set;
}

void writeWithActiveSet(const std::string& path, Potential potential, const ActiveSet& set) {
    potential.selectionState = formatActiveSet(set);
    writePotential(path, potential);
}

ActiveSet gradingSet(const GradeArguments& arguments, const Potential& potential,
                     const std::vector<std::string>& species) {
    std::optional<ActiveSet> own;
    if (arguments.activeSet.empty() || arguments.mode.empty())
        own = activeSetOf(potential);
    if (!arguments.activeSet.empty())
        return trainedSet(potential, chosenMode(arguments.mode, own),
                          readNamed(arguments.activeSet, arguments.species, species),
                          arguments.threads);
    if (!own)
        throw InputError(
            "the potential has no active set to grade by: name its training set with --active-set");
    if (!arguments.mode.empty() && kModes.at(arguments.mode) != own->mode)
        throw InputError(fmt::format(
            "the active set of the potential is one of the {} mode: name the training set with "
            "--active-set to build another one",
            nameOf(own->mode)));
    return std::move(*own);
}

// Grades block by block.
class GradeOutput {
public:
    explicit GradeOutput(const GradeArguments& arguments) : m_arguments(arguments) {
        if (!arguments.output.empty())
            m_writer = builtinFormats().create(arguments.output);
    }

    void add(std::vector<Frame> frames, const std::vector<ConfigurationGrade>& grades) {
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const ConfigurationGrade& grade = grades[i];
            m_beyond += grade.grade > kWorthLabels;
            m_farBeyond += grade.grade > kTooFar;
            m_highest = std::max(m_highest, grade.grade);
            if (m_arguments.isJson)
                m_json.push_back(toJson(grade, frames[i]));
            else
                print(grade, frames[i]);
            if (m_writer) {
                frames[i].features["MV_grade"] = fmt::format("{}", grade.grade);
                m_writer->write(frames[i]);
            }
            ++m_count;
        }
    }

    void close(GradeMode mode) {
        if (m_writer)
            finish(*m_writer, m_arguments.output);
        if (m_arguments.isJson) {
            fmt::print("{}", toLine({{"mode", nameOf(mode)}, {"configurations", m_json}}));
            return;
        }
        fmt::print("{}: highest grade {:.3f}; {} above {}, {} above {}\n",
                   counted(m_count, "configuration"), m_highest, m_beyond, kWorthLabels,
                   m_farBeyond, kTooFar);
    }

private:
    nlohmann::json toJson(const ConfigurationGrade& grade, const Frame& frame) const {
        nlohmann::json out = {{"index", m_count},
                              {"atoms", frame.atomCount()},
                              {"grade", grade.grade},
                              {"worst_atom", nullptr},
                              {"atom_grades", nullptr}};
        if (grade.worstAtom) {
            out["worst_atom"] = *grade.worstAtom;
            out["atom_grades"] = grade.atomGrades;
        }
        return out;
    }

    void print(const ConfigurationGrade& grade, const Frame& frame) const {
        if (m_count == 0)
            fmt::print("{:>13} {:>7} {:>12}  worst atom\n", "configuration", "atoms", "grade");
        fmt::print("{:>13} {:>7} {:>12.4f}", m_count + 1, frame.atomCount(), grade.grade);
        if (grade.worstAtom)
            fmt::print("  {} {}", nameOfType(frame, frame.types[*grade.worstAtom]),
                       *grade.worstAtom + 1);
        fmt::print("\n");
    }

    const GradeArguments& m_arguments;
    std::unique_ptr<TrajectoryWriter> m_writer;
    nlohmann::json m_json = nlohmann::json::array();
    std::size_t m_count = 0, m_beyond = 0, m_farBeyond = 0;
    double m_highest = 0;
};

int grade(const GradeArguments& arguments) {
    std::vector<std::string> inputs = arguments.data;
    inputs.insert(inputs.end(), arguments.activeSet.begin(), arguments.activeSet.end());
    inputs.push_back(arguments.potential);
    checkOutputs({arguments.output, arguments.potentialOutput}, inputs);
    const Potential potential = readTrainedPotential(arguments.potential);
    const std::vector<std::string> species = speciesOfPotential(potential, arguments.species);
    const ActiveSet set = gradingSet(arguments, potential, species);
    if (!arguments.potentialOutput.empty())
        writeWithActiveSet(arguments.potentialOutput, potential, set);
    const GradeEvaluator evaluator(potential, set);
    FileFrames files(arguments.data, arguments.species);
    NamedFrames named(files, species);
    GradeOutput output(arguments);
    constexpr std::size_t kAtomsTogether = 16384;
    for (bool isAtEnd = false; !isAtEnd;) {
        std::vector<Frame> frames;
        for (std::size_t atoms = 0; atoms < kAtomsTogether && !isAtEnd;) {
            std::optional<Frame> frame = named.next();
            isAtEnd = !frame;
            if (frame) {
                atoms += frame->atomCount() + 1;
                frames.push_back(std::move(*frame));
            }
        }
        const auto grades = evaluator.evaluate(frames, arguments.threads);
        output.add(std::move(frames), grades);
    }
    output.close(evaluator.mode());
    return 0;
}

int select(const SelectArguments& arguments) {
    std::vector<std::string> inputs = arguments.candidates;
    inputs.push_back(arguments.training);
    inputs.push_back(arguments.potential);
    checkOutputs({arguments.output, arguments.potentialOutput}, inputs);
    requireWritable(arguments.output);
    const Potential potential = readTrainedPotential(arguments.potential);
    const std::vector<std::string> species = speciesOfPotential(potential, arguments.species);
    const GradeMode mode =
        chosenMode(arguments.mode, arguments.mode.empty() ? activeSetOf(potential) : std::nullopt);
    const std::vector<Frame> candidates =
        readNamed(arguments.candidates, arguments.species, species);
    ActiveSet set =
        trainedSet(potential, mode, readNamed({arguments.training}, arguments.species, species),
                   arguments.threads);
    const auto before = GradeEvaluator(potential, set).evaluate(candidates, arguments.threads);
    TerminalProgress progress;
    ExtensionOptions options{
        .threshold = arguments.threshold, .threads = arguments.threads, .progress = &progress};
    if (arguments.count > 0)
        options.most = arguments.count;
    const std::vector<std::size_t> selected = extendActiveSet(set, potential, candidates, options);
    std::vector<Frame> frames;
    nlohmann::json grades = nlohmann::json::array();
    for (const std::size_t index : selected) {
        frames.push_back(candidates[index]);
        frames.back().features["MV_grade"] = fmt::format("{}", before[index].grade);
        grades.push_back(before[index].grade);
    }
    writeAll(arguments.output, frames);
    if (!arguments.potentialOutput.empty())
        writeWithActiveSet(arguments.potentialOutput, potential, set);
    if (arguments.isJson)
        fmt::print("{}", toLine({{"selected", selected},
                                 {"grades", grades},
                                 {"candidates", candidates.size()},
                                 {"mode", nameOf(mode)},
                                 {"file", arguments.output}}));
    else
        fmt::print("{} of {} selected -> {}\n", selected.size(),
                   counted(candidates.size(), "candidate"), printable(arguments.output));
    return 0;
}

}  // namespace

Command addGrade(CLI::App& parser) {
    auto arguments = std::make_shared<GradeArguments>();
    CLI::App* app = parser.add_subcommand(
        "grade", "Grade how far configurations lie beyond what a potential was trained on");
    app->add_option("potential", arguments->potential, "Potential file")->required();
    app->add_option("data", arguments->data, "Configurations, with or without labels")->required();
    app->add_option("--active-set", arguments->activeSet,
                    "Training set to build the active set from; default: the one in the potential");
    addModeOption(app, arguments->mode);
    app->add_option("--species", arguments->species,
                    "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app->add_option("--threads", arguments->threads, "Number of threads; 0 takes all processors");
    app->add_flag("--json", arguments->isJson, "Print the grades as JSON");
    app->add_option("-o,--output", arguments->output,
                    "Output: configurations with their grade as MV_grade");
    app->add_option("--write-potential", arguments->potentialOutput,
                    "Output: the potential with its active set, as MLIP-3 reads it");
    app->footer(
        "Up to 1 a potential interpolates. From 2 on a configuration is worth a calculation; "
        "beyond "
        "10 a simulation should stop.\n"
        "Example:\n  mtp grade potential.almtp run1/trajectory.lammpstrj --active-set "
        "labelled.extxyz");
    return {app, [arguments] { return grade(*arguments); }};
}

Command addSelect(CLI::App& parser) {
    auto arguments = std::make_shared<SelectArguments>();
    CLI::App* app =
        parser.add_subcommand("select", "Choose the fewest candidates that extend a training set");
    app->add_option("potential", arguments->potential, "Potential file")->required();
    app->add_option("training", arguments->training, "Its training set")->required();
    app->add_option("candidates", arguments->candidates, "Configurations to choose from")
        ->required();
    addModeOption(app, arguments->mode);
    app->add_option("--count", arguments->count,
                    "Configurations at most: the highest grade first, the next graded with it")
        ->check(CLI::PositiveNumber);
    app->add_option("--threshold", arguments->threshold, "Grade from which on one is taken");
    app->add_option("--species", arguments->species,
                    "Names of the types, in order, if potential or data have none; Xx=Cl renames");
    app->add_option("--threads", arguments->threads, "Number of threads; 0 takes all processors");
    app->add_flag("--json", arguments->isJson, "Print the indices (from 0) as JSON");
    app->add_option("-o,--output", arguments->output, "Output: selected configurations")
        ->required();
    app->add_option("--write-potential", arguments->potentialOutput,
                    "Output: the potential with the extended active set, as MLIP-3 reads it");
    app->footer(
        "Example:\n  mtp select potential.almtp labelled.extxyz run1/trajectory.lammpstrj --count "
        "20 -o new.extxyz");
    return {app, [arguments] { return select(*arguments); }};
}

}  // namespace mtp::cli
