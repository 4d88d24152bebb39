// Makes a campaign small: outputs of finished tasks packed, files that nobody reads removed.
#pragma once

#include "core/labelling/Campaign.h"

namespace mtp {

struct TidyReport {
    std::size_t packed = 0;   // outputs
    std::size_t removed = 0;  // files
};

// Of tasks that are done. What readers need stays: the output, packed by gzip, the deck, and the
// marks of start and end. Throws FileError.
TidyReport tidy(const Campaign& campaign);

}  // namespace mtp
