// A libFuzzer target; MTP_FUZZ_KIND names what it reads. It is its own helper
// (core/io/bytes/Hdf5Probe.h): faults of the HDF5 library are no findings.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/Error.h"
#include "tests/fuzz/ReadWhole.h"

namespace {

constexpr const char* kThisProgram = "/proc/self/exe";

// As `mtp probe -- PATH` does.
[[noreturn]] void probe(const char* path) {
    try {
        const auto reader = mtp::FormatRegistry::withBuiltinFormats().open(path);
        for (std::size_t i = 0; i < reader->frameCount(); ++i)
            reader->read(i);
    } catch (const mtp::Error&) {
        // The process that waits for this one meets it again.
    }
    std::_Exit(0);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    if (*argc == 4 && std::string_view((*argv)[1]) == "probe")
        probe((*argv)[3]);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // What it throws (std::logic_error, std::bad_alloc) ends the process: a finding.
    mtp::test::readAs(MTP_FUZZ_KIND, {reinterpret_cast<const char*>(data), size}, kThisProgram);
    return 0;
}
