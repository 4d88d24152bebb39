// Reads VASP's vasprun.xml as a stream: geometries, energies, forces, stresses, settings.
#pragma once

#include "core/io/FormatRegistry.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/VasprunIndex.h"

namespace mtp {

// Opening makes the index in one pass, by lines as VASP lays them out, else by elements in a slower
// one; the rows of a frame are parsed when it is read. Only what
// stands in <calculation> is ab initio; predictions of a machine-learned force field stand outside
// and are not taken. External entities are never opened.
class VasprunReader final : public TrajectoryReader {
public:
    // Throws FileError, ParseError (no complete calculation), Cancelled.
    VasprunReader(const std::filesystem::path& path, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_steps.size(); }
    Frame read(std::size_t index) override;
    Frame head(std::size_t index) override;

private:
    void warnOfMissingForces();
    Positions readRows(TextMark first, Eigen::Index count);

    VasprunIndex index(const ReadOptions& options);

    TextSource m_text;
    std::unique_ptr<ByteSource> m_bytes;  // if rows do not have a line each
    TrajectoryInfo m_info;
    Frame m_atoms;  // species and types of every frame
    std::vector<VasprunStep> m_steps;
    std::shared_ptr<const Provenance> m_provenance;
};

Format vasprunFormat();

}  // namespace mtp
