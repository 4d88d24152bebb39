// What a crash report needs of the system. All of it runs in a program that has failed: it neither
// allocates nor locks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace mtp::ui {

// The file of a report, ready before anything fails.
class CrashFile {
public:
    void setPath(const std::filesystem::path& path);  // empty: no report
    bool open();
    void put(const char* text);
    void putStack();
    void close();

private:
    static constexpr std::size_t kLongestPath = 4096;

    std::filesystem::path::value_type m_path[kLongestPath] = {};
    std::intptr_t m_file = -1;
};

// A fault of this program calls `report` with its name ("signal 11"), then ends the program as it
// would have ended it.
void catchFaults(void (*report)(const char* reason));

}  // namespace mtp::ui
