// The columns of the atoms in a .cfg file.
#pragma once

#include <string_view>
#include <vector>

namespace mtp {

enum class MlipCfgColumn { Ignored, Id, Type, Position, Force, Ghost };

struct MlipCfgField {
    MlipCfgColumn column = MlipCfgColumn::Ignored;
    int axis = 0;
};

// One field for each column.
struct MlipCfgLayout {
    std::vector<MlipCfgField> fields;
    bool hasForces = false;
    bool isDirect = false;  // positions are fractions of the cell
};

// Of the names behind "AtomData:". Throws InputError if positions or forces are missing in part or
// given twice.
MlipCfgLayout mlipCfgLayout(std::string_view labels);

}  // namespace mtp
