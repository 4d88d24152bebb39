// The OpenGL surface: its format, whether there is one, its background.
#pragma once

#include <QSurfaceFormat>

class QColor;

namespace mtp::ui {

class VtkView;

// What VTK needs. It draws into a buffer of its own, so that multisampling is of no use here.
QSurfaceFormat surfaceFormat();
// Tried once by making a context; false on platforms without OpenGL.
bool isOpenGLAvailable();
void setBackground(VtkView& view, const QColor& colour);

}  // namespace mtp::ui
