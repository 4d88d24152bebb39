// The plots with real mouse events; runs with and without a display.
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/base/Error.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/HeatPlot.h"
#include "ui/plots/LadderStrip.h"
#include "ui/plots/ParityPlot.h"
#include "ui/plots/RenderPlots.h"
#include "ui/plots/TimelinePlot.h"
#include "ui/theme/DisplayUnits.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

Table parityTable(int rows) {
    std::vector<double> configuration, density, reference, predicted;
    std::vector<std::string> element;
    for (int i = 0; i < rows; ++i) {
        configuration.push_back(i);
        density.push_back(i % 2 ? 1.0 : 2.0);
        element.push_back(i % 2 ? "Li" : "Cl");
        reference.push_back(i);
        predicted.push_back(i + (i % 3 - 1) * 0.2);
    }
    Table table;
    table.add("configuration", "", configuration);
    table.add("density", "g/cm³", density);
    table.add("element", element);
    table.add("reference", "eV/Å", reference);
    table.add("predicted", "eV/Å", predicted);
    return table;
}

// The canvas inside a plot and a place on it.
void clickAt(QWidget& plot, const QPoint& at) {
    QWidget* canvas = plot.childAt(at);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, at));
}

template <class PlotType>
void showAndDraw(PlotType& plot) {
    plot.resize(500, 400);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.grab();
}

constexpr ColumnKey<double> kTestX{"x"}, kTestY{"y"};

// How many pixels differ clearly from the ground and the ink of the theme: those of the data.
int colouredPixels(Plot& plot) {
    const QImage image = plot.picture(1).toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).hsvSaturation() > 40 ? 1 : 0;
    return count;
}

}  // namespace

class PlotsTest : public QObject {
    Q_OBJECT

private slots:
    void clickOnAPointTellsItsRow();
    void lassoTellsTheRowsInside();
    void manyPointsAreDrawn();
    void bandDecidesWhatIsShown();
    void excludedPointsAreCrossed();
    void exportsHoldThePlot();
    void curvesKeepGapsAndZoom();
    void logarithmicAxesHaveTicksThroughout();
    void axesFollowTheUnitsOfDisplay();
    void timelineEdgeIsDragged();
    void timelineEdgeIsGrabbedAtTheStartAndEndsOnAFrame();
    void timelineWithoutEnergiesShowsItsFrames();
    void timelineOfOtherFramesFillsItsAxis();
    void framesWithoutTimeHaveAnAxisOfTheirOwn();
    void ladderMarksAreDraggedAddedAndRemoved();
    void ladderTakesRoundRatios();
    void ladderOfANarrowWindowKeepsTheMostTellingTicks();
    void plotsAreRenderedFromTables();
    void errorsAreABandAroundALine();
    void dashedTwinHasAHollowMarker();
    void coloursOfAMapFollowItsValues();
};

void PlotsTest::clickOnAPointTellsItsRow() {
    ParityPlot plot;
    plot.setParity(parityTable(12), "element");
    showAndDraw(plot);
    QSignalSpy clicked(&plot, &ParityPlot::pointClicked);
    for (int row : {0, 5, 11})
        clickAt(plot, plot.pixelOfRow(row));
    QCOMPARE(clicked.count(), 3);
    QCOMPARE(clicked[0][0].toInt(), 0);
    QCOMPARE(clicked[1][0].toInt(), 5);
    QCOMPARE(clicked[2][0].toInt(), 11);
}

void PlotsTest::lassoTellsTheRowsInside() {
    ParityPlot plot;
    plot.setParity(parityTable(12), "element");
    showAndDraw(plot);
    QSignalSpy chosen(&plot, &PointPlot::rowsChosen);
    plot.setTool(PointPlot::Tool::Lasso);
    const QPoint low = plot.pixelOfRow(3), high = plot.pixelOfRow(5);
    QWidget* canvas = plot.childAt(low);
    const QPolygon path = QPolygon() << low + QPoint(-12, 20) << low + QPoint(-12, -12)
                                     << high + QPoint(-12, -12) << high + QPoint(12, -12)
                                     << high + QPoint(12, 20);
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, path.front()));
    for (const QPoint& at : path)
        QTest::mouseMove(canvas, canvas->mapFrom(&plot, at));
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::ShiftModifier,
                        canvas->mapFrom(&plot, path.back()));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<std::vector<int>>(), (std::vector<int>{3, 4, 5}));
    QVERIFY(chosen[0][1].value<Qt::KeyboardModifiers>().testFlag(Qt::ShiftModifier));
}

