// Distances of a layout that are the same everywhere, in pixels.
#pragma once

namespace mtp::ui {

constexpr int kGap = 8;      // between controls that belong together
constexpr int kMargin = 16;  // between groups, and around them

}  // namespace mtp::ui
