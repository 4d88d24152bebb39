// Spread of committees, and how well measures of doubt predict errors.
#include "core/selection/Calibration.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/selection/CommitteeFolder.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

class CalibrationTest : public QObject {
    Q_OBJECT

private slots:
    void spreadIsTheStandardDeviationOverMembers() {
        const std::vector<Potential> members = committeeOfThree();
        const Frame frame = jitteredGrid(2, 5.4, 2, 3);
        const ConfigurationSpread spread = Committee(members).evaluate({frame}, 1)[0];
        std::vector<Prediction> predictions;
        for (const Potential& member : members)
            predictions.push_back(Evaluator(member).evaluate(frame));
        double mean = 0, squares = 0;
        Positions meanForces = Positions::Zero(8, 3);
        for (const Prediction& one : predictions) {
            mean += one.energy / 3;
            meanForces += one.forces / 3;
        }
        Eigen::VectorXd forceSquares = Eigen::VectorXd::Zero(8);
        for (const Prediction& one : predictions) {
            squares += (one.energy - mean) * (one.energy - mean);
            forceSquares += (one.forces - meanForces).rowwise().squaredNorm();
        }
        // Rounding of sums of a few terms.
        QVERIFY(std::abs(spread.energy / (std::sqrt(squares / 2) / 8) - 1) < 1e-9);
        for (std::size_t atom = 0; atom < 8; ++atom)
            QVERIFY(std::abs(spread.atomForces[atom] /
                                 std::sqrt(forceSquares[static_cast<Eigen::Index>(atom)] / 2) -
                             1) < 1e-9);
        QCOMPARE(spread.force, spread.atomForces[*spread.worstAtom]);
        QCOMPARE(spread.force,
                 *std::max_element(spread.atomForces.begin(), spread.atomForces.end()));
    }

    void equalMembersHaveNoSpread() {
        const Potential one = committeeOfThree()[0];
        const ConfigurationSpread spread =
            Committee({one, one}).evaluate({jitteredGrid(2, 5.4, 2, 3)}, 1)[0];
        QCOMPARE(spread.energy, 0.0);
        QCOMPARE(spread.force, 0.0);
    }

    void committeeOfOneOrOfOtherSpeciesIsRefused() {
        std::vector<Potential> members = committeeOfThree();
        QVERIFY_THROWS_EXCEPTION(InputError, Committee(std::vector<Potential>{members[0]}));
        members[2].species = {"Cl", "Li"};
        QVERIFY_THROWS_EXCEPTION(InputError, Committee{members});
    }

    void folderKeepsTheMembers() {
        const QTemporaryDir folder;
        const std::filesystem::path path =
            std::filesystem::path(folder.path().toStdString()) / "committee";
        const std::vector<Potential> members = committeeOfThree();
        writeCommittee(path, members);
        const std::vector<Potential> read = readCommittee({path});
        QCOMPARE(read.size(), members.size());
        // Files have 16 digits.
        for (std::size_t k = 0; k < read.size(); ++k)
            QVERIFY(std::abs(read[k].momentCoefficients[0] / members[k].momentCoefficients[0] - 1) <
                    1e-12);
        QVERIFY_THROWS_EXCEPTION(InputError, writeCommittee(path, members));
    }

    void proportionalMeasureIsReliable() {
        std::vector<double> measures, errors;
        for (int k = 1; k <= 100; ++k) {
            measures.push_back(k);
            errors.push_back(0.5 * k);
        }
        const Calibration found = calibrate(measures, errors);
        QCOMPARE(found.rankCorrelation, std::optional(1.0));
        QCOMPARE(found.largestFound, std::optional(1.0));
        // Rounding of a hundred squares.
        QVERIFY(std::abs(*found.factor - 0.5) < 1e-12);
        QVERIFY(*found.unreliability < 1e-12);
        QCOMPARE(found.bins.size(), kCalibrationBins);
        QCOMPARE(found.bins[0].count, std::size_t(10));
        QVERIFY(found.bins[0].measure < found.bins[9].measure);
    }

