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

    void sameDensityIsWithinTwoPercentOfTheOneAskedFor() {
        QVERIFY(isSameDensity(1.019, 1.0) && isSameDensity(0.981, 1.0));
        QVERIFY(!isSameDensity(1.021, 1.0) && !isSameDensity(0.979, 1.0));
    }
};

QTEST_APPLESS_MAIN(DensityGroupsTest)
#include "DensityGroupsTest.moc"