// The time a drawing takes is told; the pixels are what is tested.
void PlotsTest::manyPointsAreDrawn() {
    for (const int rows : {7000, 30000, 200000, 1000000}) {
        ParityPlot plot;
        plot.setParity(parityTable(rows), "element");
        showAndDraw(plot);
        QWidget* canvas = plot.childAt(plot.rect().center());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(QMetaObject::invokeMethod(canvas, "replot"));
        qInfo("%d points are drawn in %lld ms", rows, timer.elapsed());
        const QImage drawn = plot.grab().toImage();
        // Along the diagonal there is colour; beside it there is none.
        const auto isColoured = [&](const QPoint& at) {
            for (int dx = -3; dx <= 3; ++dx)
                for (int dy = -3; dy <= 3; ++dy)
                    if (drawn.pixelColor(at + QPoint(dx, dy)).saturation() > 40)
                        return true;
            return false;
        };
        QVERIFY(isColoured(plot.pixelOfRow(rows / 2)));
        QVERIFY(!isColoured(plot.pixelOfRow(rows / 2) + QPoint(80, 40)));
    }
}

void PlotsTest::bandDecidesWhatIsShown() {
    Table table;
    std::vector<double> x, y;
    for (int i = 0; i <= 100; ++i) {
        x.push_back(0.05 * i);
        y.push_back(x.back() > 3 ? 1e6 * x.back() : x.back());
    }
    table.add("density", "g/cm³", x);
    table.add("pressure", "GPa", y);
    CurvePlot plot;
    plot.setKeyLabel("density");
    plot.setBand(std::pair(1.0, 3.0), "trained");
    plot.setCurves(table, "density", {{"pressure", "p", Qt::blue}});
    showAndDraw(plot);
    const QImage drawn = plot.grab().toImage();
    // The line inside the band runs across the plot instead of lying flat at its foot.
    int highest = drawn.height(), lowest = 0;
    for (int row = 40; row < drawn.height() - 50; ++row)
        for (int column = 150; column < 330; ++column)
            if (drawn.pixelColor(column, row) == QColor(Qt::blue)) {
                highest = std::min(highest, row);
                lowest = std::max(lowest, row);
            }
    QVERIFY2(lowest - highest > 60, qPrintable(QString::number(lowest - highest)));
}

void PlotsTest::excludedPointsAreCrossed() {
    ParityPlot plot;
    plot.setParity(parityTable(7), "density");
    showAndDraw(plot);
    const QImage before = plot.grab().toImage();
    plot.setCrossed({false, false, true, false, false, false, false});
    const auto around = [&](int row) {
        constexpr int kReach = 6;
        return QRect(plot.pixelOfRow(row) - QPoint(kReach, kReach), QSize(2 * kReach, 2 * kReach));
    };
    QImage after;  // drawn soon
    QTRY_VERIFY((after = plot.grab().toImage()).copy(around(2)) != before.copy(around(2)));
    QVERIFY(after.copy(around(4)) == before.copy(around(4)));
}

void PlotsTest::exportsHoldThePlot() {
    QTemporaryDir folder;
    ParityPlot plot;
    plot.setParity(parityTable(30), "density");
    showAndDraw(plot);
    for (const char* suffix : {"png", "svg", "pdf", "csv"}) {
        const QString path = folder.filePath(QString("plot.") + suffix);
        plot.exportTo(path);
        QVERIFY(QFileInfo(path).size() > 500);
    }
    QVERIFY_EXCEPTION_THROWN(plot.exportTo(folder.filePath("plot.doc")), FileError);
    for (const char* suffix : {"png", "svg", "pdf", "csv"})
        try {
            plot.exportTo(folder.filePath(QString("missing/plot.") + suffix));
            QFAIL("written into a folder that does not exist");
        } catch (const FileError& error) {
            const QString said = QString::fromUtf8(error.what());
            QVERIFY2(said.endsWith("there is no folder " + folder.filePath("missing")),
                     qPrintable(said));
        }
    std::ifstream in(folder.filePath("plot.csv").toStdString());
    QCOMPARE(readCsv(in).numbers("predicted"), parityTable(30).numbers("predicted"));
}

