// The rate of multiply-adds one core can reach, to compare kernels with.
#pragma once

namespace mtp::benchmarks {

// Flop per second of doubles with the instruction set the evaluator uses, measured now.
double peakRate();

}  // namespace mtp::benchmarks
