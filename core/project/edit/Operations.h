// What the commands of a user did, as values, and the JSON that the history keeps of them. The
// steps of a replay (Replay.h) are made of them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/density/Expansion.h"
#include "core/project/file/Records.h"
#include "core/sampling/Selection.h"

namespace mtp {

// Configurations were made from the selected frames of a source.
struct ExpandOperation {
    // Of it, the operation keeps the path, the selection, the names of the species and the range.
    SourceRecord source;
    ExpansionOptions options;
    int most = 0;          // so many of the selected frames, evenly spaced; 0: all
    bool hasTimes = true;  // otherwise the numbers of the frames stood in for them
    FramePicks picks;      // frames that were taken in or left out by hand
};

// Labels were brought in from a file or folder.
struct LabelOperation {
    std::filesystem::path path;
    std::vector<std::string> species;  // names that were given to its numbered types
    bool isCampaign = false;           // the folder is one of core/labelling
};

// Configurations were split; those that are not used for training were left out.
struct SplitOperation {
    SplitOptions options;
};

using Operation = std::variant<ExpandOperation, LabelOperation, SplitOperation>;

// The JSON for EditDescription::operation.
std::string expandOperation(const SourceRecord& source, const ExpansionOptions& options,
                            int most = 0, bool hasTimes = true, const FramePicks& picks = {});
std::string labelOperation(const std::filesystem::path& path,
                           const std::vector<std::string>& species = {});
// Labels were collected from the folder of a campaign.
std::string collectOperation(const std::filesystem::path& campaign);
std::string splitOperation(const SplitOptions& options);
std::string splitOperation(double validationFraction, std::uint64_t seed);  // by parent

// Reads such JSON. Absent if the text is none of these operations. Throws InputError if it is one
// whose values are missing or of another kind.
std::optional<Operation> parseOperation(const std::string& text);

}  // namespace mtp
