#include "core/sampling/FrameChoice.h"

#include <algorithm>
#include <iterator>

namespace mtp {

std::string_view selectionMethodName(SelectionMethod method) {
    switch (method) {
        case SelectionMethod::Time:
            return "time";
        case SelectionMethod::FarthestPoints:
            return "farthest-point";
        case SelectionMethod::Leverage:
            break;
    }
    return "leverage";
}

std::optional<SelectionMethod> selectionMethodNamed(std::string_view name) {
    for (const SelectionMethod method :
         {SelectionMethod::Time, SelectionMethod::FarthestPoints, SelectionMethod::Leverage})
        if (name == selectionMethodName(method))
            return method;
    return {};
}

FramePicks picksBetween(const std::vector<std::size_t>& chosen,
                        const std::vector<std::size_t>& wanted) {
    FramePicks picks;
    std::set_difference(wanted.begin(), wanted.end(), chosen.begin(), chosen.end(),
                        std::inserter(picks.added, picks.added.end()));
    std::set_difference(chosen.begin(), chosen.end(), wanted.begin(), wanted.end(),
                        std::inserter(picks.removed, picks.removed.end()));
    return picks;
}

}  // namespace mtp
