// What the outputs of pw.x tell of how they were made, in the words of its versions.
#include <QTest>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/io/quantum_espresso/QuantumEspressoFunctional.h"
#include "core/labelling/Matching.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const std::string kStart = "     Program PWSCF v.6.7 starts on  1Jan2024 at 12: 0: 0\n";

const std::string kHead =
    "     lattice parameter (alat)  =      10.0000  a.u.\n"
    "     number of atoms/cell      =            1\n"
    "     Exchange-correlation= PBE\n"
    "                           (   1   4   3   4   0   0   0)\n"
    "     crystal axes: (cart. coord. in units of alat)\n"
    "               a(1) = (   1.000000   0.000000   0.000000 )\n"
    "               a(2) = (   0.000000   1.000000   0.000000 )\n"
    "               a(3) = (   0.000000   0.000000   1.000000 )\n";

const std::string kRest =
    "     site n.     atom                  positions (alat units)\n"
    "         1           Li  tau(   1) = (   0.0000000   0.0000000   0.0000000  )\n"
    "     number of k points=     4\n"
    "!    total energy              =     -20.00000000 Ry\n"
    "     ewald contribution        =     -35.87244982 Ry\n";

const std::string kEnd = "   JOB DONE.\n";

}  // namespace

class QuantumEspressoSettingsTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::shared_ptr<const Provenance> originOf(const std::string& text) {
        return FormatRegistry::withBuiltinFormats()
            .open(m_input.write("pw.out", text))
            ->read(0)
            .provenance;
    }

