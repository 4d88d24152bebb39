// The file "campaign": which campaign a folder is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/labelling/Deck.h"

namespace mtp {

struct CampaignHeader {
    std::string id;
    std::optional<AimdOptions> dynamics;  // of an AIMD run
};

// Lines "key=value"; the first is "id=...", as scripts read it. Throws ParseError, also for the
// format of a later version.
std::string toText(const CampaignHeader& header);
CampaignHeader parseCampaignHeader(std::string_view text, const std::string& path);

}  // namespace mtp
