#include "core/labelling/Submit.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/Lists.h"
#include "core/base/OutputFile.h"
#include "core/base/Parse.h"
#include "core/base/Shell.h"
#include "core/base/TextFile.h"
#include "core/base/UtcTime.h"
#include "core/labelling/Runner.h"
#include "core/labelling/Slurm.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr milliseconds kAskLimit = seconds(60), kSubmitLimit = minutes(10);
// Batches that are open at once: small ones would make as many jobs as there are tasks.
constexpr std::size_t kMostOpen = 4;

bool wasSubmitted(const std::vector<TaskFiles>& tasks) {
    return std::any_of(tasks.begin(), tasks.end(),
                       [](const TaskFiles& task) { return task.submission.has_value(); });
}

QueueAnswer unanswered(std::string reason) {
    return {false, std::move(reason), {}};
}

// Folders of attempts that have ended there and are not here.
std::vector<std::string> endedThere(const Campaign& campaign, const std::vector<TaskFiles>& tasks) {
    std::vector<std::string> folders;
    std::error_code error;
    for (const TaskFiles& task : tasks)
        if (task.attempt && task.attempt->hasEnded() &&
            !fs::exists(campaign.attemptFolder(task.key, task.attempt->number) / "ended", error))
            folders.push_back(fmt::format("jobs/{}/attempt-{}", task.key, task.attempt->number));
    return folders;
}

// Batches that the other side has ended.
void noteFuses(const Campaign& campaign, const std::string& answer) {
    constexpr std::string_view kFuse = "fuse|";
    for (const std::string_view line : splitAt(answer, '\n'))
        if (const auto batch =
                line.starts_with(kFuse) ? parseInt(line.substr(kFuse.size())) : std::nullopt)
            makeFolder(campaign.folder() / "submissions" / fmt::format("{}", *batch) / kFuseFolder);
}

// What another computer says; tasks get what it knows of their attempts.
QueueAnswer askThere(const Campaign& campaign, Transport& transport,
                     std::vector<TaskFiles>& tasks) {
    const std::optional<ProgramOutput> output = transport.call("sh status.sh", kAskLimit);
    if (!output)
        return unanswered("the computer is not reached");
    if (output->status != 0)
        return unanswered(std::string(trimmed(output->text)));
    const std::vector<TaskFiles> knownHere = tasks;
    noteFuses(campaign, output->text);
    takeRemoteTasks(output->text, tasks, campaign.folder());
    try {
        transport.pull(endedThere(campaign, tasks));
    } catch (const FileError& error) {
        tasks = knownHere;  // an end without its output would look like a failure
        return unanswered(error.what());
    }
    return parseSlurmQueue(output->text, campaign.id());
}

QueueAnswer askQueueHere(const Campaign& campaign, Transport& transport,
                         const std::vector<TaskFiles>& tasks) {
    if (!wasSubmitted(tasks))
        return {};
    const std::optional<ProgramOutput> output = transport.call("sh status.sh queue", kAskLimit);
    return output ? parseSlurmQueue(output->text, campaign.id())
                  : unanswered("no answer within a minute");
}

int newestBatch(const Campaign& campaign) {
    int newest = 0;
    std::error_code error;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(campaign.folder() / "submissions", error))
        newest = std::max(newest,
                          static_cast<int>(parseInt(entry.path().filename().string()).value_or(0)));
    return newest;
}

using TaskList = std::vector<const CampaignTask*>;

int writeBatch(const Campaign& campaign, const TaskList& tasks) {
    std::string lines;
    for (const CampaignTask* task : tasks)
        lines += fmt::format("{} {}\n", task->files.key, task->files.nextAttempt());
    const int batch = newestBatch(campaign) + 1;
    const fs::path whole = campaign.folder() / "submissions" / fmt::format("{}", batch);
    const fs::path partial = whole.string() + ".tmp";
    makeFolder(partial);
    writeTextFile(partial / "tasks", lines);
    std::error_code error;
    fs::rename(partial, whole, error);
    if (error)
        throw writeError(whole, error);
    return batch;
}

