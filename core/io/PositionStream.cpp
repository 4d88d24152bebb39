#include "core/io/PositionStream.h"

#include "core/io/bytes/TextSource.h"
#include "core/io/lammps/ParallelDumpPositions.h"

namespace mtp {

namespace {

class ReaderPositions final : public PositionStream {
public:
    explicit ReaderPositions(std::shared_ptr<TrajectoryReader> reader)
        : m_reader(std::move(reader)) {}

    std::optional<PositionFrame> next() override {
        if (m_next == m_reader->frameCount())
            return std::nullopt;
        PositionFrame result;
        result.frame = m_reader->read(m_next);
        result.number = ++m_next;
        return result;
    }
    double fraction() const override {
        return static_cast<double>(m_next) / static_cast<double>(m_reader->frameCount());
    }
    std::vector<std::string> warnings() const override { return m_reader->info().warnings; }
    std::string path() const override { return m_reader->info().path; }

private:
    std::shared_ptr<TrajectoryReader> m_reader;
    std::size_t m_next = 0;
};

}  // namespace

std::unique_ptr<PositionStream> positionsOf(std::shared_ptr<TrajectoryReader> reader) {
    return std::make_unique<ReaderPositions>(std::move(reader));
}

std::unique_ptr<PositionStream> openPositions(const FormatRegistry& registry,
                                              const std::filesystem::path& path,
                                              const ReadOptions& options, int threads) {
    if (std::filesystem::is_regular_file(path) && isLammpsDump(headOf(path, kLammpsDumpHead)))
        return std::make_unique<ParallelDumpPositions>(path, options, threads);
    return positionsOf(registry.open(path, options));
}

}  // namespace mtp
