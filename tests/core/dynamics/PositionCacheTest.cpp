// The cache of a run's positions: it says what the run says, or it is made anew.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <chrono>
#include <fstream>

#include "core/base/TextFile.h"
#include "core/dynamics/PositionCache.h"
#include "core/dynamics/PositionCacheFile.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;
namespace fs = std::filesystem;

namespace {

constexpr int kCacheFrames = 700;  // two full blocks, and a part of one
constexpr std::size_t kCacheAtoms = 3;

// Two Li that walk in a cell that breathes, beside an Al; the run was restarted at step 600.
std::string walk(double width = 0.3) {
    Random random(5);
    std::string text;
    std::array<double, 3 * kCacheAtoms> place{};
    const auto add = [&](int step) {
        const std::string edge = std::to_string(10 + 0.1 * std::sin(step));
        const std::string bounds = "0 " + edge + "\n";
        std::vector<std::string> rows;
        for (std::size_t atom = 0; atom < kCacheAtoms; ++atom) {
            std::string row = std::to_string(atom + 1) + (atom < 2 ? " 1" : " 2");
            for (std::size_t axis = 0; axis < 3; ++axis) {
                double& s = place[3 * atom + axis];
                s += width * random.normal() / 10;
                s -= std::floor(s);
                row += " " + std::to_string(s);
            }
            rows.push_back(row);
        }
        text +=
            dumpFrame(step, "pp pp pp\n" + bounds + bounds + "0 " + edge, "id type xs ys zs", rows);
    };
    for (int step = 0; step < kCacheFrames; ++step)
        add(step);
    for (int step = 600; step < 650; ++step)
        add(step);
    return text;
}

class StepCounter final : public Progress {
public:
    void report(double, std::string_view) override { ++steps; }
    int steps = 0;
};

void requireSame(const PositionSeries& a, const PositionSeries& b) {
    QCOMPARE(a.path, b.path);
    QCOMPARE(a.species, b.species);
    QCOMPARE(a.types, b.types);
    QCOMPARE(a.ids, b.ids);
    QCOMPARE(a.times, b.times);
    QCOMPARE(a.numbers, b.numbers);
    QCOMPARE(a.warnings, b.warnings);
    QCOMPARE(a.areUnwrapped, b.areUnwrapped);
    QVERIFY(a.corner == b.corner && a.temperature == b.temperature);
    QCOMPARE(a.frameCount(), b.frameCount());
    for (std::size_t k = 0; k < a.frameCount(); ++k) {
        QVERIFY(a.cells[k].vectors == b.cells[k].vectors &&
                a.cells[k].periodic == b.cells[k].periodic);
        for (std::size_t atom = 0; atom < a.atomCount(); ++atom)
            QVERIFY(a.at(k, atom) == b.at(k, atom));
    }
}

}  // namespace

class PositionCacheTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_run = m_input.write("run.lammpstrj", walk()); }
    void init() { fs::remove_all(m_folder); }
    void cacheHoldsWhatTheRunHolds();
    void longRunIsInSinglePrecision();
    void secondOpeningDoesNotParse();
    void oldTimeDoesNotHideAChange();
    void anotherReadingHasAnotherCache();
    void changedRunIsReadAnew();
    void damagedCacheIsMadeAnew();
    void killedWriterLeavesNoCache();
    void runIsReadWithoutAFolderToWriteTo();
    void badRunLeavesNoCache();
    void rangeHasACacheOfItsOwn();
    void folderIsCachedUntilAFileChanges();

private:
    PositionSeries cached(const SeriesOptions& options = {.timestepFs = 1000}) const {
        return cachedSeries(m_registry, m_run, {.species = {"Li", "Al"}}, options, m_folder);
    }
    PositionSeries direct(const SeriesOptions& options = {.timestepFs = 1000}) const {
        return readSeries(*openPositions(m_registry, m_run, {.species = {"Li", "Al"}}), options);
    }
    std::vector<fs::path> files() const {
        std::vector<fs::path> all;
        if (fs::exists(m_folder))
            for (const auto& entry : fs::directory_iterator(m_folder))
                all.push_back(entry.path());
        return all;
    }
    // A time of the last change that is long past, so that caches rely on it.
    void age(std::chrono::hours hours) const {
        fs::last_write_time(m_run, fs::file_time_type::clock::now() - hours);
    }

    TextInput m_input;
    fs::path m_run;
    const fs::path m_folder = m_input.path("caches");
    const FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();
};

