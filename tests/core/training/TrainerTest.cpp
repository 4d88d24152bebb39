#include <QFileInfo>
#include <QTest>
#include <barrier>
#include <future>

#include "core/base/Error.h"
#include "core/inspection/Errors.h"
#include "core/io/FormatRegistry.h"
#include "core/training/Checkpoint.h"
#include "core/training/Fit.h"
#include "core/training/RadialCoefficients.h"
#include "core/training/Trainer.h"
#include "core/training/TrainingSet.h"
#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

class TrainerTest : public QObject {
    Q_OBJECT

private slots:
    void radialJacobianIsTheDerivativeOfPredictions();
    void potentialGivesTheObjectiveThatWasReported();
    void labelsOfAPotentialAreRecovered();
    void objectiveNeverRisesWithinAStart();
    void missingLabelsAreAbsentRows();
    void weightOfAConfigurationCountsAsCopies();
    void sameSeedGivesTheSamePotentialForAnyNumberOfThreads();
    void stopKeepsTheBest();
    void lowerLevelIsAValidStart();
    void everyStepIsValidatedAndTheBestIsKept();
    void snapshotHoldsThePredictions();
    void resumedTrainingEndsAtTheSamePotential();
    void pausedTrainingEndsAtTheSamePotential();
    void resumedTrainingHopsAlike();
    void hopsLeadToLowerMinima();
    void checkpointOfOtherDataIsRefused();
    void recomputedRowsGiveTheSamePotential();
    void processesShareATraining();
    void badInputIsRefused();
    void guidebookLevel8IsBelowMlip();
};

void TrainerTest::radialJacobianIsTheDerivativeOfPredictions() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(8, 2, 1), 1, 2);
    TrainingOptions options = quickOptions();
    options.level = 8;
    const PreparedSets sets = prepareSets(frames, {}, 2, options);
    const BasisPlan plan(makeBasis(options.level));
    const Columns columns{plan.scalarCount, 2,
                          2 * plan.radialCount * static_cast<std::size_t>(options.radialSize)};
    const auto fit = ConfigurationFit::create(plan, columns, sets.radial, sets.transform);
    Eigen::VectorXd radial = randomRadial(columns, plan, 5);
    Eigen::VectorXd linear(static_cast<Eigen::Index>(columns.linear()));
    for (Eigen::Index i = 0; i < linear.size(); ++i)
        linear[i] = std::sin(1.0 + static_cast<double>(i));
    Jacobian derivative, up, down;
    const ConfigurationGeometry& geometry = sets.training.configurations.front();
    fit->computeRadialJacobian(geometry, radial.data(), linear.data(), derivative);
    constexpr double kStep = 1e-5;
    const auto predicted = [&](const Jacobian& rows, std::size_t row) {
        return Eigen::Map<const Eigen::VectorXd>(rows.row(row), linear.size()).dot(linear);
    };
    for (Eigen::Index p = 0; p < radial.size(); p += 7) {
        const double value = radial[p];
        radial[p] = value + kStep;
        fit->computeDesignMatrix(geometry, radial.data(), up);
        radial[p] = value - kStep;
        fit->computeDesignMatrix(geometry, radial.data(), down);
        radial[p] = value;
        for (std::size_t row = 0; row < 1 + 3 * geometry.atomCount() + 6; ++row) {
            const double expected = (predicted(up, row) - predicted(down, row)) / (2 * kStep);
            const double found = derivative.row(row)[p];
            // Central differences: the square of the step, relative to values up to some hundred.
            QVERIFY2(std::abs(expected - found) < 1e-5 * std::max(1.0, std::abs(expected)),
                     qPrintable(QString("row %1 coefficient %2: %3 %4")
                                    .arg(row)
                                    .arg(p)
                                    .arg(expected)
                                    .arg(found)));
        }
    }
}

void TrainerTest::potentialGivesTheObjectiveThatWasReported() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 3), 12, 4);
    const TrainingOptions options = quickOptions();
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
    const double objective = objectiveOf(frames, Evaluator(summary.potential), options);
    QVERIFY2(std::abs(objective - summary.best.objective) < 1e-8 * objective + 1e-14,
             qPrintable(QString("%1 %2").arg(objective).arg(summary.best.objective)));
}

