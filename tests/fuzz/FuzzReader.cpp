// A libFuzzer target; MTP_FUZZ_FORMAT names the format it reads.
#include <cstdint>

#include "tests/fuzz/ReadWhole.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto registry = mtp::FormatRegistry::withBuiltinFormats();
    static const mtp::Format& format = mtp::test::readerNamed(registry, MTP_FUZZ_FORMAT);
    // What it throws (std::logic_error, std::bad_alloc) ends the process: a finding.
    mtp::test::readWhole(format, {reinterpret_cast<const char*>(data), size});
    return 0;
}
