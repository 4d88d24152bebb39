#include "ui/window/CrashReport.h"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <exception>

namespace mtp::ui {

namespace {

// A handler may neither allocate nor lock: everything it needs lies ready in plain memory, the one
// place where the program keeps global state.
constexpr std::size_t kCommands = 20;
constexpr std::size_t kLongestCommand = 120;
constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

char g_version[64];
char g_path[4096];
char g_commands[kCommands][kLongestCommand];
std::size_t g_commandCount = 0;

template <std::size_t size>
void copyTo(char (&buffer)[size], const std::string& text) {
    const std::size_t length = std::min(text.size(), size - 1);
    std::memcpy(buffer, text.data(), length);
    buffer[length] = '\0';
}

void put(int file, const char* text) {
    if (write(file, text, std::strlen(text)) < 0)
        return;  // there is nobody to tell
}

void putNumber(int file, int number) {
    char digits[12];
    std::size_t at = sizeof digits - 1;
    digits[at] = '\0';
    do {
        digits[--at] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number > 0 && at > 0);
    put(file, digits + at);
}

void writeReport(int signal) {
    if (g_path[0] == '\0')
        return;
    const int file = open(g_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return;
    put(file, "MTP Workbench ");
    put(file, g_version);
    put(file, "\nended by signal ");
    putNumber(file, signal);
    put(file, "\n\nStack:\n");
    constexpr int kDeepest = 64;
    void* frames[kDeepest];
    backtrace_symbols_fd(frames, backtrace(frames, kDeepest), file);
    put(file, "\nLast commands, the latest at the end:\n");
    const std::size_t first = g_commandCount > kCommands ? g_commandCount - kCommands : 0;
    for (std::size_t i = first; i < g_commandCount; ++i) {
        put(file, g_commands[i % kCommands]);
        put(file, "\n");
    }
    close(file);
}

constexpr std::size_t kHandlerStack = 64 * 1024;

void handle(int signal) {
    writeReport(signal);
    // SA_RESETHAND has put the default back: this ends the process with its signal.
    raise(signal);
}

}  // namespace

void installCrashHandler(const std::string& version) {
    copyTo(g_version, version);
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

void noteProject(const std::filesystem::path& project) {
    copyTo(g_path, project.empty() ? std::string() : crashReportOf(project).string());
    g_commandCount = 0;
}

void noteCommand(const std::string& name) {
    copyTo(g_commands[g_commandCount % kCommands], name);
    ++g_commandCount;
}

std::filesystem::path crashReportOf(const std::filesystem::path& project) {
    return std::filesystem::absolute(project).string() + ".crash.txt";
}

}  // namespace mtp::ui
