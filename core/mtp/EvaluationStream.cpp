#include "core/mtp/EvaluationStream.h"

#include <future>
#include <utility>

namespace mtp {
namespace {

struct ReadBlock {
    std::vector<Frame> frames;
    double fraction = 0;
};

ReadBlock readBlock(FrameStream& source, std::size_t atomsInBlock) {
    ReadBlock block;
    for (std::size_t atoms = 0; atoms < atomsInBlock;) {
        std::optional<Frame> frame = source.next();
        if (!frame)
            break;
        atoms += frame->atomCount() + 1;  // a frame without atoms also takes memory
        block.frames.push_back(std::move(*frame));
    }
    block.fraction = source.fraction();
    return block;
}

}  // namespace

void evaluateStream(const Evaluator& evaluator, FrameStream& source, const StreamOptions& options,
                    const std::function<void(const EvaluatedBlock&)>& use) {
    ReadBlock read = readBlock(source, options.atomsInBlock);
    std::size_t first = 0;
    while (!read.frames.empty()) {
        EvaluatedBlock block{first, std::move(read.frames), {}};
        const double fraction = read.fraction;
        std::future<ReadBlock> next =
            std::async(std::launch::async, readBlock, std::ref(source), options.atomsInBlock);
        block.predictions = evaluateAll(evaluator, block.frames, options.threads);
        use(block);
        if (options.progress)
            options.progress->step(fraction, "Evaluating");
        first += block.frames.size();
        read = next.get();
    }
}

}  // namespace mtp
