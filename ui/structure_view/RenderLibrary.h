// Which library draws the structures, for the About box.
#pragma once

#include <QString>

namespace mtp::ui {

// "9.1.0".
QString renderLibraryVersion();

}  // namespace mtp::ui
