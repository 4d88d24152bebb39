#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "ui/window/CrashSystem.h"

namespace mtp::ui {

namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr std::size_t kHandlerStack = 64 * 1024;

void (*g_report)(const char* reason) = nullptr;

void handle(int signal) {
    char reason[] = "signal   ";
    char* digits = reason + sizeof "signal " - 1;
    if (signal >= 10)
        *digits++ = static_cast<char>('0' + signal / 10);
    *digits++ = static_cast<char>('0' + signal % 10);
    *digits = '\0';
    g_report(reason);
    // SA_RESETHAND has put the default back: this ends the process with its signal.
    raise(signal);
}

}  // namespace

void CrashFile::setPath(const std::filesystem::path& path) {
    const std::string& text = path.native();
    const std::size_t length = std::min(text.size(), kLongestPath - 1);
    std::memcpy(m_path, text.data(), length);
    m_path[length] = '\0';
}

bool CrashFile::open() {
    if (m_path[0] == '\0')
        return false;
    m_file = ::open(m_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    return m_file >= 0;
}

void CrashFile::put(const char* text) {
    if (write(static_cast<int>(m_file), text, std::strlen(text)) < 0)
        return;  // there is nobody to tell
}

void CrashFile::putStack() {
    constexpr int kDeepest = 64;
    void* frames[kDeepest];
    backtrace_symbols_fd(frames, backtrace(frames, kDeepest), static_cast<int>(m_file));
}

void CrashFile::close() {
    ::close(static_cast<int>(m_file));
}

void catchFaults(void (*report)(const char* reason)) {
    g_report = report;
    void* frame = nullptr;
    backtrace(&frame, 1);  // loads what it needs now, not in the handler
    // A stack of its own: that of the program may be what has run out.
    alignas(std::max_align_t) static char memory[kHandlerStack];
    stack_t stack{};
    stack.ss_sp = memory;
    stack.ss_size = sizeof memory;
    sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
    for (int signal : kSignals)
        sigaction(signal, &action, nullptr);
}

}  // namespace mtp::ui
