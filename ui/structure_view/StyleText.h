// The style of a view as a text, to be kept with the project and taken up again.
#pragma once

#include <QString>

#include "ui/structure_view/ViewStyle.h"

namespace mtp::ui {

QString textOf(const ViewStyle& style);
// What the text does not say, or says wrongly, stays as in a new view.
ViewStyle styleOf(const QString& text);

}  // namespace mtp::ui
