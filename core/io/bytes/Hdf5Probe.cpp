#include "core/io/bytes/Hdf5Probe.h"

#include <chrono>
#include <optional>

#include "core/base/Process.h"

namespace mtp {

ProbeResult probeInHelper(const std::filesystem::path& helper, const std::filesystem::path& path) {
    // The helper sets itself a limit of time, and the caller reports the damage itself.
    constexpr std::chrono::hours kLimit{24};
    constexpr std::size_t kMostBytes = std::size_t{1} << 30;
    constexpr int kFirstSignal = 128;
    const std::optional<ProgramOutput> output =
        runProgram(helper, {"probe", "--", path.string()}, kLimit, kMostBytes);
    if (!output)
        return ProbeResult::NotRun;
    if (output->status == 1 || output->status > kFirstSignal)
        return ProbeResult::Crashed;
    return output->status == 0 ? ProbeResult::Passed : ProbeResult::NotRun;
}

}  // namespace mtp
