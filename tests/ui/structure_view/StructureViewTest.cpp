// The 3D view with real mouse events.
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "tests/core/mtp/TestSystems.h"
#include "ui/structure_view/StructureView.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

QWidget* surfaceAt(StructureView& view, const QPoint& point) {
    QWidget* surface = view.childAt(point);
    return surface ? surface : &view;
}

void drag(StructureView& view, Qt::MouseButton button, const QPoint& from, const QPoint& to) {
    QWidget* surface = surfaceAt(view, from);
    const auto at = [&](const QPoint& point) { return surface->mapFrom(&view, point); };
    QTest::mousePress(surface, button, {}, at(from));
    QTest::mouseMove(surface, at((from + to) / 2));
    QTest::mouseMove(surface, at(to));
    QTest::mouseRelease(surface, button, {}, at(to));
}

int foreignPixels(const QImage& image, const QColor& background) {
    int count = 0;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            count += image.pixelColor(x, y) != background ? 1 : 0;
    return count;
}

}  // namespace

class StructureViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void atomsAreDrawnInTheColourOfTheirElement();
    void leftDragRotatesAndRightDragPans();
    void clickSelectsTheAtomUnderTheMouse();
    void controlTogglesAndEmptySpaceClears();
    void draggedHandleTellsTheFactor();
    void backgroundFollowsThePalette();
    void cameraStaysWhenTheFrameChanges();
    void clearedViewShowsItsText();

private:
    std::unique_ptr<StructureView> m_view;
};

void StructureViewTest::init() {
    m_view = std::make_unique<StructureView>();
    m_view->resize(600, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setFrame(test::jitteredGrid(2, 7.0, 2, 1));
    if (m_view->atomPosition(0) == QPoint(-1, -1))
        QSKIP("no OpenGL on this platform");
}

void StructureViewTest::atomsAreDrawnInTheColourOfTheirElement() {
    // The atom in front is not covered by another: the one a click there finds.
    const QImage image = m_view->image();
    QVERIFY(foreignPixels(image, m_view->palette().color(QPalette::Base)) > 1000);
    int green = 0;  // chlorine
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            green += c.green() > 100 && c.red() < 60 && c.blue() < 60 ? 1 : 0;
        }
    QVERIFY(green > 200);
}

void StructureViewTest::leftDragRotatesAndRightDragPans() {
    const QPoint first = m_view->atomPosition(0), second = m_view->atomPosition(7);
    drag(*m_view, Qt::RightButton, {300, 30}, {340, 50});
    const QPoint moved = m_view->atomPosition(0) - first;
    QVERIFY(moved.x() > 20 && moved.y() > 5);
    // Both move alike when panned (perspective shifts them by a few pixels), not when turned.
    QVERIFY((m_view->atomPosition(7) - second - moved).manhattanLength() < 25);
    const QPoint before = m_view->atomPosition(0) - m_view->atomPosition(7);
    drag(*m_view, Qt::LeftButton, {300, 30}, {400, 60});
    const QPoint after = m_view->atomPosition(0) - m_view->atomPosition(7);
    QVERIFY((after - before).manhattanLength() > 20);
}

void StructureViewTest::clickSelectsTheAtomUnderTheMouse() {
    QSignalSpy clicked(m_view.get(), &StructureView::atomClicked);
    const QPoint at = m_view->atomPosition(3);
    QTest::mouseClick(surfaceAt(*m_view, at), Qt::LeftButton, {}, at);
    QCOMPARE(clicked.count(), 1);
    // Another atom may stand before it; then it is nearer at the same place.
    const int atom = clicked[0][0].toInt();
    QVERIFY((m_view->atomPosition(atom) - at).manhattanLength() < 40);
    QCOMPARE(m_view->selectedAtoms(), std::vector<int>{atom});
}

void StructureViewTest::controlTogglesAndEmptySpaceClears() {
    const QPoint at = m_view->atomPosition(3);
    QWidget* surface = surfaceAt(*m_view, at);
    QTest::mouseClick(surface, Qt::LeftButton, {}, at);
    QTest::mouseClick(surface, Qt::LeftButton, Qt::ControlModifier, at);
    QVERIFY(m_view->selectedAtoms().empty());
    QTest::mouseClick(surface, Qt::LeftButton, {}, at);
    QTest::mouseClick(surface, Qt::LeftButton, {}, QPoint(300, 3));
    QVERIFY(m_view->selectedAtoms().empty());
}

void StructureViewTest::draggedHandleTellsTheFactor() {
    m_view->setHandlesVisible(true);
    QCOMPARE(m_view->handleCount(), 14);
    QSignalSpy dragged(m_view.get(), &StructureView::scaleDragged);
    QSignalSpy dropped(m_view.get(), &StructureView::scaleDropped);
    // The handle farthest out has the longest arm on the screen.
    const QPoint centre(300, 250);
    QPoint handle = centre;
    for (int i = 0; i < m_view->handleCount(); ++i)
        if (QLineF(m_view->handlePosition(i), centre).length() > QLineF(handle, centre).length())
            handle = m_view->handlePosition(i);
    drag(*m_view, Qt::LeftButton, handle, handle + (handle - centre) / 5);
    QVERIFY(dragged.count() > 0);
    QCOMPARE(dropped.count(), 1);
    // A fifth of the arm, which ends in the projected centre of the cell, not of the widget.
    QVERIFY(std::abs(dropped[0][0].toDouble() - 1.2) < 0.03);
    drag(*m_view, Qt::LeftButton, handle, handle - (handle - centre) / 5);
    QVERIFY(dropped.last()[0].toDouble() < 1);
}

void StructureViewTest::backgroundFollowsThePalette() {
    QPalette dark = m_view->palette();
    dark.setColor(QPalette::Base, QColor(20, 24, 30));
    dark.setColor(QPalette::Window, QColor(20, 24, 30));
    m_view->setPalette(dark);
    // Along the middle of the upper edge nothing is drawn.
    QCOMPARE(m_view->image().pixelColor(300, 2), QColor(20, 24, 30));
}

void StructureViewTest::cameraStaysWhenTheFrameChanges() {
    drag(*m_view, Qt::LeftButton, {300, 30}, {380, 60});
    Frame frame = m_view->frame();
    const QPoint before = m_view->atomPosition(5);
    frame.positions.row(2) += Eigen::RowVector3d(0.2, 0, 0);
    for (int i = 0; i < 50; ++i)
        m_view->setFrame(frame);
    QCOMPARE(m_view->atomPosition(5), before);
}

void StructureViewTest::clearedViewShowsItsText() {
    m_view->setEmptyText("nothing here");
    m_view->clear();
    QVERIFY(!m_view->hasFrame());
    QCOMPARE(m_view->atomPosition(0), QPoint(-1, -1));
    QCOMPARE(m_view->handleCount(), 0);
}

int main(int argc, char** argv) {
    QSurfaceFormat::setDefaultFormat(StructureView::surfaceFormat());
    QApplication application(argc, argv);
    StructureViewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "StructureViewTest.moc"
