// What all plots share: the frame with its legend, ticks and ranges, full size, copies.
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/plots/AxisDialog.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/LegendStrip.h"
#include "ui/plots/ParityPlot.h"
#include "ui/theme/Theme.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

constexpr QChar kMinus(0x2212);

// Points of two elements from -1.5 to 1.5, two thirds of them in the middle.
Table parityTable() {
    std::vector<double> reference, predicted, configuration;
    std::vector<std::string> element;
    for (int i = 0; i <= 30; ++i) {
        configuration.push_back(i);
        reference.push_back(-1.5 + 0.1 * i);
        predicted.push_back(-1.5 + 0.1 * i);
        element.push_back(i % 2 ? "Li" : "Cl");
    }
    Table table;
    table.add("configuration", "", configuration);
    table.add("element", element);
    table.add("reference", "eV/Å", reference);
    table.add("predicted", "eV/Å", predicted);
    return table;
}

Table curveTable(int rows = 40) {
    std::vector<double> step, falling, other;
    for (int i = 0; i < rows; ++i) {
        step.push_back(i);
        falling.push_back(std::pow(10, 2 - 0.1 * i));
        other.push_back(2 * falling.back());
    }
    Table table;
    table.add("iteration", "", step);
    table.add("energy", "meV/atom", falling);
    table.add("force", "meV/Å", other);
    return table;
}

const std::vector<CurvePlot::Curve> kCurves{{"energy", "energy", Qt::blue},
                                            {"force", "force", Qt::red}};

template <class PlotType>
void showAndDraw(PlotType& plot, const QSize& size = {500, 400}) {
    plot.resize(size);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.grab();
}

QWidget* canvasOf(Plot& plot) {
    for (QWidget* child : plot.findChildren<QWidget*>())
        if (child->inherits("QCustomPlot"))
            return child;
    return nullptr;
}

QList<LegendChip*> chipsOf(Plot& plot) {
    return plot.findChildren<LegendChip*>();
}

int countColoured(const QImage& image, const QRect& rect) {
    int count = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x)
            count += image.pixelColor(x, y).saturation() > 60 ? 1 : 0;
    return count;
}

}  // namespace

class PlotFrameTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void legendStandsAboveTheData();
    void chipsSwitchSeriesOnAndOff();
    void seriesThatAreOffStaySoWhenDrawnAgain();
    void valueThatDoesNotChangeIsDrawnWithTicksOfItsSize();
    void pointsThatAreOffAreNotChosen();
    void legendIsDraggedOverTheDataAndBack();
    void longLegendsEndInAMenu();
    void ticksOfAnAxisHaveOneNumberOfDecimals();
    void ticksOfLogarithmicAxesAreReadable();
    void parityPlotsAreSquareAtAnySize();
    void statisticsNeverCoverTheData();
    void nothingIsWrittenWithoutStatistics();
    void titleEnlargesAPlotOverThePageAndBack();
    void pictureWithTitleAndLegendIsCopied();
    void rangesAreSetAndKept();
    void rangesThatMakeNoSenseAreRefused();
    void pointsAreColouredByTheirNumber();
    void allPointsAreSelectedAndInverted();
    void smallPlotsKeepRoomForTheData();
};

void PlotFrameTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    applyTheme(*qApp);
}

void PlotFrameTest::legendStandsAboveTheData() {
    CurvePlot plot;
    plot.setTitle(QStringLiteral("Errors"));
    plot.setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    showAndDraw(plot);
    QCOMPARE(chipsOf(plot).size(), 2);
    QWidget* canvas = canvasOf(plot);
    for (LegendChip* chip : chipsOf(plot)) {
        QVERIFY(chip->isVisible());
        QVERIFY(chip->mapTo(&plot, chip->rect().bottomLeft()).y() <= canvas->y());
    }
    plot.setLegendShown(false);
    QVERIFY(!chipsOf(plot).first()->isVisible());
    plot.setCurves(curveTable(), QStringLiteral("iteration"), {kCurves[0]});
    QVERIFY(!plot.findChild<QToolButton*>(QStringLiteral("legendButton"))->isVisible());
}

