#include "core/inspection/FrameFaults.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace mtp {

void FrameFaults::add(const Frame& frame, std::size_t number) {
    if (const std::optional<AtomPair> pair = findNearestPair(frame)) {
        ++m_withClosePair;
        if (!m_closest || pair->distance < m_closest->distance) {
            m_closest = pair;
            m_closestNumber = number;
            m_closestText = describe(*pair, frame);
        }
    }
    for (std::string& name : unknownElements(frame)) {
        if (m_unknownElements.empty())
            m_unknownNumber = number;
        if (std::find(m_unknownElements.begin(), m_unknownElements.end(), name) ==
            m_unknownElements.end())
            m_unknownElements.push_back(std::move(name));
    }
}

std::vector<std::string> FrameFaults::warnings() const {
    std::vector<std::string> list;
    if (m_withClosePair > 0)
        list.push_back(fmt::format(
            "frame {}: {}{}; such a frame is broken and cannot be trained on", m_closestNumber,
            m_closestText,
            m_withClosePair == 1 ? std::string()
                                 : fmt::format(" ({} frames have atoms nearer than {} Å)",
                                               m_withClosePair, kAbsurdDistance)));
    if (!m_unknownElements.empty())
        list.push_back(
            fmt::format("frame {}: {}", m_unknownNumber, unknownElementsText(m_unknownElements)));
    return list;
}

std::string unknownElementsText(const std::vector<std::string>& names) {
    return fmt::format("{} {} no element; rename {}, such as {}=Cl", fmt::join(names, ", "),
                       names.size() == 1 ? "is" : "are", names.size() == 1 ? "it" : "them",
                       names.front());
}

}  // namespace mtp
