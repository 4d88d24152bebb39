// The electronic settings that the head of a CP2K log prints.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace mtp {

// Takes what a line (without blanks around it) tells into `settings`, keys as in Provenance.
void takeCp2kSetting(std::string_view line, std::map<std::string, std::string>& settings);

}  // namespace mtp