void PositionCacheTest::cacheHoldsWhatTheRunHolds() {
    QCOMPARE(direct().frameCount(), 650u);
    for (const double skip : {0.0, 100.0})
        for (int time = 0; time < 2; ++time)
            requireSame(cached({.timestepFs = 1000, .skipPs = skip}),
                        direct({.timestepFs = 1000, .skipPs = skip}));
    QCOMPARE(files().size(), 1u);
    const Displacements kept = displacementsOf(cached(), {"Li", {}, {}, 1});
    const Displacements all = displacementsOf(direct(), {"Li", {}, {}, 2});
    QVERIFY(!kept.rests.empty());
    QVERIFY(kept.values == all.values && kept.rests == all.rests);
}

// One of so many values that what rounding leaves is not kept.
void PositionCacheTest::longRunIsInSinglePrecision() {
    constexpr std::size_t kAtoms =
        PositionStore::kMostExactValues / PositionStore::kBlockFrames / 3 + 1;
    PositionSeries series;
    series.species = {"Li"};
    series.types.assign(kAtoms, 0);
    fs::create_directories(m_folder);
    const fs::path file = m_folder / "long.positions";
    PositionCacheWriter writer(file);
    series.positions.setSink([&](std::span<const float> block) { writer.addBlock(block); });
    const Cell cell = Cell::fromRows(10 * Eigen::Matrix3d::Identity());
    for (int k = 0; k < 2; ++k)
        series.append(cell, k, std::vector<double>(3 * kAtoms, k / 3.0));
    series.numbers = {1, 2};
    series.positions.flush();
    writer.close({"key", 1, 1, "checksum"}, series);
    const PositionSeries read = readPositionCache(file);
    QVERIFY(!read.positions.hasRests());
    QCOMPARE(read.at(1, kAtoms - 1).x(), static_cast<double>(1 / 3.0F));
}

void PositionCacheTest::secondOpeningDoesNotParse() {
    StepCounter progress;
    const SeriesOptions options{.timestepFs = 1000, .progress = &progress};
    const PositionSeries first = cached(options);
    QVERIFY(progress.steps > 0);
    progress.steps = 0;
    requireSame(cached(options), first);
    QCOMPARE(progress.steps, 0);
}

void PositionCacheTest::oldTimeDoesNotHideAChange() {
    QTest::qSleep(2100);  // the time of a file that has just changed is not relied on anyway
    cached();
    const std::string content = readTextFile(m_run);
    const auto time = fs::last_write_time(m_run);
    writeTextFile(m_run, walk(0.2));
    QCOMPARE(fs::file_size(m_run), content.size());  // as the digits go: only they differ
    fs::last_write_time(m_run, time);
    requireSame(cached(), direct());
    writeTextFile(m_run, content);
}

void PositionCacheTest::anotherReadingHasAnotherCache() {
    cached();
    QCOMPARE(cached({.timestepFs = 500}).times[1], 0.5);
    QCOMPARE(files().size(), 2u);
}

void PositionCacheTest::changedRunIsReadAnew() {
    const std::string content = readTextFile(m_run);
    cached();
    writeTextFile(m_run, walk(0.2));
    QCOMPARE(fs::file_size(m_run), content.size());  // as the digits go: only they differ
    requireSame(cached(), direct());
    age(std::chrono::hours(3));  // touched, but the same
    requireSame(cached(), direct());
    writeTextFile(m_run, content);
    requireSame(cached(), direct());
}

void PositionCacheTest::damagedCacheIsMadeAnew() {
    const PositionSeries wanted = direct();
    cached();
    const fs::path file = files().at(0);
    const std::string whole = readTextFile(file);
    Random random(1);
    for (int trial = 0; trial < 60; ++trial) {
        std::string damaged = whole;
        const auto place =
            static_cast<std::size_t>(random.uniform() * static_cast<double>(whole.size()));
        if (trial % 3 == 0)
            damaged.resize(place);
        else if (place < 8 || place >= 4096)  // the rest of the first page is not used
            damaged[place] = static_cast<char>(damaged[place] ^ (1 << (trial % 8)));
        writeTextFile(file, damaged);
        if (damaged != whole)
            QVERIFY_EXCEPTION_THROWN(readPositionCache(file), Error);
        requireSame(cached(), wanted);
    }
    QCOMPARE(readTextFile(file), whole);
}

