#include "core/labelling/TaskFiles.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <system_error>

#include "core/base/Error.h"
#include "core/base/FileState.h"
#include "core/base/Lists.h"
#include "core/base/Parse.h"
#include "core/base/Process.h"
#include "core/base/TextFile.h"
#include "core/base/ThisProcess.h"
#include "core/base/UtcTime.h"
#include "core/io/bytes/ByteSource.h"
#include "core/labelling/KeyValues.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> textOf(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return std::nullopt;
    return readTextFile(path);
}

bool runsHere(const AttemptFiles& attempt) {
    return attempt.process && attempt.host == hostName() && isAlive(*attempt.process);
}

int newestAttempt(const fs::path& task) {
    std::error_code error;
    int newest = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(task, error)) {
        const std::string name = entry.path().filename().string();
        constexpr std::string_view kPrefix = "attempt-";
        if (!name.starts_with(kPrefix))
            continue;
        if (const auto number = parseInt(std::string_view(name).substr(kPrefix.size())))
            newest = std::max(newest, static_cast<int>(*number));
    }
    return newest;
}

AttemptFiles readAttempt(const fs::path& folder, int number) {
    AttemptFiles attempt;
    attempt.number = number;
    if (const auto started = textOf(folder / "started"))
        takeStarted(*started, attempt);
    else
        attempt.startedAt = writtenAt(folder);  // it was made for that purpose
    if (const auto ended = textOf(folder / "ended"))
        takeEnded(*ended, attempt);
    if (!attempt.hasEnded()) {
        attempt.lastOutputAt = writtenAt(folder / "out");
        attempt.isAlive = attempt.job.empty() && runsHere(attempt);
    }
    return attempt;
}

// By key and attempt.
using Submissions = std::map<std::pair<std::string, int>, SubmittedTask>;

void readBatch(const fs::path& folder, int batch, Submissions& submissions) {
    const std::optional<std::string> intent = textOf(folder / "intent");
    const std::optional<std::string> tasks = textOf(folder / "tasks");
    if (!intent || !tasks || fs::exists(folder / "cancelled"))
        return;
    SubmittedTask submitted;
    submitted.batch = batch;
    submitted.at = writtenAt(folder / "intent");
    submitted.job = trimmed(textOf(folder / "job").value_or(""));
    if (submitted.job.empty())
        submitted.refusal = trimmed(textOf(folder / "refusal").value_or(""));
    submitted.isFused = fs::exists(folder / kFuseFolder);
    for (const std::string_view line : splitAt(*tasks, '\n')) {
        const std::vector<std::string_view> words = wordsOf(line);
        if (words.size() != 2)
            continue;
        ++submitted.index;
        submitted.attempt = static_cast<int>(parseInt(words[1]).value_or(0));
        submissions[{std::string(words[0]), submitted.attempt}] = submitted;
    }
}

Submissions readSubmissions(const fs::path& campaign) {
    std::map<int, fs::path> batches;  // later ones count
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(campaign / "submissions", error))
        if (const auto number = parseInt(entry.path().filename().string()))
            batches[static_cast<int>(*number)] = entry.path();
    Submissions submissions;
    for (const auto& [number, folder] : batches)
        readBatch(folder, number, submissions);
    return submissions;
}

// What depends on the newest attempt.
void completeTask(const fs::path& campaign, TaskFiles& task, const Submissions& submissions) {
    task.hasRetry = task.attempt && fs::exists(campaign / "jobs" / task.key /
                                               fmt::format("retry-{}", task.nextAttempt()));
    if (task.hasRetry)
        if (const auto text = textOf(campaign / "jobs" / task.key /
                                     fmt::format("retry-{}", task.nextAttempt()) / kMinutesFile))
            if (const auto limit = parseInt(trimmed(*text)))
                task.minutes = static_cast<int>(std::clamp<std::int64_t>(*limit, 1, 1'000'000));
    auto found = submissions.find({task.key, task.nextAttempt()});
    // A prepared attempt was not submitted with the one before.
    if (found == submissions.end() && task.attempt && !task.hasRetry)
        found = submissions.find({task.key, task.attempt->number});
    task.submission = found == submissions.end() ? std::nullopt : std::optional(found->second);
}

TaskFiles readTask(const fs::path& campaign, const std::string& key, const KeyParts& parts,
                   const Submissions& submissions) {
    const fs::path folder = campaign / "jobs" / key;
    TaskFiles task;
    task.key = key;
    task.number = parts.number;
    task.density = parts.density;
    task.hasDeck = fs::exists(folder / "deck");
    if (const int newest = newestAttempt(folder)) {
        task.attempt = readAttempt(folder / fmt::format("attempt-{}", newest), newest);
        if (!task.attempt->hasEnded() && isLocked(lockOfTask(campaign, key)))
            task.attempt->isAlive = true;
    }
    completeTask(campaign, task, submissions);
    return task;
}

}  // namespace

