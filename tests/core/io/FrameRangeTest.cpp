#include "core/io/FrameRange.h"

#include <QTest>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/io/ImportChoice.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

// One atom at x = number of the frame.
std::string xyz(int frames) {
    std::string text;
    for (int i = 0; i < frames; ++i)
        text += "1\nLattice=\"50 0 0 0 5 0 0 0 5\" Properties=species:S:1:pos:R:3 energy=-1\nLi " +
                std::to_string(i) + " 0 0\n";
    return text;
}

}  // namespace

class FrameRangeTest : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsInTheRange();
    void textReadsBackTheSame();
    void otherTextIsRefused();
    void readerShowsThesePartsOnly();
    void chosenFramesComeWithoutLabels();

private:
    std::unique_ptr<TrajectoryReader> open(int frames) {
        return m_registry.open(m_input.write("run.xyz", xyz(frames)));
    }

    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();
    TextInput m_input;
};

void FrameRangeTest::countsWhatIsInTheRange() {
    QCOMPARE(countOf({}, 9), std::size_t(9));
    QCOMPARE(countOf({2, 8, 3}, 9), std::size_t(3));  // 2, 5, 8
    QCOMPARE(countOf({2, 7, 3}, 9), std::size_t(2));
    QCOMPARE(countOf({2, 100, 1}, 9), std::size_t(7));
    QCOMPARE(countOf({9, 100, 1}, 9), std::size_t(0));
    QCOMPARE(countOf({5, 4, 1}, 9), std::size_t(0));
    QVERIFY_EXCEPTION_THROWN(countOf({0, 1, 0}, 9), InputError);
}

void FrameRangeTest::textReadsBackTheSame() {
    for (const FrameRange& range : {FrameRange{}, FrameRange{10, 100, 2}, FrameRange{3, 3, 1}})
        QVERIFY(parseFrameRange(rangeText(range)) == range);
    QCOMPARE(rangeText({10, 100, 2}), std::string("10:100:2"));
    QVERIFY(parseFrameRange("5:") == (FrameRange{.first = 5}));
    QVERIFY(parseFrameRange(":5") == (FrameRange{.last = 5}));
    QVERIFY(parseFrameRange("::7") == (FrameRange{.stride = 7}));
}

void FrameRangeTest::otherTextIsRefused() {
    for (const char* text :
         {"", "5", "a:b", "1:2:3:4", "-1:4", "1:2:0", "1.5:3", "1: 2", "99999999999999999999:"})
        QVERIFY_EXCEPTION_THROWN(parseFrameRange(text), InputError);
}

void FrameRangeTest::readerShowsThesePartsOnly() {
    const auto part = inRange(open(9), {2, 8, 3});
    QCOMPARE(part->frameCount(), std::size_t(3));
    QCOMPARE(part->info().format, std::string("extxyz"));
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(part->indexInInput(i), 2 + 3 * i);
        QCOMPARE(part->read(i).positions(0, 0), static_cast<double>(2 + 3 * i));
        QCOMPARE(*part->head(i).labels.energy, -1.0);
    }
    // A part of a part still counts the frames of the input.
    QCOMPARE(inRange(inRange(open(9), {2, 8, 3}), {1, 2, 1})->indexInInput(1), std::size_t(8));
    QVERIFY_EXCEPTION_THROWN(inRange(open(9), {9, 20, 1}), InputError);
}

void FrameRangeTest::chosenFramesComeWithoutLabels() {
    const auto reader = open(5);
    const auto frames =
        takeFrames(*reader, {.frames = {1, 4, 2}, .isGeometryOnly = true, .species = {}});
    QCOMPARE(frames.size(), std::size_t(2));
    QCOMPARE(frames[1].positions(0, 0), 3.0);
    QVERIFY(!frames[0].labels.energy);
    QCOMPARE(*takeFrames(*reader, {})[4].labels.energy, -1.0);
}

QTEST_APPLESS_MAIN(FrameRangeTest)
#include "FrameRangeTest.moc"
