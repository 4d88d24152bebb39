// What is chosen of a run's motion: an ion, one of its hops, or several ions; the same in 3D, plots
// and lists.
#pragma once

#include <optional>
#include <vector>

#include "core/dynamics/Dynamics.h"

namespace mtp::ui {

struct HopSelection {
    std::optional<std::size_t> ion;   // its place among the ions
    std::optional<std::size_t> hop;   // its place in the list; `ion` is the one that hops
    std::vector<std::size_t> ions{};  // several, rising; then there is neither an ion nor a hop

    bool isEmpty() const { return !ion && ions.empty(); }
    bool holds(std::size_t one) const;
    bool operator==(const HopSelection&) const = default;
};

// The selection of a hop with its ion; of nothing if there is no such hop.
HopSelection selectionOfHop(const Hops& hops, std::optional<std::size_t> hop);
// The same ions, and the same hop if it is still in the list.
HopSelection followedSelection(const HopSelection& selection, const Dynamics& before,
                               const Dynamics& now);
// Null if the hop is alone.
const Cascade* cascadeOf(const Cascades& cascades, std::size_t hop);
// By their places in the list: the hops of the chosen hop's cascade, or those of the chosen ions.
std::vector<std::size_t> chosenHops(const Dynamics& dynamics, const HopSelection& selection);

}  // namespace mtp::ui
