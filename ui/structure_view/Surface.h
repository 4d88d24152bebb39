// The OpenGL surface: its format, whether there is one, its background.
#pragma once

class QColor;

namespace mtp::ui {

class VtkView;

// Tried once by making a context; false on platforms without OpenGL.
bool isOpenGLAvailable();
void setBackground(VtkView& view, const QColor& colour);

}  // namespace mtp::ui
