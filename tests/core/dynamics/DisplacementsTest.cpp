#include "core/dynamics/Displacements.h"

#include <QTest>

#include "core/dynamics/RunFrames.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

constexpr const char* kBox = "pp pp pp\n0 10\n0 10\n0 10";
constexpr double kRounding = 1e-6;  // Å, of single precision in a cell of 10 Å

// Of ion 0 since the first frame.
Eigen::RowVector3d movedTo(const Displacements& all, std::size_t frame) {
    return all.place(0, frame) - all.place(0, 0);
}

Displacements asWritten(const PositionSeries& series) {
    return displacementsOf(series,
                           {.ion = "Li", .framework = {}, .reference = Reference::AsWritten});
}

bool isNear(const Eigen::RowVector3d& a, double x, double y, double z) {
    return (a - Eigen::RowVector3d(x, y, z)).cwiseAbs().maxCoeff() < kRounding;
}

std::string messageOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class DisplacementsTest : public QObject {
    Q_OBJECT

private:
    TextInput m_input;

private slots:
    void wrappedAtomsAreFollowedThroughTheFaces();
    void frameOfTheSeriesIsThatOfTheFile();
    void imageCountsUnwrapCoordinates();
    void cellThatBreathesMovesNoAtom_data();
    void cellThatBreathesMovesNoAtom();
    void nearestImageIsFoundInASkewedCell();
    void orderOfRowsDoesNotMatter();
    void framesRepeatedByARestartAreDropped();
    void noLagCrossesAGap();
    void startIsSkippedByTime();
    void motionOfTheReferenceIsTakenOut();
    void atomsThatChangeAreRefused_data();
    void atomsThatChangeAreRefused();
    void missingTimesAndNamesAreRefused();
    void unitsThatAreNotNamedAreSaid();
    void timesOfOtherFilesAreTaken();
    void damagedFrameIsLeftOutAndNamed();
    void stepsTooLongToUnwrapAreNamed();
    void frameworkThatOnlyVibratesIsLeftAlone();
    void runsWithoutMotionAreRefused();
};

void DisplacementsTest::wrappedAtomsAreFollowedThroughTheFaces() {
    const PositionSeries series =
        seriesOf(m_input, dumpFrame(0, kBox, "id type x y z", {"1 1 9 5 1"}) +
                              dumpFrame(1, kBox, "id type x y z", {"1 1 1 5 9"}) +
                              dumpFrame(2, kBox, "id type x y z", {"1 1 3.5 5 7"}));
    QVERIFY(!series.areUnwrapped);
    const Displacements all = asWritten(series);
    QVERIFY(isNear(movedTo(all, 1), 2, 0, -2));
    QVERIFY(isNear(movedTo(all, 2), 4.5, 0, -4));
    QVERIFY(isNear(all.place(0, 0), 9, 5, 1));
    QCOMPARE(all.spacing, 1.0);
    QCOMPARE(all.meanVolume, 1000.0);
}

void DisplacementsTest::frameOfTheSeriesIsThatOfTheFile() {
    const PositionSeries series =
        seriesOf(m_input, dumpFrame(0, kBox, "id type x y z", {"1 1 9 5 1", "2 2 3 4 5"}) +
                              dumpFrame(1, kBox, "id type x y z", {"2 2 3.5 4 5", "1 1 9 5 1.5"}));
    const Frame frame = frameAt(series, 1);
    QCOMPARE(frame.cell.volume(), 1000.0);
    QCOMPARE(frame.types, (std::vector<int>{0, 1}));
    QVERIFY(isNear(frame.positions.row(0), 9, 5, 1.5));
    QVERIFY(isNear(frame.positions.row(1), 3.5, 4, 5));
}