void PositionCacheTest::killedWriterLeavesNoCache() {
    const PositionSeries wanted = direct();
    Random random(2);
    for (int trial = 0; trial < 20; ++trial) {
        fs::remove_all(m_folder);
        const pid_t writer = fork();
        if (writer == 0) {
            cached();
            _exit(0);
        }
        usleep(static_cast<useconds_t>(random.uniform() * 30000));
        kill(writer, SIGKILL);
        int status = 0;
        waitpid(writer, &status, 0);
        for (const fs::path& file : files())
            if (file.extension() == ".positions")
                requireSame(readPositionCache(file), wanted);
        requireSame(cached(), wanted);
    }
}

void PositionCacheTest::runIsReadWithoutAFolderToWriteTo() {
    writeTextFile(m_folder, "a file");
    const PositionSeries series = cached();
    QCOMPARE(series.frameCount(), 650u);
    QVERIFY(series.warnings.back().find("cannot be cached") != std::string::npos);
}

void PositionCacheTest::badRunLeavesNoCache() {
    const std::string content = readTextFile(m_run);
    std::string damaged = content;
    damaged.replace(damaged.rfind("\n3 "), 3, "\n4 ");  // another id in the last frame
    writeTextFile(m_run, damaged);
    QVERIFY_EXCEPTION_THROWN(cached(), InputError);
    writeTextFile(m_run, content);
    QVERIFY(files().empty());
}

void PositionCacheTest::rangeHasACacheOfItsOwn() {
    age(std::chrono::hours(2));
    const ReadOptions reading{.species = {"Li", "Al"}};
    const FrameRange range{100, 300, 2};
    const PositionSeries wanted = readSeries(
        *positionsOf(inRange(m_registry.open(m_run, reading), range)), {.timestepFs = 1000});
    QCOMPARE(wanted.frameCount(), 101u);
    cached();
    for (int time = 0; time < 2; ++time)
        requireSame(cachedSeries(m_registry, m_run, reading, {.timestepFs = 1000}, m_folder, range),
                    wanted);
    QCOMPARE(files().size(), 2u);
}

// A run folder of VASP.
void PositionCacheTest::folderIsCachedUntilAFileChanges() {
    const fs::path folder = m_input.path("run-folder");
    fs::create_directories(folder);
    const auto time = fs::file_time_type::clock::now() - std::chrono::hours(1);
    const auto write = [&](const char* name, const std::string& text) {
        writeTextFile(folder / name, text);
        fs::last_write_time(folder / name, time);
    };
    const auto xdatcar = [](const std::vector<std::string>& places) {
        std::string text = "Li\n1.0\n9 0 0\n0 9 0\n0 0 9\nLi\n1\n";
        for (std::size_t k = 0; k < places.size(); ++k)
            text += "Direct configuration=     " + std::to_string(k + 1) + "\n " + places[k] +
                    " 0.0 0.0\n";
        return text;
    };
    const auto read = [&] {
        return cachedSeries(m_registry, folder, {}, {.timestepFs = 1000}, m_folder);
    };
    write("XDATCAR", xdatcar({"0.1", "0.2", "0.3"}));
    QTest::qSleep(2100);  // a folder that has just changed is read again
    const PositionSeries first = read();
    QCOMPARE(first.frameCount(), 3u);
    QCOMPARE(files().size(), 1u);
    const auto made = fs::last_write_time(files().at(0));
    requireSame(read(), first);
    QVERIFY(fs::last_write_time(files().at(0)) > made);  // it was used, and says so
    write("XDATCAR", xdatcar({"0.1", "0.2", "0.9"}));
    QVERIFY(std::abs(read().at(2, 0)[0] - 0.9) < 1e-6);  // single precision
    write("notes", "of the user");
    QCOMPARE(read().frameCount(), 3u);
    QCOMPARE(files().size(), 1u);
}

QTEST_APPLESS_MAIN(PositionCacheTest)
#include "PositionCacheTest.moc"
