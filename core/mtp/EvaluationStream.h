// Evaluates configurations while the next ones are read. Memory holds two blocks of configurations,
// however many there are.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// A source of configurations, one after the other. It is called from one thread at a time, but not
// always from the same one.
class FrameStream {
public:
    virtual ~FrameStream() = default;
    // The next configuration; absent after the last one. May throw.
    virtual std::optional<Frame> next() = 0;
    // The part of the whole that was read, in [0, 1].
    virtual double fraction() const = 0;
};

struct EvaluatedBlock {
    std::size_t first = 0;  // number of its first configuration, from 0
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;
};

struct StreamOptions {
    int threads = 0;                   // 0: all
    std::size_t atomsInBlock = 16384;  // a block is full once it has this many atoms
    Progress* progress = nullptr;      // not owned; may be null
};

//     ErrorAccumulator errors;
//     evaluateStream(evaluator, stream, {}, [&](const EvaluatedBlock& block) {
//         for (std::size_t i = 0; i < block.frames.size(); ++i)
//             errors.add(block.frames[i], block.predictions[i]);
//     });
//
// Calls use() with each block in order, on the calling thread, while another thread reads the next
// block. Rethrows what the source, the evaluation or use() throws; throws Cancelled if the progress
// is cancelled.
void evaluateStream(const Evaluator& evaluator, FrameStream& source, const StreamOptions& options,
                    const std::function<void(const EvaluatedBlock&)>& use);

}  // namespace mtp
