// Potentials written by MLIP give MLIP's energies, forces and virials. Data of others: skipped
// where they are absent.
#include <QTest>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/PotentialFile.h"

using namespace mtp;

namespace {

const std::filesystem::path kData = MTP_SHARED_DATA;

std::vector<Frame> framesOf(const std::filesystem::path& path) {
    return readFrames(FormatRegistry::withBuiltinFormats(), path);
}

// MLIP prints energies with 12 decimals, forces with 6 and virials with 5; half a last digit, and
// the rounding of sums of some hundred terms for the energy.
constexpr double kEnergyDigits = 5e-12, kForceDigits = 0.6e-6, kVirialDigits = 0.6e-5;

}  // namespace

class InteropTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!std::filesystem::exists(kData / "interop"))
            QSKIP("the data of others are not beside the source");
    }

    void levelsOfMlip3AreReproduced_data() {
        QTest::addColumn<QString>("level");
        for (const char* level : {"06", "08", "10", "16"})
            QTest::newRow(level) << QString(level);
    }

    void levelsOfMlip3AreReproduced() {
        QFETCH(QString, level);
        const std::filesystem::path stem = kData / "interop" / ("level" + level.toStdString());
        const Potential potential = readPotential(stem.string() + ".almtp");
        QVERIFY(!potential.selectionState.empty());
        const Evaluator evaluator(potential);
        for (const Frame& frame : framesOf(stem.string() + ".efs.cfg")) {
            compare(evaluateReference(potential, frame), frame);
            compare(evaluator.evaluate(frame), frame);
        }
    }

    void corpusOfPotentialsIsReproduced_data() {
        QTest::addColumn<QString>("path");
        for (const auto& entry : std::filesystem::directory_iterator(kData / "corpus/expected_mtp"))
            QTest::newRow(entry.path().stem().string().c_str())
                << QString::fromStdString(entry.path().string());
    }

    void corpusOfPotentialsIsReproduced() {
        QFETCH(QString, path);
        std::ifstream file(path.toStdString());
        const auto expected = nlohmann::json::parse(file);
        const auto potentialPath = kData / "corpus" / expected["potential"].get<std::string>();
        const Evaluator evaluator(readPotential(potentialPath));
        const auto frames = framesOf(potentialPath.parent_path() /
                                     expected["evaluated_configurations"].get<std::string>());
        const auto& energies = expected["mlip3"]["energies"];
        QCOMPARE(frames.size(), energies.size());
        const char* names[6] = {"xx", "yy", "zz", "yz", "xz", "xy"};
        const int rows[6] = {0, 1, 2, 1, 0, 0}, columns[6] = {0, 1, 2, 2, 2, 1};
        for (std::size_t k = 0; k < frames.size(); ++k) {
            const Prediction prediction = evaluator.evaluate(frames[k]);
            QVERIFY(std::abs(prediction.energy - energies[k].get<double>()) < kEnergyDigits);
            for (int c = 0; c < 6; ++c)
                QVERIFY(std::abs(prediction.virial(rows[c], columns[c]) -
                                 expected["mlip3"]["plusstress"][k][names[c]].get<double>()) <
                        kVirialDigits);
            if (k > 0)
                continue;
            const auto& forces = expected["mlip3"]["forces_of_first_configuration"];
            for (std::size_t i = 0; i < forces.size(); ++i)
                for (int a = 0; a < 3; ++a)
                    QVERIFY(std::abs(prediction.forces(static_cast<Eigen::Index>(i), a) -
                                     forces[i][a].get<double>()) < kForceDigits);
        }
    }

    void damagedPotentialsAreRefusedByLineAndField_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("place");
        QTest::newRow("cut short") << "mtp.trunc.mtp"
                                   << ":22: alpha_index_times";
        QTest::newRow("huge count") << "mtp.huge_moments.mtp"
                                    << ":18: alpha_moments_count";
    }

    void damagedPotentialsAreRefusedByLineAndField() {
        QFETCH(QString, name);
        QFETCH(QString, place);
        try {
            readPotential(kData / "corpus/bad" / name.toStdString());
        } catch (const ParseError& error) {
            QVERIFY2(QString(error.what()).contains(place), error.what());
            return;
        }
        QFAIL("the file was taken");
    }

private:
    static void compare(const Prediction& ours, const Frame& theirs) {
        QVERIFY(std::abs(ours.energy - *theirs.labels.energy) < kEnergyDigits);
        QVERIFY((ours.forces - *theirs.labels.forces).cwiseAbs().maxCoeff() < kForceDigits);
        QVERIFY((ours.virial - *theirs.labels.virial).cwiseAbs().maxCoeff() < kVirialDigits);
    }
};

QTEST_GUILESS_MAIN(InteropTest)
#include "InteropTest.moc"