void TrainerTest::labelsOfAPotentialAreRecovered() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 5), 30, 6);
    TrainingOptions options = quickOptions();
    options.starts = 3;
    options.maxIterations = 80;
    options.tolerance = 1e-9;
    // The same radial basis, so that the potential can be reached exactly.
    options.minDist = 1.2;
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
    double size = 0;
    for (const Frame& frame : frames)
        size += frame.labels.forces->squaredNorm() / static_cast<double>(3 * frame.atomCount());
    const double typical = std::sqrt(size / static_cast<double>(frames.size()));
    const double found = summary.best.training.force.value();
    QVERIFY2(found < 0.01 * typical, qPrintable(QString("%1 of %2").arg(found).arg(typical)));
}

void TrainerTest::objectiveNeverRisesWithinAStart() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 7), 10, 8);
    TrainingOptions options = quickOptions();
    options.starts = 2;
    Recorder recorder;
    Trainer(frames, {}, kSpecies, options).run(recorder);
    for (std::size_t i = 1; i < recorder.steps.size(); ++i)
        if (recorder.steps[i].startNumber == recorder.steps[i - 1].startNumber)
            QVERIFY(recorder.steps[i].objective <= recorder.steps[i - 1].objective);
}

void TrainerTest::missingLabelsAreAbsentRows() {
    std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 9), 12, 10);
    frames[1].labels.forces.reset();
    frames[2].labels.virial.reset();
    frames[3].labels.energy.reset();
    const TrainingOptions options = quickOptions();
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
    const double objective = objectiveOf(frames, Evaluator(summary.potential), options);
    QVERIFY(std::abs(objective - summary.best.objective) < 1e-8 * objective + 1e-14);
}

// Of three configurations one with weight 2 counts as if it were there twice; the mean is over
// three instead of four.
void TrainerTest::weightOfAConfigurationCountsAsCopies() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 3), 3, 5);
    std::vector<Frame> weighted = frames, copied = frames;
    weighted[1].lineage.weight = 2;
    copied.push_back(frames[1]);
    const PreparedSets one = prepareSets(weighted, {}, 2, quickOptions());
    const PreparedSets other = prepareSets(copied, {}, 2, quickOptions());
    const auto square = [](double weight) { return weight * weight; };
    const auto weightOfAll = [&](const PreparedSets& sets, double ConfigurationGeometry::*weight) {
        double sum = 0;
        for (const ConfigurationGeometry& configuration : sets.training.configurations)
            sum += square(configuration.*weight);
        return sum;
    };
    for (const auto weight :
         {&ConfigurationGeometry::energyWeight, &ConfigurationGeometry::forceWeight,
          &ConfigurationGeometry::virialWeight})
        // Sums of a few doubles: rounding only.
        QVERIFY(std::abs(weightOfAll(one, weight) * 3 / (weightOfAll(other, weight) * 4) - 1) <
                1e-12);
    QVERIFY(square(one.training.configurations[1].forceWeight) >
            1.99 * square(one.training.configurations[0].forceWeight));
    weighted[1].lineage.weight.reset();
    takeKeyValue(weighted[1], "weight", "-1");
    QVERIFY_THROWS_EXCEPTION(InputError, prepareSets(weighted, {}, 2, quickOptions()));
}

void TrainerTest::sameSeedGivesTheSamePotentialForAnyNumberOfThreads() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(8, 2, 11), 20, 12);
    TrainingOptions options = quickOptions();
    std::vector<TrainingSummary> summaries;
    for (int threads : {1, 3, 3}) {
        options.threads = threads;
        Recorder recorder;
        summaries.push_back(Trainer(frames, {}, kSpecies, options).run(recorder));
    }
    for (const TrainingSummary& other : summaries) {
        QVERIFY(other.potential.radialCoefficients == summaries[0].potential.radialCoefficients);
        QVERIFY(other.potential.momentCoefficients == summaries[0].potential.momentCoefficients);
    }
}

void TrainerTest::stopKeepsTheBest() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(8, 2, 13), 10, 14);
    TrainingOptions options = quickOptions();
    options.maxIterations = 1000;
    options.tolerance = 0;
    Recorder recorder;
    recorder.stopAfter = 4;
    const TrainingSummary summary = Trainer(frames, {}, kSpecies, options).run(recorder);
    QCOMPARE(summary.reason, StopReason::Stopped);
    QCOMPARE(summary.iterations.size(), std::size_t(4));
    QCOMPARE(summary.best.objective, recorder.steps.back().objective);
    QVERIFY(summary.potential.isTrained());
}

