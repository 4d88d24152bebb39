#include "core/base/Process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <thread>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"

extern char** environ;

namespace mtp {

bool canStartScripts() {
    return true;
}

namespace {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return m_number; }
    void close() {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }

private:
    int m_number;
};

class FileActions {
public:
    FileActions() { posix_spawn_file_actions_init(&m_actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&m_actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    void openNull(int stream, int mode) {
        posix_spawn_file_actions_addopen(&m_actions, stream, "/dev/null", mode, 0);
    }
    void give(int from, int to) { posix_spawn_file_actions_adddup2(&m_actions, from, to); }
    const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

class NewSession {
public:
    NewSession() {
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID);
    }
    ~NewSession() { posix_spawnattr_destroy(&m_attributes); }
    NewSession(const NewSession&) = delete;
    NewSession& operator=(const NewSession&) = delete;

    const posix_spawnattr_t* get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes{};
};

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// The environment of this process with other values for some variables.
std::vector<std::string> environmentWith(const std::map<std::string, std::string>& variables) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        if (!variables.contains(std::string(text.substr(0, text.find('=')))))
            all.emplace_back(text);
    }
    for (const auto& [name, value] : variables)
        all.push_back(name + "=" + value);
    return all;
}

using Deadline = std::chrono::steady_clock::time_point;

// The exit status; absent if the child still runs at the deadline.
std::optional<int> waitFor(pid_t child, Deadline deadline) {
    constexpr std::chrono::milliseconds kPause{1};
    for (;;) {
        int status = 0;
        const pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child)
            return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        if (ended < 0 && errno != EINTR)
            return -1;
        if (std::chrono::steady_clock::now() > deadline)
            return {};
        std::this_thread::sleep_for(kPause);
    }
}

// Reads to the end; false if a limit is passed.
bool readAll(int pipe, std::string& text, Deadline deadline, std::size_t mostBytes) {
    char buffer[4096];
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd wanted{pipe, POLLIN, 0};
        const int ready = left.count() > 0 ? poll(&wanted, 1, static_cast<int>(left.count())) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        const ssize_t count = read(pipe, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0;
        text.append(buffer, static_cast<std::size_t>(count));
        if (text.size() > mostBytes)
            return false;
    }
}

constexpr int kLockStream = 9;  // a number below 10, so that every shell passes it on

// isLocked() of another thread holds a lock for a moment too: a second attempt tells.
bool takeLock(int file) {
    constexpr int kAttempts = 20;
    constexpr std::chrono::milliseconds kPause{5};
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0)
            return true;
        std::this_thread::sleep_for(kPause);
    }
    return false;
}

}  // namespace

std::optional<ProgramOutput> runProgram(const std::filesystem::path& program,
                                        const std::vector<std::string>& arguments,
                                        std::chrono::milliseconds limit, std::size_t mostBytes) {
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    Descriptor output(ends[0]), input(ends[1]);
    for (const int end : ends)  // not pipe2(): macOS has none
        fcntl(end, F_SETFD, FD_CLOEXEC);
    FileActions actions;
    actions.openNull(STDIN_FILENO, O_RDONLY);
    actions.give(input.get(), STDOUT_FILENO);
    actions.give(input.get(), STDERR_FILENO);
    const NewSession session;
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    pid_t child = -1;
    if (posix_spawn(&child, program.c_str(), actions.get(), session.get(), pointersTo(words).data(),
                    environ) != 0)
        return {};
    input.close();
    const Deadline deadline = std::chrono::steady_clock::now() + limit;
    ProgramOutput result;
    // A program may close its output and run on.
    std::optional<int> status;
    if (readAll(output.get(), result.text, deadline, mostBytes))
        status = waitFor(child, deadline);
    if (!status) {
        kill(-child, SIGKILL);
        waitFor(child, Deadline::max());
        return {};
    }
    result.status = *status;
    return result;
}

std::optional<std::filesystem::path> findProgram(const std::string& name) {
    const auto isProgram = [](const std::filesystem::path& path) {
        std::error_code error;
        return std::filesystem::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0;
    };
    if (name.find('/') != std::string::npos)
        return isProgram(name) ? std::optional<std::filesystem::path>(name) : std::nullopt;
    const char* variable = std::getenv("PATH");
    std::string_view folders = variable ? variable : "";
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::filesystem::path path = std::filesystem::path(folders.substr(0, end)) / name;
        if (end > 0 && isProgram(path))
            return path;
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return {};
}

void startDetached(const std::filesystem::path& script,
                   const std::map<std::string, std::string>& variables,
                   const std::filesystem::path& lock, const std::vector<std::string>& arguments) {
    const Descriptor file(open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (file.get() < 0)
        throw writeError(lock, errno);
    if (!takeLock(file.get()))
        throw FileError(script.parent_path().string() + ": a run goes on in this folder");
    FileActions actions;
    actions.openNull(STDIN_FILENO, O_RDONLY);
    actions.openNull(STDOUT_FILENO, O_WRONLY);
    actions.openNull(STDERR_FILENO, O_WRONLY);
    actions.give(file.get(), kLockStream);
    const NewSession session;
    // The first shell ends at once, so that no process of ours is left to wait for the script.
    std::vector<std::string> words{"sh", "-c", "\"$0\" \"$@\" &",
                                   std::filesystem::absolute(script).string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environmentWith(variables);
    pid_t child = -1;
    const int error = posix_spawn(&child, "/bin/sh", actions.get(), session.get(),
                                  pointersTo(words).data(), pointersTo(environment).data());
    if (error != 0)
        throw FileError(fmt::format("{}: cannot be started: {}", script.string(),
                                    std::generic_category().message(error)));
    waitFor(child, Deadline::max());
}

bool isLocked(const std::filesystem::path& lock) {
    const Descriptor file(open(lock.c_str(), O_RDONLY | O_CLOEXEC));
    return file.get() >= 0 && flock(file.get(), LOCK_SH | LOCK_NB) != 0;
}

}  // namespace mtp
