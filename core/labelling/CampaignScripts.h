// The scripts of a campaign, plain POSIX sh. A machine that runs them needs nothing else of ours.
#pragma once

#include <map>
#include <string>

#include "core/labelling/Campaign.h"

namespace mtp {

inline constexpr const char *kEnvironmentScript = "environment.sh", *kTaskScript = "task.sh",
                            *kSubmitScript = "submit.sh", *kStatusScript = "status.sh";

// The texts by file name. environment.sh is the user's to change, the others are not.
std::map<std::string, std::string> campaignScripts(DftCode code, bool isDynamics,
                                                   const ExportOptions& options);

// README.txt: what the folder is, and how it is run by hand.
std::string campaignReadme(const Recipe& recipe);

}  // namespace mtp
