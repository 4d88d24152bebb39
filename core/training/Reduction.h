// The processes that share one training: each holds some of the configurations.
#pragma once

#include <cstddef>

namespace mtp {

// One process alone; others derive from it (see app/cli/ProcessGroup.cpp). All processes must make
// the same calls in the same order, from one thread.
class Reduction {
public:
    virtual ~Reduction() = default;
    virtual int rank() const { return 0; }
    virtual int size() const { return 1; }
    // Every process gets the same sums over all of them, to the bit. Process r and process r +
    // size/2 are added first, and so on (OrderedSum.h).
    virtual void sum(double* values, std::size_t count) const {
        (void)values;
        (void)count;
    }
    virtual double smallest(double value) const { return value; }
};

inline const Reduction& oneProcess() {
    static const Reduction alone;
    return alone;
}

}  // namespace mtp
