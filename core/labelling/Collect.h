// Brings the labels of a campaign's finished tasks to its configurations.
#pragma once

#include <vector>

#include "core/labelling/CampaignStatus.h"

namespace mtp {

struct CollectedLabels {
    std::vector<Frame> labelled;       // configurations with labels and provenance, by number
    std::vector<CampaignTask> others;  // tasks that are not done, with their reasons
};

// Of tasks that are done, nothing else: what is not converged, incomplete or of other settings than
// the recipe's gives no label. A task that cannot be read is among the others. Throws FileError,
// ParseError (the campaign itself), Cancelled.
CollectedLabels collectLabels(const Campaign& campaign, const CampaignStatus& status,
                              Progress& progress);

}  // namespace mtp
