#include "ui/structure_view/VtkView.h"

#include <vtkCamera.h>
#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <QElapsedTimer>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLFramebufferObject>
#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "ui/structure_view/Surface.h"

namespace mtp::ui {

namespace {

constexpr int kSamples = 2;  // along each edge of a pixel
constexpr int kTile = 2048;  // pixels: any renderer draws twice as many at once
constexpr int kTileRim = 96;
// Of ambient occlusion, Å: the crevices between bonded atoms.
constexpr double kOcclusionRadius = 2.5;
constexpr double kOcclusionBias = 0.03;
constexpr unsigned kOcclusionSamples = 32;
constexpr unsigned kMostOcclusionSamples = 128;  // of exports: no grain

}  // namespace

VtkView::VtkView(QWidget* parent)
    : QWidget(parent)
    , m_window(vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New())
    , m_renderer(vtkSmartPointer<vtkRenderer>::New()) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_window->SetReadyForRendering(false);
    m_window->SetOwnContext(0);
    m_window->SetFrameBlitModeToNoBlit();  // read() blits by hand
    m_window->SetMultiSamples(0);
    m_window->AddRenderer(m_renderer);
    m_renderer->SetSSAORadius(kOcclusionRadius);
    m_renderer->SetSSAOBias(kOcclusionBias);
    m_renderer->SetSSAOKernelSize(kOcclusionSamples);
    m_renderer->SSAOBlurOn();
    for (const auto event :
         {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent,
          vtkCommand::WindowSupportsOpenGLEvent, vtkCommand::WindowIsDirectEvent})
        m_window->AddObserver(event, this, &VtkView::onWindowEvent);
}

VtkView::~VtkView() {
    if (m_context && makeCurrent()) {
        m_target.reset();
        m_window->Finalize();
        m_window->SetReadyForRendering(false);
        m_context->doneCurrent();
    }
    m_window->RemoveAllObservers();
}

vtkRenderer* VtkView::renderer() const {
    return m_renderer;
}

void VtkView::onWindowEvent(vtkObject*, unsigned long event, void* callData) {
    switch (event) {
        case vtkCommand::WindowMakeCurrentEvent:
            if (m_context && QOpenGLContext::currentContext() != m_context.get())
                m_context->makeCurrent(m_surface.get());
            break;
        case vtkCommand::WindowIsCurrentEvent:
            *static_cast<bool*>(callData) =
                m_context && QOpenGLContext::currentContext() == m_context.get();
            break;
        case vtkCommand::WindowSupportsOpenGLEvent:
        case vtkCommand::WindowIsDirectEvent:
            *static_cast<int*>(callData) = 1;
            break;
        default:
            break;
    }
}

bool VtkView::makeCurrent() {
    if (m_context)
        return m_context->makeCurrent(m_surface.get());
    m_context = std::make_unique<QOpenGLContext>();
    m_context->setFormat(surfaceFormat());
    m_surface = std::make_unique<QOffscreenSurface>();
    m_surface->setFormat(m_context->format());
    m_surface->create();
    if (!m_context->create() || !m_context->makeCurrent(m_surface.get()))
        return false;
    m_window->SetForceMaximumHardwareLineWidth(1);
    m_window->SetReadyForRendering(true);
    m_window->SetOwnContext(0);
    m_window->OpenGLInitContext();
    return true;
}

void VtkView::redraw() {
    m_isOutdated = true;
    update();
}

void VtkView::resizeEvent(QResizeEvent*) {
    m_isOutdated = true;
}

void VtkView::render(const QSize& size, double pixelScale, RenderQuality quality) {
    vtkOpenGLState* state = m_window->GetState();
    state->Reset();  // Qt has touched the state behind VTK's cache
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);
    m_window->SetSize(size.width(), size.height());
    m_renderer->SetUseFXAA(quality == RenderQuality::Smoothed);
    m_renderer->SetUseSSAO(m_hasOcclusion && quality != RenderQuality::Plain);
    emit aboutToRender(pixelScale, size.height());
    m_window->Render();
    state->Pop();
}

