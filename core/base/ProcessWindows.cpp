#include <algorithm>
#include <array>

#include "core/base/Error.h"
#include "core/base/Process.h"
#include "core/base/WindowsHandle.h"

namespace mtp {

namespace fs = std::filesystem;

namespace {

constexpr int kEndedByFault = 139;  // as 128 + SIGSEGV elsewhere

// One argument as the C runtime of a program takes it apart again: backslashes count only in front
// of a quote.
std::wstring quoted(const std::wstring& word) {
    if (!word.empty() && word.find_first_of(L" \t\n\v\"") == std::wstring::npos)
        return word;
    std::wstring text = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t c : word) {
        if (c == L'"')
            text.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        text += c;
    }
    return text.append(backslashes, L'\\') + L'"';
}

std::wstring commandLine(const fs::path& program, const std::vector<std::string>& arguments) {
    std::wstring line = quoted(program.wstring());
    for (const std::string& argument : arguments)
        line += L' ' + quoted(fs::path(argument).wstring());
    return line;
}

// The handles that a program gets, and no others.
class Inherited {
public:
    explicit Inherited(std::array<HANDLE, 2> handles) : m_handles(handles) {
        SIZE_T size = 0;
        InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        m_room.resize(size);
        InitializeProcThreadAttributeList(list(), 1, 0, &size);
        UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, m_handles.data(),
                                  sizeof m_handles, nullptr, nullptr);
    }
    ~Inherited() { DeleteProcThreadAttributeList(list()); }
    Inherited(const Inherited&) = delete;
    Inherited& operator=(const Inherited&) = delete;

    LPPROC_THREAD_ATTRIBUTE_LIST list() {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_room.data());
    }

private:
    std::array<HANDLE, 2> m_handles;
    std::vector<char> m_room;
};

// A program and the programs that it starts; all end with the object.
class Child {
public:
    Child(const fs::path& program, const std::vector<std::string>& arguments, HANDLE output)
        : m_job(CreateJobObjectW(nullptr, nullptr)) {
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        SetInformationJobObject(m_job.get(), JobObjectExtendedLimitInformation, &limits,
                                sizeof limits);
        SECURITY_ATTRIBUTES inheritable{sizeof inheritable, nullptr, TRUE};
        const WindowsHandle nothing(
            CreateFileW(L"NUL", GENERIC_READ, kShareAll, &inheritable, OPEN_EXISTING, 0, nullptr));
        Inherited inherited({nothing.get(), output});
        STARTUPINFOEXW start{};
        start.StartupInfo.cb = sizeof start;
        start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
        start.StartupInfo.hStdInput = nothing.get();
        start.StartupInfo.hStdOutput = start.StartupInfo.hStdError = output;
        start.lpAttributeList = inherited.list();
        std::wstring line = commandLine(program, arguments);
        m_isStarted =
            CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                           CREATE_SUSPENDED | CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT,
                           nullptr, nullptr, &start.StartupInfo, &m_process);
        if (!m_isStarted)
            return;
        AssignProcessToJobObject(m_job.get(), m_process.hProcess);
        ResumeThread(m_process.hThread);
    }
    ~Child() {
        if (!m_isStarted)
            return;
        CloseHandle(m_process.hThread);
        CloseHandle(m_process.hProcess);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    bool isStarted() const { return m_isStarted; }
    bool hasEnded(DWORD afterMs) const {
        return WaitForSingleObject(m_process.hProcess, afterMs) == WAIT_OBJECT_0;
    }
    int status() const {
        constexpr DWORD kFaults = 0xC0000000;
        DWORD status = 0;
        GetExitCodeProcess(m_process.hProcess, &status);
        return status >= kFaults ? kEndedByFault : static_cast<int>(status);
    }

private:
    WindowsHandle m_job;
    PROCESS_INFORMATION m_process{};
    bool m_isStarted = false;
};

// Appends what the pipe holds now.
void readWhatIsThere(HANDLE pipe, std::string& text) {
    char buffer[4096];
    DWORD waiting = 0, count = 0;
    while (PeekNamedPipe(pipe, nullptr, 0, nullptr, &waiting, nullptr) && waiting > 0 &&
           ReadFile(pipe, buffer, sizeof buffer, &count, nullptr) && count > 0)
        text.append(buffer, count);
}

bool isProgram(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

// "lmp" is the file lmp.exe.
std::optional<fs::path> asProgram(const fs::path& path) {
    fs::path named = path;
    named += ".exe";
    for (const fs::path& candidate : {path, named})
        if (candidate.has_extension() && isProgram(candidate))
            return candidate;
    return {};
}

}  // namespace

std::optional<ProgramOutput> runProgram(const fs::path& program,
                                        const std::vector<std::string>& arguments,
                                        std::chrono::milliseconds limit, std::size_t mostBytes) {
    constexpr DWORD kPause = 5;  // ms
    SECURITY_ATTRIBUTES inheritable{sizeof inheritable, nullptr, TRUE};
    HANDLE ends[2];
    if (!CreatePipe(&ends[0], &ends[1], &inheritable, 0))
        return {};
    const WindowsHandle output(ends[0]);
    WindowsHandle input(ends[1]);
    const Child child(program, arguments, input.get());
    input.close();
    if (!child.isStarted())
        return {};
    ProgramOutput result;
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (bool hasEnded = false; !hasEnded;) {
        hasEnded = child.hasEnded(kPause);
        readWhatIsThere(output.get(), result.text);
        if (result.text.size() > mostBytes ||
            (!hasEnded && std::chrono::steady_clock::now() > deadline))
            return {};
    }
    result.status = child.status();
    return result;
}

std::optional<fs::path> findProgram(const std::string& name) {
    if (name.find_first_of("/\\") != std::string::npos)
        return asProgram(name);
    const wchar_t* variable = _wgetenv(L"PATH");
    std::wstring_view folders = variable ? variable : L"";
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(L';'), folders.size());
        if (end > 0)
            if (const auto program = asProgram(fs::path(folders.substr(0, end)) / name))
                return program;
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return {};
}

bool canStartScripts() {
    return false;
}

void startDetached(const fs::path& script, const std::map<std::string, std::string>&,
                   const fs::path&, const std::vector<std::string>&) {
    throw FileError(script.string() +
                    ": is a script for a POSIX shell, which Windows has not: run it on another "
                    "machine, or by the Windows subsystem for Linux");
}

// No process that holds such a lock was begun here.
bool isLocked(const fs::path&) {
    return false;
}

}  // namespace mtp
