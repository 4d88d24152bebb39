// How long the page Dynamics takes from a move of the threshold to the picture with the hops of it,
// and from a move of the fit range to the picture with its D:
// DynamicsPageBenchmark [RUN [TIMESTEP_FS]], a dump whose columns name the elements; without one, a
// run of hopping ions is made.
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <optional>

#include "core/base/Random.h"
#include "tests/ui/WindowDriver.h"
#include "ui/pages/dynamics/HopStage.h"
#include "ui/plots/LinkedPointPlot.h"
#include "ui/plots/MarkedPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/theme/Theme.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

constexpr int kPatienceMs = 600000;
constexpr int kMoves = 20;

// 432 ions that vibrate and hop 3 Å along the axes, once in 500 ps on average, beside a framework
// that vibrates: 10,000 frames of 1 ps.
void writeHoppingIons(const std::string& path) {
    constexpr int kIons = 432, kFramework = 108, kFrames = 10000, kAlongEdge = 9;
    constexpr double kHopShare = 0.002, kHopLength = 3, kVibration = 0.25, kEdge = 40;
    Random random(1);
    std::vector<double> places;
    for (int atom = 0; atom < kIons + kFramework; ++atom)
        for (const int step :
             {atom % kAlongEdge, atom / kAlongEdge % kAlongEdge, atom / kAlongEdge / kAlongEdge})
            places.push_back(kEdge / kAlongEdge * step);
    std::ofstream file(path);
    std::string text;
    char row[96];
    for (int frame = 0; frame < kFrames; ++frame) {
        text = "ITEM: TIMESTEP\n" + std::to_string(1000 * frame) + "\nITEM: NUMBER OF ATOMS\n" +
               std::to_string(kIons + kFramework) +
               "\nITEM: BOX BOUNDS pp pp pp\n0 40\n0 40\n0 40\n"
               "ITEM: ATOMS id element xu yu zu\n";
        for (int atom = 0; atom < kIons + kFramework; ++atom) {
            double* const place = places.data() + 3 * atom;
            if (atom < kIons && random.uniform() < kHopShare)
                place[static_cast<int>(3 * random.uniform())] +=
                    random.uniform() < 0.5 ? kHopLength : -kHopLength;
            std::snprintf(row, sizeof row, "%d %s %.4f %.4f %.4f\n", atom + 1,
                          atom < kIons ? "Li" : "Al", place[0] + kVibration * random.normal(),
                          place[1] + kVibration * random.normal(),
                          place[2] + kVibration * random.normal());
            text += row;
        }
        file << text;
    }
    if (!file.flush())
        qFatal("%s cannot be written", path.c_str());
}

// Notes when a widget is painted first with another result than that of the start.
class PaintWatch : public QObject {
public:
    PaintWatch(QWidget* widget, const HopStage* stage) : QObject(widget), m_stage(stage) {
        widget->installEventFilter(this);
    }
    void start() {
        m_before = m_stage->result()->dynamics;
        m_painted.reset();
        m_timer.start();
    }
    // ms
    std::optional<double> painted() const { return m_painted; }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint && m_before && !m_painted &&
            m_stage->result()->dynamics != m_before)
            m_painted = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
        return false;
    }

private:
    const HopStage* m_stage;
    std::shared_ptr<const Dynamics> m_before;
    std::optional<double> m_painted;
    QElapsedTimer m_timer;
};

template <class Condition>
void waitUntil(Condition condition) {
    if (!QTest::qWaitFor(condition, kPatienceMs))
        qFatal("nothing came");
}

void report(const char* what, std::vector<double> shown, double untilPicture, double processor) {
    if (shown.empty())
        qFatal("no move was followed");
    std::sort(shown.begin(), shown.end());
    std::printf(
        "%zu of %d moves: %s to picture median %.0f ms, slowest %.0f ms; %.0f ms of processors for "
        "each, %.0f ms with what follows it\n",
        shown.size(), kMoves, what, shown[shown.size() / 2], shown.back(),
        untilPicture / double(shown.size()), processor / double(shown.size()));
    std::fflush(stdout);
}

