// File > Recent: projects first, then data files.
#pragma once

#include <QString>
#include <functional>

class QMenu;

namespace mtp::ui {

void addRecentMenu(QMenu& file, const std::function<void(const QString&)>& open);

}  // namespace mtp::ui