void TrainerTest::lowerLevelIsAValidStart() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 15), 20, 16);
    TrainingOptions options = quickOptions();
    Recorder first, second;
    const TrainingSummary low = Trainer(frames, {}, kSpecies, options).run(first);
    options.level = 8;
    options.start = low.potential;
    const TrainingSummary high = Trainer(frames, {}, kSpecies, options).run(second);
    QVERIFY(second.steps.front().objective <= low.best.objective * (1 + 1e-6));
    QVERIFY(high.best.objective < low.best.objective);
}

void TrainerTest::everyStepIsValidatedAndTheBestIsKept() {
    const Potential truth = randomPotential(8, 2, 1);
    std::vector<Frame> frames = labelledFrames(truth, 12, 2);
    // Without noise there would be no step that trains better and validates worse.
    for (std::size_t i = 0; i < frames.size(); ++i)
        *frames[i].labels.energy += 0.3 * std::sin(7.0 * static_cast<double>(i));
    const std::vector<Frame> held(frames.begin() + 8, frames.end());
    frames.resize(8);
    TrainingOptions options = quickOptions();
    options.starts = 4;
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, held, kSpecies, options).run(recorder);
    double least = std::numeric_limits<double>::infinity();
    for (const IterationSummary& step : recorder.steps) {
        QVERIFY(step.validationObjective.has_value() && step.validation.has_value());
        least = std::min(least, *step.validationObjective);
    }
    QCOMPARE(*summary.best.validationObjective, least);
    // Sums of some thousand terms in another order.
    QVERIFY(std::abs(objectiveOf(held, Evaluator(summary.potential), options) / least - 1) < 1e-6);
}

void TrainerTest::snapshotHoldsThePredictions() {
    std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 17), 10, 18);
    const std::vector<Frame> validation(frames.end() - 2, frames.end());
    frames.resize(8);
    TrainingOptions options = quickOptions();
    options.maxIterations = 3;
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, validation, kSpecies, options).run(recorder);
    QVERIFY(recorder.last);
    QCOMPARE(recorder.last->training.size(), frames.size());
    QCOMPARE(recorder.last->validation.size(), validation.size());
    // RMSE per atom from the snapshot equals what the last iteration reported.
    double sum = 0;
    for (std::size_t i = 0; i < frames.size(); ++i)
        sum += std::pow((recorder.last->training[i].energy - *frames[i].labels.energy) /
                            static_cast<double>(frames[i].atomCount()),
                        2);
    const double rmse = std::sqrt(sum / static_cast<double>(frames.size()));
    QVERIFY(std::abs(rmse - *recorder.steps.back().training.energy) < 1e-9 * (1 + rmse));
    QVERIFY(recorder.steps.back().validation);
}

void TrainerTest::resumedTrainingEndsAtTheSamePotential() {
    std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 21), 14, 22);
    const std::vector<Frame> validation(frames.end() - 3, frames.end());
    frames.resize(11);
    TrainingOptions options = quickOptions();
    options.starts = 3;
    options.tolerance = 0;
    Recorder whole;
    const TrainingSummary expected = Trainer(frames, validation, kSpecies, options).run(whole);
    QVERIFY(whole.checkpoints.size() > 4);
    for (const std::size_t at : {std::size_t(0), whole.checkpoints.size() / 2}) {
        const TrainingCheckpoint from = decodeCheckpoint(encodeCheckpoint(whole.checkpoints[at]));
        Recorder rest;
        const TrainingSummary found =
            Trainer(frames, validation, kSpecies, options).run(rest, &from);
        QVERIFY(found.potential.radialCoefficients == expected.potential.radialCoefficients);
        QVERIFY(found.potential.momentCoefficients == expected.potential.momentCoefficients);
        QVERIFY(found.potential.speciesCoefficients == expected.potential.speciesCoefficients);
        QCOMPARE(found.iterations.size(), expected.iterations.size());
        QCOMPARE(found.best.iteration, expected.best.iteration);
    }
}

