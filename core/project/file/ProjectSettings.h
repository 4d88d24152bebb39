// Keys of the numbers that a project keeps by name (ProjectEdit::setSetting) and that more than one
// place uses.
#pragma once

namespace mtp {

inline constexpr const char* kReferenceDensity = "reference_density";  // g/cm³
inline constexpr const char* kCurrentRun = "current_run";              // id of a run
// 1: the user has moved configurations between the parts by hand; a training leaves them there.
inline constexpr const char* kSplitByHand = "split_by_hand";

}  // namespace mtp
