// Lines "key=value", as the scripts of a campaign write and read them.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace mtp {

// Lines of another kind are passed over; of a key that repeats the first counts.
std::map<std::string, std::string> keyValues(std::string_view text);

}  // namespace mtp
