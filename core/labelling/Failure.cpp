#include "core/labelling/Failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/Lists.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

struct FailureName {
    FailureClass failure;
    std::string_view key;
};
constexpr std::array kNames{FailureName{FailureClass::None, "none"},
                            FailureName{FailureClass::NotConverged, "not_converged"},
                            FailureName{FailureClass::Time, "time"},
                            FailureName{FailureClass::Memory, "memory"},
                            FailureName{FailureClass::Disk, "disk"},
                            FailureName{FailureClass::FileMissing, "file_missing"},
                            FailureName{FailureClass::CodeNotFound, "code_not_found"},
                            FailureName{FailureClass::InputRefused, "input_refused"},
                            FailureName{FailureClass::Mpi, "mpi"},
                            FailureName{FailureClass::Geometry, "geometry"},
                            FailureName{FailureClass::Lost, "lost"},
                            FailureName{FailureClass::Cancelled, "cancelled"},
                            FailureName{FailureClass::Settings, "settings"},
                            FailureName{FailureClass::Other, "unknown"}};

enum class Where { Any, Vasp, Cp2k, Espresso };

struct Sign {
    Where where;
    std::string_view text;  // occurs in the output or among the errors
    FailureClass failure;
};

// The first that occurs decides: the words of a code before those of MPI and of the system, which
// follow from them.
constexpr std::array kSigns = std::to_array<Sign>({
    {Where::Any, "oom-kill", FailureClass::Memory},
    {Where::Any, "Out Of Memory", FailureClass::Memory},
    {Where::Any, "Out of memory", FailureClass::Memory},
    {Where::Any, "annot allocate memory", FailureClass::Memory},
    {Where::Any, "bad_alloc", FailureClass::Memory},
    {Where::Any, "No space left on device", FailureClass::Disk},
    {Where::Any, "Disk quota exceeded", FailureClass::Disk},
    {Where::Cp2k, "exceeded requested execution time", FailureClass::Time},
    {Where::Espresso, "Maximum CPU time exceeded", FailureClass::Time},
    {Where::Cp2k, "SCF run NOT converged", FailureClass::NotConverged},
    {Where::Cp2k, "outer SCF loop FAILED to converge", FailureClass::NotConverged},
    {Where::Espresso, "convergence NOT achieved", FailureClass::NotConverged},
    {Where::Vasp, "EDIFF was not reached", FailureClass::NotConverged},
    {Where::Vasp, "The electronic self-consistency was not achieved", FailureClass::NotConverged},
    {Where::Espresso, "overlap!", FailureClass::Geometry},
    {Where::Espresso, "too close", FailureClass::Geometry},
    {Where::Vasp, "distance between some ions is very small", FailureClass::Geometry},
    {Where::Espresso, "Error in routine readpp", FailureClass::FileMissing},
    {Where::Espresso, "Error in routine read_pseudo", FailureClass::FileMissing},
    {Where::Espresso, "Error in routine upf", FailureClass::FileMissing},
    {Where::Espresso, "read_gth", FailureClass::FileMissing},
    {Where::Cp2k, "The requested basis set", FailureClass::FileMissing},
    {Where::Cp2k, "The requested atomic potential", FailureClass::FileMissing},
    {Where::Cp2k, "cannot be opened", FailureClass::FileMissing},
    {Where::Vasp, "vdw_kernel.bindat", FailureClass::FileMissing},
    {Where::Vasp, "POTCAR", FailureClass::FileMissing},
    {Where::Espresso, "Error in routine", FailureClass::InputRefused},
    {Where::Espresso, "Error condition encountered", FailureClass::InputRefused},
    {Where::Cp2k, "unknown keyword", FailureClass::InputRefused},
    {Where::Cp2k, "unknown subsection", FailureClass::InputRefused},
    {Where::Cp2k, "[ABORT]", FailureClass::InputRefused},
    {Where::Vasp, "Error reading item", FailureClass::InputRefused},
    {Where::Vasp, "I REFUSE TO CONTINUE", FailureClass::InputRefused},
    {Where::Any, "No such file or directory", FailureClass::FileMissing},
    {Where::Any, "icense", FailureClass::Mpi},
    {Where::Any, "MPI_Init", FailureClass::Mpi},
    {Where::Any, "not enough slots", FailureClass::Mpi},
    {Where::Any, "ORTE was unable", FailureClass::Mpi},
});

