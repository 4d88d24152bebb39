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
    void atomicNumbersAsTypesNameTheSpecies();
    void trainedRangeIsKept();
    void rangeThatDoesNotFitIsRefused();
    void speciesCountMayBeMissing();
    void potentialsOfTheFieldAreRead();
    void levelsAreKnownByTheirBasis();
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

// The text with other names of the types in its pairs, from 0-0 on.
static std::string withTypes(std::string text, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < names.size(); ++j) {
            const std::string pair = "\t\t" + std::to_string(i) + "-" + std::to_string(j) + "\n";
            text.replace(text.find(pair), pair.size(), "\t\t" + names[i] + "-" + names[j] + "\n");
        }
    return text;
}

void PotentialFileTest::atomicNumbersAsTypesNameTheSpecies() {
    Potential potential = randomPotential(6, 2, 7);
    potential.species.clear();
    const std::string text = withTypes(formatPotential(potential), {"17", "3"});
    const Potential back = parsePotential(text, "text");
    // In the order of the file, to which the coefficients of the species belong.
    QCOMPARE(back.species, (std::vector<std::string>{"Cl", "Li"}));
    QCOMPARE(back.radialCoefficients.size(), potential.radialCoefficients.size());
    QVERIFY(std::abs(back.radialCoefficients[3] - potential.radialCoefficients[3]) < 1e-15);
    const QString message = messageOf([&] {
        parsePotential(withTypes(formatPotential(potential), {"200", "3"}), "text");
    });
    QVERIFY2(message.contains("200"), qPrintable(message));
    potential.species = {"Na", "Li"};
    QVERIFY(messageOf([&] {
                parsePotential(withTypes(formatPotential(potential), {"17", "3"}), "text");
            }).contains("potential_tag names Na"));
}

void PotentialFileTest::trainedRangeIsKept() {
    Potential potential = randomPotential(6, 2, 7);
    potential.species = {"Li", "Cl"};
    potential.trained = TrainedRange{{2.5, 1.96, 0}, 8.25, {{1.33, 3.99}}};  // Cl-Cl never met
    QCOMPARE(pairIndex(1, 0, 2), std::size_t{1});
    QCOMPARE(pairIndex(1, 1, 2), std::size_t{2});
    const std::string text = formatPotential(potential);
    QVERIFY(text.find("potential_tag = species:Li,Cl shortest:0-0=2.5,0-1=1.96 force:8.25 "
                      "density:1.33,3.99\n") != std::string::npos);
    const Potential back = parsePotential(text, "text");
    QCOMPARE(back.species, potential.species);
    QCOMPARE(back.trained, potential.trained);
    potential.trained.reset();
    QVERIFY(!parsePotential(formatPotential(potential), "text").trained);
}

void PotentialFileTest::rangeThatDoesNotFitIsRefused() {
    Potential potential = randomPotential(6, 2, 7);
    potential.species = {"Li", "Cl"};
    const std::string text = formatPotential(potential);
    for (const std::string word : {"shortest:0-2=1.9", "shortest:0-1", "shortest:0-1=-2",
                                   "force:big", "density:1.3", "density:4,1"}) {
        std::string damaged = text;
        damaged.replace(damaged.find("species:Li,Cl"), 13, "species:Li,Cl " + word);
        QVERIFY(messageOf([&] { parsePotential(damaged, "text"); }).contains(word.c_str()));
    }
}

void PotentialFileTest::speciesCountMayBeMissing() {
    Potential potential = randomPotential(6, 2, 8);
    std::string text = formatPotential(potential);
    text.erase(text.find("species_count"), std::string("species_count = 2\n").size());
    QCOMPARE(parsePotential(text, "text").speciesCount, 2);
    QCOMPARE(parsePotential(text, "text").radialCoefficients.size(),
             potential.radialCoefficients.size());
    // A pair that is missing or there twice is damage all the same.
    const std::size_t pair = text.find("\t\t1-0\n");
    text.replace(pair, 6, "\t\t0-0\n");
    QVERIFY(messageOf([&] { parsePotential(text, "text"); }).contains("occurs twice"));
}

void PotentialFileTest::potentialsOfTheFieldAreRead() {
    const QString folder = QStringLiteral(MTP_SHARED_DATA) + "/field/mtp/";
    if (!QFileInfo::exists(folder))
        QSKIP("the files of the field are not on this machine");
    const Potential potential = readPotential((folder + "absolute_types.almtp").toStdString());
    QCOMPARE(potential.species, (std::vector<std::string>{"Li", "Cl"}));
    const auto frames = readFrames(FormatRegistry::withBuiltinFormats(),
                                   (folder + "absolute_types.cfg").toStdString());
    QVERIFY(!frames.empty());
    const Evaluator evaluator(potential);
    for (const Frame& frame : frames) {
        QCOMPARE(frame.species, potential.species);
        // It was trained on these: within 10 meV/atom (8 atoms) where swapped species are eV off.
        QVERIFY(std::abs(evaluator.evaluate(frame).energy - *frame.labels.energy) < 0.08);
    }
    for (const char* name : {"own_new.almtp", "mlip3-extract__MTP_templates_08.almtp"}) {
        const std::string path = (folder + name).toStdString();
        QVERIFY(!readPotential(path).isTrained());
        QCOMPARE(levelOf(readPotential(path).basis), std::optional(8));
        const QString message = messageOf([&] { readTrainedPotential(path); });
        QVERIFY2(message.contains(name) && message.contains("not trained"), qPrintable(message));
    }
}

void PotentialFileTest::levelsAreKnownByTheirBasis() {
    for (const int level : {2, 4, 6, 8, 10, 16})
        QCOMPARE(levelOf(makeBasis(level)), std::optional(level));
    MomentBasis other = makeBasis(8);
    other.scalars.pop_back();
    QVERIFY(!levelOf(other));
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