void PlotFrameTest::chipsSwitchSeriesOnAndOff() {
    CurvePlot plot;
    plot.setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    showAndDraw(plot);
    const double most = plot.axisRange(Plot::Axis::Y).second;
    QTest::mouseClick(chipsOf(plot)[1], Qt::LeftButton);
    QVERIFY(!plot.isSeriesShown(QStringLiteral("force")));
    QVERIFY(plot.axisRange(Plot::Axis::Y).second < most);  // fits what is left
    QTest::keyClick(chipsOf(plot)[1], Qt::Key_Space);
    QVERIFY(plot.isSeriesShown(QStringLiteral("force")));
    QTest::mouseClick(chipsOf(plot)[1], Qt::LeftButton, Qt::ControlModifier);
    QVERIFY(!plot.isSeriesShown(QStringLiteral("energy")));
    QVERIFY(plot.isSeriesShown(QStringLiteral("force")));
}

void PlotFrameTest::seriesThatAreOffStaySoWhenDrawnAgain() {
    CurvePlot plot;
    plot.setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    plot.setSeriesShown(QStringLiteral("force"), false);
    plot.setCurves(curveTable(50), QStringLiteral("iteration"), kCurves);
    showAndDraw(plot);
    QVERIFY(!chipsOf(plot)[1]->isChecked());
    const double least = curveTable(50).numbers("energy").front();
    QVERIFY(plot.axisRange(Plot::Axis::Y).second < 1.2 * least);  // without the larger curve
}