void DisplacementsTest::imageCountsUnwrapCoordinates() {
    // 7 Å a frame, more than half the cell: only the counts tell the direction.
    const PositionSeries series = seriesOf(
        m_input, dumpFrame(0, kBox, "id type x y z ix iy iz", {"1 1 9 5 5 0 0 0"}) +
                     dumpFrame(1, kBox, "id type x y z ix iy iz", {"1 1 6 5 5 1 0 0"}) +
                     dumpFrame(2, kBox, "iz id type xs ys zs ix iy", {"-2 1 1 0.3 0.5 0.5 2 0"}));
    QVERIFY(series.areUnwrapped);
    const Displacements all = asWritten(series);
    QVERIFY(isNear(movedTo(all, 1), 7, 0, 0));
    QVERIFY(isNear(movedTo(all, 2), 14, 0, -20));
    QVERIFY(all.warnings.empty());
}

void DisplacementsTest::cellThatBreathesMovesNoAtom_data() {
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    // The box grows from 4..14 to 3.5..14.5; the atom stays at the fraction 0.2, five boxes away.
    QTest::newRow("unwrapped") << "id type xu yu zu"
                               << "1 1 56 56 56"
                               << "1 1 60.7 60.7 60.7";
    QTest::newRow("image counts") << "id type x y z ix iy iz"
                                  << "1 1 6 6 6 5 5 5"
                                  << "1 1 5.7 5.7 5.7 5 5 5";
    QTest::newRow("wrapped") << "id type x y z"
                             << "1 1 6 6 6"
                             << "1 1 5.7 5.7 5.7";
    QTest::newRow("scaled unwrapped") << "id type xsu ysu zsu"
                                      << "1 1 5.2 5.2 5.2"
                                      << "1 1 5.2 5.2 5.2";
}

void DisplacementsTest::cellThatBreathesMovesNoAtom() {
    QFETCH(QString, columns);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const Displacements all =
        asWritten(seriesOf(m_input, dumpFrame(0, "pp pp pp\n4 14\n4 14\n4 14",
                                              columns.toStdString(), {before.toStdString()}) +
                                        dumpFrame(1, "pp pp pp\n3.5 14.5\n3.5 14.5\n3.5 14.5",
                                                  columns.toStdString(), {after.toStdString()})));
    QVERIFY(isNear(movedTo(all, 1), 0, 0, 0));
}

void DisplacementsTest::nearestImageIsFoundInASkewedCell() {
    // a = (10, 0, 0), b = (8, 4, 0): a change of the fractions by (0.45, 0.45) is rounded already
    // and 8.3 Å long, while its image (0.45, -0.55) is 2.2 Å long.
    const std::string box = "xy xz yz pp pp pp\n0 18 8\n0 4 0\n0 10 0";
    const Displacements all = asWritten(
        seriesOf(m_input, dumpFrame(0, box, "id type xs ys zs", {"1 1 0.1 0.1 0.5"}) +
                              dumpFrame(1, box, "id type xs ys zs", {"1 1 0.55 0.55 0.5"})));
    QVERIFY(isNear(movedTo(all, 1), 10 * 0.45 - 8 * 0.55, -4 * 0.55, 0));
}

void DisplacementsTest::orderOfRowsDoesNotMatter() {
    const std::vector<std::string> rows{"1 1 9 5 1", "2 2 1 1 1", "3 1 3 3 3"};
    const std::vector<std::string> other{"3 1 4 3 3", "1 1 1 5 1", "2 2 1 1 1"};
    const Displacements all =
        asWritten(seriesOf(m_input, dumpFrame(0, kBox, "id type x y z", rows) +
                                        dumpFrame(1, kBox, "id type x y z", other)));
    QCOMPARE(all.atoms, (std::vector<std::size_t>{0, 2}));
    QVERIFY(isNear(movedTo(all, 1), 2, 0, 0));
    QVERIFY(std::abs(all.axis(1, 0)[1] - all.axis(1, 0)[0] - 1) < kRounding);
}