void PlotsTest::curvesKeepGapsAndZoom() {
    Table table;
    table.add("iteration", "", std::vector<double>{0, 1, 2});
    table.add("objective", "", std::vector<double>{10, std::nan(""), 0.1});
    CurvePlot plot;
    plot.setLogY(true);
    plot.setCurves(table, "iteration", {{"objective", "training", Qt::blue}});
    showAndDraw(plot);
    QCOMPARE(plot.table().rowCount(), std::size_t(3));
    plot.setCurves({}, "iteration", {});
    QCOMPARE(plot.table().rowCount(), std::size_t(0));
}

void PlotsTest::logarithmicAxesHaveTicksThroughout() {
    Table table;
    table.add("iteration", "", std::vector<double>{0, 1, 2, 3});
    table.add("objective", "", std::vector<double>{0.52, 0.1, 0.04, 0.0207});
    CurvePlot plot;
    plot.setLogY(true);
    plot.setCurves(table, "iteration", {{"objective", "training", Qt::blue}});
    showAndDraw(plot);
    QCOMPARE(plot.tickTexts(Plot::Axis::Y), (QStringList{"0.02", "0.05", "0.10", "0.20", "0.50"}));
    plot.setAxisRange(Plot::Axis::Y, 0.005, 0.6);
    plot.grab();
    QTRY_COMPARE(plot.tickTexts(Plot::Axis::Y), (QStringList{"0.01", "0.1"}));
    plot.setAxisRange(Plot::Axis::Y, 0.6, 1.3);
    plot.grab();
    QTRY_COMPARE(plot.tickTexts(Plot::Axis::Y), (QStringList{"0.6", "0.8", "1.0", "1.2"}));
}

void PlotsTest::axesFollowTheUnitsOfDisplay() {
    Table table;
    table.add("iteration", "", std::vector<double>{0, 1, 2, 3});
    table.add("pressure", "GPa", std::vector<double>{-1, 0, 1, 2});
    CurvePlot plot;
    plot.setValueLabel("pressure, GPa");
    plot.setCurves(table, "iteration", {{"pressure", "training", Qt::blue}});
    showAndDraw(plot);
    const QStringList before = plot.tickTexts(Plot::Axis::Y);
    UnitChoice choice{};
    choice[std::size_t(Measure::Stress)] = 2;  // kbar
    DisplayUnits::instance().choose(choice);
    QTRY_COMPARE(plot.axisLabel(Plot::Axis::Y), QString("pressure, kbar"));
    QCOMPARE(plot.shownFactor(Plot::Axis::Y), 10.0);
    QCOMPARE(plot.shownFactor(Plot::Axis::X), 1.0);
    const QStringList shown = plot.tickTexts(Plot::Axis::Y);
    QVERIFY2(shown.contains("10") && shown.contains("20"), qPrintable(shown.join(' ')));
    // Logarithmic ticks are round in the new unit, too.
    plot.setLogY(true);
    plot.setAxisRange(Plot::Axis::Y, 0.002, 2);
    QTRY_VERIFY(plot.tickTexts(Plot::Axis::Y).contains("0.1"));
    plot.setLogY(false);
    plot.showAll();
    DisplayUnits::instance().choose({});
    QTRY_COMPARE(plot.axisLabel(Plot::Axis::Y), QString("pressure, GPa"));
    QTRY_COMPARE(plot.tickTexts(Plot::Axis::Y), before);
    QCOMPARE(plot.table().numbers("pressure").back(), 2.0);  // as it was
}

