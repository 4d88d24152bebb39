// What tests of the structure view do with it: drag by mouse, change its style, count what is
// drawn.
#pragma once

#include <QTest>
#include <functional>
#include <memory>

#include "tests/core/mtp/TestSystems.h"
#include "ui/structure_view/StructureView.h"

namespace mtp::test {

inline QWidget* surfaceAt(ui::StructureView& view, const QPoint& point) {
    QWidget* surface = view.childAt(point);
    return surface ? surface : &view;
}

inline void drag(ui::StructureView& view, Qt::MouseButton button, const QPoint& from,
                 const QPoint& to) {
    QWidget* surface = surfaceAt(view, from);
    const auto at = [&](const QPoint& point) { return surface->mapFrom(&view, point); };
    QTest::mousePress(surface, button, {}, at(from));
    QTest::mouseMove(surface, at((from + to) / 2));
    QTest::mouseMove(surface, at(to));
    QTest::mouseRelease(surface, button, {}, at(to));
}

inline int foreignPixels(const QImage& image, const QColor& background) {
    int count = 0;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            count += image.pixelColor(x, y) != background ? 1 : 0;
    return count;
}

// With eight atoms in a skewed cell; null without OpenGL.
inline std::unique_ptr<ui::StructureView> shownView() {
    auto view = std::make_unique<ui::StructureView>();
    view->resize(600, 500);
    view->show();
    if (!QTest::qWaitForWindowExposed(view.get()))
        return nullptr;
    view->setFrame(jitteredGrid(2, 7.0, 2, 1));
    return view->atomPosition(0) == QPoint(-1, -1) ? nullptr : std::move(view);
}

inline void changeStyle(ui::StructureView& view,
                        const std::function<void(ui::ViewStyle&)>& change) {
    ui::ViewStyle style = view.style();
    change(style);
    view.setStyle(style);
}

}  // namespace mtp::test
