#include "app/cli/Signals.h"

#include <atomic>
#include <csignal>

namespace mtp::cli {

namespace {

std::atomic<int> theRequest = 0;
static_assert(std::atomic<int>::is_always_lock_free, "set in a signal handler");

void request(int signal) {
    int none = 0;
    theRequest.compare_exchange_strong(none, signal);
}

}  // namespace

void catchSignals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (std::signal(signal, request) == SIG_IGN)
            std::signal(signal, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

bool isEndRequested() {
    return theRequest != 0;
}

std::string requestingSignal() {
    switch (theRequest) {
        case SIGINT:
            return "SIGINT";
        case SIGTERM:
            return "SIGTERM";
        case SIGHUP:
            return "SIGHUP";
        default:
            return {};
    }
}

}  // namespace mtp::cli
