// One selection over tables of configurations, atoms and components.
#include <QTest>

#include "core/inspection/ErrorColumns.h"
#include "core/inspection/PointSelection.h"

using namespace mtp;
using Mode = PointSelection::Mode;

namespace {

// Two configurations of two atoms with two components each.
Table components() {
    Table table;
    table.add(columns::kConfiguration, {0, 0, 0, 0, 1, 1, 1, 1});
    table.add(columns::kAtom, {0, 0, 1, 1, 0, 0, 1, 1});
    return table;
}

Table energies() {
    Table table;
    table.add(columns::kConfiguration, {0, 1, 2});
    return table;
}

}  // namespace

class PointSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void componentChoosesItsAtomEverywhere();
    void configurationChoosesAllItsAtoms();
    void modesAddTakeAwayAndToggle();
    void invertChoosesWhatWasNot();
};

void PointSelectionTest::componentChoosesItsAtomEverywhere() {
    PointSelection selection;
    selection.choose(components(), {2}, Mode::Replace);
    QCOMPARE(selection.rowsOf(components()),
             (std::vector<bool>{false, false, true, true, false, false, false, false}));
    QCOMPARE(selection.rowsOf(energies()), (std::vector<bool>{true, false, false}));
    QCOMPARE(selection.atomsOf(0), std::vector<int>{1});
    QCOMPARE(selection.singleAtomCount(), std::size_t(1));
}

void PointSelectionTest::configurationChoosesAllItsAtoms() {
    PointSelection selection;
    selection.choose(energies(), {1}, Mode::Replace);
    QCOMPARE(selection.rowsOf(components()),
             (std::vector<bool>{false, false, false, false, true, true, true, true}));
    QCOMPARE(selection.singleAtomCount(), std::size_t(0));
    QCOMPARE(selection.configurations(), std::vector<std::size_t>{1});
}

void PointSelectionTest::modesAddTakeAwayAndToggle() {
    PointSelection selection;
    selection.choose(energies(), {0}, Mode::Add);
    selection.choose(components(), {4, 5}, Mode::Add);
    QCOMPARE(selection.configurations(), (std::vector<std::size_t>{0, 1}));
    // Both rows are one atom: toggled once.
    selection.choose(components(), {4, 5}, Mode::Toggle);
    QCOMPARE(selection.configurations(), std::vector<std::size_t>{0});
    selection.choose(energies(), {0, 2}, Mode::Toggle);
    QCOMPARE(selection.configurations(), std::vector<std::size_t>{2});
    selection.choose(energies(), {2}, Mode::Remove);
    QVERIFY(selection.empty());
    selection.choose(components(), {0, 2}, Mode::Add);
    selection.choose(energies(), {0}, Mode::Remove);
    QVERIFY(selection.empty());
}

void PointSelectionTest::invertChoosesWhatWasNot() {
    PointSelection selection;
    selection.choose(energies(), {1}, Mode::Replace);
    selection.invert(3);
    QCOMPARE(selection.configurations(), (std::vector<std::size_t>{0, 2}));
}

QTEST_APPLESS_MAIN(PointSelectionTest)
#include "PointSelectionTest.moc"
