// What makes frames unusable for a training, noticed before one is begun: atoms on top of each
// other, species that are no elements.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/model/Geometry.h"

namespace mtp {

// Takes frames one by one.
class FrameFaults {
public:
    // number: how the frame is named in the warnings.
    void add(const Frame& frame, std::size_t number);
    std::vector<std::string> warnings() const;

private:
    std::size_t m_withClosePair = 0, m_closestNumber = 0;
    std::optional<AtomPair> m_closest;
    std::string m_closestText;  // "atoms 1 (Li) and 2 (Cl) are 0.000 Å apart"
    std::vector<std::string> m_unknownElements;
    std::size_t m_unknownNumber = 0;  // of the first frame with one
};

// "Xx is no element; ...": what to do about it. names must not be empty.
std::string unknownElementsText(const std::vector<std::string>& names);

}  // namespace mtp
