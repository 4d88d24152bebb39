#include "ui/pages/dynamics/HopSelection.h"

#include <algorithm>

namespace mtp::ui {

bool HopSelection::holds(std::size_t one) const {
    return ion == one || std::binary_search(ions.begin(), ions.end(), one);
}

HopSelection selectionOfHop(const Hops& hops, std::optional<std::size_t> hop) {
    if (!hop || *hop >= hops.all.size())
        return {};
    return {hops.all[*hop].ion, hop, {}};
}

HopSelection followedSelection(const HopSelection& selection, const Dynamics& before,
                               const Dynamics& now) {
    HopSelection result{selection.ion, std::nullopt, selection.ions};
    if (!selection.hop)
        return result;
    const Hop& wanted = before.hops.all[*selection.hop];
    for (std::size_t i = 0; i < now.hops.all.size(); ++i)
        if (now.hops.all[i].ion == wanted.ion && now.hops.all[i].frame == wanted.frame)
            result.hop = i;
    return result;
}

const Cascade* cascadeOf(const Cascades& cascades, std::size_t hop) {
    for (const Cascade& cascade : cascades.all)
        if (std::binary_search(cascade.hops.begin(), cascade.hops.end(), hop))
            return &cascade;
    return nullptr;
}

std::vector<std::size_t> chosenHops(const Dynamics& dynamics, const HopSelection& selection) {
    if (selection.hop) {
        const Cascade* cascade = cascadeOf(dynamics.cascades, *selection.hop);
        return cascade ? cascade->hops : std::vector<std::size_t>{*selection.hop};
    }
    std::vector<std::size_t> hops;
    for (std::size_t i = 0; i < dynamics.hops.all.size(); ++i)
        if (selection.holds(dynamics.hops.all[i].ion))
            hops.push_back(i);
    return hops;
}

}  // namespace mtp::ui
