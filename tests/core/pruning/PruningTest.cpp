#include "core/pruning/Pruning.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/mtp/PotentialFile.h"
#include "core/pruning/Elimination.h"
#include "core/pruning/EvaluationTime.h"
#include "core/pruning/Front.h"
#include "core/pruning/ReducedBasis.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/TrainingStart.h"
#include "core/workflow/RunFront.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

FunctionSet everyOther(const MomentBasis& basis) {
    FunctionSet kept(basis.scalars.size());
    for (std::size_t k = 0; k < basis.scalars.size(); k += 2)
        kept.insert(k);
    return kept;
}

FunctionSet without(const MomentBasis& basis, std::size_t function) {
    FunctionSet kept = FunctionSet::all(basis.scalars.size());
    kept.erase(function);
    return kept;
}

// Equations of a random problem with `functions` unknowns and one species.
JointEquations randomEquations(std::size_t functions, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const auto size = static_cast<Eigen::Index>(functions + 1);
    const Eigen::MatrixXd rows =
        Eigen::MatrixXd::NullaryExpr(3 * size, size, [&] { return normal(random); });
    const Eigen::VectorXd labels =
        Eigen::VectorXd::NullaryExpr(3 * size, [&] { return normal(random); });
    return {rows.transpose() * rows, rows.transpose() * labels, labels.squaredNorm()};
}

// Cancels after some reports.
class StopAfter : public Progress {
public:
    explicit StopAfter(int reports) : m_left(reports) {}
    void report(double, std::string_view) override { --m_left; }
    bool isCancelled() const override { return m_left < 0; }

private:
    int m_left;
};

PruningOptions quickPruning() {
    PruningOptions options;
    options.points = 3;
    options.smallest = 0.3;
    options.iterations = 2;
    options.training = quickOptions();
    return options;
}

}  // namespace

class PruningTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        // Labels of a higher level, which the potential cannot fit.
        Potential teacher = randomPotential(12, 2, 3);
        teacher.species = kSpecies;
        m_training = labelledFrames(teacher, 8, 5);
        m_validation = labelledFrames(teacher, 3, 105);
        TrainingOptions options = quickOptions();
        options.level = 8;
        Recorder recorder;
        m_potential = Trainer(m_training, {}, kSpecies, options).run(recorder).potential;
    }

    void reducedPotentialIsTheWholeOneWithOtherCoefficientsZero_data() {
        QTest::addColumn<int>("level");
        QTest::newRow("8") << 8;
        QTest::newRow("16") << 16;
    }

    void reducedPotentialIsTheWholeOneWithOtherCoefficientsZero() {
        QFETCH(int, level);
        Potential whole = randomPotential(level, 2, 11);
        whole.selectionState = "#MVS_v1.1\n";
        const FunctionSet kept = everyOther(whole.basis);
        const Potential reduced = reducePotential(whole, kept);
        QCOMPARE(reduced.basis.scalars.size(), kept.size());
        QVERIFY(reduced.selectionState.empty());
        QVERIFY(reduced.basis.products.size() < whole.basis.products.size());
        for (std::size_t k = 0; k < whole.basis.scalars.size(); ++k)
            if (!kept.contains(k))
                whole.momentCoefficients[k] = 0;
        const Frame frame = jitteredGrid(2, 5.4, 2, 3);
        const Prediction expected = evaluateReference(whole, frame);
        for (const Prediction& found :
             {evaluateReference(reduced, frame), Evaluator(reduced).evaluate(frame)}) {
            // The same sums, in another order.
            QVERIFY(std::abs(found.energy - expected.energy) <= 1e-12 * std::abs(expected.energy));
            QVERIFY((found.forces - expected.forces).norm() <= 1e-11 * expected.forces.norm());
            QVERIFY((found.virial - expected.virial).norm() <= 1e-11 * expected.virial.norm());
        }
    }

    // Their products come in another order, and their radial functions have a scale.
    void potentialsOfMlipAreReduced() {
        const QString file = QStringLiteral(MTP_SHARED_DATA) + "/interop/level16.almtp";
        if (!QFile::exists(file))
            QSKIP("the potentials of MLIP-3 are not on this machine");
        Potential whole = readPotential(file.toStdString());
        const FunctionSet kept = everyOther(whole.basis);
        const Potential reduced = reducePotential(whole, kept);
        for (std::size_t k = 0; k < whole.basis.scalars.size(); ++k)
            if (!kept.contains(k))
                whole.momentCoefficients[k] = 0;
        const Frame frame = jitteredGrid(2, 5.4, whole.speciesCount, 3);
        const Prediction expected = Evaluator(whole).evaluate(frame);
        const Prediction found =
            Evaluator(parsePotential(formatPotential(reduced), "reduced")).evaluate(frame);
        // The same sums, in another order, of coefficients with 16 digits.
        QVERIFY(std::abs(found.energy - expected.energy) <= 1e-11 * std::abs(expected.energy));
        QVERIFY((found.forces - expected.forces).norm() <= 1e-10 * expected.forces.norm());
    }

    void unneededMomentsAndRadialFunctionsAreRemoved() {
        const MomentBasis whole = makeBasis(8);
        // The functions of mu = 1 are those that level 4 has not.
        FunctionSet kept(whole.scalars.size());
        for (std::size_t k = 0; k < whole.scalars.size(); ++k) {
            FunctionSet one(whole.scalars.size());
            one.insert(k);
            if (reduceBasis(whole, one).radialFunctions == std::vector<int>{1})
                kept.insert(k);
        }
        QVERIFY(!kept.isEmpty());
        const ReducedBasis reduced = reduceBasis(whole, kept);
        QCOMPARE(reduced.radialFunctions, std::vector<int>{1});
        QCOMPARE(reduced.basis.radialFunctionCount(), 1);
        QVERIFY(std::all_of(reduced.basis.basics.begin(), reduced.basis.basics.end(),
                            [](const BasicMoment& moment) { return moment.mu == 0; }));
        QVERIFY_THROWS_EXCEPTION(InputError, reduceBasis(whole, FunctionSet(9)));
    }

    // The value, and the slope along a radial coefficient, of the objective that they stand for.
    void jointEquationsAreTheObjectiveToFirstOrder() {
        const PreparedSets sets = prepareSets(m_training, {}, 2, quickOptions());
        Fit fit(makeBasis(8), sets, 2, {.regularisation = 1e-8}, oneProcess());
        const FitPoint point = fit.solve(randomRadial(fit.columns(), fit.plan(), 3));
        const JointEquations equations = fit.jointEquations(point, 1e-2);
        const auto scalars = static_cast<Eigen::Index>(fit.columns().scalars);
        Eigen::VectorXd present = Eigen::VectorXd::Zero(equations.side.size());
        for (Eigen::Index column = 0; column < scalars; ++column)
            present[static_cast<Eigen::Index>(
                fit.plan().scalarOf[static_cast<std::size_t>(column)])] = point.linear[column];
        present.segment(scalars, 2) = point.linear.tail(2);
        const Eigen::VectorXd slope = equations.matrix * present - equations.side;
        const double value = equations.labels + present.dot(slope) - present.dot(equations.side);
        QVERIFY(std::abs(value - point.training.objective) < 1e-5 * value);  // the ridge
        // The linear coefficients are at their minimum.
        QVERIFY(slope.head(scalars + 2).norm() < 1e-6 * equations.side.norm());
        constexpr double kStep = 1e-5;
        for (const Eigen::Index k : {0, 5, 17}) {
            Eigen::VectorXd up = point.radial, down = point.radial;
            up[k] += kStep;
            down[k] -= kStep;
            const double expected =
                (fit.solve(up).training.objective - fit.solve(down).training.objective) /
                (2 * kStep);
            // Central differences of an objective that is solved for to some ten digits.
            QVERIFY(std::abs(2 * slope[scalars + 2 + k] - expected) <
                    1e-3 * slope.tail(point.radial.size()).norm());
        }
    }

    void savingsAreDifferencesOfCosts() {
        const MomentBasis basis = makeBasis(12);
        const EvaluationCost cost(basis, 8, 25);
        const FunctionSet kept = everyOther(basis);
        const std::vector<double> savings = cost.savings(kept);
        const double all = cost.of(kept);
        for (std::size_t k = 0; k < savings.size(); ++k) {
            FunctionSet less = kept;
            less.erase(k);
            // Rounding of sums of some hundred parts.
            QVERIFY(std::abs(all - cost.of(less) - savings[k]) < 1e-9 * all);
        }
        QVERIFY(!cost.groups().empty());
        for (const FunctionSet& group : cost.groups()) {
            FunctionSet less = kept;
            for (const std::size_t k : group.members())
                less.erase(k);
            QVERIFY(std::abs(all - cost.of(less) - cost.saving(kept, group)) < 1e-9 * all);
        }
        // A function that alone needs the highest rank is blamed for it.
        QVERIFY(cost.of(without(basis, 0)) < cost.of(FunctionSet::all(basis.scalars.size())));
    }

    void eliminationEndsAtTheFitOfWhatIsLeft() {
        const MomentBasis basis = makeBasis(12);
        const EvaluationCost cost(basis, 8, 25);
        const std::size_t count = basis.scalars.size();
        const JointEquations equations = randomEquations(count, 4);
        Elimination elimination(equations, cost);
        const double whole = elimination.cost(), before = elimination.objective();
        elimination.runTo(0.5 * whole);
        QVERIFY(elimination.cost() <= 0.5 * whole && elimination.kept().size() < count);
        QVERIFY(elimination.objective() > before);
        std::vector<Eigen::Index> rows;
        for (const std::size_t k : elimination.kept().members())
            rows.push_back(static_cast<Eigen::Index>(k));
        rows.push_back(static_cast<Eigen::Index>(count));
        const Eigen::MatrixXd part = equations.matrix(rows, rows);
        const Eigen::VectorXd side = equations.side(rows), fit = part.ldlt().solve(side);
        // Some downdates of a problem of condition 100.
        QVERIFY((elimination.coefficients()(rows) - fit).norm() < 1e-9 * fit.norm());
        QVERIFY(std::abs(elimination.objective() - (equations.labels - fit.dot(side))) <
                1e-9 * equations.labels);
    }

    // If every function costs the same and shares nothing, the first to go is the one whose removal
    // raises the objective least.
    void eliminationTakesTheLeastRiseForTheCost() {
        MomentBasis basis;  // scalars of six radial functions
        for (int mu = 0; mu < 6; ++mu) {
            basis.basics.push_back({mu, {0, 0, 0}});
            basis.scalars.push_back(mu);
        }
        basis.momentCount = 6;
        const EvaluationCost cost(basis, 8, 25);
        const JointEquations equations = randomEquations(6, 9);
        const double all = cost.of(FunctionSet::all(6));
        Elimination elimination(equations, cost);
        elimination.runTo(0.9 * all);
        QCOMPARE(elimination.kept().size(), std::size_t(5));
        for (std::size_t removed = 0; removed < 6; ++removed) {
            std::vector<Eigen::Index> rows;
            for (std::size_t k = 0; k < 7; ++k)
                if (k != removed)
                    rows.push_back(static_cast<Eigen::Index>(k));
            const Eigen::MatrixXd part = equations.matrix(rows, rows);
            const Eigen::VectorXd side = equations.side(rows);
            // Rounding decides among equals.
            QVERIFY(elimination.objective() <=
                    equations.labels - side.dot(part.ldlt().solve(side)) + 1e-12);
        }
    }

    void smallerPotentialsHaveTheErrorsThatAreTold() {
        const PruningResult result = prune(m_potential, m_training, m_validation, quickPruning());
        QVERIFY(result.isComplete);
        QVERIFY(result.pruned.size() >= 2);
        const QTemporaryDir folder;
        const auto file = (folder.path() + "/small.almtp").toStdString();
        const PrunedPotential* before = &result.whole;
        for (const PrunedPotential& one : result.pruned) {
            QVERIFY(one.cost < before->cost);
            QVERIFY(one.potential.basis.scalars.size() < before->potential.basis.scalars.size());
            QVERIFY(one.objective > result.whole.objective);
            QCOMPARE(one.potential.species, kSpecies);
            QVERIFY(one.potential.trained.has_value());
            writePotential(file, one.potential);
            const Potential read = readPotential(file);
            QCOMPARE(read.basis.products, one.potential.basis.products);
            const double objective =
                objectiveOf(m_training, Evaluator(read), quickPruning().training);
            // The file has 16 digits of each coefficient, and the energies cancel a few.
            QVERIFY(std::abs(objective - one.objective) < 1e-6 * objective);
            const PrunedPotential asIs =
                withErrors(read, m_training, m_validation, quickPruning().training);
            QVERIFY(std::abs(asIs.objective - one.objective) < 1e-6 * objective);
            QVERIFY(std::abs(*asIs.validation->force - *one.validation->force) <
                    1e-6 * *one.validation->force);
            QVERIFY(std::abs(*asIs.validation->energy - *one.validation->energy) <
                    1e-6 * *one.validation->force);
            before = &one;
        }
    }

    // Radial steps after the removal lower the objective, and the whole potential is as it was.
    void trainingAfterTheRemovalHelps() {
        PruningOptions options = quickPruning();
        options.points = 1;
        options.iterations = 0;
        const PruningResult removed = prune(m_potential, m_training, {}, options);
        options.iterations = 3;
        const PruningResult trained = prune(m_potential, m_training, {}, options);
        QVERIFY(!removed.whole.validation);
        QCOMPARE(removed.whole.objective, trained.whole.objective);
        QVERIFY(trained.pruned.at(0).objective < removed.pruned.at(0).objective);
        QCOMPARE(trained.pruned[0].potential.basis.scalars,
                 removed.pruned[0].potential.basis.scalars);
        const double own = objectiveOf(m_training, Evaluator(m_potential), options.training);
        QVERIFY(std::abs(trained.whole.objective - own) < 1e-4 * own);  // the ridge
    }

    // Without the moment of rank 0 of f_0, adding f_0 to f_1 is a change that no linear coefficient
    // makes up for: a training that fixed the gauge so would begin at another potential.
    void trainingFromAPrunedPotentialBeginsAtIt() {
        FunctionSet kept(m_potential.basis.scalars.size());
        for (std::size_t k = 0; k < m_potential.basis.scalars.size(); ++k) {
            FunctionSet one(m_potential.basis.scalars.size());
            one.insert(k);
            const ReducedBasis alone = reduceBasis(m_potential.basis, one);
            const bool isOfRank0 = alone.basis.largestRank() == 0;
            if (alone.radialFunctions == std::vector<int>{isOfRank0 ? 1 : 0})
                kept.insert(k);
        }
        const Potential small = reducePotential(m_potential, kept);
        QCOMPARE(small.basis.radialFunctionCount(), 2);
        const std::vector<Frame> frames = labelledFrames(small, 6, 9);
        TrainingOptions options = startingFrom(small, {}, quickOptions());
        options.maxIterations = 0;
        Recorder recorder;
        const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
        Potential flat = small;
        std::fill(flat.momentCoefficients.begin(), flat.momentCoefficients.end(), 0.0);
        // The labels are its own: all that is left is the ridge.
        QVERIFY(summary.best.objective < 1e-6 * objectiveOf(frames, Evaluator(flat), options));
        QCOMPARE(summary.potential.basis.scalars, small.basis.scalars);
    }

    void cancelledPruningKeepsWhatItFound() {
        PruningOptions options = quickPruning();
        StopAfter late(6);  // while the second potential is trained
        options.progress = &late;
        const PruningResult result = prune(m_potential, m_training, m_validation, options);
        QVERIFY(!result.isComplete);
        QCOMPARE(result.pruned.size(), std::size_t(1));
        StopAfter early(0);
        options.progress = &early;
        QVERIFY_THROWS_EXCEPTION(Cancelled, prune(m_potential, m_training, m_validation, options));
    }

    void frontIsMeasuredBesideTheWholeAndOthers() {
        const Potential other = randomPotential(4, 2, 1);
        Potential named = other;
        named.species = kSpecies;
        const PruningOptions options = quickPruning();
        const MeasuredFront measured =
            pruneToFront(m_potential, m_training, m_validation,
                         {withErrors(named, m_training, m_validation, options.training)}, options);
        QVERIFY(measured.isComplete);
        QVERIFY(!measured.front.empty());
        for (std::size_t k = 1; k < measured.front.size(); ++k) {
            QVERIFY(measured.front[k].microseconds >= measured.front[k - 1].microseconds);
            QVERIFY(measured.front[k].pruned.objective < measured.front[k - 1].pruned.objective);
        }
        QCOMPARE(measured.compared.size(), std::size_t(1));
        QCOMPARE(measured.compared[0].pruned.potential.momentCoefficients,
                 named.momentCoefficients);
        QVERIFY(measured.whole.microseconds > 0 && measured.compared[0].microseconds > 0);
    }

    void stoppedFrontIsMeasuredAndKeptAsText() {
        PruningOptions options = quickPruning();
        StopAfter late(6);  // while the second potential is trained
        options.progress = &late;
        const MeasuredFront measured =
            pruneToFront(m_potential, m_training, m_validation, {}, options);
        QVERIFY(!measured.isComplete);
        QCOMPARE(measured.front.size(), std::size_t(1));
        QVERIFY(measured.front[0].microseconds > 0);
        const PrunedPotential& pruned = measured.front[0].pruned;
        RunFront front;
        front.isComplete = false;
        front.points = {{pruned.potential,
                         {7, measured.front[0].microseconds, pruned.objective, pruned.training,
                          pruned.validation}}};
        front.whole = {3, "Run 1, level 8", {9, 0.5, 0.25, {0.001, 0.1, {}}, {}}};
        front.compared = {{5, "Run 2, level 4", {2, 0.25, 0.5, {}, {}}}};
        const std::optional<RunFront> back = fromFrontJson(toFrontJson(front));
        QVERIFY(back && !back->isComplete && back->points.size() == 1);
        QVERIFY(back->whole.run == 3 && back->compared[0].name == "Run 2, level 4");
        QCOMPARE(back->points[0].figures.microseconds, measured.front[0].microseconds);
        QCOMPARE(back->points[0].figures.validation->force, pruned.validation->force);
        // The text has all digits: the run of a point is known again by its coefficients.
        QCOMPARE(findPoint(*back, pruned.potential), std::optional<std::size_t>(0));
        QVERIFY(!findPoint(*back, m_potential));
        const Table table = frontTable(*back);
        QCOMPARE(table.rowCount(), std::size_t(3));
        QCOMPARE(table[columns::kFrontName][0], std::string("7 functions"));
        QVERIFY(std::isnan(table[columns::kValidationForce][1]));
        QVERIFY(!fromFrontJson("{}"));
        QVERIFY(!fromFrontJson("no front"));
    }

    void frontHasOnlyWhatIsCheaperOrBetter() {
        QCOMPARE(frontOf({3, 1, 2, 4, 2}, {1, 5, 6, 1, 4}), (std::vector<std::size_t>{1, 4, 0}));
        QCOMPARE(frontOf({1, 1}, {2, 1}), std::vector<std::size_t>{1});
        QVERIFY(frontOf({}, {}).empty());
    }

    void timesOfEqualPotentialsAreEqual() {
        const Potential slow = randomPotential(14, 2, 1), fast = randomPotential(4, 2, 1);
        const std::vector<double> times =
            measureTimes({slow, fast}, m_training, {.rounds = 5, .configurations = 3});
        QCOMPARE(times.size(), std::size_t(2));
        // Ten times as many sums: no disturbance makes it the faster one.
        QVERIFY(times[1] > 0 && times[0] > times[1]);
        QVERIFY_THROWS_EXCEPTION(InputError, measureTimes({slow}, {}, {}));
    }

    void whatCannotBePrunedIsRefused() {
        const PruningOptions options = quickPruning();
        const auto refuses = [&](const Potential& potential, const std::vector<Frame>& frames,
                                 const PruningOptions& how) {
            try {
                prune(potential, frames, {}, how);
                return false;
            } catch (const InputError&) {
                return true;
            }
        };
        QVERIFY(refuses(makePotential(8, kSpecies, m_potential.radial), m_training, options));
        Potential others = m_potential;
        others.species = {"Na", "F"};
        QVERIFY(refuses(others, m_training, options));  // species of the data are not its own
        Potential unnamed = m_potential;
        unnamed.species.clear();
        QVERIFY(refuses(unnamed, m_training, options));
        QVERIFY(refuses(m_potential, {}, options));
        PruningOptions none = options;
        none.points = 0;
        QVERIFY(refuses(m_potential, m_training, none));
        PruningOptions large = options;
        large.smallest = 1;
        QVERIFY(refuses(m_potential, m_training, large));
    }

private:
    std::vector<Frame> m_training, m_validation;
    Potential m_potential;
};

QTEST_GUILESS_MAIN(PruningTest)
#include "PruningTest.moc"
