#include "core/training/CommitteeTraining.h"

#include <QTest>
#include <numeric>

#include "core/base/Error.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

class CommitteeTrainingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        // Labels of a higher level, which the potential cannot fit: members differ.
        Potential teacher = randomPotential(10, 2, 3);
        teacher.species = kSpecies;
        m_frames = labelledFrames(teacher, 10, 5);
        Recorder recorder;
        m_potential = Trainer(m_frames, {}, kSpecies, quickOptions()).run(recorder).potential;
    }

    void weightsArePositiveWithMeanOne() {
        const std::vector<double> weights = bootstrapWeights(1000, 7);
        QVERIFY(*std::min_element(weights.begin(), weights.end()) > 0);
        // Rounding of a thousand terms.
        QVERIFY(std::abs(std::accumulate(weights.begin(), weights.end(), 0.0) / 1000 - 1) < 1e-12);
        double squares = 0;
        for (double weight : weights)
            squares += (weight - 1) * (weight - 1);
        // The variance of the exponential distribution is 1; its estimate from 1000 draws has a
        // standard deviation of 0.09.
        QVERIFY(std::abs(squares / 1000 - 1) < 0.3);
        QVERIFY(weights == bootstrapWeights(1000, 7));
        QVERIFY(weights != bootstrapWeights(1000, 8));
    }

    void membersDifferAndFitTheirDataAboutAsWell() {
        const std::vector<Potential> members =
            trainCommittee(m_potential, m_frames, {.members = 3, .training = quickOptions()});
        QCOMPARE(members.size(), std::size_t(3));
        QVERIFY(members[0].momentCoefficients != members[1].momentCoefficients);
        QVERIFY(members[0].radialCoefficients != members[1].radialCoefficients);
        const double own = objectiveOf(m_frames, Evaluator(m_potential), quickOptions());
        for (const Potential& member : members) {
            QVERIFY(member.trained.has_value());
            // Random weights of ten configurations raise the unweighted objective, but a member
            // that did not fit the data would be orders of magnitude away.
            QVERIFY(objectiveOf(m_frames, Evaluator(member), quickOptions()) < 10 * own);
        }
    }

    void membersFollowFromTheSeedAlone() {
        CommitteeOptions options{.members = 2, .training = quickOptions()};
        const auto first = trainCommittee(m_potential, m_frames, options);
        options.training.threads = 2;
        const auto again = trainCommittee(m_potential, m_frames, options);
        QVERIFY(first[1].momentCoefficients == again[1].momentCoefficients);
        // A larger committee begins with the same members: the weights of one do not reach the
        // next.
        options.members = 3;
        const auto more = trainCommittee(m_potential, m_frames, options);
        QVERIFY(first[1].momentCoefficients == more[1].momentCoefficients);
    }

    void membersWithoutIterationsShareTheRadialFunctions() {
        const auto members = trainCommittee(
            m_potential, m_frames, {.members = 2, .iterations = 0, .training = quickOptions()});
        QVERIFY(members[0].radialCoefficients == members[1].radialCoefficients);
        QVERIFY(members[0].momentCoefficients != members[1].momentCoefficients);
    }

    void onePotentialIsNoCommittee() {
        QVERIFY_THROWS_EXCEPTION(InputError, trainCommittee(m_potential, m_frames, {.members = 1}));
        QVERIFY_THROWS_EXCEPTION(
            InputError,
            trainCommittee(makePotential(6, kSpecies, m_potential.radial), m_frames, {}));
    }

    void cancelledWorkThrows() {
        class Stop : public Progress {
            bool isCancelled() const override { return true; }
        } stop;
        QVERIFY_THROWS_EXCEPTION(
            Cancelled,
            trainCommittee(m_potential, m_frames, {.training = quickOptions(), .progress = &stop}));
    }

private:
    std::vector<Frame> m_frames;
    Potential m_potential;
};

QTEST_GUILESS_MAIN(CommitteeTrainingTest)
#include "CommitteeTrainingTest.moc"
