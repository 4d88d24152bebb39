// Reads VASP's vasprun.xml as a stream: geometries, energies, forces, stresses, settings.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// One pass; frames are kept. Only what stands in <calculation> is ab initio; predictions of a
// machine learned force field stand outside and are not taken. External entities are never opened.
class VasprunReader final : public TrajectoryReader {
public:
    VasprunReader(const std::filesystem::path& path, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_frames.size(); }
    Frame read(std::size_t index) override { return m_frames.at(index); }

private:
    TrajectoryInfo m_info;
    std::vector<Frame> m_frames;
};

Format vasprunFormat();

}  // namespace mtp
