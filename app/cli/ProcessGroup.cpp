#include "app/cli/ProcessGroup.h"

#include <algorithm>
#include <cstdlib>

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

    // Summed at one process and sent to all, so that all have the same bits.
    void sum(double* values, std::size_t count) const override {
        constexpr std::size_t kMost = std::size_t{1} << 24;
        for (std::size_t at = 0; at < count; at += kMost) {
            const int part = static_cast<int>(std::min(kMost, count - at));
            MPI_Reduce(m_rank == 0 ? MPI_IN_PLACE : values + at, values + at, part, MPI_DOUBLE,
                       MPI_SUM, 0, MPI_COMM_WORLD);
            MPI_Bcast(values + at, part, MPI_DOUBLE, 0, MPI_COMM_WORLD);
        }
    }

    double smallest(double value) const override {
        MPI_Allreduce(MPI_IN_PLACE, &value, 1, MPI_DOUBLE, MPI_MIN, MPI_COMM_WORLD);
        return value;
    }

private:
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
