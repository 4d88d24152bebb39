#include <fcntl.h>
#include <io.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "app/cli/System.h"
#include "core/base/WindowsHandle.h"

#include <shellapi.h>

namespace mtp::cli {

// What main() is given is in the encoding of the system.
std::vector<std::string> argumentsOf(int, char**) {
    int count = 0;
    const std::unique_ptr<LPWSTR, decltype(&LocalFree)> words(
        CommandLineToArgvW(GetCommandLineW(), &count), LocalFree);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i)
        arguments.push_back(std::filesystem::path(words.get()[i]).string());
    return arguments;
}

void prepareOutput() {
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    SetConsoleOutputCP(CP_UTF8);
    DWORD mode = 0;
    const HANDLE screen = GetStdHandle(STD_ERROR_HANDLE);
    if (GetConsoleMode(screen, &mode))
        SetConsoleMode(screen, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

bool isTerminal() {
    return _isatty(_fileno(stderr)) != 0;
}

void limitThisProcess() {
    constexpr std::chrono::seconds kMost{30};
    constexpr UINT kEndedByTime = 142;                             // as 128 + SIGALRM elsewhere
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);  // no question to the user
    std::thread([kMost] {
        std::this_thread::sleep_for(kMost);
        TerminateProcess(GetCurrentProcess(), kEndedByTime);
    }).detach();
}

}  // namespace mtp::cli
