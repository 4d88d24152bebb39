#include "core/training/TrainingRecord.h"

namespace mtp {

std::string describe(StopReason reason) {
    switch (reason) {
        case StopReason::Converged:
            return "Converged";
        case StopReason::IterationLimit:
            return "Reached the limit of iterations";
        case StopReason::Stopped:
            return "Stopped by the user";
        case StopReason::NoProgress:
            return "No step lowers the objective any more";
        case StopReason::Failed:
            return "Ended by an error";
    }
    return {};
}

}  // namespace mtp
