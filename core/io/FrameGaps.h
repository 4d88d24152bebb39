// What some frames of an input lack that its others have, in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mtp {

// "path: 2 of 40 frames have no forces (steps 3, 17)"; absent if no frame is concerned. `what`
// is the predicate of the sentence, in the plural; `steps` are those of the frames that lack it.
std::optional<std::string> gapIn(const std::string& path, const std::string& what,
                                 const std::vector<std::int64_t>& steps, std::size_t frameCount);

}  // namespace mtp
