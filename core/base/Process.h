// Starts other programs: one whose output is wanted, and one that outlives this process.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mtp {

struct ProgramOutput {
    int status = 0;    // exit status; above 128 if a signal or a fault ended it
    std::string text;  // of standard output and error together, as they came
};

// Runs a program to its end, without input, and returns what it printed. Absent if it cannot be
// started, prints more than `mostBytes` or takes longer than the limit (it is killed then).
std::optional<ProgramOutput> runProgram(const std::filesystem::path& program,
                                        const std::vector<std::string>& arguments,
                                        std::chrono::milliseconds limit,
                                        std::size_t mostBytes = std::size_t{4} << 20);

// The program of this name in the folders of PATH; a name with a slash is taken as a path.
std::optional<std::filesystem::path> findProgram(const std::string& name);

// Whether this system runs the scripts of startDetached(), which a POSIX shell reads: Windows does
// not.
bool canStartScripts();

// Starts a shell script of the folder in a session of its own, so that it goes on when this process
// ends, and keeps `lock` locked as long as it or a program of it runs. Variables are added to the
// environment. Throws FileError if it cannot be started or the lock is held already.
void startDetached(const std::filesystem::path& script,
                   const std::map<std::string, std::string>& variables,
                   const std::filesystem::path& lock,
                   const std::vector<std::string>& arguments = {});

// Whether a process that startDetached() began with this lock still runs, also one that another
// process or an earlier session began.
bool isLocked(const std::filesystem::path& lock);

}  // namespace mtp
