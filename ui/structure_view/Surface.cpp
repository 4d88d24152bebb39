#include "ui/structure_view/Surface.h"

#include <vtkRenderer.h>

#include <QColor>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>

#include "ui/structure_view/StructureView.h"
#include "ui/structure_view/VtkView.h"

namespace mtp::ui {

QSurfaceFormat StructureView::surfaceFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setSwapBehavior(QSurfaceFormat::DoubleBuffer);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8);
    format.setAlphaBufferSize(0);
    format.setSamples(0);  // VTK draws into a buffer of its own
    return format;
}

bool isOpenGLAvailable() {
    // A shown QOpenGLWidget crashes on the platforms that only pretend to have windows.
    static const bool isAvailable = [] {
        const QString platform = QGuiApplication::platformName();
        if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal"))
            return false;
        QOpenGLContext context;
        context.setFormat(StructureView::surfaceFormat());
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
