#include <fmt/format.h>

#include <array>

#include "core/base/ThisProcess.h"
#include "core/base/WindowsHandle.h"

namespace mtp {

int processId() {
    return static_cast<int>(GetCurrentProcessId());
}

std::string hostName() {
    std::array<wchar_t, 256> name{};
    auto size = static_cast<DWORD>(name.size());
    if (!GetComputerNameExW(ComputerNameDnsHostname, name.data(), &size))
        return {};
    return std::filesystem::path(std::wstring(name.data(), size)).string();
}

std::string nameOfThisProcess() {
    return fmt::format("process {} on {}", processId(), hostName());
}

std::filesystem::path programFile() {
    std::array<wchar_t, 32768> name{};
    const DWORD size = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
    return std::wstring(name.data(), size);
}

bool isSuperuser() {
    return false;
}

bool isAlive(int process) {
    const WindowsHandle handle(OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process)));
    if (!handle.isOpen())
        return GetLastError() == ERROR_ACCESS_DENIED;
    return WaitForSingleObject(handle.get(), 0) == WAIT_TIMEOUT;
}

bool askToEnd(int) {
    return false;
}

// Threads have classes of priority; below the normal one is what a niceness of 5 to 9 means.
int niceness() {
    constexpr int kBelowNormal = 5, kLowest = 10;
    const int priority = GetThreadPriority(GetCurrentThread());
    if (priority <= THREAD_PRIORITY_LOWEST)
        return kLowest;
    return priority <= THREAD_PRIORITY_BELOW_NORMAL ? kBelowNormal : 0;
}

void setNiceness(int value) {
    SetThreadPriority(GetCurrentThread(), value >= 10  ? THREAD_PRIORITY_LOWEST
                                          : value >= 5 ? THREAD_PRIORITY_BELOW_NORMAL
                                                       : THREAD_PRIORITY_NORMAL);
}

}  // namespace mtp
