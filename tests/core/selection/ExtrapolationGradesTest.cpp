#include <QTest>
#include <filesystem>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/mtp/PotentialFile.h"
#include "core/selection/ExtrapolationGrades.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

ConfigurationGrade gradeOf(const Potential& potential, const ActiveSet& set, const Frame& frame) {
    return GradeEvaluator(potential, set).evaluate({&frame, 1}, 1)[0];
}

}  // namespace

class ExtrapolationGradesTest : public QObject {
    Q_OBJECT

private slots:
    void gradesAreThoseOfPlainAlgebra() {
        const ActiveSet set = activeSetFrom(m_potential, someFrames(5, 2));
        const Frame frame = jitteredGrid(3, 6.5, 2, 77);
        const RowMatrix products = denseGradients(m_potential, frame) * set.active.inverse();
        const ConfigurationGrade grade = gradeOf(m_potential, set, frame);
        QCOMPARE(grade.atomGrades.size(), frame.atomCount());
        for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
            const double expected =
                products.row(static_cast<Eigen::Index>(atom)).cwiseAbs().maxCoeff();
            QVERIFY(std::abs(grade.atomGrades[atom] / expected - 1) < 1e-7);
        }
        QCOMPARE(grade.grade, grade.atomGrades[*grade.worstAtom]);
        QVERIFY(grade.grade > 1.001);
    }

    void configurationsAreGradedByTheirEnergy() {
        const std::vector<Frame> frames = someFrames(6, 2);
        const ActiveSet set = activeSetFrom(m_potential, frames, GradeMode::Configuration);
        QCOMPARE(set.filled(), std::size_t(6));
        const Frame frame = jitteredGrid(3, 6.5, 2, 77);
        const Eigen::RowVectorXd gradient =
            denseGradients(m_potential, frame).colwise().sum() / 27.0;
        const double expected = (gradient * set.active.inverse()).cwiseAbs().maxCoeff();
        const ConfigurationGrade grade = gradeOf(m_potential, set, frame);
        QVERIFY(std::abs(grade.grade / expected - 1) < 1e-6);
        QVERIFY(!grade.worstAtom);
        QVERIFY(grade.atomGrades.empty());
    }

    void trainedConfigurationsAreInside() {
        const std::vector<Frame> frames = someFrames(6, 2);
        const ActiveSet set = activeSetFrom(m_potential, frames);
        for (const ConfigurationGrade& grade : GradeEvaluator(m_potential, set).evaluate(frames, 2))
            QVERIFY(grade.grade <= 1.001 + 1e-6);
    }

    void orderTurnAndImagesOfAtomsChangeNothing() {
        const ActiveSet set = activeSetFrom(m_potential, someFrames(5, 2));
        const Frame frame = jitteredGrid(3, 6.6, 2, 42);
        const double expected = gradeOf(m_potential, set, frame).grade;
        Frame other = frame;
        const Eigen::Matrix3d turn =
            Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, 2, 3).normalized()).toRotationMatrix();
        other.cell.vectors = frame.cell.vectors * turn;
        other.positions = frame.positions * turn;
        for (Eigen::Index atom = 0; atom < 27; ++atom) {
            other.types[static_cast<std::size_t>(atom)] =
                frame.types[static_cast<std::size_t>(26 - atom)];
            other.positions.row(atom) =
                frame.positions.row(26 - atom) * turn +
                static_cast<double>(atom % 3 - 1) * other.cell.vectors.row(atom % 2);
        }
        QVERIFY(std::abs(gradeOf(m_potential, set, other).grade / expected - 1) < 1e-8);
    }

    void ghostsAreNeighboursWithoutGrades() {
        const Frame frame = jitteredGrid(3, 6.5, 2, 77);
        const Frame cluster = withGhosts(frame, m_potential.radial.maxDist);
        QVERIFY(ghostCount(cluster) > frame.atomCount());
        for (const GradeMode mode : {GradeMode::Neighbourhood, GradeMode::Configuration}) {
            const ActiveSet set = activeSetFrom(m_potential, someFrames(5, 2), mode);
            const ConfigurationGrade expected = gradeOf(m_potential, set, frame),
                                     found = gradeOf(m_potential, set, cluster);
            // The positions of images are rounded, and the inverse is ill conditioned.
            QVERIFY(std::abs(found.grade / expected.grade - 1) < 1e-6);
            QCOMPARE(found.worstAtom, expected.worstAtom);
            QCOMPARE(found.atomGrades.size(), expected.atomGrades.size());
            for (std::size_t atom = 0; atom < found.atomGrades.size(); ++atom)
                QVERIFY(std::abs(found.atomGrades[atom] / expected.atomGrades[atom] - 1) < 1e-6);
        }
    }

    void frameWithoutAtomsHasNoGrade() {
        const ActiveSet set = activeSetFrom(m_potential, someFrames(2, 2));
        Frame empty;
        empty.species = {"Li", "Cl"};
        empty.positions = Positions(0, 3);
        const ConfigurationGrade grade = gradeOf(m_potential, set, empty);
        QCOMPARE(grade.grade, 0.0);
        QVERIFY(!grade.worstAtom);
    }

    void errorsNameTheConfiguration() {
        const ActiveSet set = activeSetFrom(m_potential, someFrames(2, 2));
        std::vector<Frame> frames = someFrames(2, 2);
        frames[1].positions.row(1) = frames[1].positions.row(0);
        try {
            GradeEvaluator(m_potential, set).evaluate(frames, 1);
            QFAIL("two atoms at one place were graded");
        } catch (const InputError& error) {
            QVERIFY(QString(error.what()).startsWith("configuration 2:"));
        }
    }

    void setOfAnotherPotentialIsRefused() {
        const ActiveSet set = activeSetFrom(m_potential, someFrames(2, 2));
        QVERIFY_THROWS_EXCEPTION(InputError, GradeEvaluator(randomPotential(8, 2, 1), set));
    }

    void gradesOfMlip3AreReproduced() {
        const std::filesystem::path folder = std::filesystem::path(MTP_SHARED_DATA) / "interop";
        if (!std::filesystem::exists(folder))
            QSKIP("the data of others are not beside the source");
        for (const std::string name : {"level06", "level08", "level10", "level16"}) {
            const Potential potential = readPotential(folder / (name + ".almtp"));
            const GradeEvaluator evaluator(potential, *activeSetOf(potential));
            const std::vector<Frame> frames =
                readFrames(FormatRegistry::withBuiltinFormats(), folder / (name + ".grade.cfg"));
            const auto grades = evaluator.evaluate(frames, 0);
            for (std::size_t k = 0; k < frames.size(); ++k) {
                const double expected = std::stod(frames[k].features.at("MV_grade"));
                QVERIFY(std::abs(grades[k].grade / expected - 1) < 1e-6);
            }
        }
    }

private:
    const Potential m_potential = randomPotential(6, 2, 2);
};

QTEST_GUILESS_MAIN(ExtrapolationGradesTest)
#include "ExtrapolationGradesTest.moc"