void PlotsTest::timelineEdgeIsDragged() {
    Table series;
    std::vector<double> times, energies;
    for (int i = 0; i <= 100; ++i) {
        times.push_back(2.0 * i);
        energies.push_back(std::sin(0.1 * i));
    }
    series.add("time", "fs", times);
    series.add("energy", "eV", energies);
    TimelinePlot plot;
    plot.setSeries(series);
    plot.setSkip(50);
    showAndDraw(plot);
    QSignalSpy skip(&plot, &TimelinePlot::skipChanged);
    QSignalSpy click(&plot, &TimelinePlot::timeClicked);
    const QPoint from = plot.pixelOfTime(50), to = plot.pixelOfTime(120);
    QWidget* canvas = plot.childAt(from);
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, from));
    QTest::mouseMove(canvas, canvas->mapFrom(&plot, to));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, to));
    QVERIFY(skip.count() > 0);
    QVERIFY(std::abs(skip.last()[0].toDouble() - 120) < 2);  // a pixel or two
    QCOMPARE(click.count(), 0);
    clickAt(plot, plot.pixelOfTime(20));
    QCOMPARE(click.count(), 1);
    QVERIFY(std::abs(click[0][0].toDouble() - 20) < 2);
}

void PlotsTest::timelineEdgeIsGrabbedAtTheStartAndEndsOnAFrame() {
    for (const double start : {0.0, 5000.0}) {  // a run that was continued starts late
        Table series;
        std::vector<double> times, energies;
        for (int i = 0; i <= 20; ++i) {
            times.push_back(start + 10.0 * i);
            energies.push_back(std::sin(0.3 * i));
        }
        series.add("time", "fs", times);
        series.add("energy", "eV", energies);
        TimelinePlot plot;
        plot.setSeries(series);
        plot.setSkip(0);
        showAndDraw(plot);
        QSignalSpy skip(&plot, &TimelinePlot::skipChanged);
        const QPoint from = plot.pixelOfTime(start), to = plot.pixelOfTime(start + 53);
        QWidget* canvas = plot.childAt(from);
        QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, from));
        QTest::mouseMove(canvas, canvas->mapFrom(&plot, to));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->mapFrom(&plot, to));
        QVERIFY(skip.count() > 0);
        QCOMPARE(skip.last()[0].toDouble(), start + 50);
    }
}

// A dump tells no energies: its frames are chosen all the same.
void PlotsTest::timelineWithoutEnergiesShowsItsFrames() {
    Table series;
    series.add("time", "fs", std::vector<double>{0, 10, 20, 30, 40, 50});
    TimelinePlot plot;
    plot.setSeries(series);
    plot.setSelectedTimes({10, 30});
    showAndDraw(plot);
    QCOMPARE(plot.title(), QString("Frames"));
    QVERIFY(plot.pixelOfTime(0).x() < plot.width() / 4);
    QVERIFY(plot.pixelOfTime(50).x() > 3 * plot.width() / 4);
    QSignalSpy click(&plot, &TimelinePlot::timeClicked);
    clickAt(plot, plot.pixelOfTime(30));
    QCOMPARE(click.count(), 1);
    QCOMPARE(click[0][0].toDouble(), 30.0);
}

void PlotsTest::timelineOfOtherFramesFillsItsAxis() {
    const auto seriesTo = [](double end) {
        Table series;
        series.add("time", "fs", std::vector<double>{0, end});
        series.add("energy", "eV", std::vector<double>{-2, -1});
        return series;
    };
    TimelinePlot plot;
    plot.setSeries(seriesTo(5000));
    plot.setSelectedTimes({0, 5000});
    plot.setSeries(seriesTo(10));
    showAndDraw(plot);
    QVERIFY2(plot.pixelOfTime(10).x() > 0.7 * plot.width(), "the axis reaches to the old frames");
}

void PlotsTest::framesWithoutTimeHaveAnAxisOfTheirOwn() {
    Table series;
    series.add("energy", "eV", std::vector<double>{-1, -2, -2.5, -2.6, -2.61});
    TimelinePlot plot;
    plot.setSeries(series, TimelinePlot::Along::Frames);
    plot.setSelectedTimes({0, 3});
    showAndDraw(plot);
    QCOMPARE(plot.axisLabel(Plot::Axis::X), QStringLiteral("frame"));
    for (const QString& tick : plot.tickTexts(Plot::Axis::X))
        QVERIFY2(!tick.contains('.'), qPrintable(tick));
    QSignalSpy clicked(&plot, &TimelinePlot::timeClicked);
    clickAt(plot, plot.pixelOfTime(3) + QPoint(5, 0));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toDouble(), 3.0);
    // The dot of a frame stands above its number, the last one's too.
    const auto columnOf = [&plot](double frame) {
        return plot.grab(QRect(plot.pixelOfTime(frame).x() - 4, 40, 8, 300)).toImage();
    };
    const QImage before = columnOf(4), other = columnOf(1);
    plot.setSelectedTimes({0, 3, 4});
    QTRY_VERIFY(columnOf(4) != before);
    QVERIFY(columnOf(1) == other);
}

