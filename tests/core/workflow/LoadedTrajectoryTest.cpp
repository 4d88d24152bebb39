#include "core/workflow/LoadedTrajectory.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <set>

#include "core/base/Error.h"
#include "core/workflow/RepresentativeFrames.h"
#include "core/workflow/TrajectoryGrades.h"
#include "tests/core/mtp/TestSystems.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;

class LoadedTrajectoryTest : public QObject {
    Q_OBJECT

private slots:
    void timesAndEnergiesBecomeASeries();
    void frameNumbersStandInIfATimeIsMissing();
    void timeStepReplacesTheTimesOfTheFile();
    void aRangeKeepsTheNumbersOfTheInput();
    void changedFramesAreNoticed();
    void parentsKeepTheFirstPlaceOfTheirSource();
    void framesThatStandForAllSkipTheStartAndCopies();
    void framesBeyondAnActiveSetAreGradedAndChosen();

private:
    // One Li atom in a cube for each time (NaN: none), with a falling energy.
    std::string write(const QString& name, const std::vector<double>& timesFs, double edge = 10);
    LoadedTrajectory load(const SourceRecord& record);

    QTemporaryDir m_folder;
};

std::string LoadedTrajectoryTest::write(const QString& name, const std::vector<double>& timesFs,
                                        double edge) {
    const std::string path = m_folder.filePath(name).toStdString();
    std::ofstream file(path);
    double energy = -1;
    for (const double time : timesFs) {
        file << "1\nLattice=\"" << edge << " 0 0 0 " << edge << " 0 0 0 " << edge
             << "\" Properties=species:S:1:pos:R:3 energy=" << energy;
        if (std::isfinite(time))
            file << " time_fs=" << time;
        file << "\nLi 0 0 0\n";
        energy -= 1;
    }
    return path;
}

LoadedTrajectory LoadedTrajectoryTest::load(const SourceRecord& record) {
    Progress progress;
    return loadTrajectory(FormatRegistry::withBuiltinFormats(), record, progress);
}

namespace {

SourceRecord at(const std::string& path) {
    SourceRecord record;
    record.path = path;
    return record;
}

}  // namespace

void LoadedTrajectoryTest::timesAndEnergiesBecomeASeries() {
    const std::string path = write("timed.extxyz", {0, 2, 4});
    const LoadedTrajectory loaded = load(at(path));
    QVERIFY(loaded.hasTimes());
    QCOMPARE(loaded.timesFs, (std::vector<double>{0, 2, 4}));
    QCOMPARE(loaded.series.numbers("time"), loaded.timesFs);
    QCOMPARE(loaded.series.numbers("energy"), (std::vector<double>{-1, -2, -3}));
    QVERIFY(!loaded.series.has("temperature"));
    QCOMPARE(loaded.record.frameCount, std::int64_t(3));
    QCOMPARE(loaded.record.format, std::string("extxyz"));
    QCOMPARE(loaded.record.origin, path);
    QCOMPARE(loaded.composition, (std::map<std::string, int>{{"Li", 1}}));
    QCOMPARE(frameTimes(loaded), loaded.timesFs);
}

void LoadedTrajectoryTest::frameNumbersStandInIfATimeIsMissing() {
    const std::string path = write("untimed.extxyz", {0, std::nan(""), 4});
    const LoadedTrajectory loaded = load(at(path));
    QVERIFY(!loaded.hasTimes());
    QCOMPARE(loaded.timesFs, (std::vector<double>{0, 1, 2}));
    try {
        frameTimes(loaded);
        QFAIL("a frame without a time is accepted");
    } catch (const InputError& error) {
        QCOMPARE(std::string(error.what()), path + ": frame 2 has no time; give the time step");
    }
}

void LoadedTrajectoryTest::timeStepReplacesTheTimesOfTheFile() {
    const LoadedTrajectory loaded = load(at(write("step.extxyz", {0, 2, 4})));
    QCOMPARE(frameTimes(loaded, 0.5), (std::vector<double>{0, 0.5, 1}));
}

void LoadedTrajectoryTest::aRangeKeepsTheNumbersOfTheInput() {
    SourceRecord record = at(write("range.extxyz", {0, 2, 4, 6}));
    record.frames = {1, 3, 2};
    const LoadedTrajectory loaded = load(record);
    QCOMPARE(loaded.timesFs, (std::vector<double>{2, 6}));
    QCOMPARE(frameTimes(loaded, 0.5), (std::vector<double>{0.5, 1.5}));
    Progress progress;
    const std::vector<Frame> parents = readParents(*loaded.reader, {1}, progress);
    QCOMPARE(parents.size(), std::size_t(1));
    QCOMPARE(*parents[0].labels.energy, -4.0);
    QVERIFY(parents[0].lineage.parent == (ParentKey{record.path, 3}));
    QVERIFY(parents[0].lineage.parent == loaded.parentKeys[1]);
}

void LoadedTrajectoryTest::changedFramesAreNoticed() {
    const std::string path = write("changed.extxyz", {0, 2});
    const SourceRecord known = load(at(path)).record;
    QVERIFY(!load(known).hasChanged);
    write("changed.extxyz", {0, 2}, 11);
    const LoadedTrajectory changed = load(known);
    QVERIFY(changed.hasChanged);
    QCOMPARE(changed.record.checksum, known.checksum);
    QVERIFY(changed.warnings.front().starts_with(path + ": has changed"));
}

