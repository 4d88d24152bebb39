// Shows VTK's picture in a widget; draws only when Qt paints.
#pragma once

#include <vtkSmartPointer.h>

#include <QImage>
#include <QWidget>
#include <memory>

#include "ui/structure_view/RenderBudget.h"

class QOffscreenSurface;
class QOpenGLContext;
class QOpenGLFramebufferObject;
class vtkGenericOpenGLRenderWindow;
class vtkObject;
class vtkRenderer;

namespace mtp::ui {

// Debian's own VTK-Qt widget is built for Qt 5. The mouse is not given to VTK: StructureView moves
// the camera itself, so that its buttons are the ones users of such programs know. OpenGL draws
// into memory: beside a QOpenGLWidget, Qt would put the whole window together by OpenGL whenever
// any part of it changes, which takes a renderer without a graphics card 15 to 25 ms.
class VtkView : public QWidget {
    Q_OBJECT

public:
    explicit VtkView(QWidget* parent = nullptr);
    ~VtkView() override;

    vtkRenderer* renderer() const;
    void setQuality(RenderQuality quality) { m_quality = quality; }
    // Darkens what lies between atoms; is left out of plain pictures.
    void setOcclusion(bool isShown) { m_hasOcclusion = isShown; }
    // The scene has changed: it is drawn when the widget is painted next.
    void redraw();
    // What the widget shows; drawn now if the scene has changed. Null if OpenGL fails.
    QImage image();
    // The scene at any size in pixels, as fine as can be, with a clear background if asked for.
    QImage picture(const QSize& size, bool isTransparent);

signals:
    // pixelScale: pixels of the buffer to one of the widget; height of the buffer in pixels.
    void aboutToRender(double pixelScale, int height);
    void rendered();
    // How long a picture took that was better than plain.
    void timed(RenderQuality quality, double milliseconds);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void onWindowEvent(vtkObject*, unsigned long event, void* callData);
    // Makes the context first, if there is none; false if OpenGL fails.
    bool makeCurrent();
    // Brings m_shown up to date.
    void draw();
    // Draws into VTK's own buffer.
    void render(const QSize& size, double pixelScale, RenderQuality quality);
    // Twice as many pixels are averaged on the way.
    QImage read(const QSize& from, const QSize& to);
    QImage tile(const QRect& part, const QSize& whole);

    RenderQuality m_quality = RenderQuality::Supersampled;
    bool m_hasOcclusion = false;
    vtkSmartPointer<vtkGenericOpenGLRenderWindow> m_window;
    vtkSmartPointer<vtkRenderer> m_renderer;
    std::unique_ptr<QOffscreenSurface> m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    std::unique_ptr<QOpenGLFramebufferObject> m_target;  // as large as the picture that is shown
    QImage m_shown;
    bool m_isOutdated = true;
};

}  // namespace mtp::ui
