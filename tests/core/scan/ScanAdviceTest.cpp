#include "core/scan/ScanAdvice.h"

#include <QTest>
#include <cmath>

#include "core/scan/ScanText.h"

using namespace mtp;

namespace {

constexpr std::size_t kAll = 160;

// Force errors in eV/Å.
ScanPoint pointOf(int level, double error, double microseconds, std::uint64_t seed = 1,
                  std::size_t configurations = kAll) {
    ScanPoint point;
    point.settings = {{level, 5, 8}, configurations, seed};
    point.objective = error;
    point.training.force = error / 1.2;
    point.validation.force = error;
    point.microseconds = microseconds;
    return point;
}

QString textOf(const ScanAdvice& advice) {
    QString text;
    for (const std::string& sentence : sentencesOf(advice))
        text += QString::fromStdString(sentence) + ' ';
    return text;
}

}  // namespace

class ScanAdviceTest : public QObject {
    Q_OBJECT

private slots:
    void cheapestWithinFivePercentOfTheBestIsTaken();
    void cheapestWithinTheSpreadOverSeedsIsTaken();
    void bestIsTakenIfItIsWorthItsCost();
    void slopeOfAPowerLawIsFound();
    void sizesHaveMeanAndSpreadOverSeeds();
    void scatterMakesTheSlopeUncertain();
    void doublingIsJudgedByRules_data();
    void doublingIsJudgedByRules();
    void endOfTheScanIsNamed();
    void energiesAreComparedWithoutForces();
    void whatIsMissingIsSaid();
    void seedOfTheLowestObjectiveStandsForItsBasis();
};

void ScanAdviceTest::cheapestWithinFivePercentOfTheBestIsTaken() {
    const auto advice =
        adviceOn({pointOf(20, 0.100, 5), pointOf(16, 0.104, 2), pointOf(8, 0.2, 0.5)}, 3, kAll);
    QVERIFY(advice);
    QCOMPARE(advice->choice().basis.level, 16);
    QCOMPARE(advice->bases[advice->best].basis.level, 20);
    const QString text = textOf(*advice);
    QVERIFY2(text.contains("Take level 16, cutoff 5 Å, 8 polynomials: a validation error of 104 "
                           "meV/Å at 2 µs/atom."),
             qPrintable(text));
    QVERIFY2(text.contains("level 20, cutoff 5 Å, 8 polynomials, is only 3.8 % lower, at 2.5 times "
                           "the cost."),
             qPrintable(text));
    // Six per cent are worth it.
    QCOMPARE(
        adviceOn({pointOf(20, 0.100, 5), pointOf(16, 0.106, 2)}, 2, kAll)->choice().basis.level,
        20);
}

void ScanAdviceTest::cheapestWithinTheSpreadOverSeedsIsTaken() {
    // The seeds of level 20 lie 0.1 ± 0.014 apart, so that 0.11 of level 16 is as good.
    const std::vector<ScanPoint> points{pointOf(20, 0.09, 5, 1),  pointOf(20, 0.11, 5, 2),
                                        pointOf(16, 0.11, 2, 1),  pointOf(16, 0.11, 2, 2),
                                        pointOf(8, 0.12, 0.5, 1), pointOf(8, 0.12, 0.5, 2)};
    const auto advice = adviceOn(points, points.size(), kAll);
    QCOMPARE(advice->choice().basis.level, 16);
    QVERIFY(std::abs(*advice->bases[advice->best].spread - 0.01 * std::sqrt(2)) < 1e-12);
    QVERIFY2(textOf(*advice).contains("seeds differ by as much"), qPrintable(textOf(*advice)));
}

