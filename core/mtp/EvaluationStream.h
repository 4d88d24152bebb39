// Predictions for configurations that are read while others are evaluated: memory is bounded by two
// blocks of them, however many there are.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"

namespace mtp {

// Where configurations come from, one after the other. Called from one thread at a time, not always
// the same.
class FrameStream {
public:
    virtual ~FrameStream() = default;
    virtual std::optional<Frame> next() = 0;  // absent after the last; may throw
    virtual double fraction() const = 0;      // of the whole that was read, in [0, 1]
};

struct EvaluatedBlock {
    std::size_t first = 0;  // number of its first configuration, from 0
    std::vector<Frame> frames;
    std::vector<Prediction> predictions;
};

struct StreamOptions {
    int threads = 0;                   // 0: all
    std::size_t atomsInBlock = 16384;  // a block is closed when it has so many, or more
    Progress* progress = nullptr;      // not owned; may be null
};

// Gives `use` the blocks in order, on the calling thread. The next block is read on a thread of its
// own meanwhile. Rethrows what source, evaluation or `use` throw; throws Cancelled.
void evaluateStream(const Evaluator& evaluator, FrameStream& source, const StreamOptions& options,
                    const std::function<void(const EvaluatedBlock&)>& use);

}  // namespace mtp