void DisplacementsTest::framesRepeatedByARestartAreDropped() {
    std::string dump;
    const auto write = [&](int step, double x) {
        dump += dumpFrame(step, kBox, "id type x y z", {"1 1 " + std::to_string(x) + " 5 5"});
    };
    for (const int step : {0, 1, 2, 3})
        write(step, 1 + 0.5 * step);
    for (const int step : {2, 3, 4})  // after a restart from step 2
        write(step, 1.25 + 0.5 * step);
    const PositionSeries series = seriesOf(m_input, dump);
    QCOMPARE(series.times, (std::vector<double>{0, 1, 2, 3, 4}));
    const Displacements all = asWritten(series);
    QVERIFY(isNear(movedTo(all, 1), 0.5, 0, 0));
    QVERIFY(isNear(movedTo(all, 2), 1.25, 0, 0));
    QVERIFY(isNear(movedTo(all, 4), 2.25, 0, 0));
    QCOMPARE(all.warnings.size(), std::size_t{1});
    QVERIFY(QString::fromStdString(all.warnings[0]).contains("1 restart: 2 frames"));
}

void DisplacementsTest::noLagCrossesAGap() {
    std::string dump;
    for (const int step : {0, 1, 2, 10, 11, 12, 13})
        dump += dumpFrame(step, kBox, "id type x y z", {"1 1 5 5 5"});
    const Displacements all = asWritten(seriesOf(m_input, dump));
    QCOMPARE(all.spacing, 1.0);
    QCOMPARE(all.stretches.size(), std::size_t{2});
    QCOMPARE(originCount(all.stretches, 1), std::size_t{5});
    QCOMPARE(originCount(all.stretches, 3), std::size_t{1});
    QCOMPARE(originCount(all.stretches, 4), std::size_t{0});
    QVERIFY(QString::fromStdString(all.warnings.at(0)).contains("1 gap after 10 ps"));
}

void DisplacementsTest::startIsSkippedByTime() {
    std::string dump;
    for (const int step : {5, 6, 7, 8})
        dump += dumpFrame(step, kBox, "id type x y z", {"1 1 " + std::to_string(step) + " 5 5"});
    const PositionSeries series = seriesOf(m_input, dump, {.timestepFs = 1000, .skipPs = 2});
    QCOMPARE(series.times, (std::vector<double>{7, 8}));
    QVERIFY(isNear(movedTo(asWritten(series), 1), 1, 0, 0));
}

void DisplacementsTest::motionOfTheReferenceIsTakenOut() {
    const PositionSeries series =
        seriesOf(m_input, dumpFrame(0, kBox, "id type x y z", {"1 1 1 1 1", "2 2 9.5 5 5"}) +
                              dumpFrame(1, kBox, "id type x y z", {"1 1 2 1 1", "2 2 0 5 5"}));
    QVERIFY(isNear(movedTo(asWritten(series), 1), 1, 0, 0));
    const Displacements framework =
        displacementsOf(series, {.ion = "Li", .framework = {}, .reference = Reference::Framework});
    QCOMPARE(framework.framework, std::vector<std::string>{"Al"});
    QCOMPARE(referenceKey(framework.reference), "framework");
    QVERIFY(isNear(movedTo(framework, 1), 0.5, 0, 0));
    const Displacements mass = displacementsOf(
        series, {.ion = "Li", .framework = {}, .reference = Reference::CentreOfMass});
    const double li = 6.94, al = 26.982;  // amu; Al to 1e-6
    QVERIFY(std::abs(movedTo(mass, 1)[0] - (1 - (li + 0.5 * al) / (li + al))) < 1e-6);
}

