// Frame times of the structure view while it turns and at rest: StructureViewBenchmark [WIDTH
// HEIGHT]. The processor time tells versions apart also on a machine that does other work.
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "tests/core/mtp/TestSystems.h"
#include "ui/structure_view/StructureView.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

struct FrameTime {
    double shown;  // ms, from the change to the picture, through the event loop as a user sees it
    double processor;  // ms, of all threads
};

FrameTime frameTime(StructureView& view, const std::function<void()>& change) {
    bool isRendered = false;
    const auto connection =
        QObject::connect(&view, &StructureView::rendered, [&] { isRendered = true; });
    QElapsedTimer timer;
    timer.start();
    const std::clock_t start = std::clock();
    change();
    while (!isRendered)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    QCoreApplication::processEvents();  // composes the window: waits for the driver
    QObject::disconnect(connection);
    return {static_cast<double>(timer.nsecsElapsed()) / 1e6,
            1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void measure(StructureView& view, int edgeCount) {
    const Frame frame = test::jitteredGrid(edgeCount, 3.0 * edgeCount, 3, 1);
    const FrameTime set = frameTime(view, [&] { view.setFrame(frame); });
    view.resetCamera();
    std::vector<double> shown, processor;
    for (int i = 0; i < 40; ++i) {
        const FrameTime time = frameTime(
            view, [&] { QTest::keyClick(&view, i % 8 < 4 ? Qt::Key_Right : Qt::Key_Up); });
        shown.push_back(time.shown);
        processor.push_back(time.processor);
    }
    QTest::qWait(1000);  // at rest all is drawn again
    const FrameTime rest = frameTime(view, [&] { view.setHandlesVisible(false); });
    std::printf(
        "%7zu atoms: turning median %.1f ms (%.0f frames/s), slowest %.1f ms, %.1f ms of "
        "processors; at rest %.1f ms; new frame %.1f ms\n",
        frame.atomCount(), median(shown), 1000 / median(shown),
        *std::max_element(shown.begin(), shown.end()), median(processor), rest.shown, set.shown);
}

}  // namespace

int main(int argc, char** argv) {
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
