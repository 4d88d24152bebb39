#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/base/Error.h"
#include "core/project/Database.h"
#include "core/project/FrameBlob.h"
#include "core/project/ProjectStore.h"
#include "core/project/Recipe.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

Frame fullFrame() {
    Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
    frame.labels.energy = -12.25;
    frame.labels.forces = frame.positions * 0.5;
    frame.labels.virial = Eigen::Matrix3d::Identity();
    frame.labels.isConverged = false;
    frame.labels.isPredicted = true;
    frame.velocities = frame.positions * 0.1;
    frame.step = 40;
    frame.timeFs = 80.5;
    frame.features = {{"parent", "aimd#40"}, {"empty", ""}};
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "CP2K";
    provenance->settings = {{"functional", "PBE"}};
    provenance->checksum = "xxh128:00112233445566778899aabbccddeeff";
    frame.provenance = provenance;
    return frame;
}

}  // namespace

class ProjectStoreTest : public QObject {
    Q_OBJECT

private slots:
    void frameReadsBackTheSame();
    void framesOfTheFirstVersionAreStillRead();
    void damagedFramesAreRefused();
    void everythingIsThereAfterReopening();
    void existingFilesAreNotReplaced();
    void otherFilesAreRefused();
    void newerProjectsAreRefused();
    void copyIsAProjectOfItsOwn();
    void exampleIsBuiltFromItsFiles();
};

void ProjectStoreTest::frameReadsBackTheSame() {
    const Frame frame = fullFrame();
    const Frame back = decodeFrame(encodeFrame(frame));
    QVERIFY(back.positions == frame.positions && back.cell.vectors == frame.cell.vectors);
    QVERIFY(*back.velocities == *frame.velocities);
    QVERIFY(back.species == frame.species && back.types == frame.types);
    QVERIFY(*back.labels.forces == *frame.labels.forces);
    QVERIFY(*back.labels.virial == *frame.labels.virial);
    QCOMPARE(*back.labels.isConverged, false);
    QCOMPARE(*back.step, 40);
    QVERIFY(back.features == frame.features);
    QVERIFY(back.labels.isPredicted);
    QCOMPARE(back.provenance->settings.at("functional"), std::string("PBE"));
    QCOMPARE(back.provenance->checksum, frame.provenance->checksum);
    QVERIFY(!decodeFrame(encodeFrame(test::jitteredGrid(1, 3, 1, 1))).labels.energy);
}

void ProjectStoreTest::framesOfTheFirstVersionAreStillRead() {
    Frame frame = fullFrame();
    frame.labels.isPredicted = false;
    frame.provenance =
        std::make_shared<Provenance>(Provenance{"CP2K", "", "", {{"functional", "PBE"}}});
    std::string bytes = encodeFrame(frame);
    bytes[0] = 1;
    bytes.resize(bytes.size() - sizeof(std::uint32_t) - 1);  // an empty checksum and the mark
    const Frame back = decodeFrame(bytes);
    QVERIFY(*back.labels.forces == *frame.labels.forces);
    QCOMPARE(back.provenance->settings.at("functional"), std::string("PBE"));
    QVERIFY(back.provenance->checksum.empty() && !back.labels.isPredicted);
}

void ProjectStoreTest::damagedFramesAreRefused() {
    const std::string bytes = encodeFrame(fullFrame());
    for (std::size_t length = 0; length < bytes.size(); length += 13)
        QVERIFY_EXCEPTION_THROWN(decodeFrame(bytes.substr(0, length)), InputError);
    QVERIFY_EXCEPTION_THROWN(decodeFrame(bytes + "x"), InputError);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        try {
            decodeFrame(damaged);  // a changed number may pass, a changed size may not crash
        } catch (const InputError&) {
        }
    }
}

