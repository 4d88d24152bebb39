#include "app/cli/ProcessGroup.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/base/Error.h"

#ifdef MTP_WITH_MPI
#include <mpi.h>
#endif

namespace mtp::cli {

namespace {

// Launchers tell their processes about themselves; without one MPI is not started.
bool isLaunched() {
    return std::getenv("OMPI_COMM_WORLD_SIZE") || std::getenv("PMI_SIZE") ||
           std::getenv("PMIX_RANK");
}

}  // namespace

#ifdef MTP_WITH_MPI
namespace {

class MpiReduction : public Reduction {
public:
    MpiReduction() {
        MPI_Comm_rank(MPI_COMM_WORLD, &m_rank);
        MPI_Comm_size(MPI_COMM_WORLD, &m_size);
    }
    int rank() const override { return m_rank; }
    int size() const override { return m_size; }

    // Added pairwise, always in the same order, and sent to all, so that all have the same bits.
    void sum(double* values, std::size_t count) const override {
        constexpr std::size_t kMost = std::size_t{1} << 20;
        std::vector<double> other(std::min(kMost, count));
        for (std::size_t at = 0; at < count; at += kMost) {
            const int part = static_cast<int>(std::min(kMost, count - at));
            addPairwise(values + at, part, other.data());
            MPI_Bcast(values + at, part, MPI_DOUBLE, 0, MPI_COMM_WORLD);
        }
    }

    double smallest(double value) const override {
        MPI_Allreduce(MPI_IN_PLACE, &value, 1, MPI_DOUBLE, MPI_MIN, MPI_COMM_WORLD);
        return value;
    }

private:
    // Process r adds what process r + n/2 has, until the first one has all (OrderedSum.h).
    void addPairwise(double* values, int count, double* other) const {
        for (int left = m_size; left > 1; left = (left + 1) / 2) {
            const int half = (left + 1) / 2;
            if (m_rank >= half && m_rank < left)
                MPI_Send(values, count, MPI_DOUBLE, m_rank - half, 0, MPI_COMM_WORLD);
            if (m_rank + half >= left)
                continue;
            MPI_Recv(other, count, MPI_DOUBLE, m_rank + half, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            for (int i = 0; i < count; ++i)
                values[i] += other[i];
        }
    }

    int m_rank = 0, m_size = 1;
};

}  // namespace

ProcessGroup::ProcessGroup() : m_reduction(std::make_unique<Reduction>()) {
    if (!isLaunched())
        return;
    MPI_Init(nullptr, nullptr);
    m_reduction = std::make_unique<MpiReduction>();
}

ProcessGroup::~ProcessGroup() {
    int isRunning = 0;
    MPI_Initialized(&isRunning);
    if (isRunning)
        MPI_Finalize();
}

void ProcessGroup::abort() const {
    if (m_reduction->size() > 1)
        MPI_Abort(MPI_COMM_WORLD, 1);
}
#else
ProcessGroup::ProcessGroup() : m_reduction(std::make_unique<Reduction>()) {
    if (isLaunched())
        throw InputError("this program was built without MPI; start it without an MPI launcher");
}
ProcessGroup::~ProcessGroup() = default;
void ProcessGroup::abort() const {}
#endif

}  // namespace mtp::cli
