#include "core/io/ImportChoice.h"

namespace mtp {

std::shared_ptr<TrajectoryReader> openChosen(const FormatRegistry& registry,
                                             const std::string& path, const ImportChoice& choice,
                                             Progress* progress) {
    if (choice.reader)
        return choice.reader;
    return registry.open(path, {choice.species, progress});
}

std::vector<Frame> takeFrames(TrajectoryReader& reader, const ImportChoice& choice,
                              Progress* progress) {
    const std::size_t count = countOf(choice.frames, reader.frameCount());
    std::vector<Frame> frames;
    frames.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        Frame frame = reader.read(choice.frames.first + i * choice.frames.stride);
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
