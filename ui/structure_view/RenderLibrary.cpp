#include "ui/structure_view/RenderLibrary.h"

#include <vtkVersion.h>

namespace mtp::ui {

QString renderLibraryVersion() {
    return QString::fromUtf8(vtkVersion::GetVTKVersion());
}

}  // namespace mtp::ui