void PlotsTest::ladderMarksAreDraggedAddedAndRemoved() {
    LadderStrip ladder;
    ladder.setMarks({{.ratio = 0.5}, {.ratio = 1.0}, {.ratio = 1.5}});
    ladder.resize(700, ladder.sizeHint().height());
    ladder.show();
    QVERIFY(QTest::qWaitForWindowExposed(&ladder));
    QSignalSpy selected(&ladder, &LadderStrip::markSelected);
    QSignalSpy moved(&ladder, &LadderStrip::markMoveFinished);
    QSignalSpy added(&ladder, &LadderStrip::markAddRequested);
    QSignalSpy removed(&ladder, &LadderStrip::markRemoveRequested);
    QTest::mousePress(&ladder, Qt::LeftButton, {}, ladder.pixelOfRatio(1.5));
    QTest::mouseMove(&ladder, ladder.pixelOfRatio(1.8));
    QTest::mouseMove(&ladder, ladder.pixelOfRatio(2.0));
    QTest::mouseRelease(&ladder, Qt::LeftButton, {}, ladder.pixelOfRatio(2.0));
    QCOMPARE(selected.last()[0].toInt(), 2);
    QCOMPARE(moved.count(), 1);
    QVERIFY(std::abs(moved[0][1].toDouble() - 2.0) < 0.02);
    QTest::mouseDClick(&ladder, Qt::LeftButton, {}, ladder.pixelOfRatio(0.7));
    QCOMPARE(added.count(), 1);
    QVERIFY(std::abs(added[0][0].toDouble() - 0.7) < 0.01);
    QTest::mouseClick(&ladder, Qt::LeftButton, {}, ladder.pixelOfRatio(0.5));
    QTest::keyClick(&ladder, Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][0].toInt(), 0);
}

void PlotsTest::ladderTakesRoundRatios() {
    LadderStrip ladder;
    ladder.setMarks({{.ratio = 1.0}});
    ladder.resize(840, ladder.sizeHint().height());
    ladder.show();
    QVERIFY(QTest::qWaitForWindowExposed(&ladder));
    QSignalSpy added(&ladder, &LadderStrip::markAddRequested);
    QSignalSpy moved(&ladder, &LadderStrip::markMoveFinished);
    for (const int beside : {-3, 0, 3}) {
        QTest::mouseDClick(&ladder, Qt::LeftButton, {},
                           ladder.pixelOfRatio(1.5) + QPoint(beside, 0));
        QCOMPARE(added.last()[0].toDouble(), 1.5);
    }
    QTest::mousePress(&ladder, Qt::LeftButton, {}, ladder.pixelOfRatio(1));
    QTest::mouseMove(&ladder, ladder.pixelOfRatio(1.9));
    QTest::mouseMove(&ladder, ladder.pixelOfRatio(2) + QPoint(2, 0));
    QTest::mouseRelease(&ladder, Qt::LeftButton, {}, ladder.pixelOfRatio(2) + QPoint(2, 0));
    QCOMPARE(moved.last()[1].toDouble(), 2.0);
}

void PlotsTest::ladderOfANarrowWindowKeepsTheMostTellingTicks() {
    for (const int width : {360, 520, 900}) {
        LadderStrip ladder;
        ladder.setReferenceDensity(1.993);
        ladder.resize(width, ladder.sizeHint().height());
        const std::vector<double> ticks = ladder.labelledTicks();
        for (const double tick : {0.5, 1.0, 1.5, 2.0})
            QVERIFY(std::find(ticks.begin(), ticks.end(), tick) != ticks.end());
        for (const double a : ticks)
            for (const double b : ticks)
                QVERIFY(a == b ||
                        std::abs(ladder.pixelOfRatio(a).x() - ladder.pixelOfRatio(b).x()) >
                            ladder.fontMetrics().horizontalAdvance("1.00"));
    }
}

