// mtp label run, submit, status, retry, cancel, tidy, machines: what happens to a campaign between
// export and collect.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <set>
#include <thread>

#include "app/cli/Common.h"
#include "app/cli/InterruptibleProgress.h"
#include "app/cli/LabelCommands.h"
#include "core/base/Parse.h"
#include "core/base/Plural.h"
#include "core/labelling/Machine.h"
#include "core/labelling/Retry.h"
#include "core/labelling/Runner.h"
#include "core/labelling/Submission.h"
#include "core/labelling/Tidy.h"

namespace mtp::cli {

namespace {

// Between two looks: short after something has changed, longer while nothing does, so that a
// cluster is not asked more often than it has something to tell.
class WatchPause {
public:
    void wait(bool hasChanged) {
        constexpr std::chrono::milliseconds kShortest{500}, kLongest{15000}, kStep{100};
        m_pause = hasChanged ? kShortest : std::min(2 * m_pause, kLongest);
        for (auto waited = kStep; waited <= m_pause && !isEndRequested(); waited += kStep)
            std::this_thread::sleep_for(kStep);
    }

private:
    std::chrono::milliseconds m_pause{250};
};

std::string nameOf(FailureClass failure) {
    std::string name(failureKey(failure));
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

// "000017-d1.50-9f3c2a1b  failed, attempt 1, 2 s: file missing: ...".
std::string lineOf(const CampaignTask& task) {
    const TaskStatus& status = task.status;
    std::string line = fmt::format("{}  {}", task.files.key, stateName(status.state));
    if (status.attempt > 0)
        line += fmt::format(", attempt {}", status.attempt);
    if (status.seconds)
        line += fmt::format(", {:.0f} s", *status.seconds);
    if (status.failure != FailureClass::None && status.state == TaskState::Failed)
        line += fmt::format(" ({})", nameOf(status.failure));
    if (!status.reason.empty())
        line += ": " + printable(status.reason);
    return line;
}

void printStatus(const Campaign& campaign, const CampaignStatus& status, bool isJson) {
    if (isJson) {
        fmt::print("{}", toStatusJson(campaign, status));
        return;
    }
    for (const CampaignTask& task : status.tasks)
        fmt::print("{}\n", lineOf(task));
    fmt::print("{}\n", describe(status));
    std::set<FailureClass> failures;
    for (const CampaignTask& task : status.tasks)
        if (needsAttention(task.status.state))
            failures.insert(task.status.failure);
    for (const FailureClass failure : failures)
        if (const std::string advice = suggestionFor(failure, campaign.recipe().code);
            !advice.empty())
            fmt::print("{}: {}\n", nameOf(failure), advice);
}

// This computer, by the name that a campaign keeps if it is submitted here.
constexpr const char* kHere = "here";

Machine slurmMachine(const std::string& name) {
    if (!name.empty() && name != kHere)
        return machineNamed(readMachines(machinesFile()), name);
    Machine here;
    here.name = kHere;
    here.hasSlurm = true;
    return here;
}

// The one that the campaign was given to.
std::unique_ptr<Transport> transportOf(const Campaign& campaign) {
    return transportTo(slurmMachine(machineOf(campaign)), campaign);
}

// A key with a slip must not look as if there was nothing to do.
void requireKeys(const Campaign& campaign, const CampaignStatus& status,
                 const std::vector<std::string>& keys) {
    for (const std::string& key : keys)
        if (std::none_of(status.tasks.begin(), status.tasks.end(),
                         [&](const CampaignTask& task) { return task.files.key == key; }))
            throw InputError(
                fmt::format("{} has no task {}", campaign.folder().string(), printable(key)));
}

int run(const std::string& folder, int atOnce, bool isFirstOnly) {
    catchSignals();
    const Campaign campaign = Campaign::open(folder);
    try {
        InterruptibleProgress progress;
        const RunReport report = runHere(campaign, atOnce, isFirstOnly, progress);
        if (!report.stopped.empty())
            complain(report.stopped + "; the others were not started");
    } catch (const Cancelled&) {
        complain("interrupted: the tasks that ran were cancelled; run again to go on");
    }
    const CampaignStatus status = statusOfAll(campaign);
    printStatus(campaign, status, false);
    return status.exitStatus();
}

int status(const std::string& folder, bool isWatched, bool isJson) {
    if (isWatched)
        catchSignals();
    const Campaign campaign = Campaign::open(folder);
    CampaignStatus now = statusOfAll(campaign);
    printStatus(campaign, now, isJson);
    std::string shown = describe(now);
    bool hasChanged = true;
    for (WatchPause pause; isWatched && isAnyUnderWay(now) && !isEndRequested();) {
        pause.wait(hasChanged);
        now = statusOfAll(campaign);
        const std::string text = describe(now);
        hasChanged = text != shown;
        if (hasChanged) {
            if (isJson)
                printStatus(campaign, now, true);
            else
                fmt::print("{}\n", text);
            shown = text;
        }
    }
    return now.exitStatus();
}

struct RetryCommandOptions {
    std::string folder, failure;
    std::vector<std::string> keys, settings;
};

int retry(const RetryCommandOptions& options) {
    const Campaign campaign = Campaign::open(options.folder);
    RetryOptions how;
    how.keys = options.keys;
    if (!options.failure.empty()) {
        how.failure = findFailure(options.failure);
        if (!how.failure)
            throw InputError(fmt::format("--class {}: is no class of failures", options.failure));
    }
    for (const std::string& text : options.settings)
        how.settings.push_back(parseAssignment(text));
    const CampaignStatus status = statusOfAll(campaign);
    requireKeys(campaign, status, how.keys);
    const RetryReport report = prepareRetries(campaign, status, how);
    for (const std::string& key : report.keys)
        fmt::print("{}\n", key);
    for (const auto& [key, reason] : report.left)
        complain(fmt::format("{}: {}", key, reason));
    if (!report.left.empty())
        complain(
            "note: once that is put right, name their keys or their --class to try them again");
    complain(fmt::format("note: another attempt of {} is prepared; run or submit the campaign",
                         counted(report.keys.size(), "task")));
    return 0;
}

int cancel(const std::string& folder, const std::vector<std::string>& keys) {
    const Campaign campaign = Campaign::open(folder);
    const auto transport = transportOf(campaign);
    TerminalProgress progress;
    const CampaignStatus status = askStatus(campaign, *transport, progress);
    requireKeys(campaign, status, keys);
    fmt::print("{} cancelled\n", counted(cancelTasks(campaign, *transport, status, keys), "task"));
    return 0;
}

struct SubmitCommandOptions {
    std::string campaign;
    SubmissionArguments how;
    bool isFirstOnly = false, isWaiting = false;
};

// "2h", "90m", "1d", "90" (minutes).
int minutesOf(const std::string& text) {
    const std::size_t unit = text.find_first_not_of("0123456789.");
    const auto number = parseDouble(std::string_view(text).substr(0, unit));
    const std::string name = unit == std::string::npos ? "m" : text.substr(unit);
    const double factor = name == "m" || name == "min" ? 1
                          : name == "h"                ? 60
                          : name == "d"                ? 1440
                                                       : 0;
    if (!number || factor == 0 || !(*number > 0) || *number * factor > 1e6)
        throw InputError(fmt::format("\"{}\" is not a time such as 90m, 2h or 1d", text));
    return std::max(1, static_cast<int>(std::lround(*number * factor)));
}

// Says it once when the other side stops answering, and once when it answers again.
class Silence {
public:
    void note(const std::string& reason) {
        if (reason.empty() != m_reason.empty())
            complain(reason.empty() ? "note: it answers again"
                                    : fmt::format("note: {}; what runs there goes on", reason));
        m_reason = reason;
    }

private:
    std::string m_reason;
};

int submit(const SubmitCommandOptions& options) {
    catchSignals();
    const Campaign campaign = Campaign::open(options.campaign);
    const Machine machine = machineForSubmission(
        options.how.machine.empty() ? machineOf(campaign) : options.how.machine, options.how);
    const auto transport = transportTo(machine, campaign);
    Submission submission(campaign, machine, options.isFirstOnly);
    std::string shown;
    Silence silence;
    for (WatchPause pause;;) {
        TerminalProgress progress;
        const CampaignStatus now = askStatus(campaign, *transport, progress);
        SubmissionTurn turn;
        std::string unheard = now.unheard;
        try {
            turn = submission.proceed(now, *transport);
        } catch (const NotReached& error) {
            if (!options.isWaiting)
                throw;
            unheard = error.what();
        }
        if (turn.fuse) {
            complain(turn.fuse->reason + "; the others were cancelled");
            return now.exitStatus();
        }
        silence.note(unheard);
        for (const std::string& job : turn.report.jobs)
            fmt::print("{}\n", job);
        if (!turn.report.jobs.empty())
            complain(fmt::format("note: {} submitted, {} left for later",
                                 counted(turn.report.submitted, "task"), turn.report.left));
        if (!options.isWaiting || turn.isOver || isEndRequested())
            return options.isWaiting ? now.exitStatus() : 0;
        std::fflush(stdout);
        pause.wait(!turn.report.jobs.empty() || describe(now) != shown);
        shown = describe(now);
    }
}

int listMachines(bool isJson) {
    const std::filesystem::path file = machinesFile();
    const std::vector<Machine> machines = readMachines(file);
    if (isJson) {
        fmt::print("{}", toMachinesJson(machines));
        return 0;
    }
    for (const Machine& machine : machines)
        fmt::print("{:<12} {} {}\n", machine.name,
                   machine.isHere() ? "this computer" : machine.host, machine.folder);
    if (machines.empty())
        fmt::print("no machine is described in {}\n", file.string());
    return 0;
}

int tidyUp(const std::string& folder) {
    const TidyReport report = tidy(Campaign::open(folder));
    fmt::print("{} packed, {} removed\n", counted(report.packed, "output"),
               counted(report.removed, "file"));
    return 0;
}

}  // namespace

CampaignStatus statusOfAll(const Campaign& campaign) {
    TerminalProgress progress;
    return askStatus(campaign, *transportOf(campaign), progress);
}

Machine machineForSubmission(const std::string& name, const SubmissionArguments& arguments) {
    Machine machine = slurmMachine(name);
    if (arguments.atOnce > 0)
        machine.atOnce = arguments.atOnce;
    if (arguments.most > 0)
        machine.mostSubmitted = arguments.most;
    if (!arguments.time.empty())
        machine.minutes = minutesOf(arguments.time);
    machine.options.insert(machine.options.end(), arguments.options.begin(),
                           arguments.options.end());
    return machine;
}

std::vector<CLI::Option*> addSubmissionLimits(CLI::App& app, SubmissionArguments& arguments,
                                              const char* most) {
    return {app.add_option(most, arguments.most, "Tasks that may be in the queue; by default 500")
                ->check(CLI::PositiveNumber),
            app.add_option("--time", arguments.time, "Limit of time of a task: 90m, 2h, 1d"),
            app.add_option("--option", arguments.options,
                           "Option of sbatch, such as --option=--partition=long; may be repeated")};
}

void addLabelRun(CLI::App& label, const Chosen& chosen) {
    struct Options {
        std::string campaign;
        int atOnce = 1;
        bool isFirstOnly = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* app = label.add_subcommand("run", "Run the tasks of a campaign on this machine");
    app->add_option("campaign", options->campaign, "Folder of the campaign")->required();
    app->add_option("--at-once", options->atOnce, "Tasks at the same time")
        ->check(CLI::Range(1, 1000));
    app->add_flag("--first", options->isFirstOnly,
                  "Only the first task of the middle density, to see that everything is right");
    app->footer(
        "Starts what was exported, lost or cancelled. What runs goes on if this command is "
        "killed;\n"
        "Ctrl-C cancels it in order. The exit status is that of `mtp label status`.\n"
        "Example:\n  mtp label run melt --at-once 2");
    app->callback([=] {
        *chosen = [=] { return run(options->campaign, options->atOnce, options->isFirstOnly); };
    });
}

void addLabelStatus(CLI::App& label, const Chosen& chosen) {
    struct Options {
        std::string campaign;
        bool isWatched = false, isJson = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* app = label.add_subcommand("status", "Tell the state of each task of a campaign");
    app->add_option("campaign", options->campaign, "Folder of the campaign")->required();
    app->add_flag("--watch", options->isWatched, "Go on until nothing waits or runs");
    app->add_flag("--json", options->isJson,
                  "Print JSON: campaign, recipe, counts by state, tasks with key, configuration "
                  "(from 1), density, state, attempt, class, reason, seconds");
    app->footer(
        "States: to do, exported, waiting, will not start, running, stalled, lost, done, not\n"
        "converged, failed, mismatched, incomplete, unknown.\n"
        "Exit status: 0 if all are done, 3 if some wait or run, 4 if some need attention.\n"
        "Example:\n  mtp label status melt --json");
    app->callback([=] {
        *chosen = [=] { return status(options->campaign, options->isWatched, options->isJson); };
    });
}

void addLabelRetry(CLI::App& label, const Chosen& chosen) {
    auto options = std::make_shared<RetryCommandOptions>();
    CLI::App* app = label.add_subcommand(
        "retry", "Prepare another attempt of failed tasks, with another solver if that may help");
    app->add_option("campaign", options->folder, "Folder of the campaign")->required();
    app->add_option("keys", options->keys, "Tasks; by default all that failed");
    app->add_option("--class", options->failure,
                    "Only tasks of this class, such as \"not converged\" or time");
    app->add_option("--set", options->settings,
                    "Setting of the solver, such as ALGO=All; may be repeated");
    app->footer(
        "Only the solver changes, never what decides the labels. Prints the keys of the tasks.\n"
        "Examples:\n  mtp label retry melt\n"
        "  mtp label retry melt --class \"not converged\" --set ALGO=All");
    app->callback([=] { *chosen = [=] { return retry(*options); }; });
}

void addLabelCancel(CLI::App& label, const Chosen& chosen) {
    struct Options {
        std::string campaign;
        std::vector<std::string> keys;
    };
    auto options = std::make_shared<Options>();
    CLI::App* app = label.add_subcommand("cancel", "Cancel tasks that wait or run");
    app->add_option("campaign", options->campaign, "Folder of the campaign")->required();
    app->add_option("keys", options->keys, "Tasks; by default all");
    app->footer("Example:\n  mtp label cancel melt");
    app->callback([=] { *chosen = [=] { return cancel(options->campaign, options->keys); }; });
}

void addLabelSubmit(CLI::App& label, const Chosen& chosen) {
    auto options = std::make_shared<SubmitCommandOptions>();
    CLI::App* app = label.add_subcommand("submit", "Submit the tasks of a campaign to Slurm");
    app->add_option("campaign", options->campaign, "Folder of the campaign")->required();
    app->add_option("--machine", options->how.machine,
                    "Machine of `mtp label machines`; by default this computer");
    app->add_option("--at-once", options->how.atOnce, "Tasks that may run at once; by default all")
        ->check(CLI::PositiveNumber);
    addSubmissionLimits(*app, options->how, "--most");
    app->add_flag("--try", options->isFirstOnly,
                  "Only the first task of the middle density, to see that everything is right");
    app->add_flag("--wait", options->isWaiting,
                  "Stay, and submit the rest as tasks end; the exit status is that of status");
    app->footer(
        "Prints the numbers of the jobs. Submitting again submits only what is not in the queue.\n"
        "Examples:\n  mtp label submit melt --try --time 30m\n"
        "  mtp label submit melt --machine hal --at-once 20 --most 500 --time 2h");
    app->callback([=] { *chosen = [=] { return submit(*options); }; });
}

void addLabelMachines(CLI::App& label, const Chosen& chosen) {
    auto isJson = std::make_shared<bool>(false);
    CLI::App* app = label.add_subcommand("machines", "List the machines that campaigns can run on");
    app->add_flag("--json", *isJson, "Print JSON: the file in which they are described");
    app->footer(
        "They are described in ~/.config/mtp-workbench/machines.json:\n"
        "  {\"machines\": [{\"name\": \"hal\", \"host\": \"hal\", \"folder\": \"~/campaigns\",\n"
        "    \"slurm\": true, \"sbatch_options\": [\"--partition=long\"], \"minutes\": 120}]}\n"
        "The host is one of ~/.ssh/config. Who needs a password opens a connection in a terminal,\n"
        "which ssh shares (ControlMaster); this program never asks for one.\n"
        "Example:\n  mtp label machines --json");
    app->callback([=] { *chosen = [=] { return listMachines(*isJson); }; });
}

void addLabelTidy(CLI::App& label, const Chosen& chosen) {
    auto folder = std::make_shared<std::string>();
    CLI::App* app = label.add_subcommand(
        "tidy", "Pack the outputs of finished tasks and remove the files nobody reads");
    app->add_option("campaign", *folder, "Folder of the campaign")->required();
    app->footer(
        "Outputs are packed by gzip; they can still be collected.\n"
        "Example:\n  mtp label tidy melt");
    app->callback([=] { *chosen = [=] { return tidyUp(*folder); }; });
}

}  // namespace mtp::cli
