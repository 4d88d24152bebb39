// Hosts VTK's render window in a QOpenGLWidget; draws only when Qt paints.
#pragma once

#include <vtkSmartPointer.h>

#include <QImage>
#include <QOpenGLWidget>
#include <QPointF>

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
    // Widget coordinates (top left origin, logical pixels) of a point of VTK's display.
    QPointF fromDisplay(double x, double y) const;
    // Of a point in the widget, in VTK's display (bottom left origin, device pixels).
    QPointF toDisplay(const QPointF& position) const;

    // The scene at another size in pixels; with a background that is clear where asked.
    QImage picture(const QSize& size, bool isTransparent);

signals:
    void rendered();

protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;

private:
    void onWindowEvent(vtkObject*, unsigned long event, void* callData);
    void releaseGL();

    vtkSmartPointer<vtkGenericOpenGLRenderWindow> m_window;
    vtkSmartPointer<vtkRenderer> m_renderer;
    QSurface* m_surface = nullptr;
};

}  // namespace mtp::ui
