#include "core/workflow/LabelImport.h"

#include "core/base/Error.h"
#include "core/labelling/Matching.h"

namespace mtp {

std::vector<Frame> readSinglePoints(TrajectoryReader& input, Progress& progress) {
    std::vector<Frame> frames;
    const std::size_t count = input.frameCount();
    for (std::size_t i = 0; i < count; ++i) {
        frames.push_back(input.read(i));
        progress.step(static_cast<double>(i + 1) / static_cast<double>(count),
                      "Reading single points");
    }
    frames = withEnergies(std::move(frames));
    if (frames.empty())
        throw InputError(input.info().path + ": no configuration in it has an energy");
    return frames;
}

LabelImport importLabels(TrajectoryReader& input, const std::vector<ConfigurationRecord>& records,
                         FrameLoader& loader, Progress& progress) {
    const std::vector<Frame> frames = readSinglePoints(input, progress);
    return {frames.size(), applyLabels(records, loader.load(records, progress), frames),
            input.info().warnings};
}

}  // namespace mtp