void ScanAdviceTest::bestIsTakenIfItIsWorthItsCost() {
    const auto advice =
        adviceOn({pointOf(8, 0.2, 0.5), pointOf(12, 0.16, 1), pointOf(16, 0.1, 2)}, 3, kAll);
    QCOMPARE(advice->choice().basis.level, 16);
    const QString text = textOf(*advice);
    QVERIFY(textOf(*adviceOn({pointOf(8, 0.25, 0.5), pointOf(16, 0.1, 2)}, 2, kAll))
                .contains("150 % higher at 25 % of the cost"));
    QVERIFY2(text.contains("The best of the cheaper ones, level 12, cutoff 5 Å, 8 polynomials, has "
                           "an error that is 60 % higher at 50 % of the cost."),
             qPrintable(text));
}

void ScanAdviceTest::slopeOfAPowerLawIsFound() {
    std::vector<ScanPoint> points;
    for (const std::size_t size : {20, 40, 80, 160})
        points.push_back(pointOf(16, 2 * std::pow(static_cast<double>(size), -0.3), 2, 1, size));
    points.push_back(pointOf(8, 0.5, 1, 1, 20));  // of another basis
    const auto curve = learningCurve(points, {16, 5, 8}, ScanError::Force);
    QVERIFY(curve);
    QCOMPARE(curve->points, std::size_t(4));
    QVERIFY(std::abs(curve->slope + 0.3) < 1e-12);
    QVERIFY(std::abs(curve->fallPerDoubling() - (1 - std::pow(2, -0.3))) < 1e-12);
    QVERIFY(*curve->slopeError < 1e-7);  // rounding
    QVERIFY(!learningCurve(points, {8, 5, 8}, ScanError::Force));
    QVERIFY2(textOf(*adviceOn(points, points.size(), kAll))
                 .contains("would help: the error falls by 19 ± 1 % with each doubling"),
             qPrintable(textOf(*adviceOn(points, points.size(), kAll))));
}

void ScanAdviceTest::sizesHaveMeanAndSpreadOverSeeds() {
    const auto errors = errorsBySize({pointOf(8, 0.1, 1, 1, 40), pointOf(8, 0.3, 1, 2, 40),
                                      pointOf(8, 0.1, 1), pointOf(16, 0.1, 1)},
                                     ScanError::Force);
    QCOMPARE(errors.size(), std::size_t(2));
    const std::vector<SizeErrors>& sizes = errors.at({8, 5, 8});
    QCOMPARE(sizes.size(), std::size_t(2));
    QCOMPARE(sizes[0].configurations, std::size_t(40));
    QVERIFY(std::abs(sizes[0].error - 0.2) < 1e-15);
    QVERIFY(std::abs(*sizes[0].spread - 0.1 * std::sqrt(2)) < 1e-15);
    QVERIFY(!sizes[1].spread);
}

void ScanAdviceTest::scatterMakesTheSlopeUncertain() {
    // ln x is -ln 2, 0, ln 2 about its mean, and ln y 0.1, -0.2, 0.1 beside a slope of -0.1.
    const double base[] = {0.1, -0.2, 0.1};
    std::vector<ScanPoint> points;
    for (int k = 0; k < 3; ++k)
        points.push_back(pointOf(16, std::exp(base[k] - 0.1 * std::log(2) * (k - 1)), 2, 1,
                                 std::size_t(40) << k));
    const auto curve = learningCurve(points, {16, 5, 8}, ScanError::Force);
    QVERIFY(std::abs(curve->slope + 0.1) < 1e-12);
    const double expected = std::sqrt(0.06 / 1 / (2 * std::log(2) * std::log(2)));
    QVERIFY(std::abs(*curve->slopeError - expected) < 1e-12);
}

void ScanAdviceTest::doublingIsJudgedByRules_data() {
    QTest::addColumn<QList<double>>("errors");  // of 40, 80 and 160 configurations
    QTest::addColumn<int>("more");
    const auto asInt = [](MoreConfigurations more) { return static_cast<int>(more); };
    QTest::newRow("steep") << QList<double>{0.2, 0.15, 0.11} << asInt(MoreConfigurations::Help);
    QTest::newRow("flat") << QList<double>{0.101, 0.1005, 0.1}
                          << asInt(MoreConfigurations::HelpLittle);
    QTest::newRow("rising") << QList<double>{0.1, 0.11, 0.121}
                            << asInt(MoreConfigurations::HelpLittle);
    QTest::newRow("scattered") << QList<double>{0.1, 0.2, 0.1}
                               << asInt(MoreConfigurations::Unclear);
    QTest::newRow("two sizes") << QList<double>{0.2, 0.1} << asInt(MoreConfigurations::Help);
    QTest::newRow("one size") << QList<double>{0.2} << asInt(MoreConfigurations::Unknown);
}

