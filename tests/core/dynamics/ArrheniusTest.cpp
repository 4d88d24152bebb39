#include "core/dynamics/RunComparison.h"

#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

class ArrheniusTest : public QObject {
    Q_OBJECT

private slots:
    void lawIsFound();
    void errorsAreThoseOfTheWeights();
    void twoTemperaturesHaveNoError();
    void badInputIsRefused();
    void runsAreCompared();
    void summaryGivesTheSameRow();
    void plotShowsLogarithms();
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

namespace {

RunResult exampleRun() {
    RunResult run;
    run.name = "x05";
    run.ion = "Li";
    run.composition = {{"Al", 2}, {"Cl", 7}, {"Li", 1}};
    run.temperature = 300;
    run.diffusion = 0.5;
    run.times = {1, 10, 100};
    run.squares = {2, 20, 2000};
    run.peakValue = 4;
    run.cascades = 0.7;
    return run;
}

}  // namespace

void ArrheniusTest::runsAreCompared() {
    const RunResult run = exampleRun();
    QCOMPARE(run.compositionText(), std::string("Al2 Cl7 Li1"));
    QCOMPARE(*run.ionsPerCation(), 0.5);  // Cl is no cation
    QCOMPARE(*run.squareAt(10), 20.0);
    QVERIFY(isClose(*run.squareAt(5), 10, 1e-12));      // grows with t there, but for rounding
    QVERIFY(isClose(*run.squareAt(20), 80, 1e-12));     // grows with t² there
    QVERIFY(!run.squareAt(0.5) && !run.squareAt(200));  // beyond the lags
    const Table table = runTable({run}, 20);
    QCOMPARE(table[columns::kResultInverseAlpha][0], 0.25);
    QVERIFY(isClose(table[columns::kResultSquare][0], 80, 1e-12));
    QVERIFY(std::isnan(table[columns::kResultHaven][0]));
    RunResult lithium = run;
    lithium.composition = {{"Li", 8}};
    QVERIFY(!lithium.ionsPerCation());
}

void ArrheniusTest::summaryGivesTheSameRow() {
    const TextInput input;
    const auto path = input.write(
        "summary.json",
        R"({"ion": "Li", "composition": {"Li": 1, "Al": 2, "Cl": 7}, "temperature_K": 300,
            "diffusion": {"D_A2_per_ps": 0.5, "error": null, "reason": null},
            "time_ps": [1, 10, 100], "msd_A2": [2, 20, 2000], "alpha_max": 4, "t_star_ps": null,
            "p_casc": {"rule": "refill", "by_rule": {"neighbour": {"value": 0.1},
                       "refill": {"value": 0.7, "error": null, "chance": null}}}})");
    const RunResult run = readRunResult(path);
    const Table found = runTable({run}, 20), wanted = runTable({exampleRun()}, 20);
    for (const auto& key :
         {columns::kResultRatio, columns::kResultTemperature, columns::kResultDiffusion,
          columns::kResultSquare, columns::kResultInverseAlpha, columns::kResultCascades})
        QCOMPARE(found[key][0], wanted[key][0]);
    QCOMPARE(diffusionOfRun(run)->value, 0.5);
    QVERIFY_EXCEPTION_THROWN(
        readRunResult(input.write("other.json", "{\"diffusion\": {}, \"time_ps\": \"x\"}")),
        InputError);
    QVERIFY_EXCEPTION_THROWN(readRunResult(path.parent_path() / "none.json"), FileError);
}

void ArrheniusTest::plotShowsLogarithms() {
    const Table table = arrheniusTable(kExact, arrheniusOf(kExact));
    QVERIFY(isClose(table[columns::kInverseTemperature][3], 2, 1e-12));
    // log10(7.140410951e-07)
    QVERIFY(std::abs(table[columns::kLogDiffusion][3] + 6.146276794) < 1e-8);
    // 4 % of D, the error of the table: 0.04 / ln 10
    QVERIFY(isClose(table[columns::kLogDiffusionError][3], 0.0173717793, 1e-7));
    // The points lie on the line, to the nine digits of D.
    QVERIFY(std::abs(table[columns::kLogDiffusionFit][3] - table[columns::kLogDiffusion][3]) <
            1e-8);
}

QTEST_GUILESS_MAIN(ArrheniusTest)
#include "ArrheniusTest.moc"
