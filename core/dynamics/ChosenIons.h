// What each ion of a run does, as numbers by which ions are chosen and listed.
#pragma once

#include "core/dynamics/Dynamics.h"
#include "core/dynamics/IonExpression.h"

namespace mtp {

// Of each ion.
std::vector<IonQuantities> ionQuantities(const Displacements& displacements,
                                         const Dynamics& dynamics, int threads = 0);

// Places of the ions for which the expression holds, rising.
std::vector<std::size_t> chosenIons(const IonExpression& expression,
                                    const std::vector<IonQuantities>& quantities);

// A row for each of these ions, a column for each quantity, by its name.
Table ionTable(const std::vector<std::size_t>& ions, const std::vector<IonQuantities>& quantities);

}  // namespace mtp
