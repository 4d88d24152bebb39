#include "core/io/bytes/Hdf5Probe.h"

#ifndef _WIN32
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <mutex>

#include "core/base/Error.h"
#include "core/io/bytes/Hdf5File.h"

namespace mtp {

#ifdef _WIN32
void probeInChildProcess(const std::filesystem::path&, const std::function<void()>&) {}
#else
namespace {

constexpr unsigned kMostSeconds = 30;

[[noreturn]] void tryAndLeave(const std::function<void()>& work) {
    // No report and no image of this process, should it crash, nor anything of its parent's.
    for (int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM})
        signal(number, SIG_DFL);
    alarm(kMostSeconds);
    try {
        work();
    } catch (...) {  // the parent meets it again
    }
    _exit(0);
}

}  // namespace

void probeInChildProcess(const std::filesystem::path& path, const std::function<void()>& work) {
    pid_t child = -1;
    {
        // The copy must not find the library at work on another thread, which it has not.
        const std::scoped_lock lock(hdf5Lock());
        child = fork();
    }
    if (child == 0)
        tryAndLeave(work);
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
        throw ParseError(path.string(), 0, "damaged in a way that the HDF5 library fails on");
}
#endif

}  // namespace mtp
