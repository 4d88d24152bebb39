#include "core/density/Bulk.h"

#include <QTest>

#include "core/base/Error.h"
#include "core/density/Expansion.h"
#include "tests/core/density/IonicSystems.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

Frame withVacuum(Frame frame, const std::vector<int>& axes, double height) {
    for (const int axis : axes)
        frame.cell.vectors.row(axis) *= height / frame.cell.vectors.row(axis).norm();
    return frame;
}

}  // namespace

class BulkTest : public QObject {
    Q_OBJECT

private slots:
    void materialsOfAnyShapeAreBulk() {
        QVERIFY(!whyNotBulk(test::tetrachloroaluminates(2, 15, 1)));
        // As sparse as the ladder goes, atoms alone and as rigid units.
        const Frame melt = test::tetrachloroaluminates(2, 15, 1);
        QVERIFY(!whyNotBulk(scaledToRatio(melt, 0.3)));
        ExpansionOptions rigid;
        rigid.mode = ExpansionMode::RigidUnits;
        QVERIFY(!whyNotBulk(expandOne(melt, 0.3, rigid).frame));
        // One atom of caesium in a skewed primitive cell; a cell that is long in one direction.
        Frame primitive;
        primitive.species = {"Cs"};
        primitive.types = {0};
        primitive.positions = Positions::Zero(1, 3);
        Eigen::Matrix3d half;
        half << -1, 1, 1, 1, -1, 1, 1, 1, -1;
        primitive.cell = Cell::fromRows(6.14 / 2 * half);
        QVERIFY(!whyNotBulk(primitive));
        QVERIFY(!whyNotBulk(supercell(test::jitteredGrid(2, 5, 2, 1), {1, 1, 12})));
        // Atoms outside of the cell, across its boundary.
        Frame shifted = test::jitteredGrid(2, 9, 2, 1);
        shifted.positions.rowwise() += Eigen::RowVector3d(3.1, -27, 100);
        QVERIFY(!whyNotBulk(shifted));
    }

    void slabsAndClustersSayWhatTheyAre() {
        const Frame bulk = test::jitteredGrid(2, 5, 2, 1);
        const auto reasonOf = [](const Frame& frame) { return whyNotBulk(frame).value_or("bulk"); };
        QVERIFY(reasonOf(withVacuum(bulk, {2}, 18)).starts_with("it is a slab: vacuum along c ("));
        QVERIFY(reasonOf(withVacuum(bulk, {0, 2}, 18)).starts_with("it is a wire"));
        QVERIFY(reasonOf(withVacuum(bulk, {0, 1, 2}, 22))
                    .starts_with("it is a molecule or cluster: vacuum along a"));
        Frame open = bulk;
        open.cell.periodic = {true, true, false};
        QCOMPARE(reasonOf(open), std::string("it is a slab: not periodic along c"));
        Frame cluster = bulk;
        cluster.cell = {};
        QVERIFY(reasonOf(cluster).find("no cell") != std::string::npos);
        // A cell that is there and flat is another matter than none.
        Frame flat = bulk;
        flat.cell.vectors.row(2) = flat.cell.vectors.row(1);
        QVERIFY(reasonOf(flat).find("do not span a volume") != std::string::npos);
    }

    void vacuumIsNotScaledUnasked() {
        const Frame slab = withVacuum(test::jitteredGrid(2, 5, 2, 1), {2}, 18);
        ExpansionOptions options;
        try {
            expand({test::jitteredGrid(2, 5, 2, 1), slab}, options);
            QFAIL("vacuum was scaled as a density");
        } catch (const InputError& error) {
            QVERIFY2(std::string(error.what()).starts_with("frame 2: it is a slab"), error.what());
        }
        options.takesVacuum = true;
        QCOMPARE(expand({slab}, options).size(), std::size_t(3));
        // Displacements alone leave the cell as it is.
        ExpansionOptions rattled;
        rattled.ratios = {1};
        rattled.rattle = 0.05;
        QCOMPARE(expand({slab}, rattled).size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(BulkTest)
#include "BulkTest.moc"
