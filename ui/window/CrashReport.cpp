#include "ui/window/CrashReport.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "ui/window/CrashSystem.h"

namespace mtp::ui {

namespace {

// A handler may neither allocate nor lock: everything it needs lies ready in plain memory, the one
// place where the program keeps global state.
constexpr std::size_t kCommands = 20;
constexpr std::size_t kLongestCommand = 120;

char g_version[64];
CrashFile g_file;
char g_commands[kCommands][kLongestCommand];
std::size_t g_commandCount = 0;

template <std::size_t size>
void copyTo(char (&buffer)[size], const std::string& text) {
    const std::size_t length = std::min(text.size(), size - 1);
    std::memcpy(buffer, text.data(), length);
    buffer[length] = '\0';
}

void writeReport(const char* reason) {
    if (!g_file.open())
        return;
    g_file.put("MTP Workbench ");
    g_file.put(g_version);
    g_file.put("\nended by ");
    g_file.put(reason);
    g_file.put("\n\nLast commands, the latest at the end:\n");
    const std::size_t first = g_commandCount > kCommands ? g_commandCount - kCommands : 0;
    for (std::size_t i = first; i < g_commandCount; ++i) {
        g_file.put(g_commands[i % kCommands]);
        g_file.put("\n");
    }
    g_file.put("\nStack:\n");  // last: if the stack has run out, a system may fail to tell it
    g_file.putStack();
    g_file.close();
}

}  // namespace

void installCrashHandler(const std::string& version) {
    copyTo(g_version, version);
    catchFaults(writeReport);
}

void noteProject(const std::filesystem::path& project) {
    g_file.setPath(project.empty() ? project : crashReportOf(project));
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
