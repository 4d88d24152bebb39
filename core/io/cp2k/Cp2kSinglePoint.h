// Reads one CP2K energy calculation from its log and input, or a folder of them.
#pragma once

#include "core/io/TrajectoryReader.h"
#include "core/io/cp2k/Cp2kFiles.h"

namespace mtp {

// Energy, forces and virial of the log's first evaluation. The cell comes from the input (the log
// has few decimals or none), positions from the coordinate file, else from the log. Throws
// FileError or ParseError naming what is missing. Warnings are added to `warnings`.
Frame readCp2kSinglePoint(const Cp2kFiles& files, std::vector<std::string>& warnings);

// Single points of several folders, one frame each, in the order of their names; folders that hold
// none that can be used are named in the warnings.
class Cp2kSinglePoints final : public TrajectoryReader {
public:
    Cp2kSinglePoints(const std::filesystem::path& path, const std::vector<Cp2kFiles>& runs,
                     const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_runs.size(); }
    Frame read(std::size_t index) override;

private:
    TrajectoryInfo m_info;
    std::vector<Cp2kFiles> m_runs;  // those that can be used
};

}  // namespace mtp
