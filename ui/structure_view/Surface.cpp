#include "ui/structure_view/Surface.h"

#include <vtkRenderer.h>

#include <QColor>
#include <QOffscreenSurface>
#include <QOpenGLContext>

#include "ui/structure_view/VtkView.h"

namespace mtp::ui {

QSurfaceFormat surfaceFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8);
    format.setAlphaBufferSize(0);
    format.setSamples(0);
    return format;
}

bool isOpenGLAvailable() {
    static const bool isAvailable = [] {
        QOpenGLContext context;
        context.setFormat(surfaceFormat());
        QOffscreenSurface surface;
        surface.setFormat(context.format());
        surface.create();
        return context.create() && surface.isValid() && context.makeCurrent(&surface);
    }();
    return isAvailable;
}

void setBackground(VtkView& view, const QColor& colour) {
    view.renderer()->SetBackground(colour.redF(), colour.greenF(), colour.blueF());
}

}  // namespace mtp::ui
