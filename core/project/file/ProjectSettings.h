// Keys of numbers that a project keeps by name (ProjectEdit::setSetting), where they are more than
// one place's own.
#pragma once

namespace mtp {

// 1: the user has moved configurations between the parts by hand; a training leaves them there.
inline constexpr const char* kSplitByHand = "split_by_hand";

}  // namespace mtp
