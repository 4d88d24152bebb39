#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/base/WindowsHandle.h"
#include "ui/window/CrashSystem.h"

namespace mtp::ui {

namespace {

constexpr ULONG kHandlerStack = 64 * 1024;
constexpr int kHexDigits = 16;  // of an address

void (*g_report)(const char* reason) = nullptr;

HANDLE handleOf(std::intptr_t file) {
    return reinterpret_cast<HANDLE>(file);
}

void toHex(std::uint64_t number, char (&text)[kHexDigits + 1]) {
    for (int i = kHexDigits; i-- > 0; number >>= 4)
        text[i] = "0123456789abcdef"[number & 0xF];
    text[kHexDigits] = '\0';
}

LONG WINAPI handle(EXCEPTION_POINTERS* fault) {
    char number[kHexDigits + 1], reason[kHexDigits + sizeof "exception "] = "exception ";
    toHex(fault->ExceptionRecord->ExceptionCode, number);
    std::strcat(reason, number + kHexDigits / 2);  // it has 32 bits
    g_report(reason);
    return EXCEPTION_CONTINUE_SEARCH;  // the system ends the process as it would have
}

void handleAbort(int) {
    g_report("abort");
}

// The module that holds an address, and the name of its file; null if none does.
HMODULE moduleAt(void* address, char (&name)[MAX_PATH]) {
    HMODULE module = nullptr;
    constexpr DWORD kByAddress =
        GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    const bool isKnown =
        GetModuleHandleExA(kByAddress, static_cast<const char*>(address), &module) &&
        GetModuleFileNameA(module, name, MAX_PATH) > 0;
    return isKnown ? module : nullptr;
}

}  // namespace

void CrashFile::setPath(const std::filesystem::path& path) {
    const std::wstring& text = path.native();
    const std::size_t length = std::min(text.size(), kLongestPath - 1);
    std::copy_n(text.data(), length, m_path);
    m_path[length] = L'\0';
}

bool CrashFile::open() {
    if (m_path[0] == L'\0')
        return false;
    m_file = reinterpret_cast<std::intptr_t>(CreateFileW(
        m_path, GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
    return m_file != -1;
}

void CrashFile::put(const char* text) {
    DWORD written = 0;
    WriteFile(handleOf(m_file), text, static_cast<DWORD>(std::strlen(text)), &written, nullptr);
}

// As module and offset, which a debugger with the symbols resolves.
void CrashFile::putStack() {
    constexpr ULONG kDeepest = 62;
    void* frames[kDeepest];
    const USHORT count = CaptureStackBackTrace(0, kDeepest, frames, nullptr);
    for (USHORT i = 0; i < count; ++i) {
        char name[MAX_PATH] = "?", offset[kHexDigits + 1];
        const HMODULE module = moduleAt(frames[i], name);
        toHex(reinterpret_cast<std::uint64_t>(frames[i]) - reinterpret_cast<std::uint64_t>(module),
              offset);
        put(name);
        put("+0x");
        put(offset);
        put("\n");
    }
}

void CrashFile::close() {
    CloseHandle(handleOf(m_file));
}

void catchFaults(void (*report)(const char* reason)) {
    g_report = report;
    ULONG room = kHandlerStack;  // left for the handler if the stack has run out
    SetThreadStackGuarantee(&room);
    SetUnhandledExceptionFilter(handle);
    std::signal(SIGABRT, handleAbort);  // the default comes back, and abort() ends the process
}

}  // namespace mtp::ui
