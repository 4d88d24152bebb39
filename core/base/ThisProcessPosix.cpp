#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

#include "core/base/ThisProcess.h"
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif
#ifdef __linux__
#include <sys/resource.h>
#endif

namespace mtp {

int processId() {
    return getpid();
}

std::string hostName() {
    char name[256] = "";
    return gethostname(name, sizeof name - 1) == 0 ? name : std::string();
}

std::string nameOfThisProcess() {
    return fmt::format("process {} on {}", processId(), hostName());
}

std::filesystem::path programFile() {
    std::error_code error;
#ifdef __APPLE__
    char name[4096];
    std::uint32_t size = sizeof name;
    return _NSGetExecutablePath(name, &size) == 0 ? std::filesystem::canonical(name, error)
                                                  : std::filesystem::path();
#else
    return std::filesystem::read_symlink("/proc/self/exe", error);
#endif
}

bool isSuperuser() {
    return geteuid() == 0;
}

bool isAlive(int process) {
    return kill(process, 0) == 0 || errno == EPERM;
}

bool askToEnd(int process) {
    return kill(process, SIGTERM) == 0;
}

#ifdef __linux__
int niceness() {
    return getpriority(PRIO_PROCESS, 0);  // each thread has its own
}

void setNiceness(int value) {
    setpriority(PRIO_PROCESS, 0, value);  // refused: as before
}
#else
int niceness() {
    return 0;
}

void setNiceness(int) {}
#endif

}  // namespace mtp