// Drags from a place on the axis to kMoves others; `follows` is painted with what comes of each.
template <class Place>
void measureDrag(const char* what, MarkedPlot& plot, QWidget* follows, const HopStage* stage,
                 double from, Place place) {
    QWidget* canvas = plot.childAt(plot.pixelOf(from));
    auto* watch = new PaintWatch(follows, stage);
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, plot.pixelOf(from)));
    std::vector<double> shown;
    double processor = 0, untilPicture = 0;
    for (int i = 1; i <= kMoves; ++i) {
        const QPoint to = plot.pixelOf(place(i));
        const std::clock_t start = std::clock();
        watch->start();
        QTest::mouseMove(canvas, canvas->mapFrom(&plot, to));
        if (!QTest::qWaitFor([&] { return watch->painted().has_value(); }, 20000))
            continue;  // the same pixel
        shown.push_back(*watch->painted());
        untilPicture += 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
        QTest::qWait(1000);  // the 3D view comes to rest
        processor += 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
    }
    QTest::mouseRelease(canvas, Qt::LeftButton);
    report(what, shown, untilPicture, processor);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    mtp::ui::applyTheme(application);
    QTemporaryDir folder;
    const QString made = folder.filePath("hopping.lammpstrj");
    if (argc < 2)
        writeHoppingIons(made.toStdString());
    const QString run = argc < 2 ? made : QString::fromLocal8Bit(argv[1]);
    test::keepSettingsApart();
    const auto window = test::showWindow();
    const std::clock_t atStart = std::clock();
    QElapsedTimer timer;
    timer.start();
    window->openPaths({run});
    QPushButton* take = nullptr;
    waitUntil([&] {
        take = window->findChild<QPushButton*>("take");
        return take && take->isVisible() && take->isEnabled();
    });
    test::click(take);
    waitUntil([&] { return window->project().trajectory() != nullptr; });
    test::child<QDoubleSpinBox>(*window, "dynamicsTimestep")
        ->setValue(argc > 2 ? std::atof(argv[2]) : 1);
    window->showPage(PageId::Dynamics);
    auto* stage = window->findChild<HopStage*>();
    waitUntil([&] { return stage->result() != nullptr; });
    std::printf("from opening to the first picture: %.1f s, %.1f s of processors\n",
                static_cast<double>(timer.elapsed()) / 1000,
                double(std::clock() - atStart) / CLOCKS_PER_SEC);
    std::fflush(stdout);
    test::child<QTabWidget>(*window, "dynamicsTabs")->setCurrentIndex(1);
    auto* plot = test::child<MarkedPlot>(*window, "survivalPlot");
    auto* raster = test::child<LinkedPointPlot>(*window, "hopRaster");
    waitUntil([&] { return plot->isVisible(); });
    QTest::qWait(2000);
    const std::size_t hops = stage->result()->dynamics->hops.all.size();
    std::printf("%zu hops\n", hops);
    if (hops == 0)
        qFatal("the run has no hops whose threshold could be dragged");
    measureDrag("threshold", *plot, raster->childAt(raster->rect().center()), stage, 3.5,
                [](int i) { return 3.5 + 0.05 * i * (i % 2 ? 1 : -1); });
    test::child<QTabWidget>(*window, "dynamicsTabs")->setCurrentIndex(0);
    auto* squares = test::child<MarkedPlot>(*window, "msdPlot");
    waitUntil([&] { return squares->isVisible(); });
    QTest::qWait(2000);
    const auto fit = stage->result()->dynamics->diffusion.fit;
    if (!fit)
        qFatal("the run has no D whose range could be dragged");
    measureDrag("fit range", *squares, test::child<QWidget>(*window, "diffusionFigure"), stage,
                fit->second, [end = fit->second](int i) { return end * (1 - 0.02 * i); });
    return 0;
}
