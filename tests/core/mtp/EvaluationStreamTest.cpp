#include <QTest>
#include <atomic>

#include "core/inspection/Errors.h"
#include "core/mtp/EvaluationStream.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

// Labelled frames of different sizes and densities; counts what was asked for.
class MadeFrames : public FrameStream {
public:
    explicit MadeFrames(std::size_t count, std::size_t failsAt = 1000000)
        : m_count(count), m_failsAt(failsAt) {}

    std::optional<Frame> next() override {
        if (given == m_failsAt)
            throw InputError("the source broke");
        if (given == m_count)
            return {};
        const std::size_t i = given++;
        const double edge = 5.6 + 0.2 * static_cast<double>(i % 4);
        Frame frame = test::jitteredGrid(i % 3 == 0 ? 3 : 2, edge, 3, static_cast<unsigned>(i));
        frame.labels.energy = -3.0 * static_cast<double>(frame.atomCount() + i % 5);
        frame.labels.forces = frame.positions.array().sin().matrix();
        frame.labels.virial = Eigen::Matrix3d::Constant(static_cast<double>(i % 7));
        return frame;
    }
    double fraction() const override {
        return static_cast<double>(given) / static_cast<double>(m_count);
    }

    std::atomic<std::size_t> given = 0;

private:
    std::size_t m_count, m_failsAt;
};

class StopAtHalf : public Progress {
public:
    void report(double fraction, std::string_view) override { m_isCancelled = fraction >= 0.5; }
    bool isCancelled() const override { return m_isCancelled; }

private:
    bool m_isCancelled = false;
};

bool isNear(const ErrorStatistics& a, const ErrorStatistics& b) {
    // Sums of some thousand numbers of order 1 to 100 in another order.
    const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-12 * std::abs(x); };
    return a.count == b.count && near(a.mae, b.mae) && near(a.rmse, b.rmse) && near(a.r2, b.r2) &&
           near(a.bias, b.bias) && a.max == b.max;
}

bool isNear(const GroupErrors& a, const GroupErrors& b) {
    return a.group == b.group && a.configurations == b.configurations &&
           isNear(a.energyPerAtom, b.energyPerAtom) && isNear(a.forceComponent, b.forceComponent) &&
           isNear(a.virialPerAtom, b.virialPerAtom);
}

}  // namespace

class EvaluationStreamTest : public QObject {
    Q_OBJECT

private slots:
    void blocksGiveTheReportOfAllTogether();
    void readsOneBlockAheadAndNoMore();
    void errorsOfTheSourceAreRethrown();
    void cancellationIsHeard();
    void anEmptySourceGivesNoBlock();
};

void EvaluationStreamTest::blocksGiveTheReportOfAllTogether() {
    constexpr std::size_t kCount = 200;
    const Evaluator evaluator(test::randomPotential(6, 3, 1));
    std::vector<Frame> frames;
    MadeFrames all(kCount);
    while (std::optional<Frame> frame = all.next())
        frames.push_back(std::move(*frame));
    const std::vector<Prediction> predictions = evaluateAll(evaluator, frames, 1);
    MadeFrames source(kCount);
    ErrorAccumulator errors;
    std::size_t expected = 0, blocks = 0;
    bool isSame = true;
    evaluateStream(
        evaluator, source, {.threads = 2, .atomsInBlock = 300}, [&](const EvaluatedBlock& block) {
            QCOMPARE(block.first, expected);
            QCOMPARE(block.frames.size(), block.predictions.size());
            for (std::size_t i = 0; i < block.frames.size(); ++i) {
                isSame = isSame && block.frames[i].positions == frames[expected + i].positions &&
                         block.predictions[i].energy == predictions[expected + i].energy;
                errors.add(block.frames[i], block.predictions[i]);
            }
            expected += block.frames.size();
            ++blocks;
        });
    QCOMPARE(expected, kCount);
    QVERIFY(blocks > 5);
    QVERIFY(isSame);
    const ErrorReport streamed = errors.report(), whole = errorReport(frames, predictions);
    QCOMPARE(streamed.atoms, whole.atoms);
    QVERIFY(isNear(streamed.all, whole.all));
    QVERIFY(whole.byDensity.size() > 2 && whole.byElement.size() == 3);
    QCOMPARE(streamed.byDensity.size(), whole.byDensity.size());
    for (std::size_t i = 0; i < whole.byDensity.size(); ++i)
        QVERIFY(isNear(streamed.byDensity[i], whole.byDensity[i]));
    QCOMPARE(streamed.byElement.size(), whole.byElement.size());
    for (std::size_t i = 0; i < whole.byElement.size(); ++i)
        QVERIFY(isNear(streamed.byElement[i], whole.byElement[i]));
}

void EvaluationStreamTest::readsOneBlockAheadAndNoMore() {
    const Evaluator evaluator(test::randomPotential(4, 3, 1));
    MadeFrames source(120);
    std::size_t mostAhead = 0;
    evaluateStream(evaluator, source, {.threads = 1, .atomsInBlock = 100},
                   [&](const EvaluatedBlock& block) {
                       const std::size_t end = block.first + block.frames.size();
                       mostAhead = std::max(mostAhead, source.given - end);
                   });
    // A block of 100 atoms has at most 12 frames of at least 8 atoms.
    QVERIFY(mostAhead <= 12);
}

void EvaluationStreamTest::errorsOfTheSourceAreRethrown() {
    const Evaluator evaluator(test::randomPotential(4, 3, 1));
    MadeFrames source(120, 60);
    std::size_t used = 0;
    QVERIFY_EXCEPTION_THROWN(
        evaluateStream(evaluator, source, {.atomsInBlock = 100},
                       [&](const EvaluatedBlock& block) { used += block.frames.size(); }),
        InputError);
    QVERIFY(used > 0 && used < 60);
}

void EvaluationStreamTest::cancellationIsHeard() {
    const Evaluator evaluator(test::randomPotential(4, 3, 1));
    MadeFrames source(120);
    StopAtHalf progress;
    QVERIFY_EXCEPTION_THROWN(
        evaluateStream(evaluator, source, {.atomsInBlock = 100, .progress = &progress},
                       [](const EvaluatedBlock&) {}),
        Cancelled);
    QVERIFY(source.given < 120);
}

void EvaluationStreamTest::anEmptySourceGivesNoBlock() {
    const Evaluator evaluator(test::randomPotential(4, 3, 1));
    MadeFrames source(0);
    bool isUsed = false;
    evaluateStream(evaluator, source, {}, [&](const EvaluatedBlock&) { isUsed = true; });
    QVERIFY(!isUsed);
}

QTEST_APPLESS_MAIN(EvaluationStreamTest)
#include "EvaluationStreamTest.moc"