void TrainerTest::pausedTrainingEndsAtTheSamePotential() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 21), 11, 22);
    TrainingOptions options = quickOptions();
    options.threads = 3;
    class Pausing : public Recorder {
    public:
        TrainingCommand command() override {
            if (Recorder::command() == TrainingCommand::Continue && asked % 41 != 0)
                return TrainingCommand::Continue;
            return TrainingCommand::Pause;
        }
        void waitWhilePaused() override { ++pauses; }
        int pauses = 0;
    } paused;
    Recorder whole;
    const TrainingSummary expected = Trainer(frames, {}, kSpecies, options).run(whole);
    const TrainingSummary found = Trainer(frames, {}, kSpecies, options).run(paused);
    QVERIFY(paused.pauses > 3);
    QVERIFY(found.potential.radialCoefficients == expected.potential.radialCoefficients);
    QVERIFY(found.potential.momentCoefficients == expected.potential.momentCoefficients);
    QVERIFY(found.potential.speciesCoefficients == expected.potential.speciesCoefficients);
    QCOMPARE(found.iterations.size(), expected.iterations.size());
}

void TrainerTest::resumedTrainingHopsAlike() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(10, 2, 29), 10, 30);
    TrainingOptions options = quickOptions();
    options.tolerance = 0.05;
    options.hops = 5;
    options.maxIterations = 100;
    Recorder whole;
    const TrainingSummary expected = Trainer(frames, {}, kSpecies, options).run(whole);
    const auto first =
        std::find_if(whole.checkpoints.begin(), whole.checkpoints.end(),
                     [](const TrainingCheckpoint& checkpoint) { return checkpoint.hops == 2; });
    QVERIFY(first != whole.checkpoints.end());
    const TrainingCheckpoint from = decodeCheckpoint(encodeCheckpoint(*first));
    Recorder rest;
    const TrainingSummary found = Trainer(frames, {}, kSpecies, options).run(rest, &from);
    QVERIFY(found.potential.radialCoefficients == expected.potential.radialCoefficients);
    QCOMPARE(found.iterations.size(), expected.iterations.size());
    QCOMPARE(rest.checkpoints.back().hops, 5);
}

void TrainerTest::hopsLeadToLowerMinima() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 41), 12, 42);
    TrainingOptions options = quickOptions();
    options.maxIterations = 100;
    int lower = 0;
    for (const std::uint64_t seed : {1, 2, 3}) {
        options.seed = seed;
        options.hops = 0;
        Recorder without, with;
        const double stays = Trainer(frames, {}, kSpecies, options).run(without).best.objective;
        options.hops = 8;
        const double hopped = Trainer(frames, {}, kSpecies, options).run(with).best.objective;
        QVERIFY(hopped <= stays);
        lower += hopped < 0.99 * stays ? 1 : 0;
    }
    // The labels can be met exactly, so that minima are far apart; not all three starts end in the
    // lowest.
    QVERIFY2(lower > 0, qPrintable(QString::number(lower)));
}

void TrainerTest::checkpointOfOtherDataIsRefused() {
    std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 23), 6, 24);
    TrainingOptions options = quickOptions();
    options.maxIterations = 2;
    Recorder recorder;
    Trainer(frames, {}, kSpecies, options).run(recorder);
    const TrainingCheckpoint from = recorder.checkpoints.back();
    *frames[2].labels.energy += 1e-9;
    QVERIFY_EXCEPTION_THROWN(Trainer(frames, {}, kSpecies, options).run(recorder, &from),
                             InputError);
    QVERIFY_EXCEPTION_THROWN(decodeCheckpoint("{\"checkpoint\": 1}"), InputError);
    QVERIFY_EXCEPTION_THROWN(decodeCheckpoint("no"), InputError);
}

void TrainerTest::recomputedRowsGiveTheSamePotential() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(8, 2, 25), 12, 26);
    TrainingOptions options = quickOptions();
    Recorder recorder;
    const TrainingSummary kept = Trainer(frames, {}, kSpecies, options).run(recorder);
    options.memory = 0;
    const TrainingSummary recomputed = Trainer(frames, {}, kSpecies, options).run(recorder);
    QVERIFY(kept.potential.radialCoefficients == recomputed.potential.radialCoefficients);
    QVERIFY(kept.potential.momentCoefficients == recomputed.potential.momentCoefficients);
}

// Threads that stand for processes: each waits for the others in every sum.
class SharedSums {
public:
    explicit SharedSums(int size) : m_barrier(size), m_parts(static_cast<std::size_t>(size)) {}

