// A text that is the same for frames with the same numbers of atoms of each species.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "core/model/Frame.h"

namespace mtp {

// "Cl64 Li16 "; the numbers of types that have no names.
inline std::string compositionKey(const Frame& frame) {
    std::map<std::string, int> counts;
    for (const int type : frame.types) {
        const auto index = static_cast<std::size_t>(type);
        const bool isNamed = index < frame.species.size() && !frame.species[index].empty();
        ++counts[isNamed ? frame.species[index] : fmt::format("#{}", type)];
    }
    std::string key;
    for (const auto& [name, count] : counts)
        key += fmt::format("{}{} ", name, count);
    return key;
}

}  // namespace mtp
