// Which options a training accepts.
#include "core/training/TrainingOptions.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "core/base/Error.h"
#include "core/training/Trainer.h"
#include "core/training/TrainingStart.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

using Change = void (*)(TrainingOptions&);
Q_DECLARE_METATYPE(Change)

class TrainingOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void defaultsAreAccepted();
    void limitsAreAccepted_data();
    void limitsAreAccepted();
    void impossibleOptionsAreRefused_data();
    void impossibleOptionsAreRefused();
    void aTrainerRefusesThemToo();
    void noIterationsEvaluateTheStart();
};

void TrainingOptionsTest::defaultsAreAccepted() {
    validate(TrainingOptions());
}

void TrainingOptionsTest::limitsAreAccepted_data() {
    QTest::addColumn<Change>("change");
    QTest::newRow("lowest level") << Change([](TrainingOptions& o) { o.level = 2; });
    QTest::newRow("highest level") << Change([](TrainingOptions& o) { o.level = 28; });
    QTest::newRow("one polynomial") << Change([](TrainingOptions& o) { o.radialSize = 1; });
    QTest::newRow("energies only")
        << Change([](TrainingOptions& o) { o.forceWeight = o.virialWeight = 0; });
    QTest::newRow("no ridge") << Change([](TrainingOptions& o) { o.regularisation = 0; });
    QTest::newRow("MLIP's structures") << Change([](TrainingOptions& o) {
        o.energyPower = o.virialPower = 2;
        o.forcePower = 1;
    });
    QTest::newRow("level of a basis without one") << Change([](TrainingOptions& o) {
        o.start = randomPotential(8, 2, 46);
        o.start->basis.scalars.pop_back();
        o.start->momentCoefficients.pop_back();
        o.level = 0;
        o.cutoff = o.start->radial.maxDist;
    });
}

void TrainingOptionsTest::limitsAreAccepted() {
    QFETCH(Change, change);
    TrainingOptions options;
    change(options);
    validate(options);
}

void TrainingOptionsTest::impossibleOptionsAreRefused_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("named");  // what the message must name
    const auto row = [](const char* name, Change change, const char* named) {
        QTest::newRow(name) << change << QString(named);
    };
    row(
        "odd level", [](TrainingOptions& o) { o.level = 7; }, "level 7");
    row(
        "level too high", [](TrainingOptions& o) { o.level = 30; }, "level 30");
    row(
        "no level and no start", [](TrainingOptions& o) { o.level = 0; }, "level 0");
    row(
        "no cutoff", [](TrainingOptions& o) { o.cutoff = 0; }, "cutoff");
    row(
        "endless cutoff",
        [](TrainingOptions& o) { o.cutoff = std::numeric_limits<double>::infinity(); }, "cutoff");
    row(
        "min_dist above the cutoff", [](TrainingOptions& o) { o.minDist = 6; }, "min_dist");
    row(
        "no polynomials", [](TrainingOptions& o) { o.radialSize = 0; }, "radial size");
    row(
        "negative weight", [](TrainingOptions& o) { o.forceWeight = -1; }, "force weight");
    row(
        "weight that is no number", [](TrainingOptions& o) { o.energyWeight = std::nan(""); },
        "energy weight");
    row(
        "no weights",
        [](TrainingOptions& o) { o.energyWeight = o.forceWeight = o.virialWeight = 0; }, "all 0");
    row(
        "power", [](TrainingOptions& o) { o.energyPower = 3; }, "for energies");
    row(
        "iterations", [](TrainingOptions& o) { o.maxIterations = -1; }, "iterations");
    row(
        "tolerance", [](TrainingOptions& o) { o.tolerance = 1; }, "tolerance");
    row(
        "threads", [](TrainingOptions& o) { o.threads = -2; }, "threads");
    row(
        "regularisation", [](TrainingOptions& o) { o.regularisation = -1e-8; }, "regularisation");
    row(
        "starts", [](TrainingOptions& o) { o.starts = -1; }, "starts");
    row(
        "hops", [](TrainingOptions& o) { o.hops = -1; }, "hops");
    row(
        "another cutoff than that of the start",
        [](TrainingOptions& o) {
            o.start = randomPotential(16, 2, 47);
            o.cutoff = o.start->radial.maxDist + 1;
        },
        "the cutoff");
}

void TrainingOptionsTest::impossibleOptionsAreRefused() {
    QFETCH(Change, change);
    QFETCH(QString, named);
    TrainingOptions options;
    change(options);
    try {
        validate(options);
    } catch (const InputError& error) {
        QVERIFY2(QString(error.what()).contains(named), error.what());
        return;
    }
    QFAIL("the options were accepted");
}

void TrainingOptionsTest::aTrainerRefusesThemToo() {
    TrainingOptions options = quickOptions();
    options.forceWeight = -1;
    QVERIFY_EXCEPTION_THROWN(
        Trainer(labelledFrames(randomPotential(6, 2, 48), 2, 49), {}, kSpecies, options),
        InputError);
}

void TrainingOptionsTest::noIterationsEvaluateTheStart() {
    const Potential start = randomPotential(6, 2, 50);
    TrainingOptions options = startingFrom(start, {}, quickOptions());
    options.maxIterations = 0;
    Recorder recorder;
    const TrainingSummary summary =
        Trainer(labelledFrames(start, 4, 51), {}, kSpecies, options).run(recorder);
    QCOMPARE(summary.iterations.size(), std::size_t(1));
    QCOMPARE(summary.reason, StopReason::IterationLimit);
}

QTEST_GUILESS_MAIN(TrainingOptionsTest)
#include "TrainingOptionsTest.moc"