    class Member : public Reduction {
    public:
        Member(SharedSums& all, int rank) : m_all(all), m_rank(rank) {}
        int rank() const override { return m_rank; }
        int size() const override { return static_cast<int>(m_all.m_parts.size()); }
        void sum(double* values, std::size_t count) const override {
            m_all.m_parts[static_cast<std::size_t>(m_rank)].assign(values, values + count);
            m_all.m_barrier.arrive_and_wait();
            for (std::size_t k = 0; k < count; ++k) {
                values[k] = 0;
                for (const std::vector<double>& part : m_all.m_parts)
                    values[k] += part[k];
            }
            m_all.m_barrier.arrive_and_wait();
        }
        double smallest(double value) const override {
            std::vector<double> all(m_all.m_parts.size(), 0.0);
            all[static_cast<std::size_t>(m_rank)] = value;
            sum(all.data(), all.size());
            return *std::min_element(all.begin(), all.end());
        }

    private:
        SharedSums& m_all;
        int m_rank;
    };

private:
    std::barrier<> m_barrier;
    std::vector<std::vector<double>> m_parts;
};

void TrainerTest::processesShareATraining() {
    std::vector<Frame> frames = labelledFrames(randomPotential(8, 2, 27), 13, 28);
    const std::vector<Frame> validation(frames.end() - 2, frames.end());
    frames.resize(11);
    TrainingOptions options = quickOptions();
    options.maxIterations = 4;
    options.threads = 1;
    Recorder alone;
    const TrainingSummary expected = Trainer(frames, validation, kSpecies, options).run(alone);
    SharedSums sums(3);
    std::vector<std::future<TrainingSummary>> members;
    for (int rank = 0; rank < 3; ++rank)
        members.push_back(std::async(std::launch::async, [&, rank] {
            const SharedSums::Member member(sums, rank);
            Recorder recorder;
            return Trainer(frames, validation, kSpecies, options, member).run(recorder);
        }));
    for (auto& member : members) {
        const TrainingSummary found = member.get();
        QCOMPARE(found.iterations.size(), expected.iterations.size());
        for (std::size_t i = 0; i < found.iterations.size(); ++i) {
            const double objective = expected.iterations[i].objective;
            // Sums in another order: rounding, that four steps do not blow up much.
            QVERIFY(std::abs(found.iterations[i].objective - objective) < 1e-6 * objective);
            QVERIFY(std::abs(*found.iterations[i].validationObjective -
                             *expected.iterations[i].validationObjective) <
                    1e-6 * *expected.iterations[i].validationObjective);
        }
    }
}

void TrainerTest::badInputIsRefused() {
    const std::vector<Frame> frames = labelledFrames(randomPotential(6, 2, 19), 3, 20);
    QVERIFY_EXCEPTION_THROWN(Trainer({}, {}, kSpecies, quickOptions()), InputError);
    QVERIFY_EXCEPTION_THROWN(Trainer(frames, {}, {"Li"}, quickOptions()), InputError);
    QVERIFY_EXCEPTION_THROWN(Trainer(frames, {}, {"Li", "Cl", "Al"}, quickOptions()), InputError);
    TrainingOptions odd = quickOptions();
    odd.level = 7;
    QVERIFY_EXCEPTION_THROWN(Trainer(frames, {}, kSpecies, odd), InputError);
    std::vector<Frame> broken = frames;
    broken[1].positions.row(1) = broken[1].positions.row(0);
    broken[1].positions(1, 0) += 0.2;
    Recorder recorder;
    Trainer trainer(broken, {}, kSpecies, quickOptions());
    try {
        trainer.run(recorder);
        QFAIL("atoms on top of each other were trained on");
    } catch (const InputError& error) {
        QVERIFY2(
            std::string(error.what())
                    .find("training configuration 2: atoms 1 (Li) and 2 (Cl) are 0.200 Å apart") !=
                std::string::npos,
            error.what());
    }
}

void TrainerTest::guidebookLevel8IsBelowMlip() {
    const QString path = QStringLiteral(MTP_SHARED_DATA) + "/guidebook/training.cfg";
    if (!QFileInfo::exists(path))
        QSKIP("the guidebook's training set is not on this machine");
    ReadOptions read;
    read.species = {"Li", "Cl", "Al"};
    const auto frames = readFrames(FormatRegistry::withBuiltinFormats(), path.toStdString(), read);
    TrainingOptions options;
    options.level = 8;
    options.starts = 2;
    options.maxIterations = 15;
    Recorder recorder;
    const TrainingSummary summary = Trainer(frames, {}, read.species, options).run(recorder);
    // MLIP-3 ends at 0.2791 after 1000 steps on this set.
    QVERIFY2(summary.best.objective < 0.2791, qPrintable(QString::number(summary.best.objective)));
}

QTEST_APPLESS_MAIN(TrainerTest)
#include "TrainerTest.moc"