std::string taskKey(int number, std::optional<double> density, std::string_view checksum) {
    const std::size_t digits = checksum.find(':') + 1;
    return fmt::format("{:06}-d{}-{}", number,
                       density ? fmt::format("{:.2f}", *density) : std::string("x"),
                       checksum.substr(digits, 8));
}

std::optional<KeyParts> parseTaskKey(std::string_view key) {
    const std::vector<std::string_view> parts = splitAt(key, '-');
    if (parts.size() != 3 || !parts[1].starts_with('d') || parts[2].size() != 8 ||
        parts[2].find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    const auto number = parseInt(parts[0]);
    if (!number || *number < 1 || *number > 999999999)
        return std::nullopt;
    return KeyParts{static_cast<int>(*number), parseDouble(parts[1].substr(1)),
                    std::string(parts[2])};
}

std::vector<TaskFiles> scanTasks(const fs::path& campaign) {
    const Submissions submissions = readSubmissions(campaign);
    std::vector<TaskFiles> tasks;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(campaign / "jobs", error)) {
        const std::string key = entry.path().filename().string();
        if (const auto parts = parseTaskKey(key))
            tasks.push_back(readTask(campaign, key, *parts, submissions));
    }
    if (error && error != std::errc::no_such_file_or_directory)
        throw FileError(
            fmt::format("{}: cannot be read: {}", (campaign / "jobs").string(), error.message()));
    std::sort(tasks.begin(), tasks.end(),
              [](const TaskFiles& a, const TaskFiles& b) { return a.key < b.key; });
    return tasks;
}

void takeRemoteTasks(std::string_view text, std::vector<TaskFiles>& tasks,
                     const fs::path& campaign) {
    std::map<std::string, TaskFiles*, std::less<>> byKey;
    for (TaskFiles& task : tasks)
        byKey[task.key] = &task;
    const Submissions submissions = readSubmissions(campaign);
    for (const std::string_view line : splitAt(text, '\n')) {
        const std::vector<std::string_view> fields = splitAt(line, '|');
        if (fields.size() < 3 || fields[0] != "task")
            continue;
        const auto found = byKey.find(fields[1]);
        const int number = static_cast<int>(parseInt(fields[2]).value_or(0));
        if (found == byKey.end() || number < 1)
            continue;
        TaskFiles& task = *found->second;
        if (task.attempt && task.attempt->number == number && task.attempt->hasEnded())
            continue;  // it was brought here
        std::string values;
        for (std::size_t i = 3; i < fields.size(); ++i)
            values += std::string(fields[i]) + '\n';
        task.attempt = AttemptFiles{};
        task.attempt->number = number;
        takeStarted(values, *task.attempt);
        if (keyValues(values).contains("exit"))
            takeEnded(values, *task.attempt);
        task.attempt->lastOutputAt = secondsOfUtc(keyValues(values)["output"]);
        completeTask(campaign, task, submissions);
    }
}

void takeStarted(std::string_view text, AttemptFiles& attempt) {
    std::map<std::string, std::string> values = keyValues(text);
    attempt.host = values["host"];
    attempt.job = values["job"];
    if (const auto process = parseInt(values["pid"]))
        attempt.process = static_cast<int>(*process);
    attempt.startedAt = secondsOfUtc(values["started"]);
}

void takeEnded(std::string_view text, AttemptFiles& attempt) {
    std::map<std::string, std::string> values = keyValues(text);
    // A file without a status is damaged, and no less the end of the attempt.
    attempt.exitStatus = static_cast<int>(parseInt(values["exit"]).value_or(-1));
    attempt.reason = values["reason"];
    attempt.endedAt = secondsOfUtc(values["ended"]);
}

std::string tailOf(const fs::path& path, std::size_t bytes) {
    try {
        const std::unique_ptr<ByteSource> source = openBytes(path);
        std::string text(bytes, '\0');
        if (const auto size = source->size()) {
            text.resize(
                source->read(*size - std::min<std::uint64_t>(*size, bytes), text.data(), bytes));
            return text;
        }
        // Compressed: its end is known when it is reached.
        std::string all, block(bytes, '\0');
        for (std::uint64_t at = 0;;) {
            const std::size_t count = source->read(at, block.data(), block.size());
            all.append(block, 0, count);
            if (all.size() > bytes)
                all.erase(0, all.size() - bytes);
            if (count < block.size())
                return all;
            at += count;
        }
    } catch (const Error&) {
        return {};
    }
}

fs::path storedPath(const fs::path& path) {
    std::error_code error;
    const fs::path packed = path.string() + ".gz";
    return !fs::exists(path, error) && fs::exists(packed, error) ? packed : path;
}

std::string textChecksum(std::string_view text) {
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return fmt::format("xxh128:{:016x}{:016x}", hash.high64, hash.low64);
}

fs::path lockOfTask(const fs::path& campaign, const std::string& key) {
    return campaign / "jobs" / key / "lock";
}

}  // namespace mtp
