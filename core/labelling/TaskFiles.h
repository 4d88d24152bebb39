// What the files of a campaign say of its tasks: no queue is asked, no output is read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtp {

// One start of a code for a task; its folder is made once.
struct AttemptFiles {
    int number = 0;         // from 1
    std::string host, job;  // its machine; of Slurm: the number of the array job
    std::optional<int> process;
    std::optional<std::int64_t> startedAt, endedAt;  // seconds since 1970
    std::optional<int> exitStatus;
    std::string reason;  // "finished", "walltime", "cancelled", ...: why task.sh ended
    std::optional<std::int64_t> lastOutputAt;
    bool isAlive = false;  // a process of it runs on this machine

    bool hasStarted() const { return startedAt.has_value(); }
    bool hasEnded() const { return exitStatus.has_value(); }
};

// A line of a list that was given to a scheduler.
struct SubmittedTask {
    int batch = 0, index = 0;  // both from 1
    std::optional<std::int64_t> at;
    std::string job;       // its number; empty: the answer was lost, or it was refused
    std::string refusal;   // what the scheduler said, if it gave no number
    bool isFused = false;  // the rest of its batch was cancelled: its first tasks had failed alike
    int attempt = 1;       // that it is for
};

struct TaskFiles {
    std::string key;
    int number = 0;                 // of the configuration in the campaign, from 1
    std::optional<double> density;  // g/cm³, as in the key
    bool hasDeck = false;
    std::optional<AttemptFiles> attempt;      // the newest
    bool hasRetry = false;                    // another attempt is prepared
    std::optional<int> minutes;               // limit of time that it needs
    std::optional<SubmittedTask> submission;  // of the attempt that comes next, or of the newest

    // The attempt that would be started next.
    int nextAttempt() const { return attempt ? attempt->number + 1 : 1; }
    // Whether the submission is of that one: of a task that was submitted again, what became of
    // its newest attempt tells nothing of it.
    bool isNextSubmitted() const { return submission && submission->attempt == nextAttempt(); }
};

// In the folder of a prepared attempt: the limit of time that it needs, in minutes.
inline constexpr const char* kMinutesFile = "minutes";
// In the folder of a batch that array.sh has ended, because its first tasks failed alike.
inline constexpr const char* kFuseFolder = "fuse";

// A key is "000017-d1.50-9f3c2a1b": number, density (or "dx" if it is unknown), checksum.
std::string taskKey(int number, std::optional<double> density, std::string_view checksum);
// Absent for a name that is none.
struct KeyParts {
    int number = 0;
    std::optional<double> density;
    std::string checksum;  // 8 hex digits
};
std::optional<KeyParts> parseTaskKey(std::string_view key);

// All tasks of a campaign's folder, by key. One pass over its files. Throws FileError.
std::vector<TaskFiles> scanTasks(const std::filesystem::path& campaign);

// What status.sh said about the tasks on another computer ("task|KEY|2|host=...|exit=0|..."), into
// those that were scanned here.
void takeRemoteTasks(std::string_view text, std::vector<TaskFiles>& tasks,
                     const std::filesystem::path& campaign);

// "started" and "ended", as task.sh writes them, into the fields of the attempt.
void takeStarted(std::string_view text, AttemptFiles& attempt);
void takeEnded(std::string_view text, AttemptFiles& attempt);

// The last bytes of a file, decompressed if it ends in .gz; empty if it cannot be read.
std::string tailOf(const std::filesystem::path& path, std::size_t bytes);
// The path, or with .gz behind it if only that is there.
std::filesystem::path storedPath(const std::filesystem::path& path);

// "xxh128:" and 32 hex digits, as `xxhsum -H2` says of a file with this text.
std::string textChecksum(std::string_view text);

// The lock that the processes of a task hold while they run on this machine.
std::filesystem::path lockOfTask(const std::filesystem::path& campaign, const std::string& key);

}  // namespace mtp
