#include "core/io/mlip/MlipCfgColumns.h"

#include <algorithm>
#include <array>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

using Axes = std::array<std::string_view, 3>;

constexpr Axes kCartesian{"cartes_x", "cartes_y", "cartes_z"};
constexpr Axes kDirect{"direct_x", "direct_y", "direct_z"};
constexpr Axes kForces{"fx", "fy", "fz"};

MlipCfgField fieldOf(std::string_view name) {
    using Column = MlipCfgColumn;
    for (int axis = 0; axis < 3; ++axis) {
        const auto at = static_cast<std::size_t>(axis);
        if (name == kCartesian[at] || name == kDirect[at])
            return {Column::Position, axis};
        if (name == kForces[at])
            return {Column::Force, axis};
    }
    if (name == "type")
        return {Column::Type, 0};
    if (name == "id")
        return {Column::Id, 0};
    return {name == "ghost" ? Column::Ghost : Column::Ignored, 0};
}

}  // namespace

MlipCfgLayout mlipCfgLayout(std::string_view labels) {
    MlipCfgLayout layout;
    const std::vector<std::string_view> names = wordsOf(labels);
    const auto count = [&](std::string_view name) {
        return std::count(names.begin(), names.end(), name);
    };
    const auto hasAll = [&](const Axes& axes) {
        return std::all_of(axes.begin(), axes.end(), [&](auto name) { return count(name) == 1; });
    };
    const auto hasAny = [&](const Axes& axes) {
        return std::any_of(axes.begin(), axes.end(), [&](auto name) { return count(name) > 0; });
    };
    layout.isDirect = hasAll(kDirect);
    layout.hasForces = hasAll(kForces);
    if (layout.isDirect == hasAll(kCartesian) || hasAny(layout.isDirect ? kCartesian : kDirect))
        throw InputError(
            "expected the columns cartes_x cartes_y cartes_z or direct_x direct_y direct_z");
    if (count("type") > 1 || (!layout.hasForces && hasAny(kForces)))
        throw InputError(
            "expected the columns type, fx, fy, fz not more than once, and all forces");
    for (std::string_view name : names)
        layout.fields.push_back(fieldOf(name));
    return layout;
}

}  // namespace mtp