void DisplacementsTest::atomsThatChangeAreRefused_data() {
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("reason");
    const auto frame = [](const std::string& box, const std::vector<std::string>& rows) {
        return QString::fromStdString(dumpFrame(1, box, "id type x y z", rows));
    };
    QTest::newRow("number") << frame(kBox, {"1 1 1 1 1"}) << "frame 2: 1 atom instead of 2";
    QTest::newRow("ids") << frame(kBox, {"1 1 1 1 1", "3 2 1 1 1"}) << "frame 2: the ids";
    QTest::newRow("type") << frame(kBox, {"1 2 1 1 1", "2 2 1 1 1"})
                          << "frame 2: atom 1 is Al, and was Li";
    QTest::newRow("no volume") << frame("ff ff ff\n0 10\n0 10\n0 0", {"1 1 1 1 1", "2 2 1 1 1"})
                               << "frame 2: the cell has no volume";
}

void DisplacementsTest::atomsThatChangeAreRefused() {
    QFETCH(QString, second);
    QFETCH(QString, reason);
    const std::string dump =
        dumpFrame(0, kBox, "id type x y z", {"1 1 1 1 1", "2 2 1 1 1"}) + second.toStdString();
    const QString message = QString::fromStdString(messageOf([&] { seriesOf(m_input, dump); }));
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY(message.contains("run.lammpstrj"));
}

void DisplacementsTest::missingTimesAndNamesAreRefused() {
    const std::string dump = dumpFrame(0, kBox, "id type x y z", {"1 1 1 1 1"}) +
                             dumpFrame(1, kBox, "id type x y z", {"1 1 1 1 1"});
    QVERIFY_EXCEPTION_THROWN(seriesOf(m_input, dump, {}), UnknownTimes);
    QVERIFY_EXCEPTION_THROWN(
        asWritten(seriesOf(m_input, dump, {.timestepFs = 1}, std::vector<std::string>{})),
        UnnamedTypes);
    QVERIFY_EXCEPTION_THROWN(
        displacementsOf(seriesOf(m_input, dump), {.ion = "Na", .framework = {}, .reference = {}}),
        InputError);
    const std::string one = dumpFrame(0, kBox, "id type x y z", {"1 1 1 1 1"});
    QVERIFY(QString::fromStdString(messageOf([&] {
                asWritten(seriesOf(m_input, one));
            })).contains("run.lammpstrj: has 1 frame"));
}

void DisplacementsTest::unitsThatAreNotNamedAreSaid() {
    std::string dump = dumpFrame(0, kBox, "id type xu yu zu", {"1 1 1 1 1", "2 2 5 5 5"}) +
                       dumpFrame(1, kBox, "id type xu yu zu", {"1 1 2 1 1", "2 2 5 5 5"});
    QVERIFY(seriesOf(m_input, dump).warnings.empty());
    const std::string units = "ITEM: UNITS\nmetal\n";
    for (std::size_t at; (at = dump.find(units)) != std::string::npos;)
        dump.erase(at, units.size());
    const PositionSeries series = seriesOf(m_input, dump);
    QCOMPARE(series.warnings.size(), std::size_t{1});
    QVERIFY2(series.warnings[0].find("does not name its units") != std::string::npos,
             series.warnings[0].c_str());
}

void DisplacementsTest::timesOfOtherFilesAreTaken() {
    const auto frame = [](const std::string& keys, double x) {
        return "1\nLattice=\"10 0 0 0 10 0 0 0 10\" Properties=species:S:1:pos:R:3 " + keys +
               "\nLi " + std::to_string(x) + " 5 5\n";
    };
    const auto read = [&](const std::string& text, const SeriesOptions& options) {
        const auto stream =
            openPositions(FormatRegistry::withBuiltinFormats(), m_input.write("run.extxyz", text));
        return readSeries(*stream, options);
    };
    const PositionSeries timed = read(frame("Time=0", 9) + frame("Time=500", 1), {});
    QCOMPARE(timed.times, (std::vector<double>{0, 0.5}));
    QVERIFY(QString::fromStdString(timed.warnings.at(0)).contains("fs"));
    QVERIFY(isNear(movedTo(asWritten(timed), 1), 2, 0, 0));
    const std::string untimed = frame("", 1) + frame("", 2) + frame("", 4);
    QVERIFY_EXCEPTION_THROWN(read(untimed, {}), UnknownTimes);
    const PositionSeries counted = read(untimed, {.timestepFs = 2000});
    QCOMPARE(counted.times, (std::vector<double>{0, 2, 4}));
    QVERIFY(QString::fromStdString(counted.warnings.at(0)).contains("no steps"));
}

