// The head of a frame in a LAMMPS dump: its box and the columns of its rows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/io/bytes/TextSource.h"
#include "core/model/Cell.h"

namespace mtp {

// Coordinates beyond are damage, and products with them could overflow.
inline constexpr double kLargestLammpsNumber = 1e30;

// What each part of a frame begins with.
inline constexpr std::string_view kLammpsItem = "ITEM: ";
inline bool isLammpsItem(std::string_view line, std::string_view name = "") {
    return line.starts_with(kLammpsItem) && line.substr(kLammpsItem.size()).starts_with(name);
}

struct LammpsDumpBox {
    Cell cell;
    Eigen::RowVector3d origin = Eigen::RowVector3d::Zero();
};

// The three lines behind "ITEM: BOX BOUNDS", in units of the dump; `words` are those behind that
// heading ("xy xz yz pp pp pp", "abc origin"). Throws ParseError.
LammpsDumpBox readLammpsDumpBox(TextSource& text, std::string_view words);

enum class LammpsDumpColumn { Other, Id, Type, Name, Position, Velocity, Force, Image };

struct LammpsDumpField {
    LammpsDumpColumn column = LammpsDumpColumn::Other;
    int axis = 0;
};

// One field for each column. A quantity of which an axis is missing is not read.
struct LammpsDumpLayout {
    std::vector<LammpsDumpField> fields;
    bool isScaled = false;  // positions are fractions of the box
    bool hasIds = false, hasTypes = false, hasNames = false;
    bool hasVelocities = false, hasForces = false;
    // How often each atom has crossed the faces of the box (ix iy iz); only beside coordinates that
    // are wrapped into it.
    bool hasImages = false;
    // The coordinates, with the images if there are any, follow an atom through the faces.
    bool areUnwrapped = false;
};

// Of the words behind "ITEM: ATOMS"; absent if there are no coordinates among them. Velocities and
// forces in reduced units are other columns.
std::optional<LammpsDumpLayout> lammpsDumpLayout(std::string_view columns, bool hasUnits);

}  // namespace mtp
