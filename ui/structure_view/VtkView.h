// Hosts VTK's render window in a QOpenGLWidget; draws only when Qt paints.
#pragma once

#include <vtkSmartPointer.h>

#include <QImage>
#include <QOpenGLWidget>

#include "ui/structure_view/RenderBudget.h"

class QSurface;
class vtkGenericOpenGLRenderWindow;
class vtkObject;
class vtkRenderer;

namespace mtp::ui {

// Debian's own VTK-Qt widget is built for Qt 5. The mouse is not given to VTK: StructureView moves
// the camera itself, so that its buttons are the ones users of such programs know.
class VtkView : public QOpenGLWidget {
    Q_OBJECT

public:
    explicit VtkView(QWidget* parent = nullptr);
    ~VtkView() override;

    vtkRenderer* renderer() const;
    void setQuality(RenderQuality quality) { m_quality = quality; }
    // Darkens what lies between atoms; is left out of plain pictures.
    void setOcclusion(bool isShown) { m_hasOcclusion = isShown; }
    // The scene at any size in pixels, as fine as can be, with a clear background if asked for.
    QImage picture(const QSize& size, bool isTransparent);

signals:
    // pixelScale: pixels of the buffer to one of the widget; height of the buffer in pixels.
    void aboutToRender(double pixelScale, int height);
    void rendered();
    // How long a picture took that was better than plain.
    void timed(RenderQuality quality, double milliseconds);

protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;

private:
    void onWindowEvent(vtkObject*, unsigned long event, void* callData);
    void releaseGL();
    // Draws into VTK's own buffer.
    void render(const QSize& size, double pixelScale, RenderQuality quality);
    void blit(const QSize& from, const QSize& to);
    QImage tile(const QRect& part, const QSize& whole);

    RenderQuality m_quality = RenderQuality::Supersampled;
    bool m_hasOcclusion = false;
    vtkSmartPointer<vtkGenericOpenGLRenderWindow> m_window;
    vtkSmartPointer<vtkRenderer> m_renderer;
    QSurface* m_surface = nullptr;
};

}  // namespace mtp::ui
