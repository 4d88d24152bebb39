// Speed of opening (the index) and of reading every frame, for the files named on the command line,
// in seconds of the processor.
#include <fmt/format.h>

#include <ctime>
#include <exception>
#include <filesystem>

#include "core/io/FormatRegistry.h"

namespace {

double secondsSince(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void measure(const char* path) {
    const mtp::FormatRegistry registry = mtp::FormatRegistry::withBuiltinFormats();
    constexpr double kMega = 1e6;
    const double size = static_cast<double>(std::filesystem::file_size(path)) / kMega;
    const std::clock_t start = std::clock();
    const auto reader = registry.open(path);
    const double index = secondsSince(start);
    const std::clock_t afterIndex = std::clock();
    std::size_t atoms = 0;
    for (std::size_t i = 0; i < reader->frameCount(); ++i)
        atoms += reader->read(i).atomCount();
    const double parse = secondsSince(afterIndex);
    fmt::print(
        "{}: {:.0f} MB, {} frames, {} atoms; index {:.0f} MB/s, frames {:.0f} MB/s, {:.4f} s\n",
        path, size, reader->frameCount(), atoms, size / index, size / parse, index + parse);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        for (int i = 1; i < argc; ++i)
            measure(argv[i]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
