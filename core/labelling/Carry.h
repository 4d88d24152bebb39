// Campaigns that people carry: as a zip file to another computer, and back.
#pragma once

#include <filesystem>

#include "core/labelling/Campaign.h"

namespace mtp {

// Everything that a computer needs to run the campaign and, if some of it has run, what came of it.
// POTCARs that were assembled for a run are licensed and left out. Throws FileError, Cancelled.
void zipCampaign(const Campaign& campaign, const std::filesystem::path& zip, Progress& progress);

// Whether the file begins as a zip file does.
bool isZip(const std::filesystem::path& path);

// Unpacks the zip of a campaign into a folder of its name in `parent`, and returns that folder. If
// the same campaign is there already, it gets the attempts that it lacks, and nothing else of it
// changes. Throws FileError (the folder is another campaign), ParseError, Cancelled.
std::filesystem::path bringBack(const std::filesystem::path& zip,
                                const std::filesystem::path& parent, Progress& progress);

}  // namespace mtp
