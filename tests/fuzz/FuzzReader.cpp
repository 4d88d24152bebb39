// A libFuzzer target; MTP_FUZZ_KIND names what it reads.
#include <cstdint>

#include "tests/fuzz/ReadWhole.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // What it throws (std::logic_error, std::bad_alloc) ends the process: a finding.
    mtp::test::readAs(MTP_FUZZ_KIND, {reinterpret_cast<const char*>(data), size});
    return 0;
}