void LoadedTrajectoryTest::parentsKeepTheFirstPlaceOfTheirSource() {
    SourceRecord record = load(at(write("first.extxyz", {0, 2}))).record;
    const std::string before = record.path;
    record.path = write("second.extxyz", {0, 2});
    const LoadedTrajectory moved = load(record);
    QVERIFY(!moved.hasChanged);
    QVERIFY((moved.parentKeys == std::vector<ParentKey>{{before, 0}, {before, 1}}));
}

// One atom and its images in cubes that grow, the last one twice.
void LoadedTrajectoryTest::framesThatStandForAllSkipTheStartAndCopies() {
    const std::string path = m_folder.filePath("cubes.extxyz").toStdString();
    std::ofstream file(path);
    const std::vector<double> edges{9, 3.0, 3.1, 3.2, 3.3, 3.4, 3.4};
    for (std::size_t i = 0; i < edges.size(); ++i)
        file << "1\nLattice=\"" << edges[i] << " 0 0 0 " << edges[i] << " 0 0 0 " << edges[i]
             << "\" Properties=species:S:1:pos:R:3 time_fs=" << 10 * i << "\nLi 0 0 0\n";
    file.close();
    const LoadedTrajectory loaded = load(at(path));
    Progress progress;
    const CandidateFrames candidates =
        describeCandidates(*loaded.reader, loaded.timesFs, 10, progress);
    QCOMPARE(candidates.offered, std::size_t(6));
    QCOMPARE(candidates.indices, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(candidates.map.rowCount(), std::size_t(6));
    for (const SelectionMethod method :
         {SelectionMethod::FarthestPoints, SelectionMethod::Leverage}) {
        const FrameChoice few = chooseRepresentatives(candidates, method, 3);
        QCOMPARE(few.frames.size(), std::size_t(3));
        const std::set<std::size_t> chosen(few.frames.begin(), few.frames.end());
        QVERIFY(chosen.count(1) == 1 && chosen.count(5) + chosen.count(6) == 1);
        // More frames begin with the same ones.
        const FrameChoice more = chooseRepresentatives(candidates, method, 4);
        QVERIFY(std::equal(few.frames.begin(), few.frames.end(), more.frames.begin()));
    }
    QCOMPARE(chooseRepresentatives(candidates, SelectionMethod::FarthestPoints, 9).frames.size(),
             std::size_t(5));
    QVERIFY(describeCandidates(*loaded.reader, loaded.timesFs, 1000, progress).indices.empty());
}

// Frames of a cell that shrinks: the first two are what the potential knows.
void LoadedTrajectoryTest::framesBeyondAnActiveSetAreGradedAndChosen() {
    const std::string path = m_folder.filePath("shrinks.extxyz").toStdString();
    std::vector<Frame> frames;
    const auto writer = FormatRegistry::withBuiltinFormats().create(path);
    for (int i = 0; i < 6; ++i) {
        Frame frame = test::jitteredGrid(2, 4.4 - 0.15 * i, 2, 1);
        frame.timeFs = 10.0 * i;
        frame.labels.energy = -1;
        writer->write(frame);
        frames.push_back(std::move(frame));
    }
    writer->close();
    const LoadedTrajectory loaded = load(at(path));
    Potential potential = test::randomPotential(4, 2, 1);
    std::ranges::reverse(potential.species);  // the types are found by their names
    std::vector<Frame> known;
    for (std::size_t i = 0; i < 2; ++i)
        known.push_back(withSpeciesOrder(loaded.reader->read(i), potential.species));
    const auto set = std::make_shared<const ActiveSet>(test::activeSetFrom(potential, known));
    Progress progress;
    const auto grades = gradeTrajectory(*loaded.reader, loaded.timesFs, potential, set, progress);
    QCOMPARE(grades->frames, std::size_t(6));
    QCOMPARE(grades->table.numbers("time"), loaded.timesFs);
    const std::vector<double>& values = grades->table[columns::kGrade];
    QVERIFY(values[0] < 1.01 && values[1] < 1.01);
    QVERIFY(values[5] > kWorthLabels);
    QCOMPARE(grades->highest, *std::ranges::max_element(values));
    const auto beyond = static_cast<std::size_t>(
        std::ranges::count_if(values, [](double one) { return one > kWorthLabels; }));
    QCOMPARE(grades->worthLabels, beyond);

    const std::vector<Configuration> chosen =
        framesToLabel(*loaded.reader, *grades, potential, {}, 10, progress);
    QVERIFY(!chosen.empty() && chosen.size() <= beyond);
    std::vector<Frame> all = known;
    for (const Configuration& one : chosen) {
        QVERIFY(!one.frame.labels.energy && !one.record.energy);
        QCOMPARE(one.frame.lineage.parent->source, path);
        all.push_back(one.frame);
    }
    // With them, what was between both thresholds lies inside.
    const auto wider = std::make_shared<const ActiveSet>(test::activeSetFrom(potential, all));
    const auto after = gradeTrajectory(*loaded.reader, loaded.timesFs, potential, wider, progress);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] <= kTooFar)
            QVERIFY2(after->table[columns::kGrade][i] < 1.01, qPrintable(QString::number(i)));
    QCOMPARE(framesToLabel(*loaded.reader, *grades, potential, {}, 1, progress).size(),
             std::size_t(1));
}

QTEST_APPLESS_MAIN(LoadedTrajectoryTest)
#include "LoadedTrajectoryTest.moc"
