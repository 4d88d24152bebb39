#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/mtp/PotentialFile.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

QString messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class PotentialFileTest : public QObject {
    Q_OBJECT

private slots:
    void writtenPotentialReadsBackTheSame();
    void untrainedPotentialReadsBack();
    void bothScalingsAreMultiplied();
    void errorsNameLineAndField_data();
    void errorsNameLineAndField();
    void numbersThatAreNotFiniteAreNotWritten();
    void selectionStateIsKept();
    void energiesEqualThoseOfMlip_data();
    void energiesEqualThoseOfMlip();
    void damagedFilesOfTheCorpusAreRefused();
};

void PotentialFileTest::writtenPotentialReadsBackTheSame() {
    QTemporaryDir folder;
    const auto path = folder.filePath("p.almtp").toStdString();
    const Potential potential = randomPotential(12, 3, 1);
    writePotential(path, potential);
    const Potential back = readPotential(path);
    QCOMPARE(back.species, potential.species);
    QVERIFY(back.basis.products == potential.basis.products);
    QVERIFY(back.basis.basics == potential.basis.basics);
    QVERIFY(back.basis.scalars == potential.basis.scalars);
    const Frame frame = jitteredGrid(2, 5.5, 3, 2);
    const double energy = evaluateReference(potential, frame).energy;
    // 16 digits of each coefficient.
    QVERIFY(std::abs(evaluateReference(back, frame).energy - energy) < 1e-13 * std::abs(energy));
}

void PotentialFileTest::untrainedPotentialReadsBack() {
    const Potential potential =
        makePotential(8, {"Li", "Cl"}, {.minDist = 1.5, .maxDist = 5, .size = 8});
    const Potential back = parsePotential(formatPotential(potential), "text");
    QVERIFY(!back.isTrained());
    QCOMPARE(back.species, potential.species);
}

void PotentialFileTest::bothScalingsAreMultiplied() {
    std::string text = formatPotential(randomPotential(6, 1, 3));
    text.replace(text.find("species_count"), 0, "scaling = 2.0\n");
    text.replace(text.find("\tmin_dist"), 0, "\tscaling = 0.25\n");
    QCOMPARE(parsePotential(text, "text").radial.scaling, 0.5);
}

void PotentialFileTest::errorsNameLineAndField_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("no potential") << "MTP\n"
                                  << "POT\n"
                                  << "text:1: ";
    QTest::newRow("version") << "1.1.0"
                             << "2.0.0"
                             << "text:2: version";
    QTest::newRow("species") << "species_count = 1"
                             << "species_count = x"
                             << "species_count";
    QTest::newRow("basis") << "RBChebyshev"
                           << "RBBessel"
                           << "RBBessel is not known";
    QTest::newRow("huge") << "alpha_moments_count = "
                          << "alpha_moments_count = 9"
                          << "alpha_moments_count";
    QTest::newRow("mapping") << "alpha_moment_mapping = {0"
                             << "alpha_moment_mapping = {777"
                             << "alpha_moment_mapping";
    QTest::newRow("mapping of a fraction") << "alpha_moment_mapping = {0"
                                           << "alpha_moment_mapping = {0.5"
                                           << "alpha_moment_mapping";
    QTest::newRow("endless cutoff") << "max_dist = "
                                    << "max_dist = 99"
                                    << "is beyond 100";
    QTest::newRow("radial functions") << "radial_funcs_count = 2"
                                      << "radial_funcs_count = 1"
                                      << "expected the name of a field";
    QTest::newRow("not a number") << "species_coeffs = {-1"
                                  << "species_coeffs = {nan"
                                  << "species_coeffs";
}

void PotentialFileTest::errorsNameLineAndField() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, said);
    QString text = QString::fromStdString(formatPotential(randomPotential(6, 1, 4)));
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    if (from.startsWith("alpha_moments"))
        text.replace("alpha_moments_count = 9", "alpha_moments_count = 2000000000");
    const QString message = messageOf([&] { parsePotential(text.toStdString(), "text"); });
    QVERIFY2(message.startsWith("text:") && message.contains(said), qPrintable(message));
}

void PotentialFileTest::numbersThatAreNotFiniteAreNotWritten() {
    Potential potential = randomPotential(6, 1, 5);
    potential.momentCoefficients[0] = std::numeric_limits<double>::quiet_NaN();
    QTemporaryDir folder;
    const auto path = folder.filePath("p.mtp").toStdString();
    QVERIFY_EXCEPTION_THROWN(writePotential(path, potential), InputError);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PotentialFileTest::selectionStateIsKept() {
    Potential potential = randomPotential(6, 1, 6);
    potential.selectionState = std::string("#MVS_v1.1\nenergy_weight 1\n#\0\1\2\xFF", 31);
    QCOMPARE(parsePotential(formatPotential(potential), "text").selectionState,
             potential.selectionState);
}

void PotentialFileTest::energiesEqualThoseOfMlip_data() {
    QTest::addColumn<QString>("level");
    for (const char* level : {"06", "08", "10", "16"})
        QTest::newRow(level) << QString(level);
}

void PotentialFileTest::energiesEqualThoseOfMlip() {
    QFETCH(QString, level);
    const QString folder = QStringLiteral(MTP_SHARED_DATA) + "/interop/level" + level;
    if (!QFileInfo::exists(folder + ".almtp"))
        QSKIP("MLIP-3's own numbers (interop) are not on this machine");
    const Evaluator evaluator(readPotential((folder + ".almtp").toStdString()));
    const auto frames =
        readFrames(FormatRegistry::withBuiltinFormats(), (folder + ".efs.cfg").toStdString());
    QCOMPARE(frames.size(), std::size_t(6));
    for (const Frame& frame : frames) {
        const Prediction prediction = evaluator.evaluate(frame);
        // Half of the last digit that is printed: 12 decimals, 6 and 5; and rounding.
        QVERIFY(std::abs(prediction.energy - *frame.labels.energy) < 1e-11);
        QVERIFY((prediction.forces - *frame.labels.forces).cwiseAbs().maxCoeff() < 5.1e-7);
        QVERIFY((prediction.virial - *frame.labels.virial).cwiseAbs().maxCoeff() < 5.1e-6);
    }
}

void PotentialFileTest::damagedFilesOfTheCorpusAreRefused() {
    QDirIterator files(QStringLiteral(MTP_SHARED_DATA) + "/corpus/bad", {"mtp.*"});
    if (!files.hasNext())
        QSKIP("the corpus of damaged files is not on this machine");
    while (files.hasNext()) {
        const QString path = files.next();
        const QString message = messageOf([&] { readPotential(path.toStdString()); });
        QVERIFY2(message.contains(QRegularExpression(":\\d+: alpha_")), qPrintable(path + message));
    }
}

QTEST_APPLESS_MAIN(PotentialFileTest)
#include "PotentialFileTest.moc"
