#include <QTest>

#include "core/base/Error.h"
#include "core/model/Element.h"
#include "core/model/Frame.h"

using namespace mtp;

class ModelTest : public QObject {
    Q_OBJECT

private slots:
    void elementsAreFoundBySymbolAndNumber();
    void labelsOfAtomsNameTheirElement();
    void namesThatAreNoElementsAreKnown();
    void wrappingKeepsPositionsOfDirectionsThatAreNotPeriodic();
    void minimumImageIsExactInASkewedCell();
    void densityIsMassOverVolume();
    void speciesOrderRenumbersTypes();
    void namesThatAreNotThereAreRefused();
};

void ModelTest::elementsAreFoundBySymbolAndNumber() {
    QCOMPARE(findElement("Cl")->number, 17);
    QCOMPARE(findElement(13)->symbol, std::string_view("Al"));
    QVERIFY(findElement("cl") == nullptr);
    QVERIFY(findElement(0) == nullptr && findElement(500) == nullptr);
    for (int number = 1; number <= 109; ++number)
        QCOMPARE(findElement(findElement(number)->symbol)->number, number);
}

void ModelTest::labelsOfAtomsNameTheirElement() {
    QCOMPARE(*elementOfLabel("Cl1"), std::string("Cl"));
    QCOMPARE(*elementOfLabel("Li_sv"), std::string("Li"));
    QCOMPARE(*elementOfLabel("O"), std::string("O"));
    QCOMPARE(*elementOfLabel("C12"), std::string("C"));
    QVERIFY(!elementOfLabel("Qq"));
}

void ModelTest::namesThatAreNoElementsAreKnown() {
    for (const char* name : {"Cl", "Fe1", "O_w", "Li+", "0", "12"})
        QVERIFY2(isElementOrNumber(name), name);
    for (const char* name : {"Xx", "X", "", "type1", "Ow", "cl"})
        QVERIFY2(!isElementOrNumber(name), name);
    Frame frame;
    frame.species = {"Li", "Xx", "Yy", ""};
    frame.types = {0, 1, 1, 3};
    QCOMPARE(unknownElements(frame), (std::vector<std::string>{"Xx"}));
}

void ModelTest::wrappingKeepsPositionsOfDirectionsThatAreNotPeriodic() {
    const Cell cell{Eigen::Matrix3d::Identity() * 4, {true, false, true}};
    Positions positions(1, 3);
    positions << -1, -1, 9;
    const Positions wrapped = cell.wrapped(positions);
    QVERIFY((wrapped.row(0) - Eigen::RowVector3d(3, -1, 1)).norm() < 1e-14);
}

void ModelTest::minimumImageIsExactInASkewedCell() {
    Eigen::Matrix3d rows;
    rows << 4, 0, 0, 3.9, 1, 0, 3.9, 0.4, 1;
    const Cell cell = Cell::fromRows(rows);
    const Eigen::Vector3d difference(1.7, 0.45, -0.3);
    double nearest = difference.norm();
    for (int i = -8; i <= 8; ++i)
        for (int j = -8; j <= 8; ++j)
            for (int k = -8; k <= 8; ++k)
                nearest = std::min(
                    nearest, (difference + rows.transpose() * Eigen::Vector3d(i, j, k)).norm());
    QVERIFY(std::abs(cell.minimumImage(difference).norm() - nearest) < 1e-13);
}

void ModelTest::densityIsMassOverVolume() {
    Frame frame;
    frame.species = {"Li", "Cl", "Al"};
    for (int i = 0; i < 48; ++i)
        frame.types.push_back(i < 8 ? 0 : i < 40 ? 1 : 2);
    frame.positions = Positions::Zero(48, 3);
    frame.cell = Cell::fromRows(Eigen::Matrix3d::Identity() * 10.546647);
    // 8 Li, 32 Cl, 8 Al in this cell are 1.990 g/cm³ (standard atomic weights of four digits).
    QVERIFY(std::abs(*density(frame) - 1.990) < 5e-4);
    // Kinds of an element have its mass; names of no element have none.
    frame.species = {"Li1", "Cl_a", "Al"};
    QVERIFY(std::abs(*density(frame) - 1.990) < 5e-4);
    frame.species[0] = "Xx";
    QVERIFY(!density(frame));
    frame.species[0] = "Li";
    frame.cell.periodic[2] = false;
    QVERIFY(!density(frame));
}

void ModelTest::speciesOrderRenumbersTypes() {
    Frame frame;
    frame.species = {"Cl", "Li"};
    frame.types = {0, 1, 0};
    QCOMPARE(withSpeciesOrder(frame, {"Li", "Cl", "Al"}).types, (std::vector<int>{1, 0, 1}));
    frame.species = {"", ""};
    QCOMPARE(withSpeciesOrder(frame, {"Li", "Cl"}).types, (std::vector<int>{0, 1, 0}));
}

void ModelTest::namesThatAreNotThereAreRefused() {
    Frame frame;
    frame.species = {"Cl", "K"};
    frame.types = {0, 1};
    QVERIFY_EXCEPTION_THROWN(withSpeciesOrder(frame, {"Li", "Cl"}), InputError);
    frame.species = {"", ""};
    QVERIFY_EXCEPTION_THROWN(composition(frame), InputError);
    frame.positions = Positions::Zero(3, 3);
    QVERIFY_EXCEPTION_THROWN(validate(frame), InputError);
}

QTEST_APPLESS_MAIN(ModelTest)
#include "ModelTest.moc"
