// How many threads this process may take if nobody asks for a number.
#pragma once

namespace mtp {

// What resolveThreadCount(0) returns at most from now on; 0: all processors.
void limitThreads(int threads);
// The processors that this process may use, whatever the limit is.
int processorCount();

}  // namespace mtp
