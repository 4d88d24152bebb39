// How a training ended, in words.
#pragma once

#include <QString>

#include "core/training/Trainer.h"

namespace mtp::ui {

// "Converged"; "Ended by an error: the disk is full".
QString reasonOfEnd(const TrainingSummary& summary);
// "Converged. Step 31 of 38 was the best and is kept."
QString textOfEnd(const TrainingSummary& summary);

}  // namespace mtp::ui
