// Reads VASP's OUTCAR (4.6 to 6.x): geometries, energies, forces, virials, electronic settings.
#pragma once

#include "core/io/FormatRegistry.h"
#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/OutcarIndex.h"

namespace mtp {

// Opening makes the index in one pass; the positions and forces of a frame are parsed when it is
// read. A step that is damaged or incomplete is left out and named in the warnings; machine-learned
// steps of ML_FF runs are not taken for ab initio.
class OutcarReader final : public TrajectoryReader {
public:
    // Throws FileError, ParseError (no complete ionic step), Cancelled.
    OutcarReader(const std::filesystem::path& path, const ReadOptions& options);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_index.steps.size(); }
    Frame read(std::size_t index) override;
    Frame head(std::size_t index) override;

private:
    TextSource m_text;
    TrajectoryInfo m_info;
    OutcarIndex m_index;
};

Format outcarFormat();

}  // namespace mtp
