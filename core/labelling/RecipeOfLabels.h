// The recipe that labels were calculated by, as far as their settings tell it, so that further
// labels are of the same kind.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/labelling/Recipe.h"

namespace mtp {

// Its name is kLabelsRecipe, its solver the usual one.
inline constexpr const char* kLabelsRecipe = "as-labels";

// Absent if the code is none that decks are written for.
std::optional<DftCode> codeOfLabels(const Provenance& provenance);

// By the first of them whose settings tell a recipe, with the spacing of k-points that most share.
// Null pointers are passed over. Absent if none tells one: the functional is no built-in one, a
// cutoff is missing, or a mesh has no spacing.
std::optional<Recipe> recipeOfLabels(const std::vector<std::shared_ptr<const Provenance>>& labels);

}  // namespace mtp
