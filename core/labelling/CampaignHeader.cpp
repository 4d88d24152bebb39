#include "core/labelling/CampaignHeader.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/labelling/KeyValues.h"

namespace mtp {

namespace {

constexpr int kFormat = 1;

}  // namespace

std::string toText(const CampaignHeader& header) {
    std::string text = fmt::format("id={}\nformat={}\n", header.id, kFormat);
    if (const auto& dynamics = header.dynamics)
        text += fmt::format("kind=aimd\ntemperature_K={}\nstep_fs={}\nsteps={}\nseed={}\n",
                            dynamics->temperature, dynamics->step, dynamics->steps, dynamics->seed);
    else
        text += "kind=single points\n";
    return text;
}

CampaignHeader parseCampaignHeader(std::string_view text, const std::string& path) {
    const std::map<std::string, std::string> values = keyValues(text);
    const auto valueAt = [&](const char* key) {
        const auto found = values.find(key);
        if (found == values.end())
            throw ParseError(path, 0, fmt::format("there is no line \"{}=\" in it", key));
        return found->second;
    };
    if (parseInt(valueAt("format")) != kFormat)
        throw ParseError(path, 0,
                         fmt::format("the campaign has format {}, which this version does not know",
                                     valueAt("format")));
    CampaignHeader header;
    header.id = valueAt("id");
    if (header.id.empty() ||
        header.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") != std::string::npos)
        throw ParseError(path, 0, "the id is not of small letters and digits");
    if (valueAt("kind") == "aimd") {
        AimdOptions dynamics;
        dynamics.temperature = parseDouble(valueAt("temperature_K")).value_or(0);
        dynamics.step = parseDouble(valueAt("step_fs")).value_or(0);
        dynamics.steps = static_cast<int>(parseInt(valueAt("steps")).value_or(0));
        dynamics.seed = static_cast<std::uint64_t>(parseInt(valueAt("seed")).value_or(0));
        validate(dynamics);
        header.dynamics = dynamics;
    }
    return header;
}

}  // namespace mtp
