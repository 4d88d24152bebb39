// mtp grade: how far configurations lie beyond what a potential was trained on, by extrapolation
// grades and by the spread of a committee.
#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "app/cli/Commands.h"
#include "app/cli/Common.h"
#include "app/cli/GradingSet.h"
#include "app/cli/NamedFrames.h"
#include "core/base/JsonFields.h"
#include "core/base/LargePages.h"
#include "core/base/Plural.h"
#include "core/model/GhostAtoms.h"
#include "core/mtp/EvaluationStream.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/Calibration.h"
#include "core/selection/CommitteeFolder.h"

namespace mtp::cli {

namespace {

struct GradeArguments {
    std::string potential, mode, species, output, potentialOutput, calibration;
    std::vector<std::string> data, activeSet, committee;
    int threads = 0;
    bool isJson = false;
};

// Absent if there is none and a committee measures instead.
std::optional<ActiveSet> gradingSet(const GradeArguments& arguments, const Potential& potential,
                                    const std::vector<std::string>& species) {
    std::optional<ActiveSet> own;
    if (arguments.activeSet.empty() || arguments.mode.empty())
        own = activeSetOf(potential);
    if (!arguments.activeSet.empty())
        return trainedSet(
            potential, chosenMode(arguments.mode, own),
            readNamed(arguments.activeSet, arguments.species, species, formatsWithGhosts()),
            arguments.threads);
    if (!own && !arguments.committee.empty())
        return own;
    if (!own)
        throw InputError(
            "the potential has no active set to grade by: name its training set with --active-set, "
            "or "
            "a committee with --committee");
    if (!arguments.mode.empty() && findGradeMode(arguments.mode) != own->mode)
        throw InputError(fmt::format(
            "the active set of the potential is one of the {} mode: name the training set with "
            "--active-set to build another one",
            gradeModeName(own->mode)));
    return own;
}

// What a block of configurations was found to be; empty for what was not asked for.
struct DoubtBlock {
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;
    std::vector<ConfigurationGrade> grades;
    std::vector<ConfigurationSpread> spreads;
};

std::string fixed(double value, int digits) {
    return std::isnan(value) ? "-" : fmt::format("{:.{}f}", value, digits);
}

nlohmann::json calibrationJson(const std::vector<NamedCalibration>& all) {
    nlohmann::json out = nlohmann::json::array();
    for (const NamedCalibration& one : all) {
        const Calibration& found = one.calibration;
        nlohmann::json bins = nlohmann::json::array();
        for (const CalibrationBin& bin : found.bins)
            bins.push_back(
                {{"count", bin.count}, {"measure_rms", bin.measure}, {"error_rms", bin.error}});
        out.push_back({{"points", one.isByAtom ? "atom" : "configuration"},
                       {"measure", one.measure},
                       {"error", one.error},
                       {"count", found.count},
                       {"rank_correlation", orNull(found.rankCorrelation)},
                       {"largest_found", orNull(found.largestFound)},
                       {"factor", orNull(found.factor)},
                       {"unreliability", orNull(found.unreliability)},
                       {"bins", bins}});
    }
    return out;
}

void printCalibration(const std::vector<NamedCalibration>& all) {
    fmt::print("{:>13} {:>13} {:>13} {:>8} {:>9} {:>11} {:>9} {:>13}\n", "points", "measure",
               "error", "count", "rank", "tenth found", "factor", "unreliability");
    for (const NamedCalibration& one : all) {
        const Calibration& found = one.calibration;
        fmt::print("{:>13} {:>13} {:>13} {:>8} {:>9} {:>11} {:>9} {:>13}\n",
                   one.isByAtom ? "atom" : "configuration", one.measure, one.error, found.count,
                   fixed(found.rankCorrelation.value_or(NAN), 3),
                   fixed(found.largestFound.value_or(NAN), 3),
                   found.factor ? fmt::format("{:.3g}", *found.factor) : "-",
                   fixed(found.unreliability.value_or(NAN), 3));
    }
}

// Writes grades and spreads block by block.
class GradeOutput {
public:
    explicit GradeOutput(const GradeArguments& arguments) : m_arguments(arguments) {
        if (!arguments.output.empty())
            m_writer = builtinFormats().create(arguments.output);
    }

