// The library that draws structures, for who asks which it is.
#pragma once

#include <QString>

namespace mtp::ui {

// "9.1.0".
QString renderLibraryVersion();

}  // namespace mtp::ui