void VtkView::draw() {
    // Not a pixel less than the widget has, if their ratio is no whole number.
    const double ratio = devicePixelRatioF();
    const QSize size(qCeil(width() * ratio), qCeil(height() * ratio));
    if ((!m_isOutdated && m_shown.size() == size) || size.isEmpty() || !makeCurrent())
        return;
    m_isOutdated = false;
    const int samples = m_quality == RenderQuality::Supersampled ? kSamples : 1;
    QElapsedTimer timer;
    timer.start();
    m_window->SetDPI(qRound(72 * ratio));
    if (!m_target || m_target->size() != size)
        m_target = std::make_unique<QOpenGLFramebufferObject>(size);
    render(size * samples, ratio * samples, m_quality);
    m_shown = read(size * samples, size);
    m_shown.setDevicePixelRatio(ratio);
    m_context->doneCurrent();
    if (m_quality != RenderQuality::Plain)
        emit timed(m_quality, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    emit rendered();
}

void VtkView::paintEvent(QPaintEvent*) {
    draw();
    QPainter painter(this);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(QPoint(), m_shown);
}

QImage VtkView::image() {
    draw();
    return m_shown;
}

QImage VtkView::read(const QSize& from, const QSize& to) {
    vtkOpenGLState* state = m_window->GetState();
    state->Push();
    QOpenGLExtraFunctions* gl = m_context->extraFunctions();
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, m_target->handle());
    const GLenum attachment = GL_COLOR_ATTACHMENT0;
    gl->glDrawBuffers(1, &attachment);
    // OpenGL's first row is the lowest, an image's the highest.
    m_window->BlitDisplayFramebuffer(0, 0, from.height(), from.width(), -from.height(), 0, 0,
                                     to.width(), to.height(), GL_COLOR_BUFFER_BIT,
                                     from == to ? GL_NEAREST : GL_LINEAR);
    // Opaque, which an image without alpha has to be.
    gl->glDisable(GL_SCISSOR_TEST);
    gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    gl->glClearColor(0, 0, 0, 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    QImage picture(to, QImage::Format_RGB32);
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, m_target->handle());
    gl->glReadBuffer(attachment);
    gl->glReadPixels(0, 0, to.width(), to.height(), GL_BGRA, GL_UNSIGNED_BYTE, picture.bits());
    state->Pop();
    return picture;
}

// A part of a picture, drawn at twice the size and averaged.
QImage VtkView::tile(const QRect& part, const QSize& whole) {
    vtkCamera* camera = m_renderer->GetActiveCamera();
    camera->UseExplicitProjectionTransformMatrixOff();
    vtkNew<vtkMatrix4x4> projection, crop;
    projection->DeepCopy(camera->GetProjectionTransformMatrix(
        static_cast<double>(whole.width()) / whole.height(), -1, 1));
    const double wide = static_cast<double>(whole.width()) / part.width();
    const double high = static_cast<double>(whole.height()) / part.height();
    crop->SetElement(0, 0, wide);
    crop->SetElement(1, 1, high);
    crop->SetElement(0, 3, wide * (1 - (part.left() + part.right() + 1.0) / whole.width()));
    crop->SetElement(1, 3, high * ((part.top() + part.bottom() + 1.0) / whole.height() - 1));
    vtkNew<vtkMatrix4x4> cropped;
    vtkMatrix4x4::Multiply4x4(crop, projection, cropped);
    camera->SetExplicitProjectionTransformMatrix(cropped);
    camera->UseExplicitProjectionTransformMatrixOn();
    const QSize size = kSamples * part.size();
    render(size, static_cast<double>(kSamples) * whole.width() / std::max(1, width()),
           RenderQuality::Supersampled);
    camera->UseExplicitProjectionTransformMatrixOff();
    camera->SetExplicitProjectionTransformMatrix(nullptr);
    vtkNew<vtkUnsignedCharArray> pixels;
    m_window->GetRGBACharPixelData(0, 0, size.width() - 1, size.height() - 1, 0, pixels);
    const QImage picture(pixels->GetPointer(0), size.width(), size.height(), size.width() * 4,
                         QImage::Format_RGBA8888);
    // VTK's first row is the lowest. Scaling makes a copy of its own.
    return picture.mirrored().scaled(part.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage VtkView::picture(const QSize& size, bool isTransparent) {
    if (!makeCurrent())
        return {};
    m_window->SetAlphaBitPlanes(isTransparent ? 1 : 0);
    m_renderer->SetSSAOKernelSize(kMostOcclusionSamples);
    m_renderer->SetBackgroundAlpha(isTransparent ? 0 : 1);
    QImage picture(size, isTransparent ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    const QRect whole(QPoint(), size);
    // Occlusion looks at what surrounds a pixel: tiles overlap, and their rims are not used.
    const int rim = m_hasOcclusion ? kTileRim : 0;
    for (int top = 0; top < size.height(); top += kTile)
        for (int left = 0; left < size.width(); left += kTile) {
            const QRect used = QRect(left, top, kTile, kTile) & whole;
            const QRect drawn = used.adjusted(-rim, -rim, rim, rim) & whole;
            const QImage part = tile(drawn, size);
            painter.drawImage(used.topLeft(), part,
                              QRect(used.topLeft() - drawn.topLeft(), used.size()));
        }
    painter.end();
    m_renderer->SetSSAOKernelSize(kOcclusionSamples);
    m_renderer->SetBackgroundAlpha(0);
    m_window->SetAlphaBitPlanes(0);
    m_context->doneCurrent();
    redraw();
    return picture;
}

}  // namespace mtp::ui

#include "moc_VtkView.cpp"
