// Loops over threads with results that do not depend on their order.
#pragma once

#include <cstddef>
#include <functional>

namespace mtp {

// threads asked for, or all hardware threads if 0 or less.
int resolveThreadCount(int threads);

// From now on this thread gives way to others of the program, such as the one of a window, and so
// do the threads that work for its loops. Does nothing if a system cannot say so for one thread.
void lowerThreadPriority();

// Calls body(index) once for each index in [0, count) on up to `threads` threads (0: all).
// The first exception thrown by a body is rethrown here after all threads stopped.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

}  // namespace mtp
