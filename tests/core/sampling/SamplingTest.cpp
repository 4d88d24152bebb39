#include <QTest>
#include <set>

#include "core/base/Error.h"
#include "core/density/Expansion.h"
#include "core/sampling/FrameChoice.h"
#include "core/sampling/Selection.h"
#include "core/sampling/Split.h"
#include "tests/core/mtp/TestSystems.h"

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
            frames.back().lineage.parent = ParentKey{"run", p};
        }
    return frames;
}

}  // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private slots:
    void laterConfigurationsJoinTheirParents();
    void oneFrameEveryTwentyFemtosecondsAfterTheSkip();
    void roundingOfTimesDoesNotLoseAFrame();
    void strideThatDoesNotDivideNeverComesTooNear();
    void badTimesAreRefused();
    void framesPickedByHandGoBeforeTheTimes();
    void childrenOfAParentStayTogether();
    void splitKeepsItsSeedAndBothParts();
    void framesWithoutAParentStandAlone();
    void testPartIsDrawnAfterTheValidation();
    void timeBlocksHoldParentsThatFollowEachOther();
    void timesOrderParentsBeforeTheirNumbers();
    void chosenDensitiesAreHeldBack();
    void badSplitsAreRefused();
    void scaledCopiesAreFoundByGeometry();
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

void SamplingTest::framesPickedByHandGoBeforeTheTimes() {
    const std::vector<std::size_t> byTime{0, 2, 4};
    FramePicks picks = withFrame({}, 3, true, false);
    picks = withFrame(picks, 2, false, true);
    picks = withFrame(picks, 9, true, false);  // beyond the end: the source has become shorter
    QCOMPARE(withPicks(byTime, picks, 5), (std::vector<std::size_t>{0, 3, 4}));
    // Back again: nothing is left of it.
    picks = withFrame(withFrame(withFrame(picks, 3, false, false), 2, true, true), 9, false, false);
    QVERIFY(picks.empty());
    QCOMPARE(withPicks(byTime, picks, 5), byTime);
    // What is chosen by time already needs no pick.
    QVERIFY(withFrame({}, 2, true, true).empty() && withFrame({}, 3, false, false).empty());
    // From one selection to another.
    const std::vector<std::size_t> others{1, 2};
    QCOMPARE(withPicks(byTime, picksBetween(byTime, others), 5), others);
    QVERIFY(picksBetween(byTime, byTime).empty());
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

void SamplingTest::testPartIsDrawnAfterTheValidation() {
    const std::vector<Frame> frames = childrenOf(20, 3);
    SplitOptions options;
    options.validationFraction = 0.2;
    options.testFraction = 0.1;
    options.seed = 7;
    const std::vector<Part> parts = splitConfigurations(splitItemsOf(frames), options);
    // Whole groups of three until a fifth (12) and a tenth (6) of sixty are there.
    QCOMPARE(std::count(parts.begin(), parts.end(), Part::Validation), 12);
    QCOMPARE(std::count(parts.begin(), parts.end(), Part::Test), 6);
    const std::vector<Part> without = splitByParent(frames, 0.2, 7);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        QCOMPARE(parts[i], parts[i - i % 3]);
        QCOMPARE(parts[i] == Part::Validation, without[i] == Part::Validation);
    }
    // Three parents: one for each part, however much is wanted.
    options.validationFraction = 0.9;
    options.testFraction = 0.09;
    const std::vector<Part> few = splitConfigurations(splitItemsOf(childrenOf(3, 2)), options);
    for (const Part part : {Part::Training, Part::Validation, Part::Test})
        QCOMPARE(std::count(few.begin(), few.end(), part), 2);
}

void SamplingTest::timeBlocksHoldParentsThatFollowEachOther() {
    // Forty parents of two children each, shuffled: 37 p mod 40 visits every p once.
    std::vector<SplitItem> items;
    std::vector<int> number;
    for (int i = 0; i < 80; ++i) {
        number.push_back(37 * (i % 40) % 40);
        items.push_back({ParentKey{"a#run", number.back()}, {}, {}});
    }
    SplitOptions options;
    options.method = SplitMethod::TimeBlock;
    options.parentsInBlock = 5;
    options.validationFraction = 0.25;
    options.testFraction = 0.125;
    const std::vector<Part> parts = splitConfigurations(items, options);
    std::vector<Part> ofParent(40);
    for (std::size_t i = 0; i < parts.size(); ++i)
        ofParent[static_cast<std::size_t>(number[i])] = parts[i];
    for (std::size_t i = 0; i < parts.size(); ++i)  // children are together
        QCOMPARE(parts[i], ofParent[static_cast<std::size_t>(number[i])]);
    for (std::size_t p = 0; p < 40; ++p)  // blocks 0..4, 5..9, ... are together
        QCOMPARE(ofParent[p], ofParent[p - p % 5]);
    QCOMPARE(std::count(ofParent.begin(), ofParent.end(), Part::Validation), 10);
    QCOMPARE(std::count(ofParent.begin(), ofParent.end(), Part::Test), 5);
    // Without a length: a tenth of forty parents is a block of four.
    options.parentsInBlock = 0;
    options.validationFraction = 0.1;
    options.testFraction = 0;
    const std::vector<Part> tenth = splitConfigurations(items, options);
    QCOMPARE(std::count(tenth.begin(), tenth.end(), Part::Validation), 8);
    std::set<int> held;
    for (std::size_t i = 0; i < tenth.size(); ++i)
        if (tenth[i] == Part::Validation)
            held.insert(number[i]);
    QCOMPARE(*held.rbegin() - *held.begin(), 3);
}