    void add(DoubtBlock block) {
        if (!m_arguments.calibration.empty())
            addDoubt(block);
        for (std::size_t i = 0; i < block.frames.size(); ++i) {
            const auto* grade = block.grades.empty() ? nullptr : &block.grades[i];
            const auto* spread = block.spreads.empty() ? nullptr : &block.spreads[i];
            count(grade, spread);
            if (m_arguments.isJson)
                m_json.push_back(toJson(grade, spread, block.frames[i]));
            else
                print(grade, spread, block.frames[i]);
            if (m_writer) {
                requireRoomForGhosts(block.frames[i], m_arguments.output);
                addFeatures(grade, spread, block.frames[i]);
                m_writer->write(block.frames[i]);
            }
            ++m_count;
        }
    }

    void close(std::optional<GradeMode> mode, std::size_t members) {
        if (m_writer)
            finish(*m_writer, m_arguments.output);
        std::vector<NamedCalibration> found;
        if (!m_arguments.calibration.empty())
            found = writeCalibration();
        if (m_arguments.isJson) {
            nlohmann::json out = {{"mode", nullptr}, {"configurations", m_json}};
            if (mode)
                out["mode"] = gradeModeName(*mode);
            if (members > 0)
                out["members"] = members;
            if (!m_arguments.calibration.empty())
                out["calibration"] = calibrationJson(found);
            fmt::print("{}", toLine(out));
            return;
        }
        fmt::print("{}{}{}\n", counted(m_count, "configuration"),
                   mode ? fmt::format(": highest grade {:.3f}; {} above {}, {} above {}", m_highest,
                                      m_beyond, kWorthLabels, m_farBeyond, kTooFar)
                        : "",
                   members > 0
                       ? fmt::format("; largest spread of forces {:.3f} eV/Å", m_largestSpread)
                       : "");
        if (!found.empty())
            printCalibration(found);
    }

private:
    void count(const ConfigurationGrade* grade, const ConfigurationSpread* spread) {
        if (grade) {
            m_beyond += grade->grade > kWorthLabels;
            m_farBeyond += grade->grade > kTooFar;
            m_highest = std::max(m_highest, grade->grade);
        }
        if (spread)
            m_largestSpread = std::max(m_largestSpread, spread->force);
    }

    void addDoubt(const DoubtBlock& block) {
        const DoubtInput input{block.frames, block.predictions, block.grades, block.spreads,
                               m_count};
        m_byConfiguration.append(doubtByConfiguration(input));
        m_byAtom.append(doubtByAtom(input));
    }

    std::vector<NamedCalibration> writeCalibration() const {
        const std::vector<NamedCalibration> found = calibrations(m_byConfiguration, m_byAtom);
        if (found.empty())
            throw InputError("--calibration: the configurations have no labels to calibrate by");
        const std::filesystem::path folder(m_arguments.calibration);
        writeTable(folder / "configurations.csv", m_byConfiguration);
        writeTable(folder / "atoms.csv", m_byAtom);
        writeTable(folder / "calibration.csv", calibrationTable(found));
        return found;
    }

    static void addFeatures(const ConfigurationGrade* grade, const ConfigurationSpread* spread,
                            Frame& frame) {
        if (grade)
            frame.features["MV_grade"] = fmt::format("{}", grade->grade);
        if (spread) {
            frame.features["energy_spread"] = fmt::format("{}", spread->energy);
            frame.features["force_spread"] = fmt::format("{}", spread->force);
        }
    }

    nlohmann::json toJson(const ConfigurationGrade* grade, const ConfigurationSpread* spread,
                          const Frame& frame) const {
        nlohmann::json out = {{"index", m_count},
                              {"atoms", ownAtomCount(frame)},
                              {"grade", nullptr},
                              {"worst_atom", nullptr},
                              {"atom_grades", nullptr}};
        if (grade)
            out["grade"] = grade->grade;
        if (grade && grade->worstAtom) {
            out["worst_atom"] = *grade->worstAtom;
            out["atom_grades"] = grade->atomGrades;
        }
        if (spread) {
            out["energy_spread"] = spread->energy;
            out["force_spread"] = spread->force;
            out["force_spread_atom"] = nullptr;
            if (spread->worstAtom)
                out["force_spread_atom"] = *spread->worstAtom;
            out["atom_force_spreads"] = spread->atomForces;
        }
        return out;
    }

    static std::string atomText(const std::optional<std::size_t>& atom, const Frame& frame) {
        return atom ? fmt::format("{} {}", nameOfType(frame, frame.types[*atom]), *atom + 1) : "-";
    }

