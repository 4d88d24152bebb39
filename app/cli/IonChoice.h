// Ions that the user of mtp dynamics chose by an expression, and what is written of them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/IonTable.h"

namespace mtp::cli {

struct IonChoice {
    std::string expression;
    std::vector<std::size_t> ions;  // their places, rising
    Table table;                    // of them (IonTable.h)

    bool holds(std::size_t ion) const;
};

IonChoice choiceOfIons(const std::string& expression, const Displacements& all,
                       const Dynamics& dynamics, int threads);
// A line on standard output.
void printChoice(const IonChoice& choice, const Displacements& all);
// As "chosen_ions": the expression, and for each ion what is known of it.
void addChoice(const IonChoice& choice, const Displacements& all, nlohmann::json& summary);
// Those of the chosen ions, or all.
Hops hopsOf(const Hops& hops, const std::optional<IonChoice>& choice);
// Those that a chosen ion takes part in, or all.
Cascades cascadesOf(const Dynamics& dynamics, const std::optional<IonChoice>& choice);
// The frames before and after the hops of the chosen ions, or of all, into a file. Throws
// InputError if there are none.
void writeHopFrames(const std::string& path, const PositionSeries& series, const Dynamics& dynamics,
                    const std::optional<IonChoice>& choice);

}  // namespace mtp::cli
