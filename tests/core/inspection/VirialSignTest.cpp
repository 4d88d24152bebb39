#include "core/inspection/VirialSign.h"

#include <QTest>
#include <filesystem>

#include "core/density/Expansion.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

const std::filesystem::path kData = MTP_SHARED_DATA;

std::optional<std::string> warningOf(const std::vector<Frame>& frames, double sign = 1) {
    VirialSignCheck check;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        Frame frame = frames[i];
        if (frame.labels.virial)
            *frame.labels.virial *= sign;
        check.add(frame, i + 1);
    }
    return check.warning();
}

// Labelled by a potential whose virial is the derivative of its energy.
std::vector<Frame> labelled(std::vector<Frame> frames) {
    const Evaluator evaluator(randomPotential(8, 2, 3));
    for (Frame& frame : frames)
        frame = withPredictedLabels(frame, evaluator.evaluate(frame));
    return frames;
}

}  // namespace

class VirialSignTest : public QObject {
    Q_OBJECT

private slots:
    void densitiesShowAWrongSign() {
        std::vector<Frame> frames;
        for (int i = 0; i < 8; ++i)
            frames.push_back(scaledToRatio(jitteredGrid(2, 5.4, 2, 1), 0.8 + 0.05 * i));
        frames = labelled(frames);
        QVERIFY(!warningOf(frames));
        const auto warning = warningOf(frames, -1);
        QVERIFY(warning);
        QVERIFY2(warning->find("wrong sign") != std::string::npos &&
                     warning->find("eV/atom") != std::string::npos,
                 warning->c_str());
    }

    void strainsAtOneVolumeShowItToo() {
        std::vector<Frame> frames;
        const Frame frame = jitteredGrid(2, 5.4, 2, 1);
        for (int i = -4; i <= 4; ++i) {
            Eigen::Matrix3d shear = Eigen::Matrix3d::Identity();
            shear(0, 1) = shear(1, 0) = 0.02 * i;
            shear(2, 2) = 1 / (1 - shear(0, 1) * shear(0, 1));
            frames.push_back(deformed(frame, shear));
        }
        frames = labelled(frames);
        QVERIFY(!warningOf(frames));
        QVERIFY(warningOf(frames, -1));
    }

    void whatTellsNothingWarnsOfNothing() {
        // One cell; two frames; other compositions.
        std::vector<Frame> frames;
        for (unsigned seed = 0; seed < 8; ++seed)
            frames.push_back(jitteredGrid(2, 5.4, 2, seed));
        frames = labelled(frames);
        QVERIFY(!warningOf(frames, -1));
        QVERIFY(!warningOf({frames[0], frames[1]}, -1));
    }

    void realSetsHaveTheRightSign() {
        if (!std::filesystem::is_directory(kData / "field"))
            QSKIP("the shared data are not here (MTP_SHARED_DATA)");
        const auto registry = FormatRegistry::withBuiltinFormats();
        for (const char* name : {"field/train/bulk.xyz", "guidebook/training.cfg"}) {
            if (!std::filesystem::exists(kData / name))
                continue;
            const std::vector<Frame> frames = readFrames(registry, kData / name);
            const auto right = warningOf(frames);
            QVERIFY2(!right, right.value_or("").c_str());
            QVERIFY2(warningOf(frames, -1), name);
        }
        const auto wrong = warningOf(readFrames(registry, kData / "field/train/wrong_sign.xyz"));
        QVERIFY(wrong);
        qInfo("%s", wrong->c_str());
    }
};

QTEST_APPLESS_MAIN(VirialSignTest)
#include "VirialSignTest.moc"
