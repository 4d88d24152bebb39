// The pages of the window, by name.
#pragma once

#include <QString>
#include <optional>

namespace mtp::ui {

enum class PageId {
    Start,
    Trajectory,
    Densities,
    Labels,
    Train,
    Inspect,
    Simulate,
    Learn,
    Dynamics
};

// What project files and object names call the page: "trajectory". It stays when titles or icons
// change.
QString pageKey(PageId page);
std::optional<PageId> pageWithKey(const QString& key);

}  // namespace mtp::ui
