#include <sys/resource.h>
#include <unistd.h>

#include "app/cli/System.h"

namespace mtp::cli {

std::vector<std::string> argumentsOf(int argc, char** argv) {
    return {argv + 1, argv + argc};
}

void prepareOutput() {}

bool isTerminal() {
    return isatty(STDERR_FILENO) != 0;
}

void limitThisProcess() {
    constexpr unsigned kMostSeconds = 30;
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    alarm(kMostSeconds);
}

}  // namespace mtp::cli
