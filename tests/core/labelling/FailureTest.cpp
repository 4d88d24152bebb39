// Classes of failures by texts that pw.x 6.7 and CP2K 2023.1 printed, and what a retry may change.
#include <QTest>

#include "core/labelling/Deck.h"
#include "core/labelling/Failure.h"
#include "tests/core/labelling/DftSystems.h"

using namespace mtp;

namespace {

constexpr const char* kEspressoEnd =
    "   This run was terminated on:   1:16:54  29Nov2026\n"
    "=----------------------------------------------------=\n   JOB DONE.\n";

}  // namespace

class FailureTest : public QObject {
    Q_OBJECT

private slots:
    void failuresAreClassedByWhatIsLeft_data();
    void failuresAreClassedByWhatIsLeft();
    void theTellingLineIsQuoted();
    void aGoodOutputIsNoFailure();
    void aRetryChangesNoPhysics_data();
    void aRetryChangesNoPhysics();
    void convergenceIsTriedInThreeWaysAtMost();
    void whatHasToBeRepairedFirstIsNotTriedAgain();
    void classesAreFoundByTheirNames();
};

void FailureTest::failuresAreClassedByWhatIsLeft_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("errors");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, DftCode code, const QString& output, const char* errors,
                        int status, const char* reason, const char* key) {
        QTest::newRow(name) << static_cast<int>(code) << output << QString(errors) << status
                            << QString(reason) << QString(key);
    };
    constexpr DftCode kQe = DftCode::QuantumEspresso, kCp2k = DftCode::Cp2k, kVasp = DftCode::Vasp;
    row("pw.x unconverged", kQe,
        QString("     convergence NOT achieved after   3 iterations: stopping\n") + kEspressoEnd,
        "STOP 2\n", 2, "finished", "not_converged");
    row("pw.x max_seconds", kQe, QString("     Maximum CPU time exceeded\n") + kEspressoEnd,
        "STOP 2\n", 2, "finished", "time");
    row("pw.x bad input", kQe,
        " %%%%%%%%\n     Error in routine  read_namelists (1):\n      bad line in namelist "
        "&electrons: \"   mixing_betta = 0.4\"\n %%%%%%%%\n",
        "[vm:11530] [[16884,0],0] ORTE_ERROR_LOG: Data unpack would read past end of buffer\n", 1,
        "finished", "input_refused");
    row("pw.x no pseudopotential", kQe,
        " %%%%\n     Error in routine readpp (1):\n     file ./Si.UPF not found\n %%%%\n", "", 1,
        "finished", "file_missing");
    row("pw.x atoms overlap", kQe, "      atoms #   1 and #   2 overlap!\n", "", 1, "finished",
        "geometry");
    row("CP2K unconverged, status 0", kCp2k,
        "  *** WARNING in qs_scf.F:598 :: SCF run NOT converged ***\n PROGRAM ENDED AT\n", "", 0,
        "finished", "not_converged");
    row("CP2K out of time, status 0", kCp2k,
        " *** WARNING in cp_external_control.F:129 :: Some(exit) exceeded requested execution "
        "time\n  *** WARNING in qs_scf.F:598 :: SCF run NOT converged ***\n PROGRAM ENDED AT\n",
        "", 0, "finished", "time");
    row("CP2K unknown basis", kCp2k,
        " * [ABORT]                                *\n *  \\___/  The requested basis set <XZV> "
        "for element <Li> was not found *\n",
        "MPI_ABORT was invoked on rank 0\n", 1, "finished", "file_missing");
    row("CP2K unknown file", kCp2k,
        " * [ABORT]  *\n *  \\___/    The specified OLD file <BASIS_NONE> cannot be opened. *\n",
        "", 1, "finished", "file_missing");
    row("CP2K bad input", kCp2k,
        " * [ABORT]   *\n *  \\___/   found an unknown keyword MAXX_SCF in section SCF *\n", "", 1,
        "finished", "input_refused");
    row("VASP unconverged", kVasp,
        "------------ EDIFF was not reached (unconverged) -------\n"
        "                  Voluntary context switches:          512\n",
        "", 0, "finished", "not_converged");
    row("no such program", kQe, "", "environment.sh: 5: exec: pw.x: not found\n", 127, "finished",
        "code_not_found");
    row("killed", kQe, "", "", 137, "finished", "memory");
    row("disk full", kCp2k, "", "No space left on device\n", 1, "finished", "disk");
    row("time of the queue", kCp2k, "", "", 143, "walltime", "time");
    row("cancelled", kCp2k, "", "", 143, "cancelled", "cancelled");
    row("cancelled, and the code ended first", kQe, "", "", 143, "finished", "cancelled");
    row("no setup", kVasp, "", "", 96, "no setup Li_sv in the POTCAR library (/opt)",
        "file_missing");
    row("damaged file", kQe, "", "Program received signal SIGFPE\n", 136, "finished", "unknown");
}