std::string submitLine(const Machine& machine, int batch) {
    std::string line = machine.atOnce > 0 ? fmt::format("MTP_AT_ONCE={} ", machine.atOnce) : "";
    line += fmt::format("sh submit.sh {}", batch);
    if (machine.minutes > 0)
        line += fmt::format(" --time={}", machine.minutes);
    for (const std::string& option : machine.options)
        line += fmt::format(" {}", shellWord(option));
    return line;
}

std::string lastLineOf(const std::string& text) {
    std::string last;
    for (const std::string_view line : splitAt(text, '\n'))
        if (!trimmed(line).empty())
            last = std::string(trimmed(line));
    return last;
}

// Returns the number of the job.
std::string submitBatch(const Campaign& campaign, const Machine& machine, Transport& transport,
                        int batch) {
    const fs::path folder = campaign.folder() / "submissions" / fmt::format("{}", batch);
    if (!transport.isHere()) {
        transport.push();
        writeTextFile(folder / "intent", utcNow() + "\n");
    }
    const std::optional<ProgramOutput> output =
        transport.call(submitLine(machine, batch), kSubmitLimit);
    if (!output)
        throw NotReached(fmt::format(
            "{}: no answer to submission {}; whether it was taken is asked when the queue answers "
            "again",
            machine.name, batch));
    if (output->status != 0) {
        if (!transport.isHere())
            writeTextFile(folder / "refusal", output->text);
        throw FileError(
            fmt::format("{}: Slurm refused the tasks: {}", machine.name, trimmed(output->text)));
    }
    const std::string job = lastLineOf(output->text);
    if (!transport.isHere())
        writeTextFile(folder / "job", job + "\n");
    return job;
}

// What a campaign has in the queue.
struct Queued {
    std::size_t tasks = 0;
    std::set<int> batches;
};

Queued inQueue(const CampaignStatus& status) {
    Queued queued;
    for (const CampaignTask& task : status.tasks) {
        const TaskState state = task.status.state;
        const bool isQueued = state == TaskState::Waiting || state == TaskState::WillNotStart ||
                              state == TaskState::Running || state == TaskState::Stalled;
        if (!isQueued || !task.files.submission)
            continue;
        ++queued.tasks;
        queued.batches.insert(task.files.submission->batch);
    }
    return queued;
}

int arrayLimit(const Machine& machine, Transport& transport) {
    const auto limits = transport.call("scontrol show config", kAskLimit);
    const std::optional<int> arrays =
        limits && limits->status == 0 ? mostArrayTasks(limits->text) : std::nullopt;
    if (!arrays)
        throw NotReached(fmt::format("{}: Slurm does not answer{}{}", machine.name,
                                     limits ? ": " : "", limits ? trimmed(limits->text) : ""));
    return *arrays;
}

std::string partitionOf(const Machine& machine) {
    constexpr std::string_view kLong = "--partition=", kShort = "-p";
    std::string name;
    for (const std::string& option : machine.options)
        if (option.starts_with(kLong))
            name = option.substr(kLong.size());
        else if (option.starts_with(kShort))
            name = option.substr(kShort.size());
    return name.substr(0, name.find(','));
}

// Tasks with the same limit of time; 0: that of the partition.
struct TimedTasks {
    int minutes = 0;
    TaskList tasks;
};

// A task that ran out of time gets the limit that its retry asks for, as far as the partition goes.
std::vector<TimedTasks> byTime(const TaskList& tasks, const Machine& machine,
                               Transport& transport) {
    const bool hasLonger = std::any_of(tasks.begin(), tasks.end(), [](const CampaignTask* task) {
        return task->files.minutes.has_value();
    });
    const auto partitions = hasLonger ? transport.call("scontrol -o show partition", kAskLimit)
                                      : std::optional<ProgramOutput>();
    const std::optional<int> most = partitions && partitions->status == 0
                                        ? mostMinutes(partitions->text, partitionOf(machine))
                                        : std::nullopt;
    std::map<int, TaskList> groups;
    for (const CampaignTask* task : tasks) {
        const std::optional<int>& wanted = task->files.minutes;
        groups[wanted ? std::max(machine.minutes, std::min(*wanted, most.value_or(*wanted)))
                      : machine.minutes]
            .push_back(task);
    }
    std::vector<TimedTasks> ordered;
    for (auto& [limit, group] : groups)
        ordered.push_back({limit, std::move(group)});
    return ordered;
}

}  // namespace

