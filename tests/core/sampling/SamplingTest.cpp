#include <QTest>
#include <set>

#include "core/base/Error.h"
#include "core/sampling/Selection.h"
#include "core/sampling/Split.h"

using namespace mtp;

namespace {

std::vector<double> strided(int count, double stride) {
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(i * stride);
    return times;
}

std::vector<Frame> childrenOf(int parents, int each) {
    std::vector<Frame> frames;
    for (int p = 0; p < parents; ++p)
        for (int k = 0; k < each; ++k) {
            frames.emplace_back();
            frames.back().features["parent"] = "run#" + std::to_string(p);
        }
    return frames;
}

}  // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private slots:
    void oneFrameEveryTwentyFemtosecondsAfterTheSkip();
    void roundingOfTimesDoesNotLoseAFrame();
    void strideThatDoesNotDivideNeverComesTooNear();
    void badTimesAreRefused();
    void childrenOfAParentStayTogether();
    void splitKeepsItsSeedAndBothParts();
    void framesWithoutAParentStandAlone();
};

void SamplingTest::oneFrameEveryTwentyFemtosecondsAfterTheSkip() {
    const auto chosen = selectByTime(strided(378, 2), {.everyFs = 20, .skipFs = 120});
    QCOMPARE(chosen.size(), std::size_t(32));
    QCOMPARE(chosen.front(), std::size_t(60));
    QCOMPARE(chosen[1] - chosen[0], std::size_t(10));
}

void SamplingTest::roundingOfTimesDoesNotLoseAFrame() {
    std::vector<double> times;
    double time = 0;
    for (int i = 0; i < 1000; ++i, time += 0.1)  // sums of 0.1 are not multiples of it
        times.push_back(time);
    const auto chosen = selectByTime(times, {.everyFs = 0.5});
    QCOMPARE(chosen.size(), std::size_t(200));
}

void SamplingTest::strideThatDoesNotDivideNeverComesTooNear() {
    const std::vector<double> times = strided(100, 3);
    const auto chosen = selectByTime(times, {.everyFs = 10, .skipFs = 4});
    QCOMPARE(times[chosen.front()], 6.0);
    for (std::size_t i = 1; i < chosen.size(); ++i)
        QVERIFY(times[chosen[i]] - times[chosen[i - 1]] >= 10);
}

void SamplingTest::badTimesAreRefused() {
    QVERIFY_EXCEPTION_THROWN(selectByTime({0, 1, 1}, {.everyFs = 1}), InputError);
    QVERIFY_EXCEPTION_THROWN(selectByTime({0, 1}, {.everyFs = 0}), InputError);
    QVERIFY(selectByTime({}, {.everyFs = 1}).empty());
}

void SamplingTest::childrenOfAParentStayTogether() {
    const std::vector<Frame> frames = childrenOf(20, 3);
    const std::vector<Part> parts = splitByParent(frames, 0.2, 7);
    for (std::size_t i = 0; i < frames.size(); i += 3) {
        QCOMPARE(parts[i + 1], parts[i]);
        QCOMPARE(parts[i + 2], parts[i]);
    }
    // Whole groups of three until a fifth of sixty is there.
    QCOMPARE(std::count(parts.begin(), parts.end(), Part::Validation), 12);
}

void SamplingTest::splitKeepsItsSeedAndBothParts() {
    const std::vector<Frame> frames = childrenOf(10, 2);
    QVERIFY(splitByParent(frames, 0.3, 1) == splitByParent(frames, 0.3, 1));
    QVERIFY(splitByParent(frames, 0.3, 1) != splitByParent(frames, 0.3, 2));
    const std::vector<Part> most = splitByParent(frames, 0.99, 1);
    QVERIFY(std::count(most.begin(), most.end(), Part::Training) > 0);
    const std::vector<Part> none = splitByParent(frames, 0, 1);
    QCOMPARE(std::count(none.begin(), none.end(), Part::Validation), 0);
    QVERIFY_EXCEPTION_THROWN(splitByParent(frames, 1, 1), InputError);
}

void SamplingTest::framesWithoutAParentStandAlone() {
    std::vector<Frame> frames(10);
    for (Frame& frame : frames)
        frame.step = 5;  // the same step of different files
    const std::vector<Part> parts = splitByParent(frames, 0.5, 3);
    QCOMPARE(std::count(parts.begin(), parts.end(), Part::Validation), 5);
}

QTEST_APPLESS_MAIN(SamplingTest)
#include "SamplingTest.moc"
