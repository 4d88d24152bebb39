// A private folder for the inputs of a fuzz target.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace mtp::test {

// A folder of this process that goes away with it, in memory where there is such a place.
class Scratch {
public:
    Scratch() {
        const std::filesystem::path shared = "/dev/shm";
        std::random_device random;
        m_path =
            (std::filesystem::exists(shared) ? shared : std::filesystem::temp_directory_path()) /
            fmt::format("mtp-read-whole-{:08x}{:08x}", random(), random());
        std::filesystem::create_directories(m_path);
    }
    ~Scratch() {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    void write(const std::string& name, std::string_view bytes) const {
        std::ofstream file(m_path / name, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    void clear() const {
        for (const auto& entry : std::filesystem::directory_iterator(m_path))
            std::filesystem::remove(entry.path());
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace mtp::test
