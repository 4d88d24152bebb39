#include <QTest>

#include "core/selection/Descriptors.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

const std::vector<std::string> kSpecies{"Li", "Cl"};

RowMatrix described(const std::vector<Frame>& frames) {
    return describe(descriptorPotential(kSpecies), frames, 1);
}

}  // namespace

class DescriptorsTest : public QObject {
    Q_OBJECT

private slots:
    void descriptorsAreStandardised() {
        const RowMatrix rows = described(someFrames(12, 2));
        QVERIFY(rows.cols() > 5);
        for (Eigen::Index k = 0; k < rows.cols(); ++k) {
            QVERIFY(std::abs(rows.col(k).mean()) < 1e-9);
            QVERIFY(std::abs(rows.col(k).squaredNorm() / 12 - 1) < 1e-9);
        }
    }

    void turnAndOrderOfAtomsChangeNothing() {
        std::vector<Frame> frames = someFrames(6, 2);
        const RowMatrix before = described(frames);
        const Eigen::Matrix3d turn =
            Eigen::AngleAxisd(1.1, Eigen::Vector3d(3, 1, 2).normalized()).toRotationMatrix();
        for (Frame& frame : frames) {
            frame.cell.vectors *= turn;
            frame.positions = (frame.positions * turn).colwise().reverse().eval();
            std::reverse(frame.types.begin(), frame.types.end());
        }
        QVERIFY((described(frames) - before).cwiseAbs().maxCoeff() < 1e-8);
    }

    void copiesAreFarFromNothing() {
        std::vector<Frame> frames = someFrames(5, 2);
        frames.push_back(frames[1]);
        const RowMatrix rows = described(frames);
        const Table map = configurationMap(rows, frames);
        QCOMPARE(map[kMapNearest][1], 5);
        QCOMPARE(map[kMapNearest][5], 1);
        QVERIFY(map[kMapDistance][5] < 1e-9);
        QVERIFY(map[kMapDistance][0] > 1e-3);
        // A copy is never chosen beside its original.
        const std::vector<std::size_t> chosen = farthestPoints(rows, 6);
        QCOMPARE(chosen.size(), std::size_t(5));
    }

    void speciesOfOneFrameSetsItApart() {
        std::vector<Frame> frames = someFrames(6, 2);
        for (Frame& frame : frames)
            std::fill(frame.types.begin(), frame.types.end(), 0);
        frames[4].types[2] = 1;
        const RowMatrix rows = described(frames);
        QVERIFY(rows.allFinite());
        QCOMPARE(farthestPoints(rows, 2)[1], std::size_t(4));
    }

    void oneConfigurationIsAMapOfItsOwn() {
        const std::vector<Frame> one = someFrames(1, 2);
        const Table map = configurationMap(described(one), one);
        QCOMPARE(map[kMapFirst], std::vector<double>{0});
        QCOMPARE(map[kMapSecond], std::vector<double>{0});
        QCOMPARE(map[kMapNearest], std::vector<int>{-1});
    }

    void farthestPointsCoverTheEnds() {
        // Of points on a line the middle comes first, then both ends.
        RowMatrix line(11, 1);
        for (int k = 0; k < 11; ++k)
            line(k, 0) = k - 5;
        std::vector<std::size_t> chosen = farthestPoints(line, 3);
        QCOMPARE(chosen[0], std::size_t(5));
        std::sort(chosen.begin(), chosen.end());
        QCOMPARE(chosen, (std::vector<std::size_t>{0, 5, 10}));
    }

    void leverageTakesTheEndsThatFixALine() {
        RowMatrix line(11, 1);
        for (int k = 0; k < 11; ++k)
            line(k, 0) = k - 5;
        std::vector<std::size_t> chosen = highestLeverages(line, 2);
        std::sort(chosen.begin(), chosen.end());
        QCOMPARE(chosen, (std::vector<std::size_t>{0, 10}));
        QCOMPARE(highestLeverages(line, 20).size(), std::size_t(11));
    }

    void leverageIsThatOfPlainAlgebra() {
        const RowMatrix rows = described(someFrames(20, 2));
        RowMatrix full(rows.rows(), rows.cols() + 1);
        full << rows, Eigen::VectorXd::Ones(rows.rows());
        RowMatrix information = 1e-6 * RowMatrix::Identity(full.cols(), full.cols());
        std::vector<std::size_t> left(20);
        std::iota(left.begin(), left.end(), 0);
        for (const std::size_t row : highestLeverages(rows, 10)) {
            const RowMatrix inverse = information.inverse();
            const auto leverage = [&](std::size_t k) {
                const Eigen::RowVectorXd one = full.row(static_cast<Eigen::Index>(k));
                return one.dot(one * inverse);
            };
            for (const std::size_t other : left)
                QVERIFY(leverage(other) <= leverage(row) * (1 + 1e-5));
            std::erase(left, row);
            const Eigen::RowVectorXd taken = full.row(static_cast<Eigen::Index>(row));
            information += taken.transpose() * taken;
        }
    }

    void nearCopiesNameTheEarlierConfiguration() {
        std::vector<Frame> frames = someFrames(6, 2);
        frames.push_back(frames[2]);
        frames.push_back(frames[4]);
        frames.back().positions(0, 0) += 1e-4;  // Å: far less than configurations differ by
        const std::vector<NearCopy> copies = nearCopies(described(frames));
        QCOMPARE(copies.size(), std::size_t(2));
        QCOMPARE(copies[0].configuration, std::size_t(6));
        QCOMPARE(copies[0].of, std::size_t(2));
        // The same arithmetic twice; the images of atoms may be summed in another order.
        QVERIFY(copies[0].distance < 1e-9);
        QCOMPARE(copies[1].configuration, std::size_t(7));
        QCOMPARE(copies[1].of, std::size_t(4));
        QVERIFY(copies[1].distance > copies[0].distance);
        QVERIFY(nearCopies(RowMatrix(0, 3)).empty());
    }

    void emptySetsHaveNoRepresentatives() {
        QVERIFY(farthestPoints(RowMatrix(0, 3), 4).empty());
        QVERIFY(highestLeverages(RowMatrix(0, 3), 4).empty());
    }
};

QTEST_GUILESS_MAIN(DescriptorsTest)
#include "DescriptorsTest.moc"
