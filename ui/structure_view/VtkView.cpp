#include "ui/structure_view/VtkView.h"

#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>

namespace mtp::ui {

VtkView::VtkView(QWidget* parent)
    : QOpenGLWidget(parent)
    , m_window(vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New())
    , m_renderer(vtkSmartPointer<vtkRenderer>::New()) {
    setUpdateBehavior(QOpenGLWidget::NoPartialUpdate);
    m_window->SetReadyForRendering(false);
    m_window->SetOwnContext(0);
    m_window->SetFrameBlitModeToNoBlit();  // paintGL() blits by hand
    m_window->SetMultiSamples(0);
    m_window->AddRenderer(m_renderer);
    for (const auto event :
         {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent,
          vtkCommand::WindowSupportsOpenGLEvent, vtkCommand::WindowIsDirectEvent})
        m_window->AddObserver(event, this, &VtkView::onWindowEvent);
}

VtkView::~VtkView() {
    releaseGL();
    if (context())
        disconnect(context(), nullptr, this, nullptr);
    m_window->RemoveAllObservers();
}

vtkRenderer* VtkView::renderer() const {
    return m_renderer;
}

QPointF VtkView::fromDisplay(double x, double y) const {
    const double ratio = devicePixelRatioF();
    return {x / ratio, height() - 1 - y / ratio};
}

QPointF VtkView::toDisplay(const QPointF& position) const {
    const double ratio = devicePixelRatioF();
    return {position.x() * ratio, (height() - 1 - position.y()) * ratio};
}

void VtkView::onWindowEvent(vtkObject*, unsigned long event, void* callData) {
    switch (event) {
        case vtkCommand::WindowMakeCurrentEvent:
            // QOpenGLWidget::makeCurrent() would bind the widget's framebuffer behind VTK's state
            // cache.
            if (context() && m_surface && QOpenGLContext::currentContext() != context())
                context()->makeCurrent(m_surface);
            break;
        case vtkCommand::WindowIsCurrentEvent:
            *static_cast<bool*>(callData) =
                context() && QOpenGLContext::currentContext() == context();
            break;
        case vtkCommand::WindowSupportsOpenGLEvent:
        case vtkCommand::WindowIsDirectEvent:
            *static_cast<int*>(callData) = 1;
            break;
        default:
            break;
    }
}

void VtkView::initializeGL() {  // again after a new parent recreated the context
    m_surface = context()->surface();
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &VtkView::releaseGL,
            Qt::DirectConnection);
    m_window->SetForceMaximumHardwareLineWidth(1);
    m_window->SetReadyForRendering(true);
    m_window->SetOwnContext(0);
    m_window->OpenGLInitContext();
}

void VtkView::releaseGL() {
    if (!isValid() || !m_window->GetReadyForRendering())
        return;
    makeCurrent();
    m_window->Finalize();
    m_window->SetReadyForRendering(false);
    doneCurrent();
    m_surface = nullptr;
}

void VtkView::resizeGL(int, int) {
    const double ratio = devicePixelRatioF();
    m_window->SetDPI(qRound(72 * ratio));
    m_window->SetSize(qRound(width() * ratio), qRound(height() * ratio));
}

void VtkView::paintGL() {
    vtkOpenGLState* state = m_window->GetState();
    state->Reset();  // Qt has touched the state behind VTK's cache
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);
    m_window->Render();
    makeCurrent();
    QOpenGLExtraFunctions* gl = context()->extraFunctions();
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    const GLenum attachment = GL_COLOR_ATTACHMENT0;
    gl->glDrawBuffers(1, &attachment);
    const int* size = m_window->GetRenderFramebuffer()->GetLastSize();
    m_window->BlitDisplayFramebuffer(0, 0, 0, size[0], size[1], 0, 0, size[0], size[1],
                                     GL_COLOR_BUFFER_BIT, GL_NEAREST);
    // The compositor takes alpha from here: opaque.
    gl->glDisable(GL_SCISSOR_TEST);
    gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    gl->glClearColor(0, 0, 0, 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    state->Pop();
    emit rendered();
}

QImage VtkView::picture(const QSize& size, bool isTransparent) {
    if (!isValid())
        return {};
    makeCurrent();
    vtkOpenGLState* state = m_window->GetState();
    state->Reset();
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);
    const int before[2] = {m_window->GetSize()[0], m_window->GetSize()[1]};
    m_window->SetAlphaBitPlanes(isTransparent ? 1 : 0);
    m_renderer->SetBackgroundAlpha(isTransparent ? 0 : 1);
    m_window->SetSize(size.width(), size.height());
    m_window->Render();
    vtkNew<vtkUnsignedCharArray> pixels;
    m_window->GetRGBACharPixelData(0, 0, size.width() - 1, size.height() - 1, 0, pixels);
    QImage picture(pixels->GetPointer(0), size.width(), size.height(), size.width() * 4,
                   QImage::Format_RGBA8888);
    picture = picture.mirrored();  // VTK's first row is the lowest; also makes a copy of its own
    m_renderer->SetBackgroundAlpha(0);
    m_window->SetAlphaBitPlanes(0);
    m_window->SetSize(before[0], before[1]);
    state->Pop();
    doneCurrent();
    update();
    return isTransparent ? picture : picture.convertToFormat(QImage::Format_RGB888);
}

}  // namespace mtp::ui
