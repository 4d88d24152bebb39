// The keys of a structure view.
#pragma once

#include <optional>

#include "core/model/Cell.h"

namespace mtp::ui {

class ViewCamera;

// X Y Z: the axis; A B C: the cell vector, which may be zero. Absent for other keys.
std::optional<Eigen::Vector3d> directionOfKey(int key, const Cell& cell);
// Arrows turn, + and - zoom. False for other keys.
bool moveByKey(ViewCamera& camera, int key);

}  // namespace mtp::ui
