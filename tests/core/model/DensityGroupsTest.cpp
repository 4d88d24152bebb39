#include "core/model/DensityGroups.h"

#include <QTest>
#include <limits>

using namespace mtp;

class DensityGroupsTest : public QObject {
    Q_OBJECT
private slots:
    void groupBeginsAtItsSmallestDensityAndReachesTwoPercentFurther() {
        const DensityGroups groups({2.0, 1.0, 1.019, 2.03, 1.021});
        QCOMPARE(groups.starts(), (std::vector<double>{1.0, 1.021, 2.0}));
        QCOMPARE(groups.groupOf(1.019), 0);
        QCOMPARE(groups.groupOf(1.021), 1);
        QCOMPARE(groups.groupOf(2.03), 2);
    }

    void absentDensityBelongsToNoGroup() {
        const double absent = std::numeric_limits<double>::quiet_NaN();
        const DensityGroups groups({absent, 1.5});
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups.groupOf(absent), -1);
        QCOMPARE(DensityGroups({}).size(), std::size_t(0));
    }

    void neighboursThatAreNarrowestAreJoinedUntilFewAreLeft() {
        const std::vector<double> ladder{1.0, 1.5, 2.0, 2.5};
        std::vector<double> densities = ladder;
        for (int i = 0; i < 20; ++i)
            densities.push_back(3 + 0.07 * i);  // a run that is compressed
        const DensityGroups groups(densities);
        QCOMPARE(groups.size(), kMostDensityGroups);
        // The ladder stays as it was.
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            QCOMPARE(groups.starts()[i], ladder[i]);
            QCOMPARE(groups.ends()[i], ladder[i]);
        }
        QCOMPARE(groups.ends().back(), 3 + 0.07 * 19);
        // Each density is in the group that reaches over it.
        for (const double density : densities) {
            const auto group = static_cast<std::size_t>(groups.groupOf(density));
            QVERIFY(groups.starts()[group] <= density && density <= groups.ends()[group]);
        }
        QVERIFY(DensityGroups(densities, densities.size()).size() > kMostDensityGroups);
        QCOMPARE(DensityGroups(densities, 1).size(), std::size_t(1));
    }

    void groupIsCalledByItsMeanOrByItsRange() {
        const DensityGroups groups({1.6, 1.72, 1.98, 2.0}, 2);
        QCOMPARE(densityGroupName(groups, 0, 1.66), std::string("1.60–1.72 g/cm³"));
        QCOMPARE(densityGroupName(groups, 1, 1.99), std::string("1.99 g/cm³"));
    }

    void sameDensityIsWithinTwoPercentOfTheOneAskedFor() {
        QVERIFY(isSameDensity(1.019, 1.0) && isSameDensity(0.981, 1.0));
        QVERIFY(!isSameDensity(1.021, 1.0) && !isSameDensity(0.979, 1.0));
    }
};

QTEST_APPLESS_MAIN(DensityGroupsTest)
#include "DensityGroupsTest.moc"
