// Labels that cannot be right are named with their frames.
#include "core/inspection/PhysicsCheck.h"

#include <QTest>

using namespace mtp;

namespace {

// Two atoms with opposite forces.
Frame frame(double energy, double force = 1) {
    Frame one;
    one.species = {"Na", "Cl"};
    one.types = {0, 1};
    one.cell = Cell::fromRows(5 * Eigen::Matrix3d::Identity());
    one.positions = Positions::Zero(2, 3);
    one.positions(1, 0) = 2.5;
    one.labels.energy = energy;
    one.labels.forces = Positions::Zero(2, 3);
    (*one.labels.forces)(0, 1) = force;
    (*one.labels.forces)(1, 1) = -force;
    return one;
}

std::string warningsOf(const std::vector<Frame>& frames) {
    PhysicsCheck check;
    for (std::size_t i = 0; i < frames.size(); ++i)
        check.add(frames[i], i);
    std::string all;
    for (const std::string& warning : check.warnings())
        all += warning + "\n";
    return all;
}

bool says(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

// Ten that differ as those of a run do.
std::vector<Frame> soundFrames() {
    std::vector<Frame> frames;
    for (int i = 0; i < 10; ++i)
        frames.push_back(frame(-7 + 0.01 * i));
    return frames;
}

}  // namespace

class PhysicsCheckTest : public QObject {
    Q_OBJECT

private slots:
    void soundFramesGiveNoWarning() { QVERIFY(warningsOf(soundFrames()).empty()); }

    void aNetForceIsNamedWithItsFrame() {
        std::vector<Frame> frames = soundFrames();
        (*frames[3].labels.forces)(0, 1) += 0.019;  // below 10 meV/Å for each of two atoms
        QVERIFY(warningsOf(frames).empty());
        (*frames[3].labels.forces)(0, 1) += 0.5;
        QVERIFY2(says(warningsOf(frames), "1 frame (3): the forces add up"),
                 warningsOf(frames).c_str());
    }

    void anEnergyFarFromTheOthersIsNamed() {
        std::vector<Frame> frames = soundFrames();
        frames[4].labels.energy = -12;
        QVERIFY2(says(warningsOf(frames), "1 frame (4): an energy far"),
                 warningsOf(frames).c_str());
    }

    void otherDensitiesAndCompositionsHaveOtherEnergies() {
        std::vector<Frame> frames = soundFrames();
        for (int i = 0; i < 10; ++i) {
            Frame compressed = frame(5 + 0.01 * i);
            compressed.cell.vectors *= 0.8;
            frames.push_back(compressed);
            Frame other = frame(50 + 0.01 * i);
            other.species = {"K", "Cl"};
            frames.push_back(other);
        }
        QVERIFY2(warningsOf(frames).empty(), warningsOf(frames).c_str());
    }

    void largeForcesUnconvergedStepsAndPredictionsAreNamed() {
        std::vector<Frame> frames = soundFrames();
        frames[1] = frame(-7, 150);
        frames[2].labels.isConverged = false;
        frames[5].labels.isPredicted = frames[6].labels.isPredicted = true;
        const std::string all = warningsOf(frames);
        QVERIFY(says(all, "1 frame (1): a force above 100 eV/Å"));
        QVERIFY(says(all, "1 frame (2): the electronic steps did not converge"));
        QVERIFY(says(all, "2 frames (5, 6): the labels are predictions"));
    }

    void framesWithoutLabelsAreNotJudged() {
        Frame bare = frame(0);
        bare.labels = {};
        QVERIFY(warningsOf({bare, Frame()}).empty());
    }
};

QTEST_APPLESS_MAIN(PhysicsCheckTest)
#include "PhysicsCheckTest.moc"
