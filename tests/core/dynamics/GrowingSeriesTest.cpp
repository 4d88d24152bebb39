// A run that grows is read piece by piece, and is then what a reading of the whole file gives.
#include <QProcess>
#include <QTest>

#include "core/dynamics/GrowingSeries.h"
#include "tests/core/dynamics/DynamicsSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

constexpr std::size_t kGrowingAtoms = 50;

// Frames of `first` to `last`, which walk as the seed says.
std::string walk(int first, int last, std::uint64_t seed = 3) {
    Random random(seed);
    std::vector<double> place(3 * kGrowingAtoms, 1);
    std::string text;
    for (int step = 0; step <= last; ++step) {
        std::vector<std::string> rows;
        for (std::size_t atom = 0; atom < kGrowingAtoms; ++atom) {
            std::string row = std::to_string(atom + 1) + (atom < 20 ? " 1" : " 2");
            for (std::size_t axis = 0; axis < 3; ++axis)
                row += " " + std::to_string(place[3 * atom + axis] += 0.1 * random.normal());
            rows.push_back(row);
        }
        const std::string edge = "0 " + std::to_string(10 + 0.1 * std::sin(step)) + "\n";
        if (step >= first)
            text += dumpFrame(step, "pp pp pp\n" + edge + edge + "0 10", "id type xu yu zu", rows);
    }
    return text;
}

std::string warningsOf(const PositionSeries& series) {
    std::string all;
    for (const std::string& warning : series.warnings)
        all += warning + "\n";
    return all;
}

void requireSame(const PositionSeries& a, const PositionSeries& b) {
    QCOMPARE(warningsOf(a), warningsOf(b));
    QVERIFY(a.path == b.path && a.species == b.species && a.types == b.types && a.ids == b.ids);
    QVERIFY(a.areUnwrapped == b.areUnwrapped && a.corner == b.corner);
    QCOMPARE(a.times, b.times);
    QCOMPARE(a.numbers, b.numbers);
    QCOMPARE(a.places, b.places);
    QCOMPARE(a.positions.frameCount(), b.positions.frameCount());
    QCOMPARE(a.positions.hasRests(), b.positions.hasRests());
    for (std::size_t k = 0; k < a.frameCount(); ++k) {
        QVERIFY(a.cells[k].vectors == b.cells[k].vectors);
        for (std::size_t atom = 0; atom < a.atomCount(); ++atom)
            QVERIFY(a.at(k, atom) == b.at(k, atom));
    }
}

class FractionNoter final : public Progress {
public:
    void report(double fraction, std::string_view) override {
        first = std::min(first, fraction);
        ++steps;
    }
    double first = 1;
    int steps = 0;
};

}  // namespace

class GrowingSeriesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_last.reset(); }
    void piecesGiveWhatTheWholeGives_data();
    void piecesGiveWhatTheWholeGives();
    void onlyNewFramesAreRead();
    void earlierSeriesStayAsTheyWere();
    void restartThatRepeatsStepsIsFollowed();
    void replacedFileIsReadAsAWhole();
    void shortenedFileIsReadAsAWhole();
    void damageIsSaidEachTime();
    void changeOfAtomsIsRefusedUntilItIsMended();
    void compressedRunIsReadAsAWhole();

private:
    GrowingSeries grown(const SeriesOptions& options = {.timestepFs = 1000}) {
        GrowingSeries now = readGrowingSeries(m_registry, m_run, m_reading, options, m_last);
        m_last = now.progress;
        return now;
    }
    PositionSeries whole(const SeriesOptions& options = {.timestepFs = 1000}) const {
        return readSeries(*openPositions(m_registry, m_run, m_reading, options.threads), options);
    }
    // How many frames the last reading took from the file.
    int framesRead() {
        FractionNoter progress;
        requireSame(grown({.timestepFs = 1000, .progress = &progress}).series, whole());
        return progress.steps;
    }

    TextInput m_input;
    const std::filesystem::path m_run = m_input.path("growing.lammpstrj");
    const FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();
    const ReadOptions m_reading{.species = {"Li", "Al"}};
    std::shared_ptr<const SeriesProgress> m_last;
};

void GrowingSeriesTest::piecesGiveWhatTheWholeGives_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<std::size_t>("piece");
    for (const int threads : {1, 2})
        for (const std::size_t piece : {9973u, 150000u, 400000u})
            QTest::addRow("%d threads, %zu bytes", threads, piece) << threads << piece;
}

// Pieces end anywhere: within a number, a heading, at the end of a row that is not the last.
void GrowingSeriesTest::piecesGiveWhatTheWholeGives() {
    QFETCH(int, threads);
    QFETCH(std::size_t, piece);
    const std::string text = walk(0, 600);
    QVERIFY(text.size() > 800000);  // blocks of 256 frames are filled in several steps
    const SeriesOptions options{.timestepFs = 1000, .skipPs = 3, .threads = threads};
    // A first piece with whole frames, and one byte at a time around the end of a frame.
    std::vector<std::size_t> ends;
    for (std::size_t end = 20000; end < text.size(); end += piece)
        ends.push_back(end);
    const std::size_t frame = text.find("ITEM: TIMESTEP", 60000);
    if (piece == 9973)
        for (std::size_t end = frame - 12; end < frame + 20; ++end)
            ends.push_back(end);
    std::sort(ends.begin(), ends.end());
    ends.push_back(text.size());
    for (const std::size_t end : ends) {
        m_input.write("growing.lammpstrj", text.substr(0, end));
        requireSame(grown(options).series, whole(options));
    }
}

