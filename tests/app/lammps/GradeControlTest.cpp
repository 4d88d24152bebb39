// Extrapolation grades in a run of LAMMPS against those of frames afterwards.
#include "core/io/FormatRegistry.h"
#include "core/selection/ExtrapolationGrades.h"
#include "tests/app/lammps/LammpsRun.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

Potential gradedPotential(GradeMode mode = GradeMode::Neighbourhood) {
    Potential potential = randomPotential(6, 3, 7);
    potential.selectionState = formatActiveSet(activeSetFrom(potential, someFrames(4, 3), mode));
    return potential;
}

QByteArray styleWith(const QByteArray& words) {
    return "pair_style mtp " + words + "\npair_coeff * * model/potential.mtp Li Cl Al\n";
}

const QByteArray kPrintGrade =
    "compute closest all pair mtp\n"
    "variable grade equal c_closest[7]\n"
    "thermo_style custom step pe v_grade\n"
    "thermo_modify format float %.16g\n";

}  // namespace

class GradeControlTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_run = std::make_unique<LammpsRun>(); }

    void gradesAreThoseOfTheFrames_data() {
        QTest::addColumn<int>("ranks");
        QTest::newRow("1 rank") << 1;
        QTest::newRow("2 ranks") << 2;
    }

    void gradesAreThoseOfTheFrames() {
        QFETCH(int, ranks);
        MTP_REQUIRE_LAMMPS(ranks);
        const Potential potential = gradedPotential();
        m_run->writePotential(potential);
        const Frame frame = jitteredGrid(4, 10, 3, 5);
        m_run->writeData(frame);
        const Outcome outcome =
            runDeck(styleWith("grade 2 save 0.5 saved.lammpstrj"),
                    "velocity all create 300 1\nfix move all nve\nthermo 2\nrun 4\n", ranks);
        QVERIFY2(outcome.status == 0, outcome.all());
        std::vector<Thermo> rows = thermoOf(outcome.out);
        QCOMPARE(rows.size(), std::size_t(3));
        const std::vector<Frame> saved = readFrames(FormatRegistry::withBuiltinFormats(),
                                                    m_run->path("saved.lammpstrj").toStdString());
        QCOMPARE(saved.size(), std::size_t(3));
        std::vector<Frame> ordered;
        for (const Frame& one : saved)
            ordered.push_back(withSpeciesOrder(one, potential.species));
        const GradeEvaluator evaluator(potential, *activeSetOf(potential));
        const auto grades = evaluator.evaluate(ordered, 1);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            QCOMPARE(*saved[k].step, static_cast<std::int64_t>(2 * k));
            QVERIFY(std::abs(rows[k]["v_grade"] / grades[k].grade - 1) < 1e-8);
        }
        // The first frame is the start.
        const auto start = evaluator.evaluate({&frame, 1}, 1);
        QVERIFY(std::abs(rows[0]["v_grade"] / start[0].grade - 1) < 1e-8);
        // The last column is the grade of an atom.
        double ofFirstAtom = 0;
        for (const QByteArray& line : m_run->read("saved.lammpstrj").split('\n'))
            if (line.startsWith("1 1 Li") && ofFirstAtom == 0)
                ofFirstAtom = line.simplified().split(' ').last().toDouble();
        QVERIFY(std::abs(ofFirstAtom / start[0].atomGrades[0] - 1) < 1e-5);
    }

    void runEndsBeyondTheThreshold() {
        MTP_REQUIRE_LAMMPS(1);
        m_run->writePotential(gradedPotential());
        m_run->writeData(jitteredGrid(4, 8, 3, 5));
        const Outcome outcome =
            runDeck(styleWith("grade 1 save 5 beyond.lammpstrj stop 1.5"), "run 4\n");
        QVERIFY(outcome.status != 0);
        const QByteArray all = outcome.all();
        QVERIFY2(all.contains("step 0: atom ") && all.contains("more than 1.5") &&
                     all.contains("beyond.lammpstrj"),
                 all);
        QCOMPARE(readFrames(FormatRegistry::withBuiltinFormats(),
                            m_run->path("beyond.lammpstrj").toStdString())
                     .size(),
                 std::size_t(1));
    }

    // A deck goes on from the step with which its last stage ended.
    void frameOfAStepIsKeptOnce() {
        MTP_REQUIRE_LAMMPS(1);
        m_run->writePotential(gradedPotential());
        m_run->writeData(jitteredGrid(4, 10, 3, 5));
        const Outcome outcome =
            runDeck(styleWith("grade 2 save 0.001 saved.lammpstrj"),
                    "variable highest equal c_closest[8]\n"
                    "thermo_style custom step v_grade v_highest\n"
                    "velocity all create 900 1\nfix move all nve\nthermo 2\nrun 2\nrun 4\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        const std::vector<Frame> saved = readFrames(FormatRegistry::withBuiltinFormats(),
                                                    m_run->path("saved.lammpstrj").toStdString());
        std::vector<std::int64_t> steps;
        for (const Frame& frame : saved)
            steps.push_back(*frame.step);
        QCOMPARE(steps, (std::vector<std::int64_t>{0, 2, 4, 6}));
        double highest = 0;
        for (std::map<QByteArray, double> row : thermoOf(outcome.out)) {
            highest = std::max(highest, row["v_grade"]);
            QCOMPARE(row["v_highest"], highest);
        }
    }

    void wordsAndPotentialsThatDoNotFitAreNamed_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("kind");  // of active set; 0: none
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("number") << QByteArray("grade often") << 1 << QByteArray("expected:");
        QTest::newRow("word") << QByteArray("grade 1 keep 2") << 1 << QByteArray("\"keep\"");
        QTest::newRow("file") << QByteArray("grade 1 save 2") << 1 << QByteArray("\"save\"");
        QTest::newRow("grade") << QByteArray("grade 1 stop never") << 1
                               << QByteArray("is no grade");
        QTest::newRow("no set") << QByteArray("grade 1") << 0 << QByteArray("no active set");
        QTest::newRow("configurations")
            << QByteArray("grade 1") << 2 << QByteArray("grades configurations, not atoms");
        QTest::newRow("folder") << QByteArray("grade 1 save 0.1 nowhere/x.lammpstrj") << 1
                                << QByteArray("cannot be written");
    }

    void wordsAndPotentialsThatDoNotFitAreNamed() {
        MTP_REQUIRE_LAMMPS(1);
        QFETCH(QByteArray, words);
        QFETCH(int, kind);
        QFETCH(QByteArray, message);
        m_run->writePotential(kind == 0   ? randomPotential(6, 3, 7)
                              : kind == 1 ? gradedPotential()
                                          : gradedPotential(GradeMode::Configuration));
        m_run->writeData(jitteredGrid(4, 10, 3, 5));
        const Outcome outcome = runDeck(styleWith(words), "run 0\n");
        QVERIFY(outcome.status != 0);
        QVERIFY2(outcome.all().contains(message), outcome.all());
    }

    void energiesStayAsTheyAre() {
        MTP_REQUIRE_LAMMPS(1);
        m_run->writePotential(gradedPotential());
        m_run->writeData(jitteredGrid(4, 10, 3, 5));
        const QByteArray end =
            "thermo_style custom step pe\nthermo_modify format float %.16g\nrun 0\n";
        const auto energy = [&](const QByteArray& words) {
            const Outcome outcome =
                m_run->run(Way::Native, m_run->system() + styleWith(words) + m_run->lists() + end);
            return thermoOf(outcome.out).at(0)["PotEng"];
        };
        QCOMPARE(energy("grade 1"), energy(""));
    }

private:
    Outcome runDeck(const QByteArray& style, const QByteArray& end, int ranks = 1) const {
        return m_run->run(Way::Native, m_run->system() + style + m_run->lists() + kPrintGrade + end,
                          ranks);
    }

    std::unique_ptr<LammpsRun> m_run;
};

QTEST_GUILESS_MAIN(GradeControlTest)
#include "GradeControlTest.moc"
