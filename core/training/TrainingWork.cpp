#include "core/training/TrainingWork.h"

#include <fmt/format.h>

namespace mtp {

namespace {

std::string stageOf(const TrainingWork& work) {
    switch (work.stage) {
        case TrainingWork::Stage::Starts:
            return fmt::format("start {} of {}", work.number, work.count);
        case TrainingWork::Stage::Sample:
            return fmt::format("sample {} of {}", work.number, work.count);
        case TrainingWork::Stage::Hop:
            return fmt::format("nearby point {} of {}", work.number, work.count);
        case TrainingWork::Stage::Iteration:
            break;
    }
    return fmt::format("iteration {}", work.number);
}

}  // namespace

std::string describe(const TrainingWork& work) {
    return fmt::format("{}: {} of {} configurations", stageOf(work), work.done,
                       work.configurations);
}

}  // namespace mtp