void GrowingSeriesTest::onlyNewFramesAreRead() {
    const std::string text = walk(0, 99), more = walk(100, 109);
    m_input.write("growing.lammpstrj", text);
    QCOMPARE(framesRead(), 100);
    QCOMPARE(framesRead(), 0);
    const std::size_t sixth = more.find("ITEM: TIMESTEP\n105\n");
    m_input.write("growing.lammpstrj", text + more.substr(0, sixth + 300));
    QCOMPARE(framesRead(), 5);
    m_input.write("growing.lammpstrj", text + more);
    QCOMPARE(framesRead(), 5);
}

void GrowingSeriesTest::earlierSeriesStayAsTheyWere() {
    const std::string text = walk(0, 99);
    m_input.write("growing.lammpstrj", text);
    const PositionSeries earlier = grown().series;
    const std::vector<float> values(earlier.positions.values(0, 0, 0),
                                    earlier.positions.values(0, 0, 0) + 256);
    m_input.write("growing.lammpstrj", text + walk(100, 300));
    QCOMPARE(grown().series.frameCount(), 301u);
    QCOMPARE(earlier.frameCount(), 100u);
    QVERIFY(std::equal(values.begin(), values.end(), earlier.positions.values(0, 0, 0)));
}

void GrowingSeriesTest::restartThatRepeatsStepsIsFollowed() {
    std::string text = walk(0, 300);
    m_input.write("growing.lammpstrj", text);
    QCOMPARE(framesRead(), 301);
    text += walk(280, 310, 8);
    m_input.write("growing.lammpstrj", text);
    QCOMPARE(framesRead(), 31);
    QCOMPARE(grown().series.frameCount(), 311u);
    QVERIFY(grown().series.warnings.back().find("1 restart: 21 frames") != std::string::npos);
}

void GrowingSeriesTest::replacedFileIsReadAsAWhole() {
    m_input.write("growing.lammpstrj", walk(0, 99));
    QCOMPARE(framesRead(), 100);
    // Another run with the same head, and longer.
    m_input.write("growing.lammpstrj", walk(0, 49) + walk(50, 150, 9));
    QCOMPARE(framesRead(), 151);
    m_input.write("growing.lammpstrj", walk(0, 160, 10));
    QCOMPARE(framesRead(), 161);
}

void GrowingSeriesTest::shortenedFileIsReadAsAWhole() {
    const std::string text = walk(0, 99);
    m_input.write("growing.lammpstrj", text);
    QCOMPARE(framesRead(), 100);
    m_input.write("growing.lammpstrj", text.substr(0, text.find("ITEM: TIMESTEP\n50\n") + 300));
    QCOMPARE(framesRead(), 50);
    m_input.write("growing.lammpstrj", text);
    QCOMPARE(framesRead(), 50);
}

void GrowingSeriesTest::damageIsSaidEachTime() {
    std::string text = walk(0, 99);
    text.replace(text.find(" 1 ", text.find("ITEM: TIMESTEP\n50\n")), 3, " x ");
    m_input.write("growing.lammpstrj", text);
    QVERIFY(framesRead() > 90);
    text += walk(100, 109);
    m_input.write("growing.lammpstrj", text);
    QCOMPARE(framesRead(), 59);  // from the damaged frame on
    QCOMPARE(warningsOf(grown().series).find("frame 51:") != std::string::npos, true);
}

void GrowingSeriesTest::changeOfAtomsIsRefusedUntilItIsMended() {
    const std::string text = walk(0, 99);
    m_input.write("growing.lammpstrj", text);
    grown();
    std::string other = walk(100, 100);
    other.replace(other.rfind("\n50 "), 4, "\n51 ");
    m_input.write("growing.lammpstrj", text + other);
    QVERIFY_EXCEPTION_THROWN(grown(), InputError);
    m_input.write("growing.lammpstrj", text + walk(100, 100));
    QCOMPARE(framesRead(), 1);
}

void GrowingSeriesTest::compressedRunIsReadAsAWhole() {
    m_input.write("growing.lammpstrj", walk(0, 20));
    QCOMPARE(QProcess::execute("gzip", {"-kf", QString::fromStdString(m_run.string())}), 0);
    const std::filesystem::path zipped = m_run.string() + ".gz";
    const GrowingSeries first =
        readGrowingSeries(m_registry, zipped, m_reading, {.timestepFs = 1000}, nullptr);
    QCOMPARE(first.series.frameCount(), 21u);
    QVERIFY(!first.progress);
}

QTEST_APPLESS_MAIN(GrowingSeriesTest)
#include "GrowingSeriesTest.moc"
