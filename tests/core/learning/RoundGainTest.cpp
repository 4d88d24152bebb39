#include "core/learning/RoundGain.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/learning/LearningFolder.h"

using namespace mtp;

namespace {

constexpr double kRounding = 1e-12;

// One run of ten came to its end for each of `finished`; `beyond` of 1000 frames lay beyond.
RoundRecord roundOf(int finished, std::size_t beyond, std::optional<ErrorGain> errors = {}) {
    RoundRecord round;
    round.runs = 10;
    round.finishedRuns = finished;
    round.graded = 1000;
    round.beyond = beyond;
    round.errorGain = errors;
    return round;
}

// One atom with a force along x, and a prediction that is off by `error`.
void addForce(double error, std::vector<Frame>& frames, std::vector<Prediction>& predictions) {
    Frame frame;
    frame.labels.forces = Positions::Zero(1, 3);
    frames.push_back(frame);
    Prediction prediction;
    prediction.forces = Positions::Zero(1, 3);
    prediction.forces(0, 0) = error;
    predictions.push_back(prediction);
}

}  // namespace

class RoundGainTest : public QObject {
    Q_OBJECT

private slots:
    void moreRunsThatComeToTheirEndAreAGain() {
        const std::vector<RoundRecord> rounds{roundOf(4, 100), roundOf(6, 100), roundOf(5, 100)};
        QVERIFY(gainOf(rounds, 0).any());
        QVERIFY(gainOf(rounds, 1).inStability);
        QVERIFY(!gainOf(rounds, 1).inFrames);
        QVERIFY(!gainOf(rounds, 2).any());  // better than before, not than ever
    }

    void lessThanHalfOfTheFramesBeyondAreAGain() {
        const std::vector<RoundRecord> rounds{roundOf(4, 100), roundOf(4, 51), roundOf(4, 49)};
        QVERIFY(!gainOf(rounds, 1).any());
        QVERIFY(gainOf(rounds, 2).inFrames);  // of what they were in the first round
        QVERIFY(!gainOf({rounds[0], rounds[2], roundOf(4, 25)}, 2).inFrames);
        // No frame was graded: nothing is known, which is no gain.
        RoundRecord blind = roundOf(4, 0);
        blind.graded = 0;
        QVERIFY(!gainOf({roundOf(4, 100), blind}, 1).any());
    }

    void errorsCountIfTheyFallByMoreThanTheirNoise() {
        const auto isGain = [](double mean, double noise) {
            return gainOf({roundOf(4, 100), roundOf(4, 100, ErrorGain{mean, noise})}, 1).inErrors;
        };
        QVERIFY(isGain(0.1, 0.04));
        QVERIFY(!isGain(0.1, 0.06));
        QVERIFY(!isGain(-0.1, 0.01));
    }

    void errorsOfTwoPotentialsAreComparedByConfiguration() {
        std::vector<Frame> frames;
        std::vector<Prediction> former, latter;
        addForce(0.2, frames, former);
        addForce(30, frames, former);
        frames.clear();
        addForce(0.1, frames, latter);
        addForce(10, frames, latter);
        const std::optional<ErrorGain> gain = errorGain(frames, former, latter);
        QVERIFY(gain.has_value());
        QVERIFY(std::abs(gain->mean - 0.5 * (std::log(2) + std::log(3))) < kRounding);
        QVERIFY(std::abs(gain->standardError - 0.5 * std::log(1.5)) < kRounding);
        const ErrorGain halved{std::log(2), 0.1};
        QVERIFY(std::abs(fallOfErrors(halved) - 50) < kRounding * 100);
        QVERIFY(std::abs(noiseOfFall(halved) - 5) < kRounding * 100);
        // One configuration has no noise that could be told.
        frames.resize(1);
        QVERIFY(!errorGain(frames, former, latter));
    }

    void roundsWithoutGainAreCountedFromTheEnd() {
        std::vector<RoundRecord> rounds{roundOf(4, 100), roundOf(4, 100), roundOf(6, 100)};
        QCOMPARE(roundsWithoutGain(rounds), 0);
        rounds.push_back(roundOf(6, 90));
        rounds.push_back(roundOf(3, 80));
        QCOMPARE(roundsWithoutGain(rounds), 2);
        LearningOptions options;
        options.mostWithoutGain = 2;
        QVERIFY(!isGaining(rounds, options));
        options.mostWithoutGain = 3;
        QVERIFY(isGaining(rounds, options));
        options.mostWithoutGain = 0;
        QVERIFY(isGaining(rounds, options));
    }

    void loopWithoutGainGoesOnIfMoreSuchRoundsAreAllowed() {
        const QTemporaryDir temporary;
        const LearningFolder folder(temporary.path().toStdString());
        LearningRecord record;
        record.rounds = {roundOf(4, 100), roundOf(4, 100), roundOf(4, 100)};
        record.state = LearningState::NoGain;
        record.options.mostWithoutGain = 2;
        folder.store(record);
        reopenLearning(folder, {});
        QCOMPARE(folder.record().state, LearningState::NoGain);
        reopenLearning(folder, {.mostRounds = 0, .mostWithoutGain = 3});
        QCOMPARE(folder.record().state, LearningState::Running);
        QCOMPARE(folder.record().options.mostWithoutGain, 3);
        folder.store(record);
        reopenLearning(folder, {.mostRounds = 0, .mostWithoutGain = 0});
        QCOMPARE(folder.record().state, LearningState::Running);
        QCOMPARE(folder.record().options.mostWithoutGain, 0);
    }
};

QTEST_GUILESS_MAIN(RoundGainTest)
#include "RoundGainTest.moc"
