#include <atomic>
#include <chrono>
#include <thread>

#include "app/cli/Signals.h"
#include "core/base/WindowsHandle.h"

namespace mtp::cli {

namespace {

constexpr DWORD kNone = 0xFFFFFFFF;
std::atomic<DWORD> theRequest = kNone;

// Runs in a thread of its own. The system ends this process when it returns from a closed window or
// the end of a session, a few seconds later at most: until then the work ends in order.
BOOL WINAPI request(DWORD event) {
    DWORD none = kNone;
    theRequest.compare_exchange_strong(none, event);
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        std::this_thread::sleep_for(std::chrono::minutes(1));
    return TRUE;
}

}  // namespace

void catchSignals() {
    SetConsoleCtrlHandler(request, TRUE);
}

bool isEndRequested() {
    return theRequest != kNone;
}

std::string requestingSignal() {
    switch (theRequest) {
        case kNone:
            return {};
        case CTRL_C_EVENT:
            return "Ctrl-C";
        case CTRL_BREAK_EVENT:
            return "Ctrl-Break";
        default:
            return "the end of the session";
    }
}

}  // namespace mtp::cli
