// Long work that a signal ends in order.
#pragma once

#include "app/cli/Common.h"
#include "app/cli/Signals.h"

namespace mtp::cli {

// After catchSignals(): a signal cancels the work.
class InterruptibleProgress : public TerminalProgress {
public:
    bool isCancelled() const override { return isEndRequested(); }
};

}  // namespace mtp::cli
