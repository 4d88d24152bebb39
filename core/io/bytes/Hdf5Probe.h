// Reads an HDF5 file in another process first.
#pragma once

#include <filesystem>

namespace mtp {

enum class ProbeResult { Passed, Crashed, NotRun };

// Runs `<helper> probe <path>` and waits for its end: damage that the checks of Hdf5File do not see
// can bring the HDF5 library down, and the process with it. Passed: the helper came to its end with
// status 0, whether it could read the file or not. Crashed: a signal ended it (it sets itself a
// limit of time), or an error that no damage may cause, with status 1. NotRun: there is no such
// program, or one that does not know the command; always on Windows.
ProbeResult probeInHelper(const std::filesystem::path& helper, const std::filesystem::path& path);

}  // namespace mtp
