// Single points that become configurations of a project.
#include "core/project/edit/Configurations.h"

#include <QTest>

#include "core/density/Expansion.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

class ConfigurationsTest : public QObject {
    Q_OBJECT

private slots:
    void scaledCopiesShareTheirParent();
    void importedPointsHaveARatioOnlyToTheirOwnSubstance();
};

void ConfigurationsTest::scaledCopiesShareTheirParent() {
    std::vector<Frame> points;
    for (unsigned seed : {1u, 2u}) {
        const Frame frame = test::jitteredGrid(2, 4.0, 2, seed);
        for (double factor : {1.0, 0.8, 1.25}) {
            Frame scaled = frame;
            scaled.cell.vectors *= factor;
            scaled.positions *= factor;
            points.push_back(scaled);
        }
    }
    points.push_back(points.front());
    points.back().lineage.parent = ParentKey{"run", 4};
    const std::vector<Configuration> made = asConfigurations(points, std::nullopt);
    QCOMPARE(made.size(), std::size_t(7));
    for (std::size_t i = 0; i < 6; ++i)
        QCOMPARE(made[i].record.parent, made[i / 3 * 3].record.parent);
    QVERIFY(made[0].record.parent != made[3].record.parent);
    QCOMPARE(toText(made[6].record.parent.value()), std::string("run#4"));
}

void ConfigurationsTest::importedPointsHaveARatioOnlyToTheirOwnSubstance() {
    Frame same = test::jitteredGrid(2, 4.0, 2, 1);  // 4 Li and 4 Cl
    Frame twice = supercell(same, {2, 1, 1});
    Frame other = same;
    other.types.assign(other.types.size(), 0);  // Li alone
    Frame made = other;
    made.lineage.densityRatio = 1.5;
    const std::vector<Frame> points{same, twice, other, made};
    for (const Configuration& one : asConfigurations({same, twice, other}, std::nullopt))
        QVERIFY(!one.record.densityRatio);
    const DensityReference reference{*density(same) / 0.8, {{"Li", 1}, {"Cl", 1}}};
    const std::vector<Configuration> taken = asConfigurations(points, reference);
    for (std::size_t i : {0, 1})
        QVERIFY(std::abs(*taken[i].record.densityRatio - 0.8) < 1e-12);  // rounding
    QVERIFY(!taken[2].record.densityRatio);
    QCOMPARE(*taken[3].record.densityRatio, 1.5);
    QVERIFY(isAtRatio(taken[3].record, 1.5) && !isAtRatio(taken[3].record, 1.0));
    QVERIFY(!isAtRatio(taken[2].record, 1.0));
}

QTEST_APPLESS_MAIN(ConfigurationsTest)
#include "ConfigurationsTest.moc"
