// Which library draws the plots, for the About box.
#pragma once

#include <QString>

namespace mtp::ui {

// "2.1.1".
QString plotLibraryVersion();

}  // namespace mtp::ui