bool isFor(Where where, DftCode code) {
    return where == Where::Any || (where == Where::Vasp && code == DftCode::Vasp) ||
           (where == Where::Cp2k && code == DftCode::Cp2k) ||
           (where == Where::Espresso && code == DftCode::QuantumEspresso);
}

// The line in which a text occurs, without blanks and frames at its ends.
std::string lineAround(std::string_view text, std::size_t at) {
    const std::size_t begin = text.rfind('\n', at) + 1;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && std::string_view(" *|!%\t\r").find(line.front()) != line.npos)
        line.remove_prefix(1);
    while (!line.empty() && std::string_view(" *|%\t\r").find(line.back()) != line.npos)
        line.remove_suffix(1);
    return std::string(line.substr(0, 200));
}

// pw.x tells the routine in one line and the reason in the next.
std::string espressoReason(std::string_view text, std::size_t at, std::string line) {
    const std::size_t next = text.find('\n', at);
    if (line.starts_with("Error in routine") && next != std::string_view::npos &&
        next + 1 < text.size())
        line += fmt::format(" {}", lineAround(text, next + 1));
    return line;
}

std::string lastLine(std::string_view text) {
    std::string last;
    for (const std::string_view line : splitAt(text, '\n'))
        if (!trimmed(line).empty())
            last = std::string(trimmed(line).substr(0, 200));
    return last;
}

// What task.sh says by itself.
std::optional<Failure> failureOfScript(const Remains& remains) {
    if (remains.reason == "walltime")
        return Failure{FailureClass::Time, "the limit of time was reached"};
    if (remains.reason == "cancelled")
        return Failure{FailureClass::Cancelled, "it was cancelled"};
    if (remains.reason.starts_with("disk"))
        return Failure{FailureClass::Disk, remains.reason};
    if (remains.reason.starts_with("no ") || remains.reason.starts_with("cannot copy"))
        return Failure{FailureClass::FileMissing, remains.reason};
    if (remains.reason == "environment")
        return Failure{FailureClass::CodeNotFound,
                       "environment.sh failed: " + lastLine(remains.errors)};
    return std::nullopt;
}

std::optional<Failure> failureOfStatus(const Remains& remains) {
    constexpr int kKilled = 128 + 9, kTerminated = 128 + 15;
    if (remains.exitStatus == 126 || remains.exitStatus == 127)
        return Failure{FailureClass::CodeNotFound, lastLine(remains.errors)};
    if (remains.exitStatus == kKilled)
        return Failure{FailureClass::Memory,
                       "the code was killed (signal 9), mostly for want of memory"};
    // Slurm sends its signal to the code as well, which may end before task.sh notices.
    if (remains.exitStatus == kTerminated)
        return Failure{FailureClass::Cancelled, "the code was told to end (signal 15)"};
    if (remains.exitStatus != 0)
        return Failure{
            FailureClass::Other,
            fmt::format("exit status {}: {}", remains.exitStatus,
                        lastLine(remains.errors.empty() ? remains.output : remains.errors))};
    return std::nullopt;
}

}  // namespace

std::string_view failureKey(FailureClass failure) {
    for (const FailureName& name : kNames)
        if (name.failure == failure)
            return name.key;
    return "none";
}

std::optional<FailureClass> findFailure(std::string_view key) {
    std::string plain = toLower(key);
    std::replace(plain.begin(), plain.end(), ' ', '_');
    for (const FailureName& name : kNames)
        if (name.key == plain)
            return name.failure;
    return std::nullopt;
}