void SamplingTest::timesOrderParentsBeforeTheirNumbers() {
    // Times fall while numbers rise, and two sources are never in one block.
    std::vector<SplitItem> items;
    for (int i = 0; i < 10; ++i)
        items.push_back({ParentKey{"a", i}, 100.0 - (i * 7 % 10), {}});
    for (int i = 0; i < 10; ++i)
        items.push_back({ParentKey{"b", i}, {}, {}});
    SplitOptions options;
    options.method = SplitMethod::TimeBlock;
    options.parentsInBlock = 5;
    options.validationFraction = 0.2;
    for (options.seed = 1; options.seed < 9; ++options.seed) {
        const std::vector<Part> parts = splitConfigurations(items, options);
        std::set<double> held;
        std::set<std::string> sources;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i] != Part::Validation)
                continue;
            sources.insert(items[i].parent->source);
            held.insert(items[i].timeFs.value_or(static_cast<double>(i)));
        }
        QCOMPARE(sources.size(), std::size_t(1));
        QCOMPARE(held.size(), std::size_t(5));
        QCOMPARE(*held.rbegin() - *held.begin(), 4.0);
    }
}

void SamplingTest::chosenDensitiesAreHeldBack() {
    std::vector<SplitItem> items;
    for (const double density : {1.33, 1.99, 2.0, 3.99, 1.34})
        items.push_back({ParentKey{"run", 1}, {}, density});
    items.push_back({ParentKey{"run", 2}, {}, {}});
    SplitOptions options;
    options.method = SplitMethod::Density;
    options.validationDensities = {1.99};
    options.testDensities = {4};  // 3.99 is within 2 %
    const std::vector<Part> parts = splitConfigurations(items, options);
    QCOMPARE(parts, (std::vector<Part>{Part::Training, Part::Validation, Part::Validation,
                                       Part::Test, Part::Training, Part::Training}));
}

void SamplingTest::badSplitsAreRefused() {
    const std::vector<SplitItem> items{{ParentKey{"a"}, {}, 1.0}, {ParentKey{"b"}, {}, 2.0}};
    SplitOptions options;
    options.validationFraction = 0.5;
    options.testFraction = 0.5;
    QVERIFY_EXCEPTION_THROWN(splitConfigurations(items, options), InputError);
    options.testFraction = -0.1;
    QVERIFY_EXCEPTION_THROWN(splitConfigurations(items, options), InputError);
    options.method = SplitMethod::Density;
    options.validationDensities = {3};
    QVERIFY_EXCEPTION_THROWN(splitConfigurations(items, options), InputError);
    options.validationDensities = {1, 2};
    QVERIFY_EXCEPTION_THROWN(splitConfigurations(items, options), InputError);
}

void SamplingTest::scaledCopiesAreFoundByGeometry() {
    std::vector<Frame> frames{test::jitteredGrid(2, 5.0, 2, 1), test::jitteredGrid(2, 5.0, 2, 2)};
    frames.push_back(scaledToRatio(frames[0], 1.5));
    frames.push_back(scaledToRatio(frames[1], 0.5));
    for (Eigen::Index axis = 0; axis < 3; ++axis)  // moved by whole cells: the same
        frames[3].positions.row(5) += frames[3].cell.vectors.row(axis);
    frames.push_back(scaledToRatio(frames[1], 0.8));
    frames[4].lineage.parent = ParentKey{"known"};
    frames.push_back(frames[2]);
    frames[5].positions(7, 1) += 0.05;  // beyond the tolerance of 0.01 Å
    std::vector<SplitItem> items = splitItemsOf(frames);
    QCOMPARE(findParentsByGeometry(frames, items), std::size_t(2));
    QCOMPARE(items[2].parent, items[0].parent);
    QCOMPARE(items[3].parent, items[1].parent);
    QVERIFY(items[0].parent != items[1].parent);
    QCOMPARE(items[4].parent.value().source, std::string("known"));
    QVERIFY(items[5].parent != items[0].parent);
}

void SamplingTest::laterConfigurationsJoinTheirParents() {
    std::vector<SplitItem> items;
    for (const char* parent : {"a", "b", "a", "c", "", ""})
        items.push_back({parseParent(parent), {}, {}});
    std::vector<Part> parts{Part::Validation, Part::Training, Part::Training,
                            Part::Training,   Part::Training, Part::Validation};
    joinParents(parts, items, {false, false, true, true, true, false});
    const std::vector<Part> expected{Part::Validation, Part::Training, Part::Validation,
                                     Part::Training,   Part::Training, Part::Validation};
    QVERIFY(parts == expected);
}

QTEST_APPLESS_MAIN(SamplingTest)
#include "SamplingTest.moc"
