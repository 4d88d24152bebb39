// An open object of Windows; for the files named *Windows.cpp alone.
#pragma once

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <system_error>

namespace mtp {

class WindowsHandle {
public:
    explicit WindowsHandle(HANDLE handle = INVALID_HANDLE_VALUE)
        : m_handle(handle ? handle : INVALID_HANDLE_VALUE) {}
    ~WindowsHandle() { close(); }
    WindowsHandle(const WindowsHandle&) = delete;
    WindowsHandle& operator=(const WindowsHandle&) = delete;

    HANDLE get() const { return m_handle; }
    bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE; }
    void close() {
        if (isOpen())
            CloseHandle(m_handle);
        m_handle = INVALID_HANDLE_VALUE;
    }

private:
    HANDLE m_handle;
};

// What others do with a file meanwhile: anything, as on other systems.
constexpr DWORD kShareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

// What went wrong in the last call, as errno says it.
inline int lastErrno() {
    const std::error_code error(static_cast<int>(GetLastError()), std::system_category());
    return error.default_error_condition().value();
}

}  // namespace mtp