const std::vector<FailureClass>& allFailures() {
    static const std::vector<FailureClass> all = [] {
        std::vector<FailureClass> failures;
        for (const FailureName& name : kNames)
            failures.push_back(name.failure);
        return failures;
    }();
    return all;
}

Failure classifyFailure(DftCode code, const Remains& remains) {
    if (const std::optional<Failure> script = failureOfScript(remains))
        return *script;
    // A code that was not found leaves the words of the shell, which name a missing file too.
    if (remains.exitStatus == 126 || remains.exitStatus == 127)
        return *failureOfStatus(remains);
    for (const Sign& sign : kSigns) {
        if (!isFor(sign.where, code))
            continue;
        for (const std::string* text : {&remains.output, &remains.errors})
            if (const std::size_t at = text->find(sign.text); at != std::string::npos)
                return {sign.failure, espressoReason(*text, at, lineAround(*text, at))};
    }
    return failureOfStatus(remains).value_or(Failure{});
}

std::string suggestionFor(FailureClass failure, DftCode code) {
    switch (failure) {
        case FailureClass::NotConverged:
            return code == DftCode::Vasp   ? "Try again with another ALGO and twice the steps."
                   : code == DftCode::Cp2k ? "Try again with another minimiser."
                                           : "Try again with less mixing and twice the steps.";
        case FailureClass::Time:
            return "Try again with twice the time.";
        case FailureClass::Memory:
            return "Try again with fewer processes on a node, or ask for more memory.";
        case FailureClass::Disk:
            return "Make room on the disk, then try again.";
        case FailureClass::FileMissing:
            return "Put the missing file in its place, then try again.";
        case FailureClass::CodeNotFound:
            return "Correct environment.sh, then try again.";
        case FailureClass::InputRefused:
            return "The code refuses the input: change the recipe and export anew.";
        case FailureClass::Mpi:
            return "Correct how environment.sh starts the code, then try again.";
        case FailureClass::Geometry:
            return "Leave the configuration out: atoms are too close.";
        case FailureClass::Lost:
        case FailureClass::Cancelled:
            return "Start it again.";
        case FailureClass::Settings:
            return "Compare the deck with what was run; such labels are not taken.";
        case FailureClass::Other:
            return "Look at the end of the output.";
        default:
            return {};
    }
}

namespace {

// The steps of a ladder behind the algorithm; the last one for all others.
template <std::size_t kSize>
std::string nextOf(const std::array<std::string_view, kSize>& ladder, std::string_view now) {
    const auto at = std::find(ladder.begin(), ladder.end(), now);
    return std::string(at == ladder.end() || at + 1 == ladder.end() ? ladder.back() : *(at + 1));
}

Solver sturdier(const Recipe& recipe) {
    Solver solver = recipe.solver;
    switch (recipe.code) {
        case DftCode::Vasp:
            solver.algorithm =
                nextOf(std::array<std::string_view, 3>{"Fast", "Normal", "All"}, solver.algorithm);
            solver.mostSteps *= 2;
            break;
        case DftCode::Cp2k:
            solver.algorithm =
                nextOf(std::array<std::string_view, 3>{"ot-diis", "ot-cg", "diagonalisation"},
                       solver.algorithm);
            solver.outerSteps *= 2;
            solver.mixing = std::max(0.1, solver.mixing / 2);
            break;
        default:
            if (solver.mixing <= 0.1)
                solver.algorithm = "cg";
            solver.mixing = std::max(0.1, solver.mixing / 2);
            solver.mostSteps *= 2;
    }
    return solver;
}

}  // namespace

std::optional<Solver> solverForRetry(FailureClass failure, const Recipe& recipe, int attempts) {
    if (attempts >= kMostAttempts)
        return std::nullopt;
    switch (failure) {
        case FailureClass::NotConverged:
            return sturdier(recipe);
        case FailureClass::Time:  // with another limit, which is the scheduler's
        case FailureClass::Memory:
        case FailureClass::Lost:
        case FailureClass::Cancelled:
        case FailureClass::Other:
            return recipe.solver;
        default:
            return std::nullopt;
    }
}

}  // namespace mtp
