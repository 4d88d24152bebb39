// The solver of an attempt, as it stands in the folder of a retry.
#pragma once

#include <string>

#include "core/labelling/Recipe.h"

namespace mtp {

std::string toSolverJson(const Solver& solver);
// Throws ParseError, naming the path.
Solver fromSolverJson(const std::string& text, const std::string& path);

}  // namespace mtp
