#include "core/io/lammps/LammpsDumpHead.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "core/base/Parse.h"

namespace mtp {

namespace {

// Limits of each axis, and the tilt if there is one.
void readUprightBox(TextSource& text, bool isTilted, LammpsDumpBox& box) {
    Eigen::Matrix3d bounds = Eigen::Matrix3d::Zero();  // rows: low, high, tilt
    std::string_view line;
    for (int axis = 0; axis < 3; ++axis) {
        if (!text.next(line))
            throw text.error("the file ends inside the box");
        std::array<double, 3> row{};
        if (!takeDoubles(line, std::span(row).first(isTilted ? 3 : 2)) || !trimmed(line).empty())
            throw text.error(fmt::format("expected {} numbers of the box", isTilted ? 3 : 2));
        bounds.row(axis) << row[0], row[1], row[2];
        const bool isInverted = row[1] < row[0] || (row[1] == row[0] && box.cell.periodic[axis]);
        if (isInverted || bounds.cwiseAbs().maxCoeff() > kLargestLammpsNumber)
            throw text.error(fmt::format("the box goes from {} to {}: its length must be positive",
                                         row[0], row[1]));
    }
    const double xy = bounds(0, 2), xz = bounds(1, 2), yz = bounds(2, 2);
    // The limits are those of the box around the tilted one (LAMMPS manual, Howto triclinic).
    bounds(0, 0) -= std::min({0.0, xy, xz, xy + xz});
    bounds(0, 1) -= std::max({0.0, xy, xz, xy + xz});
    bounds(1, 0) -= std::min(0.0, yz);
    bounds(1, 1) -= std::max(0.0, yz);
    const Eigen::Vector3d lengths = bounds.col(1) - bounds.col(0);
    if (lengths.minCoeff() < 0)
        throw text.error("the tilt is larger than the box");
    box.cell.vectors << lengths[0], 0, 0, xy, lengths[1], 0, xz, yz, lengths[2];
    box.origin = bounds.col(0).transpose();
}

// Rows "ax ay az origin_x" of a box that is turned in any way.
void readGeneralBox(TextSource& text, LammpsDumpBox& box) {
    std::string_view line;
    for (int axis = 0; axis < 3; ++axis) {
        if (!text.next(line))
            throw text.error("the file ends inside the box");
        std::array<double, 4> row{};
        if (!takeDoubles(line, row) || !trimmed(line).empty())
            throw text.error("expected three numbers of a box vector and one of the origin");
        box.cell.vectors.row(axis) << row[0], row[1], row[2];
        box.origin[axis] = row[3];
    }
    if (box.cell.vectors.cwiseAbs().maxCoeff() > kLargestLammpsNumber ||
        box.origin.cwiseAbs().maxCoeff() > kLargestLammpsNumber)
        throw text.error("the box is too large");
}

std::array<std::string, 3> axesOf(std::string_view prefix, std::string_view suffix) {
    std::array<std::string, 3> names;
    for (std::size_t axis = 0; axis < 3; ++axis)
        names[axis] = std::string(prefix) + "xyz"[axis] + std::string(suffix);
    return names;
}

}  // namespace

LammpsDumpBox readLammpsDumpBox(TextSource& text, std::string_view words) {
    // The words are gone with the next line.
    const std::vector<std::string_view> flags = wordsOf(words);
    const bool isGeneral = std::find(flags.begin(), flags.end(), "abc") != flags.end();
    const bool isTilted = std::find(flags.begin(), flags.end(), "xy") != flags.end();
    LammpsDumpBox box;
    // The last three words, if there are any, are the boundaries: "pp" is periodic.
    for (std::size_t axis = 0; axis < 3; ++axis)
        box.cell.periodic[axis] =
            flags.size() < 3 || flags[flags.size() - 3 + axis].starts_with('p');
    if (isGeneral)
        readGeneralBox(text, box);
    else
        readUprightBox(text, isTilted, box);
    return box;
}

std::optional<LammpsDumpLayout> lammpsDumpLayout(std::string_view columns, bool hasUnits) {
    using Column = LammpsDumpColumn;
    const std::vector<std::string_view> names = wordsOf(columns);
    LammpsDumpLayout layout;
    layout.fields.resize(names.size());
    const auto place = [&](const std::array<std::string, 3>& axes, Column column) {
        std::array<std::size_t, 3> at{};
        for (std::size_t axis = 0; axis < 3; ++axis)
            at[axis] = static_cast<std::size_t>(std::find(names.begin(), names.end(), axes[axis]) -
                                                names.begin());
        if (*std::max_element(at.begin(), at.end()) == names.size())
            return false;
        for (std::size_t axis = 0; axis < 3; ++axis)
            layout.fields[at[axis]] = {column, static_cast<int>(axis)};
        return true;
    };
    // Unwrapped coordinates say more than wrapped ones, plain ones are more exact than scaled.
    layout.areUnwrapped = place(axesOf("", "u"), Column::Position);
    if (!layout.areUnwrapped && !place(axesOf("", ""), Column::Position)) {
        layout.areUnwrapped = place(axesOf("", "su"), Column::Position);
        layout.isScaled = layout.areUnwrapped || place(axesOf("", "s"), Column::Position);
        if (!layout.isScaled)
            return std::nullopt;
    }
    layout.hasImages = !layout.areUnwrapped && place(axesOf("i", ""), Column::Image);
    layout.areUnwrapped = layout.areUnwrapped || layout.hasImages;
    layout.hasVelocities = hasUnits && place(axesOf("v", ""), Column::Velocity);
    layout.hasForces = hasUnits && place(axesOf("f", ""), Column::Force);
    for (std::size_t i = 0; i < names.size(); ++i) {
        LammpsDumpField& field = layout.fields[i];
        if (names[i] == "id")
            field.column = Column::Id;
        else if (names[i] == "type")
            field.column = Column::Type;
        else if (names[i] == "element" || (names[i] == "typelabel" && !layout.hasNames))
            field.column = Column::Name;
        layout.hasIds = layout.hasIds || field.column == Column::Id;
        layout.hasTypes = layout.hasTypes || field.column == Column::Type;
        layout.hasNames = layout.hasNames || field.column == Column::Name;
    }
    return layout;
}

}  // namespace mtp
