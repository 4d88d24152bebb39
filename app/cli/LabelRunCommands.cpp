// mtp label run, status, retry, cancel, tidy: what happens to a campaign between export and
// collect.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <set>
#include <thread>

#include "app/cli/Common.h"
#include "app/cli/LabelCommands.h"
#include "app/cli/Signals.h"
#include "core/base/Plural.h"
#include "core/labelling/Retry.h"
#include "core/labelling/Runner.h"
#include "core/labelling/Tidy.h"

namespace mtp::cli {

namespace {

constexpr std::chrono::seconds kWatchPause{2};

// A signal cancels the work.
class InterruptibleProgress final : public TerminalProgress {
public:
    bool isCancelled() const override { return isEndRequested(); }
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

CampaignStatus statusHere(const Campaign& campaign) {
    TerminalProgress progress;
    return campaignStatus(campaign, {}, progress);
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
    const CampaignStatus status = statusHere(campaign);
    printStatus(campaign, status, false);
    return status.exitStatus();
}

bool isUnderWay(const CampaignStatus& status) {
    return std::any_of(status.tasks.begin(), status.tasks.end(), [](const CampaignTask& task) {
        const TaskState state = task.status.state;
        return state == TaskState::Waiting || state == TaskState::Running ||
               state == TaskState::Stalled || state == TaskState::Unknown;
    });
}

int status(const std::string& folder, bool isWatched, bool isJson) {
    if (isWatched)
        catchSignals();
    const Campaign campaign = Campaign::open(folder);
    CampaignStatus now = statusHere(campaign);
    printStatus(campaign, now, isJson);
    std::string shown = describe(now);
    while (isWatched && isUnderWay(now) && !isEndRequested()) {
        std::this_thread::sleep_for(kWatchPause);
        now = statusHere(campaign);
        if (const std::string text = describe(now); text != shown) {
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
    const RetryReport report = prepareRetries(campaign, statusHere(campaign), how);
    for (const std::string& key : report.keys)
        fmt::print("{}\n", key);
    for (const auto& [key, reason] : report.left)
        complain(fmt::format("{}: {}", key, reason));
    complain(fmt::format("note: another attempt of {} is prepared; run or submit the campaign",
                         counted(report.keys.size(), "task")));
    return 0;
}

int cancel(const std::string& folder, const std::vector<std::string>& keys) {
    const Campaign campaign = Campaign::open(folder);
    std::size_t cancelled = 0;
    for (const TaskFiles& task : campaign.tasks())
        if (keys.empty() || std::find(keys.begin(), keys.end(), task.key) != keys.end())
            cancelled += cancelHere(task) ? 1 : 0;
    fmt::print("{} cancelled\n", counted(cancelled, "task"));
    return 0;
}

int tidyUp(const std::string& folder) {
    const TidyReport report = tidy(Campaign::open(folder));
    fmt::print("{} packed, {} removed\n", counted(report.packed, "output"),
               counted(report.removed, "file"));
    return 0;
}

}  // namespace

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
