// How a training ended, in words.
#pragma once

#include <QString>

#include "core/training/Trainer.h"

namespace mtp::ui {

// "Converged. Step 31 of 38 was the best and is kept."
QString textOfEnd(const TrainingSummary& summary);

}  // namespace mtp::ui
