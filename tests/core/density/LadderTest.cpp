#include <QTest>

#include "core/density/Ladder.h"

using namespace mtp;

class LadderTest : public QObject {
    Q_OBJECT

private slots:
    void rungsStayAscendingAndSingle();
    void nearestRungIsFound();
    void movedRungMayMeetAnother();
    void spacingKeepsTheEnds();
    void shapesStayWithTheirRungs();
};

void LadderTest::rungsStayAscendingAndSingle() {
    QCOMPARE(withRung({0.5, 1.5}, 1.004), (std::vector<double>{0.5, 1.0, 1.5}));
    QCOMPARE(withRung({0.5, 1.0}, 1.0), (std::vector<double>{0.5, 1.0}));
    QCOMPARE(withRung({}, 9), (std::vector<double>{kMostRatio}));
    QCOMPARE(withRung({}, 0.01), (std::vector<double>{kLeastRatio}));
    QCOMPARE(withoutRung({0.5, 1.0}, 0), (std::vector<double>{1.0}));
    QCOMPARE(withoutRung({0.5, 1.0}, 7), (std::vector<double>{0.5, 1.0}));
}

void LadderTest::nearestRungIsFound() {
    QCOMPARE(findRung({0.5, 0.52, 1.0}, 0.515, 0.02), std::optional<std::size_t>(1));
    QVERIFY(!findRung({0.5, 1.0}, 0.6, 0.02));
}

void LadderTest::movedRungMayMeetAnother() {
    QCOMPARE(withMovedRung({0.5, 1.0, 1.5}, 0, 1.2), (std::vector<double>{1.0, 1.2, 1.5}));
    QCOMPARE(withMovedRung({0.5, 1.0, 1.5}, 0, 1.0), (std::vector<double>{1.0, 1.5}));
}

void LadderTest::spacingKeepsTheEnds() {
    QCOMPARE(spacedEvenly({0.5, 0.6, 2.0, 1.9}), (std::vector<double>{0.5, 1.0, 1.5, 2.0}));
    QCOMPARE(spacedEvenly({0.5, 0.6}), (std::vector<double>{0.5, 0.6}));
}

void LadderTest::shapesStayWithTheirRungs() {
    const Strain flat = Strain::Unit(2) * -0.1, tall = Strain::Unit(2) * 0.1;
    std::vector<RungShape> shapes = withShape({}, 1.5, tall);
    shapes = withShape(shapes, 0.5, flat);
    QCOMPARE(shapes.front().ratio, 0.5);
    QCOMPARE(shapeAt(shapes, 1.5), tall);
    QVERIFY(shapeAt(shapes, 1.0).isZero(0));
    QCOMPARE(withShape(shapes, 0.5, Strain::Zero()).size(), std::size_t(1));
    // Moved, added beside, removed, exchanged for a preset.
    const std::vector<double> ladder{0.5, 1.0, 1.5};
    QCOMPARE(shapeAt(shapesAfter(shapes, ladder, {0.6, 1.0, 1.5}), 0.6), flat);
    QCOMPARE(shapesAfter(shapes, ladder, {0.5, 0.7, 1.0, 1.5}).size(), std::size_t(2));
    QVERIFY(shapeAt(shapesAfter(shapes, ladder, {1.0, 1.5}), 0.5).isZero(0));
    QVERIFY(shapesAfter(shapes, ladder, {0.7, 0.8, 0.9}).empty());
}

QTEST_APPLESS_MAIN(LadderTest)
#include "LadderTest.moc"