    void gaussianErrorsOfTheStatedWidthHaveFactorOne() {
        Random random(3);
        std::vector<double> measures, errors;
        for (int k = 0; k < 20000; ++k) {
            measures.push_back(0.1 + random.uniform());
            errors.push_back(std::abs(measures.back() * random.normal()));
        }
        const Calibration found = calibrate(measures, errors);
        // Standard deviations of the estimates from 20000 and from 2000 points a bin: 0.7 % and 2
        // %.
        QVERIFY(std::abs(*found.factor - 1) < 0.04);
        QVERIFY(*found.unreliability < 0.05);
        // A perfect measure of width does not order single draws perfectly.
        QVERIFY(*found.rankCorrelation > 0.3 && *found.rankCorrelation < 0.8);
    }

    void equalValuesShareTheirRank() {
        // Ranks 0.5 0.5 2 3 and 0 1 2.5 2.5: covariance 4, variances 4.5 and 4.5.
        const Calibration found =
            calibrate(std::vector<double>{1, 1, 2, 3}, std::vector<double>{1, 2, 3, 3});
        QVERIFY(std::abs(*found.rankCorrelation - 4.0 / 4.5) < 1e-12);
    }

    void whatCannotBeSaidIsAbsent() {
        const Calibration equal =
            calibrate(std::vector<double>(5, 0.0), std::vector<double>{1, 2, 3, 4, 5});
        QVERIFY(!equal.rankCorrelation && !equal.factor && !equal.unreliability);
        QVERIFY(!equal.largestFound);
        QCOMPARE(calibrate({}, {}).count, std::size_t(0));
        QVERIFY_THROWS_EXCEPTION(InputError, calibrate(std::vector<double>{1}, {}));
    }

    void tablesHoldErrorsBesideGradesAndSpreads() {
        const std::vector<Potential> members = committeeOfThree();
        std::vector<Frame> frames{jitteredGrid(2, 5.4, 2, 3), jitteredGrid(2, 5.6, 2, 4)};
        std::vector<Prediction> predictions;
        for (const Frame& frame : frames)
            predictions.push_back(Evaluator(members[0]).evaluate(frame));
        frames[0] = withPredictedLabels(frames[0], predictions[0]);
        frames[0].labels.forces->row(5) += Eigen::RowVector3d(0, 3, 4);
        *frames[0].labels.energy += 16;
        const auto spreads = Committee(members).evaluate(frames, 1);
        const DoubtInput input{frames, predictions, {}, spreads, 10};
        const Table configurations = doubtByConfiguration(input);
        QCOMPARE(configurations[kDoubtConfiguration], (std::vector<int>{10, 11}));
        QCOMPARE(configurations[kForceError][0], 5.0);
        QCOMPARE(configurations[kEnergyError][0], 2.0);
        QVERIFY(std::isnan(configurations[kForceError][1]));
        QVERIFY(std::isnan(configurations[kDoubtGrade][0]));
        const Table atoms = doubtByAtom(input);
        QCOMPARE(atoms.rowCount(), std::size_t(8));  // those with labels
        QCOMPARE(atoms[kForceError][5], 5.0);
        QCOMPARE(atoms[kForceSpread][5], spreads[0].atomForces[5]);
        const auto all = calibrations(configurations, atoms);
        QCOMPARE(all.size(), std::size_t(3));  // nothing by grade
        QCOMPARE(std::string(all[0].measure), std::string("force_spread"));
        QCOMPARE(all[0].calibration.count, std::size_t(8));
        QCOMPARE(calibrationTable(all).rowCount(), std::size_t(8 + 1 + 1));
    }

private:
    static std::vector<Potential> committeeOfThree() {
        std::vector<Potential> members;
        for (unsigned seed = 1; seed <= 3; ++seed) {
            members.push_back(randomPotential(6, 2, seed));
            members.back().species = {"Li", "Cl"};
        }
        return members;
    }
};

QTEST_GUILESS_MAIN(CalibrationTest)
#include "CalibrationTest.moc"
