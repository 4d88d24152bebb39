#include <QTest>

#include "core/base/Error.h"
#include "core/selection/ExtrapolationGrades.h"
#include "core/selection/UndeterminedParameters.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

class ActiveSetBuilderTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAreThoseOfTheirConfigurations() {
        const std::vector<Frame> frames = someFrames(4, 2);
        ActiveSet set = startOfActiveSet(m_potential, GradeMode::Neighbourhood);
        const std::vector<std::size_t> taken = extendActiveSet(set, m_potential, frames, {});
        QCOMPARE(taken.size(), set.configurations.size());
        for (std::size_t row = 0; row < set.size(); ++row) {
            const ActiveSet::Link& link = set.links[row];
            if (link.configuration < 0)
                continue;
            const Frame& frame = frames[taken[static_cast<std::size_t>(link.configuration)]];
            const int atom = link.equation - siteEquation(frame.atomCount(), 0);
            const RowMatrix gradients = denseGradients(m_potential, frame);
            QCOMPARE(set.active.row(static_cast<Eigen::Index>(row)), gradients.row(atom));
        }
    }

    void selectedCandidatesBringTheOthersInside() {
        ActiveSet set = activeSetFrom(m_potential, someFrames(3, 2));
        const std::vector<Frame> candidates = someFrames(8, 2, 60);
        const std::vector<std::size_t> taken = extendActiveSet(set, m_potential, candidates, {});
        QVERIFY(!taken.empty());
        QVERIFY(std::is_sorted(taken.begin(), taken.end()));
        for (const ConfigurationGrade& grade :
             GradeEvaluator(m_potential, set).evaluate(candidates, 1))
            QVERIFY(grade.grade <= 1.001 + 1e-6);
        // Nothing is left to select.
        ActiveSet again = set;
        QVERIFY(extendActiveSet(again, m_potential, candidates, {}).empty());
        QCOMPARE(again.active, set.active);
    }

    void additionsAreWhatThreeExtensionsLeave() {
        const std::vector<Frame> training = someFrames(3, 2), candidates = someFrames(6, 2, 50);
        ActiveSet set = startOfActiveSet(m_potential, GradeMode::Neighbourhood);
        const Additions found = selectAdditions(set, m_potential, training, candidates, {});
        QVERIFY(!found.selected.empty());

        ActiveSet plain = activeSetFrom(m_potential, training);
        const auto grades = GradeEvaluator(m_potential, plain).evaluate(candidates, 1);
        extendActiveSet(plain, m_potential, candidates, {});
        extendActiveSet(plain, m_potential, training, {});
        // Each extension computes its inverse anew, which the other way does as well.
        QVERIFY((set.active - plain.active).cwiseAbs().maxCoeff() == 0);
        for (std::size_t k = 0; k < found.selected.size(); ++k)
            QCOMPARE(found.grades[k], grades[found.selected[k]].grade);
        for (const std::size_t candidate : found.selected)
            QVERIFY(
                std::find(set.configurations.begin(), set.configurations.end(),
                          activeSetFrom(m_potential, {candidates[candidate]}).configurations[0]) !=
                set.configurations.end());
    }

    void rowsOfConfigurationsWithGhostsAreThoseOfTheirOwnAtoms() {
        const std::vector<Frame> frames = someFrames(2, 2);
        std::vector<Frame> clusters;
        for (const Frame& frame : frames)
            clusters.push_back(withGhosts(frame, m_potential.radial.maxDist));
        const ActiveSet periodic = activeSetFrom(m_potential, frames),
                        set = activeSetFrom(m_potential, clusters);
        QCOMPARE(set.filled(), periodic.filled());
        for (std::size_t row = 0; row < set.size(); ++row) {
            QCOMPARE(set.links[row].configuration, periodic.links[row].configuration);
            QCOMPARE(set.links[row].equation, periodic.links[row].equation);
        }
        QVERIFY(QString::fromStdString(set.configurations[0]).contains("ghost"));
    }

    void gaugesAreNothingThatConfigurationsCouldDetermine() {
        for (const int level : {6, 8, 12, 16}) {
            const Potential potential = randomPotential(level, 2, 7);
            const ActiveSet set = activeSetFrom(potential, someFrames(16, 2));
            const std::size_t left = set.size() - set.filled();
            // Level 16 is the first whose scalars depend on one another: by one relation.
            QCOMPARE(left, gaugeCount(potential, set.mode) + (level == 16 ? 1 : 0));
            QCOMPARE(undeterminedText(set, potential), std::string());
        }
    }

    void pairsThatNeverOccurAreNamed() {
        std::vector<Frame> frames = someFrames(16, 2);
        for (Frame& frame : frames) {
            std::fill(frame.types.begin(), frame.types.end(), 0);
            frame.types[0] = 1;  // its images are beyond the cutoff
        }
        const Potential potential = randomPotential(6, 2, 7);
        const UndeterminedParameters found =
            undeterminedBy(activeSetFrom(potential, frames), potential);
        QVERIFY(found.count > 0);
        QCOMPARE(found.pairs, (std::vector<std::pair<int, int>>{{1, 1}}));
        const std::string text = undeterminedText(activeSetFrom(potential, frames), potential);
        QVERIFY2(text.find("no Cl with a neighbour Cl") != std::string::npos, text.c_str());
    }

    void countTakesTheHighestGradesFirst() {
        const ActiveSet start = activeSetFrom(m_potential, someFrames(3, 2));
        const std::vector<Frame> candidates = someFrames(6, 2, 60);
        const auto grades = GradeEvaluator(m_potential, start).evaluate(candidates, 1);
        const auto highest =
            std::max_element(grades.begin(), grades.end(),
                             [](const auto& a, const auto& b) { return a.grade < b.grade; });
        ActiveSet set = start;
        const auto one = extendActiveSet(set, m_potential, candidates, {.most = 1});
        QCOMPARE(one, std::vector<std::size_t>{static_cast<std::size_t>(highest - grades.begin())});
        set = start;
        const auto two = extendActiveSet(set, m_potential, candidates, {.most = 2});
        QCOMPARE(two.size(), std::size_t(2));
        QVERIFY(std::find(two.begin(), two.end(), one[0]) != two.end());
    }

    void configurationsWithoutRowsLeaveTheSet() {
        ActiveSet set = activeSetFrom(m_potential, someFrames(3, 2));
        const std::size_t before = set.configurations.size();
        std::vector<Frame> far = someFrames(40, 2, 200);
        for (Frame& frame : far) {
            frame.cell.vectors *= 0.7;
            frame.positions *= 0.7;
        }
        const std::size_t taken = extendActiveSet(set, m_potential, far, {}).size();
        QVERIFY(set.configurations.size() < before + taken);
        for (const ActiveSet::Link& link : set.links)
            QVERIFY(link.configuration < static_cast<int>(set.configurations.size()));
    }

    void setStaysAsItWasIfTheUserStops() {
        class Stopped : public Progress {
            bool isCancelled() const override { return true; }
        } stopped;
        ActiveSet set = activeSetFrom(m_potential, someFrames(2, 2));
        const std::string before = formatActiveSet(set);
        QVERIFY_THROWS_EXCEPTION(Cancelled, extendActiveSet(set, m_potential, someFrames(4, 2, 60),
                                                            {.progress = &stopped}));
        QCOMPARE(formatActiveSet(set), before);
    }

    // One atom among 54 is of the second species: it determines one of the parameters that only its
    // species has.
    void speciesThatOccursOnceIsInside() {
        std::vector<Frame> frames = someFrames(2, 2);
        for (Frame& frame : frames)
            std::fill(frame.types.begin(), frame.types.end(), 0);
        frames[1].types[13] = 1;
        ActiveSet set = activeSetFrom(m_potential, frames);
        const auto ofSpecies =
            std::count_if(set.links.begin(), set.links.end(), [&](const ActiveSet::Link& link) {
                return link.configuration == 1 &&
                       link.equation == siteEquation(frames[1].atomCount(), 13);
            });
        QCOMPARE(ofSpecies, std::ptrdiff_t(1));
        const auto gradeOf = [&](const Frame& frame) {
            return GradeEvaluator(m_potential, set).evaluate(std::vector<Frame>{frame}, 1)[0];
        };
        QVERIFY(gradeOf(frames[1]).grade <= 1.001 + 1e-6);
        // Anywhere else it is unknown, until that is in the set as well.
        Frame moved = frames[1];
        moved.positions(13, 0) += 0.3;
        QVERIFY(gradeOf(moved).grade > kTooFar);
        QCOMPARE(gradeOf(moved).worstAtom, std::optional<std::size_t>(13));
        QCOMPARE(extendActiveSet(set, m_potential, std::vector<Frame>{moved}, {}).size(),
                 std::size_t(1));
        QVERIFY(gradeOf(moved).grade <= 1.001 + 1e-6);
    }

    void thresholdsThatNeverEndAreRefused() {
        ActiveSet set = startOfActiveSet(m_potential, GradeMode::Neighbourhood);
        QVERIFY_THROWS_EXCEPTION(
            InputError, extendActiveSet(set, m_potential, someFrames(1, 2), {.threshold = 1.0}));
    }

private:
    const Potential m_potential = randomPotential(6, 2, 2);
};

QTEST_GUILESS_MAIN(ActiveSetBuilderTest)
#include "ActiveSetBuilderTest.moc"