void DisplacementsTest::damagedFrameIsLeftOutAndNamed() {
    const std::string dump = dumpFrame(0, kBox, "id type x y z", {"1 1 1 1 1"}) +
                             dumpFrame(1, kBox, "id type x y z", {"1 1 nan 1 1"}) +
                             dumpFrame(2, kBox, "id type x y z", {"1 1 2 1 1"});
    const PositionSeries series = seriesOf(m_input, dump);
    QCOMPARE(series.frameCount(), std::size_t{2});
    QVERIFY(QString::fromStdString(series.warnings.at(0)).contains("frame 2"));
}

void DisplacementsTest::stepsTooLongToUnwrapAreNamed() {
    const Displacements all =
        asWritten(seriesOf(m_input, dumpFrame(0, kBox, "id type x y z", {"1 1 1 1 1"}) +
                                        dumpFrame(1, kBox, "id type x y z", {"1 1 5.5 1 1"})));
    QVERIFY(QString::fromStdString(all.warnings.at(0)).contains("1 ion moved by more than 40 %"));
}

// Its mean is taken off if it is named, or if it moves away.
void DisplacementsTest::frameworkThatOnlyVibratesIsLeftAlone() {
    const auto run = [&](const char* second, const char* third) {
        const auto frame = [&](int step, const std::string& x) {
            return dumpFrame(step, kBox, "id type xu yu zu", {"1 1 5 5 5", "2 2 " + x + " 0 0"});
        };
        return seriesOf(m_input, frame(0, "1") + frame(1, second) + frame(2, third));
    };
    const PositionSeries vibrates = run("1.2", "1"), drifts = run("1.4", "1.8"),
                         rests = run("1", "1");
    const Displacements alone = displacementsOf(vibrates, {"Li", {}, {}, 1});
    QCOMPARE(alone.reference, Reference::AsWritten);
    QCOMPARE(alone.framework, std::vector<std::string>{"Al"});
    QVERIFY(isNear(movedTo(alone, 1), 0, 0, 0));
    const Displacements named = displacementsOf(vibrates, {"Li", {"Al"}, {}, 1});
    QCOMPARE(named.reference, Reference::Framework);
    QVERIFY(isNear(movedTo(named, 1), -0.2, 0, 0));
    const Displacements moving = displacementsOf(drifts, {"Li", {}, {}, 1});
    QCOMPARE(moving.reference, Reference::Framework);
    QVERIFY(isNear(movedTo(moving, 2), -0.8, 0, 0));
    QCOMPARE(displacementsOf(rests, {"Li", {}, {}, 1}).reference, Reference::Framework);
}

void DisplacementsTest::runsWithoutMotionAreRefused() {
    const std::string one = dumpFrame(0, kBox, "id type xu yu zu", {"1 1 5 5 5"});
    const std::string two = dumpFrame(1, kBox, "id type xu yu zu", {"1 1 6 5 5"});
    const auto reasonOf = [&](const std::string& text) {
        return messageOf([&] { displacementsOf(seriesOf(m_input, text), {"Li", {}, {}, 1}); });
    };
    QVERIFY(reasonOf(one).find("has 1 frame") != std::string::npos);
    // A run that repeats one step says so.
    QVERIFY(reasonOf(one + one).find("1 restart: 1 frame") != std::string::npos);
    QVERIFY(reasonOf(one + two).find("frame 1: there is only one atom") != std::string::npos);
    QVERIFY(isNear(movedTo(asWritten(seriesOf(m_input, one + two)), 1), 1, 0, 0));
}

QTEST_GUILESS_MAIN(DisplacementsTest)
#include "DisplacementsTest.moc"