private slots:
    void aCorrectionForDispersionIsPartOfTheSettings_data() {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("term");
        QTest::addColumn<QString>("expected");
        const QString none;
        QTest::newRow("none") << none << none << "none";
        QTest::newRow("D2") << "     Parameters for Dispersion (Grimme-D2) Correction:\n"
                            << "     Dispersion Correction     =      -0.03997490 Ry\n"
                            << "D2";
        QTest::newRow("D2 of version 5") << "     Parameters for Dispersion Correction:\n"
                                         << none << "D2";
        QTest::newRow("D2 by its term")
            << none << "     Dispersion Correction     =      -0.03997490 Ry\n"
            << "D2";
        QTest::newRow("D3") << "     Parameters for DFT-D3 Dispersion Correction:\n"
                            << "     DFT-D3 Dispersion         =      -0.02692854 Ry\n"
                            << "D3";
        QTest::newRow("D3 by its term")
            << none << "     DFT-D3 Dispersion         =      -0.02692854 Ry\n"
            << "D3";
        QTest::newRow("D3 of version 7") << "     DFT-D3 Dispersion Correction (3-body terms):\n"
                                         << none << "D3";
        QTest::newRow("D3 of pairs") << "     DFT-D3 Dispersion Correction (no 3-body):\n"
                                     << "     DFT-D3 Dispersion         =      -0.02692854 Ry\n"
                                     << "D3 without three-body terms";
        QTest::newRow("TS") << "   TS-vdW initialization\n"
                            << "     Dispersion T-S Correction =      -0.04110649 Ry\n"
                            << "TS";
        QTest::newRow("TS of version 7") << "   TS-vdW initialization\n"
                                         << "     Dispersion Correction     =      -0.04110649 Ry\n"
                                         << "TS";
        QTest::newRow("MBD")
            << "   TS-vdW initialization\n     mbdlib: K-point grid set to   4  4  4\n"
            << "     Dispersion Correction     =      -0.02940984 Ry\n"
            << "MBD";
        QTest::newRow("XDM") << none << "     Dispersion XDM Correction =      -0.03716278 Ry\n"
                             << "XDM";
    }
    void aCorrectionForDispersionIsPartOfTheSettings() {
        QFETCH(QString, header);
        QFETCH(QString, term);
        QFETCH(QString, expected);
        // Some versions print it before all else, others behind.
        for (const std::string& text :
             {kStart + header.toStdString() + kHead + kRest + term.toStdString() + kEnd,
              kStart + kHead + header.toStdString() + kRest + term.toStdString() + kEnd}) {
            const auto origin = originOf(text);
            QCOMPARE(origin->settings.at("dispersion"), expected.toStdString());
            const auto plain = originOf(kStart + kHead + kRest + kEnd);
            QCOMPARE(conflictingSettings({origin, plain}).empty(), expected == "none");
        }
    }

    void aFunctionalHasOneName_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("indices");
        QTest::addColumn<QString>("name");
        QTest::newRow("short") << "PBE"
                               << "   1   4   3   4   0   0   0"
                               << "PBE";
        QTest::newRow("parts") << "SLA  PW   PBE  PBE"
                               << " 1  4  3  4 0 0"
                               << "PBE";
        QTest::newRow("old parts") << "SLA  PW   PBX  PBC"
                                   << "1434"
                                   << "PBE";
        QTest::newRow("dashes") << "SLA-PW-PBX-PBC"
                                << "1 4 3 4 0 0 0"
                                << "PBE";
        QTest::newRow("plus") << "SLA+PW+PBX+PBC"
                              << ""
                              << "PBE";
        QTest::newRow("dashes alone") << "SLA-PW-PBX-PBC"
                                      << ""
                                      << "PBE";
        QTest::newRow("parts alone") << "SLA PW PBE PBE"
                                     << ""
                                     << "PBE";
        QTest::newRow("libxc") << "XC-000I-000I-101L-130L"
                               << ""
                               << "PBE";
        QTest::newRow("PBEsol") << "SLA PW PSX PSC"
                                << ""
                                << "PBEsol";
        QTest::newRow("PBESOL") << "PBESOL"
                                << ""
                                << "PBEsol";
        QTest::newRow("LDA") << "SLA  PZ   NOGX NOGC"
                             << "1100"
                             << "LDA";
        QTest::newRow("PZ") << "PZ"
                            << ""
                            << "LDA";
        QTest::newRow("optB88") << "VDW-DF-OBK8"
                                << "1 4 23 0 1 0 0"
                                << "optB88-vdW";
        QTest::newRow("optB88 by parts") << "SLA+PW+OBK8+VDW1"
                                         << ""
                                         << "optB88-vdW";
        QTest::newRow("its name alone") << "VDW-DF-OBK8"
                                        << ""
                                        << "optB88-vdW";
        QTest::newRow("another") << "M06L"
                                 << "0 0 0 0 0 2"
                                 << "M06L";
    }
    void aFunctionalHasOneName() {
        QFETCH(QString, text);
        QFETCH(QString, indices);
        QFETCH(QString, name);
        QCOMPARE(qeFunctional(text.toStdString(), indices.toStdString()).name, name.toStdString());
    }

    void aNonlocalFunctionalIsADispersionCorrection() {
        QCOMPARE(qeFunctional("VDW-DF-OBK8", "1 4 23 0 1 0 0").dispersion, std::string("vdW-DF"));
        QCOMPARE(qeFunctional("VDW-DF2", "").dispersion, std::string("vdW-DF2"));
        QCOMPARE(qeFunctional("PBE", "1 4 3 4 0 0").dispersion, std::string());
    }

    void hubbardParametersAreSettings_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("version 7")
            << "     Hubbard parameters of DFT+U (Dudarev formulation) in eV:\n"
               "     U(Fe-3d)  =  %1\n\n";
        QTest::newRow("version 6")
            << "     Simplified LDA+U calculation (l_max = 2) with parameters (eV):\n"
               "     atomic species    L          U    alpha       J0     beta\n"
               "        Fe1            2     %1   0.0000   0.0000   0.0000\n\n";
        QTest::newRow("version 4") << " LDA+U parameters:\n U( 1)     =  %1\n alpha( 1) =  0.0\n"
                                      " atom    1   Tr[ns(na)]=   6.9989\n";
    }
    void hubbardParametersAreSettings() {
        QFETCH(QString, text);
        const auto with = [&](const char* value) {
            return originOf(kStart + kHead + text.arg(value).toStdString() + kRest + kEnd);
        };
        const auto four = with("4.3000"), five = with("5.0000");
        QVERIFY(four->settings.at("hubbard").find("4.3000") != std::string::npos);
        QVERIFY(four->settings.at("hubbard").find("Tr[ns") == std::string::npos);
        QVERIFY(conflictingSettings({four, four}).empty());
        QCOMPARE(conflictingSettings({four, five}).size(), 1u);
        QCOMPARE(conflictingSettings({four, originOf(kStart + kHead + kRest + kEnd)}).size(), 1u);
    }
};

QTEST_APPLESS_MAIN(QuantumEspressoSettingsTest)
#include "QuantumEspressoSettingsTest.moc"
