// Which configurations the next training takes, and for what, before it is started.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/project/file/Records.h"

namespace mtp::ui {

struct SplitPlan {
    std::vector<ConfigurationRecord> records;  // usable, with their parts as they will be
    std::size_t training = 0, validation = 0, test = 0;
    std::size_t changed = 0;  // records of which the part is not what it was
    std::string problem;      // why the split cannot be made; empty if it can
};

// options absent: the split stays as it is. Then configurations that no run was trained on, and
// that were not placed by hand, join the part of the scaled copies of their parent.
SplitPlan planSplit(const std::vector<ConfigurationRecord>& configurations,
                    const std::optional<SplitOptions>& options, const std::vector<RunRecord>& runs,
                    bool isByHand);

// Whether there is a split to keep: a usable configuration that is not for training.
bool hasSplit(const std::vector<ConfigurationRecord>& configurations);

}  // namespace mtp::ui
