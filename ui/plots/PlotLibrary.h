// The library that draws plots, for who asks which it is.
#pragma once

#include <QString>

namespace mtp::ui {

// "2.1.1".
QString plotLibraryVersion();

}  // namespace mtp::ui
