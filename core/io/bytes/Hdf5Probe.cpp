#include "core/io/bytes/Hdf5Probe.h"

#ifndef _WIN32
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>

extern char** environ;
#endif

namespace mtp {

#ifdef _WIN32
ProbeResult probeInHelper(const std::filesystem::path&, const std::filesystem::path&) {
    return ProbeResult::NotRun;
}
#else
namespace {

// Standard input, output and error of the helper go to /dev/null; the caller reports the damage
// itself.
class SilentStreams {
public:
    SilentStreams() {
        posix_spawn_file_actions_init(&m_actions);
        for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&m_actions, stream, "/dev/null", O_RDWR, 0);
    }
    ~SilentStreams() { posix_spawn_file_actions_destroy(&m_actions); }
    SilentStreams(const SilentStreams&) = delete;
    SilentStreams& operator=(const SilentStreams&) = delete;

    const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

}  // namespace

ProbeResult probeInHelper(const std::filesystem::path& helper, const std::filesystem::path& path) {
    std::string program = helper.string(), command = "probe", mark = "--", file = path.string();
    char* arguments[] = {program.data(), command.data(), mark.data(), file.data(), nullptr};
    const SilentStreams streams;
    pid_t child = -1;
    if (posix_spawn(&child, program.c_str(), streams.get(), nullptr, arguments, environ) != 0)
        return ProbeResult::NotRun;
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return ProbeResult::NotRun;
    if (WIFSIGNALED(status) || WEXITSTATUS(status) == 1)
        return ProbeResult::Crashed;
    return WEXITSTATUS(status) == 0 ? ProbeResult::Passed : ProbeResult::NotRun;
}
#endif

}  // namespace mtp
