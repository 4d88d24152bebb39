#include "core/io/ImportChoice.h"

#include <algorithm>

#include "core/base/Error.h"

namespace mtp {

std::size_t countOf(const ImportChoice& choice, std::size_t count) {
    if (choice.stride == 0)
        throw InputError("every 0th frame: the stride must be at least 1");
    const std::size_t end = choice.last < count ? choice.last + 1 : count;
    return choice.first < end ? (end - choice.first - 1) / choice.stride + 1 : 0;
}

std::vector<Frame> takeFrames(TrajectoryReader& reader, const ImportChoice& choice,
                              Progress* progress) {
    const std::size_t count = countOf(choice, reader.frameCount());
    std::vector<Frame> frames;
    frames.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        Frame frame = reader.read(choice.first + i * choice.stride);
        if (choice.isGeometryOnly) {
            frame.labels = {};
            if (frame.provenance) {
                auto origin = std::make_shared<Provenance>(*frame.provenance);
                origin->settings.clear();
                frame.provenance = std::move(origin);
            }
        }
        frames.push_back(std::move(frame));
        if (progress)
            progress->step(static_cast<double>(i + 1) / static_cast<double>(count),
                           "Reading frames");
    }
    return frames;
}

}  // namespace mtp