    void print(const ConfigurationGrade* grade, const ConfigurationSpread* spread,
               const Frame& frame) const {
        if (m_count == 0)
            fmt::print(
                "{:>13} {:>7}{}{}\n", "configuration", "atoms",
                grade ? fmt::format(" {:>12}  {:<10}", "grade", "worst atom") : "",
                spread ? fmt::format(" {:>13} {:>12}  {}", "spread eV/atom", "eV/Å", "worst atom")
                       : "");
        std::string line = fmt::format("{:>13} {:>7}", m_count + 1, ownAtomCount(frame));
        if (grade)
            line +=
                fmt::format(" {:>12.4f}  {:<10}", grade->grade, atomText(grade->worstAtom, frame));
        if (spread)
            line += fmt::format(" {:>14.5f} {:>12.4f}  {}", spread->energy, spread->force,
                                atomText(spread->worstAtom, frame));
        fmt::print("{}\n", line);
    }

    const GradeArguments& m_arguments;
    std::unique_ptr<TrajectoryWriter> m_writer;
    nlohmann::json m_json = nlohmann::json::array();
    Table m_byConfiguration, m_byAtom;
    std::size_t m_count = 0, m_beyond = 0, m_farBeyond = 0;
    double m_highest = 0, m_largestSpread = 0;
};

// Some frames of the stream; fewer than a block's atoms only at its end.
std::vector<Frame> nextBlock(NamedFrames& named) {
    constexpr std::size_t kAtomsTogether = 16384;
    std::vector<Frame> frames;
    for (std::size_t atoms = 0; atoms < kAtomsTogether;) {
        std::optional<Frame> frame = named.next();
        if (!frame)
            break;
        atoms += frame->atomCount() + 1;
        frames.push_back(std::move(*frame));
    }
    return frames;
}

std::optional<Committee> committeeOf(const GradeArguments& arguments,
                                     const std::vector<std::string>& species) {
    if (arguments.committee.empty())
        return {};
    std::vector<Potential> members =
        readCommittee({arguments.committee.begin(), arguments.committee.end()});
    for (Potential& member : members)
        if (member.species.empty())
            member.species = species;
    if (members[0].species != species)
        throw InputError("the committee has other species than the potential");
    return Committee(std::move(members));
}

int grade(const GradeArguments& arguments) {
    keepHeap();  // for matrices of all parameters, which come and go
    std::vector<std::string> inputs = arguments.data;
    inputs.insert(inputs.end(), arguments.activeSet.begin(), arguments.activeSet.end());
    inputs.insert(inputs.end(), arguments.committee.begin(), arguments.committee.end());
    inputs.push_back(arguments.potential);
    checkOutputs({arguments.output, arguments.potentialOutput}, inputs);
    if (!arguments.calibration.empty())
        createFolder(arguments.calibration);
    const Potential potential = readTrainedPotential(arguments.potential);
    const std::vector<std::string> species = typesOfPotential(potential, arguments.species);
    const std::optional<Committee> committee = committeeOf(arguments, species);
    const std::optional<ActiveSet> set = gradingSet(arguments, potential, species);
    if (!arguments.potentialOutput.empty() && set)
        writeWithActiveSet(arguments.potentialOutput, potential, *set);
    std::optional<GradeEvaluator> grader;
    if (set)
        grader.emplace(potential, *set);
    const Evaluator evaluator(potential);
    // Neighbourhoods have grades beside ghosts; configurations have no forces.
    const bool canTreatGhosts = arguments.committee.empty() && arguments.calibration.empty();
    FileFrames files(arguments.data, arguments.species,
                     canTreatGhosts ? formatsWithGhosts() : builtinFormats());
    NamedFrames named(files, species);
    GradeOutput output(arguments);
    for (;;) {
        DoubtBlock block;
        block.frames = nextBlock(named);
        if (block.frames.empty())
            break;
        if (grader)
            block.grades = grader->evaluate(block.frames, arguments.threads);
        if (committee)
            block.spreads = committee->evaluate(block.frames, arguments.threads);
        if (!arguments.calibration.empty())
            block.predictions = evaluateAll(evaluator, block.frames, arguments.threads);
        output.add(std::move(block));
    }
    output.close(grader ? std::optional(grader->mode()) : std::nullopt,
                 committee ? committee->size() : 0);
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
    app->add_option("--committee", arguments->committee,
                    "Folder of mtp committee, or potentials: print how far they are apart too");
    app->add_option("--calibration", arguments->calibration,
                    "Folder for tables (CSV) of how well grades and spreads predict the errors of "
                    "labelled data");
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
        "labelled.extxyz\n"
        "  mtp grade potential.almtp test.extxyz --committee committee --calibration "
        "calibration");
    return {app, [arguments] { return grade(*arguments); }};
}

}  // namespace mtp::cli
