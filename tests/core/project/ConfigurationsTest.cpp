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
    points.back().features["parent"] = "run#4";
    const std::vector<Configuration> made = asConfigurations(points, std::nullopt);
    QCOMPARE(made.size(), std::size_t(7));
    for (std::size_t i = 0; i < 6; ++i)
        QCOMPARE(made[i].record.parent, made[i / 3 * 3].record.parent);
    QVERIFY(made[0].record.parent != made[3].record.parent);
    QCOMPARE(made[6].record.parent, std::string("run#4"));
}

QTEST_APPLESS_MAIN(ConfigurationsTest)
#include "ConfigurationsTest.moc"
