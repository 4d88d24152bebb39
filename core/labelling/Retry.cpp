#include "core/labelling/Retry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/TextFile.h"
#include "core/labelling/SolverJson.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSolverFile = "solver.json";

enum class SolverField { Algorithm, MostSteps, OuterSteps, Mixing };

struct SettingName {
    DftCode code;
    std::string_view name;
    SolverField field;
};
constexpr std::array kSolverSettings{
    SettingName{DftCode::Vasp, "ALGO", SolverField::Algorithm},
    SettingName{DftCode::Vasp, "NELM", SolverField::MostSteps},
    SettingName{DftCode::Cp2k, "MINIMIZER", SolverField::Algorithm},
    SettingName{DftCode::Cp2k, "MAX_SCF", SolverField::MostSteps},
    SettingName{DftCode::Cp2k, "OUTER_MAX_SCF", SolverField::OuterSteps},
    SettingName{DftCode::Cp2k, "ALPHA", SolverField::Mixing},
    SettingName{DftCode::QuantumEspresso, "electron_maxstep", SolverField::MostSteps},
    SettingName{DftCode::QuantumEspresso, "mixing_beta", SolverField::Mixing},
    SettingName{DftCode::QuantumEspresso, "diagonalization", SolverField::Algorithm}};

int wholeNumber(const std::string& name, const std::string& value) {
    const auto number = parseInt(value);
    if (!number || *number < 1 || *number > 1'000'000)
        throw InputError(fmt::format("{}={}: is no number of steps", name, value));
    return static_cast<int>(*number);
}

std::string algorithmOf(DftCode code, const std::string& value) {
    if (code != DftCode::Cp2k)
        return value;
    const std::string lower = toLower(value);
    return lower == "diis" || lower == "cg" ? "ot-" + lower : lower;
}

// What a retry is decided by.
FailureClass failureOf(const TaskStatus& status) {
    return status.state == TaskState::Incomplete ? FailureClass::Lost : status.failure;
}

Solver solverOfAttempt(const Campaign& campaign, const CampaignTask& task) {
    const fs::path path = campaign.taskFolder(task.files.key) /
                          fmt::format("retry-{}", task.status.attempt) / kSolverFile;
    std::error_code error;
    return fs::exists(path, error) ? fromSolverJson(readTextFile(path), path.string())
                                   : campaign.recipe().solver;
}

// Twice the time that the last attempt had; its end was told a minute before the limit.
int doubledMinutes(const TaskStatus& status) {
    constexpr double kMost = 1e5;
    return static_cast<int>(
        std::min(kMost, 2 * (std::max(1.0, std::ceil(status.seconds.value_or(0) / 60)) + 1)));
}

void writeRetry(const Campaign& campaign, const CampaignTask& task, const Frame& configuration,
                const Solver& solver) {
    Recipe recipe = campaign.recipe();
    recipe.solver = solver;
    const fs::path folder = campaign.taskFolder(task.files.key);
    const fs::path whole = folder / fmt::format("retry-{}", task.files.nextAttempt());
    const fs::path partial = whole.string() + ".tmp";
    std::error_code error;
    fs::remove_all(partial, error);
    makeFolder(partial);
    for (const auto& [name, text] : makeDeck(configuration, recipe, campaign.dynamics()).files)
        if (!fs::exists(folder / "deck" / name, error) ||
            readTextFile(folder / "deck" / name) != text)
            writeTextFile(partial / name, text);
    writeTextFile(partial / kSolverFile, toSolverJson(solver));
    if (failureOf(task.status) == FailureClass::Time)
        writeTextFile(partial / kMinutesFile, fmt::format("{}\n", doubledMinutes(task.status)));
    fs::rename(partial, whole, error);
    if (error)
        throw writeError(whole, error);
}

}  // namespace

bool canRetry(TaskState state) {
    return state == TaskState::NotConverged || state == TaskState::Failed ||
           state == TaskState::Lost || state == TaskState::Incomplete;
}

Solver withSetting(Solver solver, DftCode code, const std::string& name, const std::string& value) {
    const auto found =
        std::find_if(kSolverSettings.begin(), kSolverSettings.end(), [&](const SettingName& known) {
            return known.code == code && equalsIgnoringCase(known.name, name);
        });
    if (found == kSolverSettings.end())
        throw InputError(fmt::format(
            "{}={}: is no setting of the solver of {}. What decides the labels stays as the recipe "
            "has it; export a campaign with another recipe for that",
            name, value, dftCodeName(code)));
    switch (found->field) {
        case SolverField::Algorithm:
            solver.algorithm = algorithmOf(code, value);
            break;
        case SolverField::MostSteps:
            solver.mostSteps = wholeNumber(name, value);
            break;
        case SolverField::OuterSteps:
            solver.outerSteps = wholeNumber(name, value);
            break;
        case SolverField::Mixing:
            solver.mixing = parseDouble(value).value_or(0);
            if (!(solver.mixing > 0 && solver.mixing <= 1))
                throw InputError(fmt::format("{}={}: is not between 0 and 1", name, value));
            break;
    }
    return solver;
}

RetryReport prepareRetries(const Campaign& campaign, const CampaignStatus& status,
                           const RetryOptions& options) {
    RetryReport report;
    std::vector<Frame> configurations;
    for (const CampaignTask& task : status.tasks) {
        const std::string& key = task.files.key;
        const bool isAskedFor =
            options.keys.empty() ||
            std::find(options.keys.begin(), options.keys.end(), key) != options.keys.end();
        const FailureClass failure = failureOf(task.status);
        if (!isAskedFor || !canRetry(task.status.state) ||
            (options.failure && failure != *options.failure))
            continue;
        Recipe recipe = campaign.recipe();
        recipe.solver = solverOfAttempt(campaign, task);
        std::optional<Solver> solver =
            options.solver ? options.solver : solverForRetry(failure, recipe, task.status.attempt);
        if (!solver && (options.failure || !options.keys.empty() || !options.settings.empty()))
            solver = recipe.solver;
        if (!solver) {
            report.left.emplace_back(
                key, task.status.attempt >= kMostAttempts
                         ? fmt::format("{} attempts have failed", task.status.attempt)
                         : suggestionFor(failure, recipe.code));
            continue;
        }
        for (const auto& [name, value] : options.settings)
            solver = withSetting(*solver, recipe.code, name, value);
        if (configurations.empty())
            configurations = campaign.configurations();
        writeRetry(campaign, task,
                   configurations.at(static_cast<std::size_t>(task.files.number) - 1), *solver);
        report.keys.push_back(key);
    }
    return report;
}

}  // namespace mtp
