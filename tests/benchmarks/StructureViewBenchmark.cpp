// Frame times of the structure view while it turns and at rest: StructureViewBenchmark [WIDTH
// HEIGHT].
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "tests/core/mtp/TestSystems.h"
#include "ui/structure_view/StructureView.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

// From the change to the picture, through the event loop as a user sees it.
double frameTime(StructureView& view, const std::function<void()>& change) {
    bool isRendered = false;
    const auto connection =
        QObject::connect(&view, &StructureView::rendered, [&] { isRendered = true; });
    QElapsedTimer timer;
    timer.start();
    change();
    while (!isRendered)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    QCoreApplication::processEvents();  // composes the window: waits for the driver
    QObject::disconnect(connection);
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void measure(StructureView& view, int edgeCount) {
    const Frame frame = test::jitteredGrid(edgeCount, 3.0 * edgeCount, 3, 1);
    const double set = frameTime(view, [&] { view.setFrame(frame); });
    view.resetCamera();
    std::vector<double> turning;
    for (int i = 0; i < 40; ++i)
        turning.push_back(frameTime(
            view, [&] { QTest::keyClick(&view, i % 8 < 4 ? Qt::Key_Right : Qt::Key_Up); }));
    std::sort(turning.begin(), turning.end());
    QElapsedTimer timer;
    timer.start();
    while (view.isSimplified())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    const double rest = frameTime(view, [&] { view.setHandlesVisible(false); });
    std::printf(
        "%7zu atoms: turning median %.1f ms (%.0f frames/s), slowest %.1f ms; "
        "at rest %.1f ms; new frame %.1f ms\n",
        frame.atomCount(), turning[turning.size() / 2], 1000 / turning[turning.size() / 2],
        turning.back(), rest, set);
}

}  // namespace

int main(int argc, char** argv) {
    QSurfaceFormat::setDefaultFormat(StructureView::surfaceFormat());
    QApplication application(argc, argv);
    StructureView view;
    view.resize(argc > 2 ? atoi(argv[1]) : 900, argc > 2 ? atoi(argv[2]) : 700);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        return 1;
    for (const int edgeCount : {5, 14, 22, 47})
        measure(view, edgeCount);
    return 0;
}
