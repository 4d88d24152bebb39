#include "core/workflow/InputSummary.h"

#include <QTest>

#include "core/io/FormatRegistry.h"

using namespace mtp;

namespace {

Frame frameWith(double energy, double force, double net = 0) {
    Frame frame;
    frame.species = {"Li", "Cl"};
    frame.types = {0, 1};
    frame.positions = Positions::Zero(2, 3);
    frame.positions(1, 0) = 2.4;
    frame.labels.energy = energy;
    frame.labels.forces = Positions::Zero(2, 3);
    (*frame.labels.forces)(0, 0) = force + net;
    (*frame.labels.forces)(1, 0) = -force;
    return frame;
}

std::vector<Frame> ordinary() {
    std::vector<Frame> frames;
    for (int i = 0; i < 20; ++i)
        frames.push_back(frameWith(-10 + 0.01 * (i % 5), 1 + 0.1 * (i % 3)));
    return frames;
}

// Gives frames made here.
class FrameList final : public TrajectoryReader {
public:
    explicit FrameList(std::vector<Frame> frames) : m_frames(std::move(frames)) {}
    const TrajectoryInfo& info() const override { return m_info; }
    std::size_t frameCount() const override { return m_frames.size(); }
    Frame read(std::size_t index) override { return m_frames.at(index); }

private:
    TrajectoryInfo m_info;
    std::vector<Frame> m_frames;
};

}  // namespace

class InputSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void warningsOfThePhysicsAndOfMixedSettingsAreAdded() {
        auto frames = ordinary();
        frames[7] = frameWith(-10, 1, 0.5);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            auto origin = std::make_shared<Provenance>();
            origin->settings["functional"] = i < 10 ? "PBE" : "optB88-vdW";
            frames[i].provenance = origin;
        }
        FrameList list(frames);
        const auto warnings = summarise(list, 1000).warnings;
        QCOMPARE(warnings.size(), 2u);
        QVERIFY(warnings[0].find("frame 8") != std::string::npos);  // counted from 1
        QVERIFY(warnings[1].find("functional: PBE / optB88-vdW") != std::string::npos);
        FrameList sound(ordinary());
        QVERIFY(summarise(sound, 1000).warnings.empty());
    }

    void framesThatCannotBeTrainedOnAreNamed() {
        auto frames = ordinary();
        frames[4].positions(1, 0) = 0.3;
        frames[9].positions(1, 0) = 0.1;
        frames[2].species[1] = "Xx";
        FrameList list(frames);
        const auto warnings = summarise(list, 1000).warnings;
        QCOMPARE(warnings.size(), 2u);
        QVERIFY2(
            warnings[0].find("frame 10: atoms 1 (Li) and 2 (Cl) are 0.100 Å apart (2 frames") !=
                std::string::npos,
            warnings[0].c_str());
        QVERIFY2(warnings[1].find("frame 3: Xx is no element") != std::string::npos,
                 warnings[1].c_str());
    }

    void theKindOfARunHasAName() {
        QCOMPARE(QString::fromLatin1(nameOf(RunKind::Relaxation)), QString("relaxation"));
        QVERIFY(nameOf(RunKind::Unknown).empty());
        FrameList list(ordinary());
        QVERIFY(summarise(list, 10).kind == RunKind::Unknown);
    }

    void aSummaryCountsWhatIsThere() {
        auto frames = ordinary();
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i].timeFs = 4.0 + 2.0 * static_cast<double>(i);
        frames[5].labels = {};
        FrameList all(frames);
        const InputSummary summary = summarise(all, 1000);
        QCOMPARE(summary.frameCount, 20u);
        QCOMPARE(summary.frameCountRead, 20u);
        QCOMPARE(summary.withEnergy, 19u);
        QCOMPARE(summary.withVirial, 0u);
        QCOMPARE(summary.composition, std::string("Li1 Cl1"));
        QVERIFY(summary.timeStepFs == 2.0 && summary.firstTimeFs == 4.0);
        // A large input is looked at here and there; its time step is still the one between frames.
        FrameList some(frames);
        const InputSummary sampled = summarise(some, 5);
        QCOMPARE(sampled.frameCountRead, 5u);
        QVERIFY(sampled.timeStepFs == 2.0 && sampled.lastTimeFs == 42.0);
        frames[9].timeFs = 30;
        FrameList uneven(frames);
        QVERIFY(!summarise(uneven, 1000).timeStepFs);
    }
};

QTEST_APPLESS_MAIN(InputSummaryTest)
#include "InputSummaryTest.moc"