void ScanAdviceTest::doublingIsJudgedByRules() {
    QFETCH(QList<double>, errors);
    QFETCH(int, more);
    std::vector<ScanPoint> points;
    for (qsizetype k = 0; k < errors.size(); ++k)
        points.push_back(
            pointOf(16, errors[k], 2, 1, kAll >> static_cast<std::size_t>(errors.size() - 1 - k)));
    QCOMPARE(static_cast<int>(adviceOn(points, points.size(), kAll)->more), more);
}

void ScanAdviceTest::endOfTheScanIsNamed() {
    std::vector<ScanPoint> points{pointOf(8, 0.2, 0.5), pointOf(16, 0.1, 2)};
    QVERIFY(adviceOn(points, 2, kAll)->isHighestLevel);
    QVERIFY(!adviceOn(points, 2, kAll)->isLargestCutoff);
    points.push_back(pointOf(20, 0.099, 5));  // hardly better
    QVERIFY(!adviceOn(points, 3, kAll)->isHighestLevel);
    ScanPoint longer = pointOf(16, 0.08, 3);
    longer.settings.basis.cutoff = 6;
    points.push_back(longer);
    const auto advice = adviceOn(points, 4, kAll);
    QCOMPARE(advice->choice().basis.cutoff, 6.0);
    QVERIFY(advice->isLargestCutoff);
    QVERIFY2(textOf(*advice).contains("largest cutoff"), qPrintable(textOf(*advice)));
}

void ScanAdviceTest::energiesAreComparedWithoutForces() {
    std::vector<ScanPoint> points{pointOf(8, 0.2, 0.5), pointOf(16, 0.1, 2)};
    for (ScanPoint& point : points) {
        point.validation = {*point.validation.force / 10, {}, {}};
        point.training = {point.validation.energy, {}, {}};
    }
    const auto advice = adviceOn(points, 2, kAll);
    QVERIFY(advice->error == ScanError::Energy);
    QVERIFY2(textOf(*advice).contains("10 meV/atom"), qPrintable(textOf(*advice)));
}

void ScanAdviceTest::whatIsMissingIsSaid() {
    ScanPoint failed = pointOf(20, 0, 0);
    failed.failure = "no";
    const auto advice = adviceOn({pointOf(8, 0.2, 0.5), failed}, 4, kAll);
    QCOMPARE(advice->failed, std::size_t(1));
    QCOMPARE(advice->missing, std::size_t(2));
    const QString text = textOf(*advice);
    QVERIFY(text.contains("1 point could not be trained.") &&
            text.contains("2 points are missing"));
    QVERIFY(text.contains("With one seed"));
    QVERIFY(!adviceOn({failed}, 1, kAll));
    QVERIFY(!adviceOn({pointOf(8, 0.2, 0.5, 1, 40)}, 1, kAll));  // not of the whole set
    QCOMPARE(sentencesOf(std::optional<ScanAdvice>()).size(), std::size_t(1));
}

void ScanAdviceTest::seedOfTheLowestObjectiveStandsForItsBasis() {
    ScanPoint first = pointOf(8, 0.19, 0.5, 1), second = pointOf(8, 0.2, 0.5, 2);
    first.objective = 2;  // a lower validation error is no reason: it would not be one any more
    second.objective = 1;
    QCOMPARE(adviceOn({first, second}, 2, kAll)->choice().best.settings.seed, std::uint64_t(2));
}

QTEST_APPLESS_MAIN(ScanAdviceTest)
#include "ScanAdviceTest.moc"