std::string machineOf(const Campaign& campaign) {
    const fs::path file = campaign.folder() / "machine";
    std::error_code error;
    return fs::exists(file, error) ? std::string(trimmed(readTextFile(file))) : std::string();
}

CampaignStatus askStatus(const Campaign& campaign, Transport& transport, Progress& progress) {
    std::vector<TaskFiles> tasks = campaign.tasks();
    const QueueAnswer queue = transport.isHere() ? askQueueHere(campaign, transport, tasks)
                                                 : askThere(campaign, transport, tasks);
    return campaignStatus(campaign, tasks, queue, progress);
}

SubmitReport submitTasks(const Campaign& campaign, const Machine& machine, Transport& transport,
                         const CampaignStatus& status, bool isFirstOnly) {
    TaskList tasks = startableTasks(status);
    if (isFirstOnly && !tasks.empty())
        tasks = {firstToTry(tasks)};
    SubmitReport report;
    if (tasks.empty())
        return report;
    if (!transport.isHere())
        transport.push();
    const int arrays = arrayLimit(machine, transport);
    const Queued queued = inQueue(status);
    const auto most = static_cast<std::size_t>(machine.mostSubmitted);
    std::size_t free = most > queued.tasks ? most - queued.tasks : 0;
    std::size_t open = queued.batches.size();
    const std::size_t worthwhile =
        std::min(tasks.size(), std::max<std::size_t>(1, most / kMostOpen));
    writeTextFile(campaign.folder() / "machine", machine.name + "\n");
    std::vector<TimedTasks> groups = byTime(tasks, machine, transport);
    for (auto group = groups.begin();
         group != groups.end() && free >= worthwhile && open < kMostOpen;) {
        const std::size_t count =
            std::min({group->tasks.size(), free, static_cast<std::size_t>(std::max(arrays, 1))});
        const auto end = group->tasks.begin() + static_cast<std::ptrdiff_t>(count);
        Machine limited = machine;
        limited.minutes = group->minutes;
        const int batch = writeBatch(campaign, {group->tasks.begin(), end});
        report.jobs.push_back(submitBatch(campaign, limited, transport, batch));
        group->tasks.erase(group->tasks.begin(), end);
        report.submitted += count;
        free -= count;
        ++open;
        if (group->tasks.empty())
            ++group;
    }
    report.left = tasks.size() - report.submitted;
    return report;
}

ExportOptions exportOptionsFor(const Machine& machine) {
    ExportOptions options;
    options.setup = machine.setup;
    options.command = machine.command;
    options.libraryThere = machine.library;
    options.machine = machine.name;
    return options;
}

std::size_t cancelTasks(const Campaign& campaign, Transport& transport,
                        const CampaignStatus& status, const std::vector<std::string>& keys) {
    std::size_t cancelled = 0;
    std::string words;
    for (const CampaignTask& task : status.tasks) {
        const auto& submission = task.files.submission;
        const bool isAskedFor =
            keys.empty() || std::find(keys.begin(), keys.end(), task.files.key) != keys.end();
        const TaskState state = task.status.state;
        const bool isUnderWay = state == TaskState::Waiting || state == TaskState::WillNotStart ||
                                state == TaskState::Running || state == TaskState::Stalled;
        if (!isAskedFor || !isUnderWay)
            continue;
        if (submission && !submission->job.empty()) {
            words += fmt::format(" {}_{}", submission->job, submission->index);
            ++cancelled;
        } else if (cancelHere(task.files)) {
            ++cancelled;
        }
    }
    if (words.empty())
        return cancelled;
    const auto output = transport.call("scancel" + words, kAskLimit);
    if (!output || output->status != 0)
        throw FileError(campaign.folder().string() + ": Slurm cancelled nothing: " +
                        (output ? std::string(trimmed(output->text)) : "no answer"));
    return cancelled;
}

}  // namespace mtp
