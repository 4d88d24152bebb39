// The processes of one `mpirun`: their sums for a training, and who speaks for them.
#pragma once

#include <memory>

#include "core/training/Reduction.h"

namespace mtp::cli {

// The processes this one was started with; one process where it was not started by an MPI launcher
// or the program was built without MPI. Ends MPI when it is destroyed; at most one may exist.
class ProcessGroup {
public:
    ProcessGroup();
    ~ProcessGroup();
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    const Reduction& reduction() const { return *m_reduction; }
    // Whether this process writes files and speaks.
    bool isFirst() const { return m_reduction->rank() == 0; }
    // Ends all processes if one has failed and the others would wait for it for ever.
    void abort() const;

private:
    std::unique_ptr<Reduction> m_reduction;
};

}  // namespace mtp::cli