// As the density of a cell that is kept.
void PlotFrameTest::valueThatDoesNotChangeIsDrawnWithTicksOfItsSize() {
    static constexpr ColumnKey<double> kTime{"time", "ps"}, kLevel{"density", "g/cm³"};
    CurvePlot plot;
    CurvePlot::FreeCurve curve;
    curve.x = {0, 1, 2};
    curve.y = {1.99, 1.99, 1.99};
    plot.setFreeCurves(kTime, kLevel, {curve});
    showAndDraw(plot);
    const auto [least, most] = plot.axisRange(Plot::Axis::Y);
    QVERIFY2(least > 1.5 && least < 1.99 && most > 1.99 && most < 2.5,
             qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
}

void PlotFrameTest::pointsThatAreOffAreNotChosen() {
    ParityPlot plot;
    plot.setParity(parityTable(), QStringLiteral("element"));
    showAndDraw(plot);
    plot.setSeriesShown(QStringLiteral("Li"), false);
    plot.grab();
    QSignalSpy clicked(&plot, &PointPlot::pointClicked);
    for (int row : {1, 2}) {
        const QPoint at = plot.pixelOfRow(row);
        QTest::mouseClick(plot.childAt(at), Qt::LeftButton, {},
                          plot.childAt(at)->mapFrom(&plot, at));
    }
    for (const QList<QVariant>& click : clicked)
        QVERIFY(click[0].toInt() % 2 == 0);  // Cl
    QVERIFY(clicked.count() > 0);
}

void PlotFrameTest::legendIsDraggedOverTheDataAndBack() {
    CurvePlot plot;
    plot.setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    showAndDraw(plot);
    auto* strip = plot.findChild<LegendStrip*>();
    QWidget* canvas = canvasOf(plot);
    const auto drag = [&](const QPoint& onCanvas) {
        LegendChip* chip = chipsOf(plot).first();
        const QPoint from(4, 4), to = chip->mapFromGlobal(canvas->mapToGlobal(onCanvas));
        QTest::mousePress(chip, Qt::LeftButton, {}, from);
        QTest::mouseMove(chip, from + (to - from) / 2);
        QTest::mouseMove(chip, to);
        QTest::mouseRelease(chip, Qt::LeftButton, {}, to);
    };
    drag({200, 100});
    QVERIFY(strip->isFloating());
    QVERIFY(canvas->rect().contains(strip->geometry()));
    QVERIFY(plot.isSeriesShown(QStringLiteral("energy")));  // a drag is no click
    drag({200, -20});
    QVERIFY(!strip->isFloating());
    QTRY_VERIFY(strip->mapTo(&plot, QPoint(0, strip->height())).y() <= canvas->y());
}

void PlotFrameTest::longLegendsEndInAMenu() {
    Table table = curveTable();
    std::vector<CurvePlot::Curve> curves;
    for (int i = 0; i < 20; ++i) {
        const std::string name = "configuration " + std::to_string(i);
        table.add(name, "", table.numbers("energy"));
        curves.push_back(
            {QString::fromStdString(name), QString::fromStdString(name), runColour(i, false)});
    }
    CurvePlot plot;
    plot.setCurves(table, QStringLiteral("iteration"), curves);
    showAndDraw(plot, {400, 260});
    int shown = 0;
    for (const LegendChip* chip : chipsOf(plot))
        shown += chip->isVisible() ? 1 : 0;
    QVERIFY(shown > 0 && shown < 20);
    QVERIFY(canvasOf(plot)->height() > 150);
}

void PlotFrameTest::ticksOfAnAxisHaveOneNumberOfDecimals() {
    ParityPlot plot;
    plot.setParity(parityTable(), {});
    showAndDraw(plot);
    for (const Plot::Axis axis : {Plot::Axis::X, Plot::Axis::Y}) {
        const QStringList texts = plot.tickTexts(axis);
        QVERIFY(texts.size() > 2);
        for (const QString& text : texts) {
            QCOMPARE(text.section('.', 1).size(), texts.front().section('.', 1).size());
            QVERIFY2(!text.contains('-'), qPrintable(text));
            QVERIFY2(text != QString(kMinus) + "0.0", qPrintable(text));
        }
        QVERIFY(texts.front().startsWith(kMinus));
    }
}

void PlotFrameTest::ticksOfLogarithmicAxesAreReadable() {
    CurvePlot plot;
    plot.setCurves(curveTable(), QStringLiteral("iteration"), {kCurves[0]});
    plot.setLogY(true);
    plot.showAll();
    showAndDraw(plot);
    QVERIFY(plot.tickTexts(Plot::Axis::Y).contains(QStringLiteral("0.1")));
    QVERIFY(plot.tickTexts(Plot::Axis::Y).contains(QStringLiteral("10")));
    plot.setAxisRange(Plot::Axis::Y, 2, 8);  // no power of ten
    plot.grab();
    QTest::qWait(100);
    QVERIFY(plot.tickTexts(Plot::Axis::Y).size() > 1);
    plot.setAxisRange(Plot::Axis::Y, 1e-9, 1);
    QTest::qWait(100);
    QVERIFY(plot.tickTexts(Plot::Axis::Y).contains(QStringLiteral("10⁻⁸")) ||
            plot.tickTexts(Plot::Axis::Y).contains(QStringLiteral("10⁻⁶")));
}

void PlotFrameTest::parityPlotsAreSquareAtAnySize() {
    for (const QSize& size : {QSize(700, 350), QSize(320, 600), QSize(420, 420)}) {
        ParityPlot plot;
        plot.setParity(parityTable(), QStringLiteral("element"));
        plot.setStatistics(QStringLiteral("MAE 1.00 meV/Å\nRMSE 2.00 meV/Å"));
        showAndDraw(plot, size);
        const QPoint across = plot.pixelOfRow(30) - plot.pixelOfRow(0);
        QVERIFY2(std::abs(across.x() + across.y()) <= 1,  // y runs downwards
                 qPrintable(QStringLiteral("%1 %2").arg(across.x()).arg(across.y())));
    }
}

void PlotFrameTest::statisticsNeverCoverTheData() {
    for (const QSize& size : {QSize(700, 350), QSize(330, 330)}) {
        ParityPlot with, without;
        for (ParityPlot* plot : {&with, &without})
            plot->setParity(parityTable(), QStringLiteral("element"));
        with.setStatistics(QStringLiteral("MAE 1.00 meV/Å\nRMSE 2.00 meV/Å\nN = 31"));
        showAndDraw(with, size);
        // The square of the axes is as it is without a text in it.
        const QImage image = with.grab().toImage();
        const QPoint low = with.pixelOfRow(0), high = with.pixelOfRow(30);
        const QColor text = with.palette().color(QPalette::WindowText);
        int inked = 0;
        for (int x = low.x(); x <= high.x(); ++x)
            for (int y = high.y(); y <= low.y(); ++y)
                inked += image.pixelColor(x, y) == text ? 1 : 0;
        QCOMPARE(inked, 0);
    }
}

void PlotFrameTest::nothingIsWrittenWithoutStatistics() {
    PointPlot untouched, cleared;
    for (PointPlot* plot : {&untouched, &cleared})
        plot->setPoints(parityTable(), QStringLiteral("reference"), QStringLiteral("predicted"),
                        QStringLiteral("element"));
    cleared.setStatistics(QStringLiteral("N = 31"));
    cleared.setStatistics({});
    showAndDraw(untouched);
    showAndDraw(cleared);
    QCOMPARE(untouched.picture(1).toImage(), cleared.picture(1).toImage());
}

void PlotFrameTest::titleEnlargesAPlotOverThePageAndBack() {
    QWidget page;
    auto* across = new QSplitter(Qt::Horizontal);
    (new QVBoxLayout(&page))->addWidget(across);
    auto* left = new QSplitter(Qt::Vertical);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    auto* plot = new CurvePlot;
    plot->setTitle(QStringLiteral("Coverage"));
    plot->setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    column->addWidget(plot);
    auto* view = new QLabel(QStringLiteral("view"));
    view->setMinimumHeight(300);
    left->addWidget(view);
    left->addWidget(panel);
    auto* options = new QLabel(QStringLiteral("options"));
    across->addWidget(left);
    across->addWidget(options);
    showAndDraw(page, {900, 600});
    const int low = plot->height();
    QTest::mouseDClick(plot->findChild<QWidget*>(QStringLiteral("plotTitle")), Qt::LeftButton);
    QTRY_VERIFY(plot->isFullSize());
    QTRY_VERIFY(plot->height() > 500 && plot->height() > low);
    QVERIFY(options->isVisible());
    const int right = plot->mapTo(&page, QPoint(plot->width(), 0)).x();
    QVERIFY(right <= left->mapTo(&page, QPoint(left->width(), 0)).x());
    page.resize(900, 700);
    QTRY_VERIFY(plot->height() > 600);
    QTest::keyClick(canvasOf(*plot), Qt::Key_Escape);
    QVERIFY(!plot->isFullSize());
    QCOMPARE(plot->parentWidget(), panel);
    QTRY_VERIFY(plot->height() < 500);
}

void PlotFrameTest::pictureWithTitleAndLegendIsCopied() {
    CurvePlot plot;
    plot.setTitle(QStringLiteral("Errors"));
    plot.setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    showAndDraw(plot);
    const QSize canvas = canvasOf(plot)->size();
    QApplication::clipboard()->clear();
    canvasOf(plot)->setFocus();
    QTest::keyClick(canvasOf(plot), Qt::Key_C, Qt::ControlModifier);
    const QImage copied = QApplication::clipboard()->image();
    QCOMPARE(copied.width(), 2 * canvas.width());
    QVERIFY(copied.height() > 2 * canvas.height() + 40);  // title and legend above
    // Both lines of the legend are above the data.
    QVERIFY(countColoured(copied, QRect(0, 0, copied.width(), 90)) > 50);
    // The plot is as before.
    QCOMPARE(chipsOf(plot).size(), 2);
    QCOMPARE(plot.seriesNames(), (QStringList{"energy", "force"}));
    QCOMPARE(plot.picture(1).size(), plot.picture(1).size());
}

void PlotFrameTest::rangesAreSetAndKept() {
    CurvePlot plot;
    plot.setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    showAndDraw(plot);
    AxisDialog dialog(plot);
    dialog.findChild<QLineEdit*>(QStringLiteral("xFrom"))->setText(QStringLiteral("5"));
    dialog.findChild<QLineEdit*>(QStringLiteral("xTo"))->setText(QStringLiteral("20.5"));
    dialog.findChild<QLineEdit*>(QStringLiteral("yFrom"))->setText(QStringLiteral("0.5"));
    dialog.findChild<QCheckBox*>(QStringLiteral("yLogarithmic"))->setChecked(true);
    QVERIFY(dialog.apply());
    QCOMPARE(plot.axisRange(Plot::Axis::X), std::pair(5.0, 20.5));
    QVERIFY(plot.isLogarithmic(Plot::Axis::Y));
    plot.setCurves(curveTable(60), QStringLiteral("iteration"), kCurves);  // a step more
    QCOMPARE(plot.axisRange(Plot::Axis::X), std::pair(5.0, 20.5));
    plot.showAll();
    QCOMPARE(plot.axisRange(Plot::Axis::X).second, 59.0);
}

void PlotFrameTest::rangesThatMakeNoSenseAreRefused() {
    CurvePlot plot;
    Table table;
    table.add("x", "", std::vector<double>{0, 1, 2, 3});
    table.add("y", "", std::vector<double>{-1, -2, -3, -4});
    plot.setCurves(table, QStringLiteral("x"), {{"y", "y", Qt::blue}});
    showAndDraw(plot);
    AxisDialog dialog(plot);
    QVERIFY(!dialog.findChild<QCheckBox*>(QStringLiteral("yLogarithmic"))->isEnabled());
    const auto before = plot.axisRange(Plot::Axis::X);
    for (const QString& text : {QStringLiteral("-10"), QStringLiteral("many")}) {
        dialog.findChild<QLineEdit*>(QStringLiteral("xTo"))->setText(text);
        QVERIFY(!dialog.apply());
        QVERIFY(!dialog.findChild<QLabel*>(QStringLiteral("rangeProblem"))->text().isEmpty());
        QCOMPARE(plot.axisRange(Plot::Axis::X), before);
    }
}

void PlotFrameTest::pointsAreColouredByTheirNumber() {
    std::vector<double> values(5000, 0.0);
    values.push_back(1);
    values.push_back(-1);
    Table table;
    table.add("reference", "eV", values);
    table.add("predicted", "eV", values);
    ParityPlot plot;
    plot.setParity(table, {});
    plot.setColouredByDensity(true);
    showAndDraw(plot);
    const QImage image = plot.grab().toImage();
    const auto inkAt = [&image](const QPoint& at) {  // the darkest near by
        int least = 255;
        for (int dx = -2; dx <= 2; ++dx)
            for (int dy = -2; dy <= 2; ++dy)
                if (image.pixelColor(at + QPoint(dx, dy)).saturation() > 60)
                    least = std::min(least, image.pixelColor(at + QPoint(dx, dy)).lightness());
        return least;
    };
    const int many = inkAt(plot.pixelOfRow(0)), one = inkAt(plot.pixelOfRow(5000));
    QVERIFY2(one < 255 && many < one - 40, qPrintable(QStringLiteral("%1 %2").arg(many).arg(one)));
}

void PlotFrameTest::allPointsAreSelectedAndInverted() {
    ParityPlot plot;
    plot.setParity(parityTable(), QStringLiteral("element"));
    plot.setSeriesShown(QStringLiteral("Li"), false);
    showAndDraw(plot);
    QSignalSpy chosen(&plot, &PointPlot::rowsChosen);
    canvasOf(plot)->setFocus();
    QTest::keyClick(canvasOf(plot), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(canvasOf(plot), Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[0][0].value<std::vector<int>>().size(), std::size_t(16));  // Cl alone
    QCOMPARE(chosen[0][1].value<Qt::KeyboardModifiers>(), Qt::KeyboardModifiers());
    QCOMPARE(chosen[1][1].value<Qt::KeyboardModifiers>(),
             Qt::KeyboardModifiers(Qt::ControlModifier));
}

void PlotFrameTest::smallPlotsKeepRoomForTheData() {
    QSplitter column(Qt::Vertical);
    auto* plot = new CurvePlot;
    plot->setTitle(QStringLiteral("Pair distances of the ladder"));
    plot->setCurves(curveTable(), QStringLiteral("iteration"), kCurves);
    auto* view = new QLabel;
    view->setMinimumHeight(400);
    column.addWidget(view);
    column.addWidget(plot);
    column.setChildrenCollapsible(false);
    showAndDraw(column, {500, 420});
    QVERIFY(canvasOf(*plot)->height() >= 110);
}

QTEST_MAIN(PlotFrameTest)
#include "PlotFrameTest.moc"
