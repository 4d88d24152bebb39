#include "core/model/GhostAtoms.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp {

void markGhosts(Frame& frame, std::size_t count) {
    frame.cell.periodic = {false, false, false};
    frame.features[std::string(kGhostKey)] = std::to_string(count);
}

std::size_t ghostCount(const Frame& frame) {
    const auto found = frame.features.find(std::string(kGhostKey));
    if (found == frame.features.end())
        return 0;
    const std::optional<std::int64_t> count = parseInt(found->second);
    if (!count || *count < 0 || static_cast<std::size_t>(*count) > frame.atomCount())
        throw InputError(fmt::format("{} atoms, but the feature {} says \"{}\"", frame.atomCount(),
                                     kGhostKey, found->second));
    return static_cast<std::size_t>(*count);
}

}  // namespace mtp