void ProjectStoreTest::everythingIsThereAfterReopening() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    {
        ProjectStore store = ProjectStore::create(path);
        store.addSource({0, "aimd", "cp2k-md", 378, 120, 20});
        store.setLadder({1.5, 0.5, 1.0});
        store.setReferenceDensity(1.99);
        ConfigurationRecord record;
        record.frame = fullFrame();
        record.parent = "aimd#40";
        record.densityRatio = 0.5;
        const auto ids = store.addConfigurations({record, record});
        record.id = ids[0];
        record.part = Part::Validation;
        store.updateConfigurations({record});
        store.removeConfigurations({ids[1]});
        RunRecord run;
        run.name = "Run 1";
        run.options.level = 8;
        IterationSummary step;
        step.iteration = 3;
        step.objective = 0.5;
        step.validation = FitErrors{1, 2, 3};
        run.iterations.push_back(step);
        run.potential = test::randomPotential(8, 2, 1);
        store.addRun(run);
    }
    const ProjectStore store = ProjectStore::open(path);
    QCOMPARE(store.sources().size(), std::size_t(1));
    QCOMPARE(store.sources()[0].skipFs, 120.0);
    QCOMPARE(store.ladder(), (std::vector<double>{0.5, 1.0, 1.5}));
    QCOMPARE(*store.referenceDensity(), 1.99);
    const auto records = store.configurations();
    QCOMPARE(records.size(), std::size_t(1));
    QCOMPARE(records[0].part, Part::Validation);
    const auto runs = store.runs();
    QCOMPARE(runs[0].options.level, 8);
    QCOMPARE(runs[0].iterations[0].validation->virial, 3.0);
    QCOMPARE(runs[0].potential->species, (std::vector<std::string>{"Li", "Cl"}));
}

void ProjectStoreTest::existingFilesAreNotReplaced() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    ProjectStore::create(path);
    QVERIFY_EXCEPTION_THROWN(ProjectStore::create(path), FileError);
}

void ProjectStoreTest::otherFilesAreRefused() {
    QTemporaryDir folder;
    const auto path = folder.filePath("notes.mtpw").toStdString();
    std::ofstream(path)
        << "this is no project, only some text that is long enough to look like one";
    QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), Error);
    QVERIFY_EXCEPTION_THROWN(ProjectStore::open(folder.filePath("none").toStdString()), FileError);
}

void ProjectStoreTest::newerProjectsAreRefused() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtpw").toStdString();
    ProjectStore::create(path);
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    execute(database, "PRAGMA user_version = 99");
    sqlite3_close(database);
    QVERIFY_EXCEPTION_THROWN(ProjectStore::open(path), ParseError);
}

void ProjectStoreTest::copyIsAProjectOfItsOwn() {
    QTemporaryDir folder;
    const auto path = folder.filePath("a.mtpw").toStdString();
    const auto copy = folder.filePath("b.mtpw").toStdString();
    ProjectStore store = ProjectStore::create(path);
    store.setLadder({0.75});
    store.copyTo(copy, false);
    store.setLadder({});
    QCOMPARE(ProjectStore::open(copy).ladder(), std::vector<double>{0.75});
    QVERIFY_EXCEPTION_THROWN(store.copyTo(copy, false), FileError);
}

void ProjectStoreTest::exampleIsBuiltFromItsFiles() {
    QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(folder.filePath("p.mtpw").toStdString());
    Progress progress;
    followRecipe(readRecipe(MTP_SOURCE_DIR "/resources/examples/LiAlCl4"),
                 FormatRegistry::withBuiltinFormats(), store, progress);
    const auto records = store.configurations();
    QCOMPARE(records.size(), std::size_t(96));
    const auto labelled = std::count_if(records.begin(), records.end(), [](const auto& record) {
        return record.frame.labels.energy && record.frame.labels.forces &&
               record.frame.labels.virial;
    });
    QCOMPARE(labelled, 50);
}

QTEST_APPLESS_MAIN(ProjectStoreTest)
#include "ProjectStoreTest.moc"