void PlotsTest::plotsAreRenderedFromTables() {
    QTemporaryDir folder;
    QFile log(folder.filePath("training.jsonl"));
    QVERIFY(log.open(QIODevice::WriteOnly));
    for (int i = 0; i < 5; ++i)
        log.write(QJsonDocument(QJsonObject{{"iteration", i},
                                            {"objective", 1.0 / (i + 1)},
                                            {"energy_rmse", 0.01},
                                            {"force_rmse", 0.1},
                                            {"virial_rmse", 0.02}})
                      .toJson(QJsonDocument::Compact) +
                  "\n");
    log.close();
    QString said;
    QTextStream messages(&said);
    QCOMPARE(renderPlots(folder.path(), messages), 1);  // the tables are missing
    QVERIFY(said.contains("energy_parity.csv"));
    for (const char* name : {"energy", "force", "virial"}) {
        std::ofstream out(folder.filePath(QString(name) + "_parity.csv").toStdString());
        writeCsv(out, parityTable(20));
    }
    QCOMPARE(renderPlots(folder.path(), messages), 0);
    for (const char* name : {"loss", "errors", "energy_parity", "force_parity", "virial_parity"})
        for (const char* suffix : {".png", ".svg"})
            QVERIFY(QFileInfo(folder.filePath(QString(name) + suffix)).size() > 1000);
}

void PlotsTest::errorsAreABandAroundALine() {
    CurvePlot plot;
    CurvePlot::FreeCurve curve{{.label = "Li", .colour = Qt::blue}, {1, 2, 3}, {1, 2, 3}};
    plot.setFreeCurves(kTestX, kTestY, {curve});
    showAndDraw(plot);
    const int without = colouredPixels(plot);
    curve.error = {0.3, std::nan(""), 0.3};
    plot.setFreeCurves(kTestX, kTestY, {curve});
    QCOMPARE(colouredPixels(plot), without);  // a gap is left where an error is not known
    curve.error = {0.3, 0.3, 0.3};
    plot.setFreeCurves(kTestX, kTestY, {curve});
    QVERIFY(colouredPixels(plot) > 4 * without);
    QCOMPARE(plot.table().column("error").size(), std::size_t{3});
    plot.setFreeCurves(kTestX, kTestY, {curve, curve});
    plot.setFreeCurves(kTestX, kTestY, {});  // the bands go with their curves
    QCOMPARE(colouredPixels(plot), 0);
}

void PlotsTest::dashedTwinHasAHollowMarker() {
    CurvePlot plot;
    CurvePlot::FreeCurve curve{
        {.label = "Li", .colour = Qt::blue, .isPoints = true}, {1, 2, 3}, {1, 2, 3}};
    plot.setFreeCurves(kTestX, kTestY, {curve});
    showAndDraw(plot);
    const int filled = colouredPixels(plot);
    curve.look.isDashed = true;
    plot.setFreeCurves(kTestX, kTestY, {curve});
    const int hollow = colouredPixels(plot);
    QVERIFY2(hollow > 0 && hollow < filled, qPrintable(QString("%1 %2").arg(hollow).arg(filled)));
}

void PlotsTest::coloursOfAMapFollowItsValues() {
    HeatPlot plot;
    auto table = std::make_shared<Table>();
    table->add("x", "", std::vector<double>{1, 10});
    plot.setCells(table, {{1, 10}, {0, 1, 2}, {{1, 0}, {0, 0.01}}});
    showAndDraw(plot);
    QVERIFY(plot.isLogarithmic(Plot::Axis::X));
    const QImage image = plot.picture(1).toImage();
    const auto at = [&image](double across, double down) {
        return image.pixelColor(static_cast<int>(across * image.width()),
                                static_cast<int>(down * image.height()));
    };
    const QColor largest = at(0.3, 0.7), small = at(0.75, 0.3), none = at(0.75, 0.7);
    QVERIFY(largest.red() > 200 && largest.blue() < 120);  // the yellow end of the ramp
    QVERIFY(small.blue() > small.red());                   // two decades below
    QCOMPARE(none, plot.palette().color(QPalette::Base));
}

QTEST_MAIN(PlotsTest)
#include "PlotsTest.moc"
