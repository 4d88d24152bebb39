#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>

#include "core/report/SvgPlot.h"

using namespace mtp;

namespace {

struct Elements {
    bool isWellFormed = false;
    QString message;
    QStringList texts, paths;
};

Elements read(const std::string& svg) {
    Elements elements;
    QXmlStreamReader xml(QString::fromStdString(svg));
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("path"))
            elements.paths << xml.attributes().value("d").toString();
        if (xml.name() == QLatin1String("text"))
            elements.texts << xml.readElementText();
    }
    elements.isWellFormed = !xml.hasError();
    elements.message = xml.errorString();
    return elements;
}

}  // namespace

class SvgPlotTest : public QObject {
    Q_OBJECT

private slots:
    void ticksAreRoundNumbers();
    void plotIsWellFormedAndNamesItsAxes();
    void parityHasEqualAxesAndTheDiagonal();
    void pointsOfOnePixelBecomeOne();
    void valuesThatAreNotFiniteAreLeftOut();
    void legendHidesNothing();
    void emptyPlotsAreDrawn();
};

void SvgPlotTest::ticksAreRoundNumbers() {
    const AxisTicks ticks = axisTicks(0.13, 1.07);
    QCOMPARE(ticks.step, 0.2);
    QVERIFY(std::abs(ticks.first - 0.2) < 1e-12);
    QCOMPARE(ticks.count, 5);
    QCOMPARE(ticks.decimals, 1);
    QCOMPARE(axisTicks(-1500, 4000).step, 2000.0);
    QCOMPARE(axisTicks(-1500, 4000).decimals, 0);
    QCOMPARE(axisTicks(0, 5).step, 1.0);
    QCOMPARE(axisTicks(2, 2).count, 0);
    QCOMPARE(axisTicks(0, NAN).count, 0);
    QVERIFY(axisTicks(1e9, 1e9 + 1).count <= 50);
}

void SvgPlotTest::plotIsWellFormedAndNamesItsAxes() {
    SvgPlot plot;
    plot.title = "a < b & \"c\"";
    plot.xLabel = "r, Å";
    plot.yLabel = "f'(r)";
    plot.series.push_back({SvgSeries::Kind::Line, "<line>", "#123456", {0, 1, 2}, {1, 3, 2}});
    plot.series.push_back({SvgSeries::Kind::Bars, "bars", "red\"/><x", {0, 1, 2}, {1, 0, 2}});
    const Elements elements = read(toSvg(plot));
    QVERIFY2(elements.isWellFormed, qPrintable(elements.message));
    for (const char* text : {"a < b & \"c\"", "r, Å", "f'(r)", "<line>", "bars", "1.5"})
        QVERIFY2(elements.texts.contains(QString::fromUtf8(text)), text);
}

void SvgPlotTest::parityHasEqualAxesAndTheDiagonal() {
    SvgPlot plot;
    plot.isParity = true;
    plot.width = 400;
    plot.height = 400 - 14 - 66 + 30 + 48;  // a square inside the margins
    plot.series.push_back({SvgSeries::Kind::Points, "", "#000", {0, 10}, {1, 9}});
    const Elements elements = read(toSvg(plot));
    QVERIFY(elements.isWellFormed);
    // From the lower left to the upper right corner.
    QVERIFY2(elements.paths.contains("M66.0 350.0L386.0 30.0"),
             qPrintable(elements.paths.join('\n')));
}

void SvgPlotTest::pointsOfOnePixelBecomeOne() {
    SvgPlot plot;
    SvgSeries series;
    for (int i = 0; i < 200000; ++i) {
        series.x.push_back(i % 7);
        series.y.push_back(i % 7 * 2 + 1e-7 * (i % 3));
    }
    plot.series.push_back(series);
    const std::string svg = toSvg(plot);
    QVERIFY2(svg.size() < 10000, qPrintable(QString::number(svg.size())));
    qsizetype points = 0;
    for (const QString& path : read(svg).paths)
        points += path.count("h4");
    QCOMPARE(points, qsizetype(7));
}

void SvgPlotTest::valuesThatAreNotFiniteAreLeftOut() {
    SvgPlot plot;
    plot.series.push_back(
        {SvgSeries::Kind::Line, "", "#000", {0, 1, 2, 3, 4}, {0, 1, NAN, 3, INFINITY}});
    const std::string svg = toSvg(plot);
    QVERIFY(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
    // Broken if a value is missing: two strokes.
    QVERIFY(read(svg).paths.last().count('M') == 2);
}

void SvgPlotTest::legendHidesNothing() {
    SvgPlot plot;
    for (int i = 0; i < 20; ++i)
        plot.series.push_back(
            {SvgSeries::Kind::Line, "series of a long name", "#000", {0, 1}, {0, 1}});
    const QString svg = QString::fromStdString(toSvg(plot));
    // The line of the axes begins at their top: below the last entry.
    const auto top = QRegularExpression("class=\"axis\" d=\"M[0-9.]+ ([0-9.]+)V").match(svg);
    QVERIFY(top.hasMatch());
    int entries = 0;
    auto entry = QRegularExpression("<rect x=\"([0-9.]+)\" y=\"([0-9.]+)\"").globalMatch(svg);
    for (; entry.hasNext(); ++entries) {
        const auto at = entry.next();
        QVERIFY(at.captured(1).toDouble() < plot.width - 14);
        QVERIFY(at.captured(2).toDouble() + 10 < top.captured(1).toDouble());
    }
    QCOMPARE(entries, 20);
}

void SvgPlotTest::emptyPlotsAreDrawn() {
    SvgPlot plot;
    plot.isParity = true;
    plot.series.push_back({});
    QVERIFY(read(toSvg(plot)).isWellFormed);
    plot.series[0].x = plot.series[0].y = {5};
    QVERIFY(read(toSvg(plot)).isWellFormed);
}

QTEST_APPLESS_MAIN(SvgPlotTest)
#include "SvgPlotTest.moc"
