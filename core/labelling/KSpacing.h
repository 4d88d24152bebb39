// Meshes of k-points compared by their spacing: cells of different sizes have different meshes of
// the same spacing, and labels by them are of one kind.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

// Of the settings of labels: the spacing of their recipe, 1/Å; the spacings that would have given
// their mesh in their cell.
inline constexpr const char* kSpacingSetting = "k_spacing_per_A";
inline constexpr const char* kSpacingsSetting = "k_spacings_per_A";
inline constexpr const char* kMeshSetting = "k_mesh";

// 1/Å with 2 pi.
struct SpacingRange {
    double least = 0;
    double most = std::numeric_limits<double>::infinity();

    bool operator==(const SpacingRange&) const = default;
};

// The spacings that give this mesh in this cell, by meshOf(). Absent if the text tells no three
// numbers ("10 points").
std::optional<SpacingRange> spacingsOfMesh(const std::string& mesh, const Cell& cell);

// What the settings tell: a spacing, or spacings that were noted by noteSpacings().
std::optional<SpacingRange> spacingsOf(const std::map<std::string, std::string>& settings);
// Adds the spacings to settings that tell a mesh and no spacing.
void noteSpacings(std::map<std::string, std::string>& settings, const Cell& cell);
// The provenance with them; the same object if there is nothing to add. Null stays null.
std::shared_ptr<const Provenance> withSpacings(const std::shared_ptr<const Provenance>& provenance,
                                               const Cell& cell);

// The spacing that lies in most of the ranges; absent if there is none.
std::optional<double> commonSpacing(const std::vector<SpacingRange>& ranges);
bool contains(const SpacingRange& range, double spacing);

}  // namespace mtp
