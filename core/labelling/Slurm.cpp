#include "core/labelling/Slurm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/Text.h"

namespace mtp {

namespace {

enum class Phase { Waiting, Active, Ended };

struct SlurmState {
    std::string_view name, code;
    Phase phase;
    FailureClass failure = FailureClass::Lost;
};
constexpr std::array kSlurmStates = std::to_array<SlurmState>({
    {"PENDING", "PD", Phase::Waiting},
    {"REQUEUED", "RQ", Phase::Waiting},
    {"REQUEUE_HOLD", "RH", Phase::Waiting},
    {"REQUEUE_FED", "RF", Phase::Waiting},
    {"SPECIAL_EXIT", "SE", Phase::Waiting},
    {"RESV_DEL_HOLD", "RD", Phase::Waiting},
    {"RUNNING", "R", Phase::Active},
    {"COMPLETING", "CG", Phase::Active},
    {"CONFIGURING", "CF", Phase::Active},
    {"SUSPENDED", "S", Phase::Active},
    {"STOPPED", "ST", Phase::Active},
    {"SIGNALING", "SI", Phase::Active},
    {"STAGE_OUT", "SO", Phase::Active},
    {"RESIZING", "RS", Phase::Active},
    {"COMPLETED", "CD", Phase::Ended},
    {"FAILED", "F", Phase::Ended},
    {"CANCELLED", "CA", Phase::Ended, FailureClass::Cancelled},
    {"TIMEOUT", "TO", Phase::Ended, FailureClass::Time},
    {"DEADLINE", "DL", Phase::Ended, FailureClass::Time},
    {"OUT_OF_MEMORY", "OOM", Phase::Ended, FailureClass::Memory},
    {"NODE_FAIL", "NF", Phase::Ended},
    {"BOOT_FAIL", "BF", Phase::Ended},
    {"PREEMPTED", "PR", Phase::Ended},
    {"REVOKED", "RV", Phase::Ended},
});

const SlurmState* findState(std::string_view text) {
    const std::string word = toUpper(text.substr(0, text.find_first_of(" +*")));
    for (const SlurmState& state : kSlurmStates)
        if (word == state.name || word == state.code)
            return &state;
    return nullptr;
}

// "mtp-k3b9-2": the batch of a job of this campaign.
std::optional<int> batchOf(std::string_view name, std::string_view campaign) {
    const std::string prefix = fmt::format("mtp-{}-", campaign);
    if (!name.starts_with(prefix))
        return std::nullopt;
    const auto batch = parseInt(name.substr(prefix.size()));
    return batch && *batch > 0 && *batch < 1'000'000'000 ? std::optional(static_cast<int>(*batch))
                                                         : std::nullopt;
}

// "5", or "3-6,9%2" of the tasks of an array that wait together.
std::vector<int> indicesOf(std::string_view text) {
    std::vector<int> indices;
    constexpr std::int64_t kMost = 100'000;  // more than any cluster takes
    if (text.starts_with('['))
        text.remove_prefix(1);
    text = text.substr(0, text.find_first_of("%]"));
    for (const std::string_view part : splitAt(text, ',')) {
        const std::size_t dash = part.find('-');
        const auto first = parseInt(part.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parseInt(part.substr(dash + 1));
        if (!first || !last || *first < 0 || *last > kMost ||
            static_cast<std::int64_t>(indices.size()) + *last - *first > kMost)
            continue;
        for (std::int64_t index = *first; index <= *last; ++index)
            indices.push_back(static_cast<int>(index));
    }
    return indices;
}

void takeQueued(std::string_view line, std::string_view campaign, QueueAnswer& answer) {
    const std::vector<std::string_view> fields = splitAt(line, '|');
    if (fields.size() < 5)
        return;
    const std::optional<int> batch = batchOf(fields[0], campaign);
    if (!batch)
        return;
    for (const int index : indicesOf(fields[2])) {
        QueuedTask& task = answer.tasks[{*batch, index}];
        const QueuedTask told{std::string(fields[3]), std::string(fields[4])};
        // Of a job that was submitted twice the one that lives counts.
        if (task.state.empty() || hasEndedInSlurm(task.state))
            task = told;
    }
}

}  // namespace

bool isWaitingInSlurm(std::string_view state) {
    const SlurmState* known = findState(state);
    return known && known->phase == Phase::Waiting;
}

bool hasEndedInSlurm(std::string_view state) {
    const SlurmState* known = findState(state);
    return known && known->phase == Phase::Ended;
}

FailureClass failureOfSlurmState(std::string_view state) {
    const SlurmState* known = findState(state);
    return known ? known->failure : FailureClass::Lost;
}

bool willNeverStart(std::string_view reason) {
    constexpr std::array<std::string_view, 12> kForEver{"PartitionConfig",
                                                        "PartitionTimeLimit",
                                                        "PartitionNodeLimit",
                                                        "BadConstraints",
                                                        "DependencyNeverSatisfied",
                                                        "InvalidAccount",
                                                        "InvalidQOS",
                                                        "AccountNotAllowed",
                                                        "QOSNotAllowed",
                                                        "JobHeldAdmin",
                                                        "JobHeldUser",
                                                        "ReqNodeNotAvail"};
    if (std::any_of(kForEver.begin(), kForEver.end(),
                    [&](std::string_view word) { return reason.starts_with(word); }))
        return true;
    // A job that asks for more than is ever allowed, such as AssocMaxWallDurationPerJobLimit.
    return (reason.starts_with("AssocMax") || reason.starts_with("QOSMax")) &&
           reason.ends_with("PerJobLimit");
}

QueueAnswer parseSlurmQueue(std::string_view text, std::string_view campaign) {
    constexpr std::string_view kQueued = "queue|", kError = "queue-error|";
    QueueAnswer answer;
    bool isWhole = false;
    for (std::string_view line : splitAt(text, '\n')) {
        line = trimmed(line);
        if (line == "queue-ok")
            isWhole = true;
        else if (line.starts_with(kError))
            answer.error = std::string(line.substr(kError.size()));
        else if (line.starts_with(kQueued))
            takeQueued(line.substr(kQueued.size()), campaign, answer);
    }
    answer.isComplete = isWhole && answer.error.empty();
    if (!answer.isComplete && answer.error.empty())
        answer.error = "the answer was cut";
    return answer;
}

std::string slurmJobName(std::string_view campaign, int batch) {
    return fmt::format("mtp-{}-{}", campaign, batch);
}

namespace {

// "2-03:00:00", "03:00:00"; minutes.
std::optional<int> minutesOfSlurm(std::string_view text) {
    constexpr std::int64_t kMost = 100'000'000;
    const std::size_t dash = text.find('-');
    const auto days = dash == std::string_view::npos ? 0 : parseInt(text.substr(0, dash));
    const std::vector<std::string_view> clock =
        splitAt(dash == std::string_view::npos ? text : text.substr(dash + 1), ':');
    if (!days || clock.size() != 3)
        return std::nullopt;
    const auto hours = parseInt(clock[0]), minutes = parseInt(clock[1]);
    if (!hours || !minutes || *days < 0 || *days > kMost || *hours < 0 || *hours > kMost)
        return std::nullopt;
    return static_cast<int>(std::min(kMost, *days * 1440 + *hours * 60 + *minutes));
}

}  // namespace

std::optional<int> mostMinutes(std::string_view partitions, std::string_view name) {
    for (const std::string_view line : splitAt(partitions, '\n')) {
        std::map<std::string_view, std::string_view> values;
        for (const std::string_view word : wordsOf(line))
            if (const std::size_t equals = word.find('='); equals != std::string_view::npos)
                values[word.substr(0, equals)] = word.substr(equals + 1);
        if (name.empty() ? values["Default"] == "YES" : values["PartitionName"] == name)
            return minutesOfSlurm(values["MaxTime"]);
    }
    return std::nullopt;
}

std::optional<int> mostArrayTasks(std::string_view configuration) {
    for (const std::string_view line : splitAt(configuration, '\n')) {
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || trimmed(line.substr(0, equals)) != "MaxArraySize")
            continue;
        if (const auto size = parseInt(trimmed(line.substr(equals + 1))))
            return std::max(0, static_cast<int>(*size) - 1);
    }
    return std::nullopt;
}

}  // namespace mtp