void FailureTest::failuresAreClassedByWhatIsLeft() {
    QFETCH(int, code);
    QFETCH(QString, output);
    QFETCH(QString, errors);
    QFETCH(int, status);
    QFETCH(QString, reason);
    QFETCH(QString, key);
    const Failure failure =
        classifyFailure(static_cast<DftCode>(code),
                        {output.toStdString(), errors.toStdString(), status, reason.toStdString()});
    QCOMPARE(QString::fromStdString(std::string(failureKey(failure.kind))), key);
    QVERIFY(!suggestionFor(failure.kind, static_cast<DftCode>(code)).empty());
}

void FailureTest::theTellingLineIsQuoted() {
    const Failure failure = classifyFailure(
        DftCode::QuantumEspresso,
        {" %%%%\n     Error in routine readpp (1):\n     file ./Si.UPF not found\n %%%%\n", "", 1,
         "finished"});
    QCOMPARE(failure.text, std::string("Error in routine readpp (1): file ./Si.UPF not found"));
}

void FailureTest::aGoodOutputIsNoFailure() {
    QCOMPARE(
        classifyFailure(
            DftCode::QuantumEspresso,
            {std::string("     convergence has been achieved in   9 iterations\n") + kEspressoEnd,
             "", 0, "finished"})
            .kind,
        FailureClass::None);
}

void FailureTest::aRetryChangesNoPhysics_data() {
    QTest::addColumn<int>("code");
    for (const DftCode code : allDftCodes())
        QTest::addRow("%s", std::string(dftCodeKey(code)).c_str()) << static_cast<int>(code);
}

void FailureTest::aRetryChangesNoPhysics() {
    QFETCH(int, code);
    const Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, static_cast<DftCode>(code));
    const Frame frame = test::shearedLiAlCl();
    for (const FailureClass failure : allFailures()) {
        Recipe retried = recipe;
        for (int attempt = 1; attempt < kMostAttempts; ++attempt) {
            const auto solver = solverForRetry(failure, retried, attempt);
            if (!solver)
                break;
            retried.solver = *solver;
            QCOMPARE(physicsChecksum(retried), physicsChecksum(recipe));
            QVERIFY(makeDeck(frame, retried).files.size() > 0);
        }
        QVERIFY((retried.solver == recipe.solver) == (failure != FailureClass::NotConverged));
    }
}

void FailureTest::convergenceIsTriedInThreeWaysAtMost() {
    Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Vasp);
    const Solver second = solverForRetry(FailureClass::NotConverged, recipe, 1).value();
    QCOMPARE(second.algorithm, std::string("All"));
    QCOMPARE(second.mostSteps, 2 * recipe.solver.mostSteps);
    QVERIFY(!solverForRetry(FailureClass::NotConverged, recipe, kMostAttempts));
    recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Cp2k);
    recipe.solver = solverForRetry(FailureClass::NotConverged, recipe, 1).value();
    QCOMPARE(recipe.solver.algorithm, std::string("ot-cg"));
    recipe.solver = solverForRetry(FailureClass::NotConverged, recipe, 2).value();
    QCOMPARE(recipe.solver.algorithm, std::string("diagonalisation"));
}

void FailureTest::whatHasToBeRepairedFirstIsNotTriedAgain() {
    const Recipe recipe = test::recipeForLiAlCl(Functional::Pbe, DftCode::Cp2k);
    for (const FailureClass failure :
         {FailureClass::FileMissing, FailureClass::CodeNotFound, FailureClass::InputRefused,
          FailureClass::Disk, FailureClass::Geometry, FailureClass::Settings})
        QVERIFY(!solverForRetry(failure, recipe, 1));
}

void FailureTest::classesAreFoundByTheirNames() {
    for (const FailureClass failure : allFailures())
        QCOMPARE(findFailure(failureKey(failure)), std::optional(failure));
    QCOMPARE(findFailure("Not converged"), std::optional(FailureClass::NotConverged));
    QVERIFY(!findFailure("bad luck"));
}

QTEST_APPLESS_MAIN(FailureTest)
#include "FailureTest.moc"
