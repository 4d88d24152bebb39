#include "core/labelling/KeyValues.h"

#include "core/base/Lists.h"
#include "core/base/Parse.h"

namespace mtp {

std::map<std::string, std::string> keyValues(std::string_view text) {
    std::map<std::string, std::string> values;
    for (const std::string_view line : splitAt(text, '\n')) {
        const std::size_t equals = line.find('=');
        if (equals != std::string_view::npos)
            values.emplace(line.substr(0, equals), trimmed(line.substr(equals + 1)));
    }
    return values;
}

}  // namespace mtp
