#include "ui/plots/PlotLibrary.h"

#include <qcustomplot.h>

namespace mtp::ui {

QString plotLibraryVersion() {
    return QStringLiteral(QCUSTOMPLOT_VERSION_STR);
}

}  // namespace mtp::ui
