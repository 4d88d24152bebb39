// Reading HDF5 in a copy of the process first.
#pragma once

#include <filesystem>
#include <functional>

namespace mtp {

// Does `work` in a copy of this process first: damage that the checks of Hdf5File do not see can
// bring the library down. Throws ParseError if the copy does not end by itself within half a
// minute; what `work` throws there is not told, since it will throw it again. Without effect on
// Windows.
void probeInChildProcess(const std::filesystem::path& path, const std::function<void()>& work);

}  // namespace mtp
