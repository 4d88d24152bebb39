#include "core/dynamics/Arrhenius.h"

#include <QTest>
#include <cmath>

#include "core/base/Error.h"

using namespace mtp;

class ArrheniusTest : public QObject {
    Q_OBJECT

private slots:
    void lawIsFound();
    void errorsAreThoseOfTheWeights();
    void twoTemperaturesHaveNoError();
    void badInputIsRefused();
};

namespace {

// D0 = 12 Å²/ps and Ea = 0.32 eV, printed with nine digits; and the same with noise.
const std::vector<DiffusionAt> kExact{{300, 5.051470816e-05, 6.061764979e-06},
                                      {350, 2.960629403e-04, 2.368503522e-05},
                                      {400, 1.115215245e-03, 5.576076226e-05},
                                      {500, 7.140410951e-03, 2.856164380e-04},
                                      {600, 2.462065186e-02, 7.386195557e-04}};
const std::vector<DiffusionAt> kNoisy{{300, 5.940356393e-05, 7.128427671e-06},
                                      {350, 3.043015999e-04, 2.434412799e-05},
                                      {400, 1.052215481e-03, 5.261077406e-05},
                                      {500, 7.087175604e-03, 2.834870242e-04},
                                      {600, 2.437118908e-02, 7.311356725e-04}};

bool isClose(double value, double wanted, double relative) {
    return std::abs(value / wanted - 1) < relative;
}

}  // namespace

void ArrheniusTest::lawIsFound() {
    const Arrhenius found = arrheniusOf(kExact);
    // Nine digits of D.
    QVERIFY(isClose(found.energy, 0.32, 1e-8));
    QVERIFY(isClose(std::exp(found.logPrefactor), 12, 1e-6));
    QVERIFY(found.chiSquare < 1e-10);
}

// Against another program's numbers for the same table.
void ArrheniusTest::errorsAreThoseOfTheWeights() {
    const Arrhenius found = arrheniusOf(kNoisy);
    QVERIFY(isClose(found.energy, 0.31786803965379334, 1e-6));
    QVERIFY(isClose(*found.energyError, 0.004016217644140151, 1e-6));
    QVERIFY(isClose(found.logPrefactor, 2.4247998112505265, 1e-6));
    QVERIFY(isClose(*found.logPrefactorError, 0.096538993047995, 1e-6));
    QVERIFY(isClose(found.chiSquare, 2.925249742056751, 1e-6));
    QVERIFY(isClose(found.atRoom, 4.786247268399138e-05, 1e-6));
    QVERIFY(*found.atRoomError > 0 && *found.atRoomError < 0.2 * found.atRoom);
}

void ArrheniusTest::twoTemperaturesHaveNoError() {
    const Arrhenius found = arrheniusOf({kExact[0], kExact[4]});
    QVERIFY(isClose(found.energy, 0.32, 1e-8));
    QVERIFY(!found.energyError && !found.atRoomError);
}

void ArrheniusTest::badInputIsRefused() {
    QVERIFY_EXCEPTION_THROWN(arrheniusOf({}), InputError);
    QVERIFY_EXCEPTION_THROWN(arrheniusOf({kExact[0], kExact[0]}), InputError);
    QVERIFY_EXCEPTION_THROWN(arrheniusOf({kExact[0], {400, -1, {}}}), InputError);
}

QTEST_GUILESS_MAIN(ArrheniusTest)
#include "ArrheniusTest.moc"
