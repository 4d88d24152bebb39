// One trajectory from the parts of a run that was continued: in time order, overlaps left out.
#pragma once

#include "core/io/TrajectoryReader.h"

namespace mtp {

// Parts in the order in which they were run; each frame keeps the file it is from. Where steps
// occur in two parts, those of the later part are used (it is what the run went on from) and a
// warning says so. Parts of other atoms than the first are left out with a warning.
class JoinedReader final : public TrajectoryReader {
public:
    struct PartInput {
        std::unique_ptr<TrajectoryReader> reader;
        std::vector<std::int64_t> steps;  // of its frames, shifted
        std::int64_t stepShift = 0;       // what the steps of the frames are behind them
        double timeShiftFs = 0;
    };

    // parts must not be empty.
    JoinedReader(const std::filesystem::path& path, std::vector<PartInput> parts);

    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_places.size(); }
    Frame read(std::size_t index) override;
    Frame head(std::size_t index) override;

private:
    struct Place {
        std::size_t part, frame;
    };
    void join();

    TrajectoryInfo m_info;
    std::vector<PartInput> m_parts;
    std::vector<Place> m_places;
};

}  // namespace mtp
