// INCAR tags and the names of the field.
#include "core/io/vasp/VaspSettings.h"

#include <QTest>

using namespace mtp;

using Tags = std::vector<std::pair<const char*, const char*>>;

class VaspSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void functionalAndDispersion_data() {
        QTest::addColumn<int>("row");
        for (int i = 0; i < static_cast<int>(kCases.size()); ++i)
            QTest::newRow(kCases[static_cast<std::size_t>(i)].functional) << i;
    }
    void functionalAndDispersion() {
        QFETCH(int, row);
        const Case& one = kCases[static_cast<std::size_t>(row)];
        VaspSettings settings;
        settings.setPotcarFunctional("PE");
        for (const auto& [tag, value] : one.tags)
            settings.set(tag, value);
        QCOMPARE(settings.standard().at("functional"), std::string(one.functional));
        QCOMPARE(settings.standard().at("dispersion"), std::string(one.dispersion));
    }

    // "R2SCAN" is how VASP spells it; others have names of their own that are the common ones.
    void theCommonNameStandsBesideVaspsOwn() {
        VaspSettings settings;
        settings.set("METAGGA", "R2SCAN");
        QCOMPARE(settings.standard().at("functional"), std::string("R2SCAN"));
        QCOMPARE(settings.standard().at("functional_name"), std::string("r2SCAN"));
        settings.set("METAGGA", "SCAN");
        QVERIFY(!settings.standard().contains("functional_name"));
    }

    void whatIsNotKnownIsNotSaid() {
        QVERIFY(VaspSettings().standard().empty());
        QVERIFY(!VaspSettings().timeStep());
        QVERIFY(!VaspSettings().mostElectronicSteps());
        QCOMPARE(VaspSettings().outputStride(), 1);
    }

    // As OUTCAR, vasprun.xml, vaspout.h5 and INCAR write them.
    void whatDecidesOnTheAccuracyIsTheSameTextFromEveryFile() {
        const Tags spellings[] = {{{"PREC", "accura"},
                                   {"EDIFF", "0.2E-05"},
                                   {"LREAL", "T"},
                                   {"LASPH", "T"},
                                   {"ISYM", "0"}},
                                  {{"PREC", "Accurate"},
                                   {"EDIFF", "0.00000160"},
                                   {"LREAL", "Auto"},
                                   {"LASPH", "T"},
                                   {"ISYM", "0"}},
                                  {{"PREC", "a"},
                                   {"EDIFF", "1.6e-06"},
                                   {"LREAL", "1"},
                                   {"LASPH", ".TRUE."},
                                   {"ISYM", "0"}}};
        for (const Tags& tags : spellings) {
            VaspSettings settings;
            for (const auto& [tag, value] : tags)
                settings.set(tag, value);
            const auto standard = settings.standard();
            QCOMPARE(standard.at("precision"), std::string("accurate"));
            QCOMPARE(standard.at("ediff_eV"), std::string("2e-06"));
            QCOMPARE(standard.at("projection"), std::string("real space"));
            QCOMPARE(standard.at("aspherical"), std::string("yes"));
            QCOMPARE(standard.at("symmetry"), std::string("ISYM 0"));
        }
        VaspSettings other;
        for (const auto& [tag, value] :
             Tags{{"PREC", "Normal"}, {"LREAL", ".FALSE."}, {"LASPH", "F"}})
            other.set(tag, value);
        QCOMPARE(other.standard().at("precision"), std::string("normal"));
        QCOMPARE(other.standard().at("projection"), std::string("reciprocal space"));
        QCOMPARE(other.standard().at("aspherical"), std::string("no"));
        QVERIFY(!other.standard().contains("ediff_eV") && !other.standard().contains("symmetry"));
    }

    void potimIsATimeInMolecularDynamicsOnly() {
        VaspSettings settings;
        settings.set("POTIM", "2.0000");
        settings.set("IBRION", "2");
        QVERIFY(!settings.timeStep());
        settings.set("IBRION", "0");
        QCOMPARE(settings.timeStep().value(), 2.0);
    }

    void elementsComeFromThePseudopotentials() {
        VaspSettings settings;
        settings.addPseudopotential("PAW_PBE Li_sv   10Sep2004 ");
        settings.addPseudopotential("US Ag");
        QVERIFY(settings.elements() == (std::vector<std::string>{"Li", "Ag"}));
        QCOMPARE(settings.standard().at("pseudopotentials"),
                 std::string("PAW_PBE Li_sv 10Sep2004, US Ag"));
    }

private:
    struct Case {
        Tags tags;
        const char* functional;
        const char* dispersion;
    };
    // VASP wiki: "GGA", "Hybrid functionals: formalism", "Nonlocal vdW-DF functionals", "IVDW".
    const std::vector<Case> kCases{
        {{{"GGA", "--"}}, "PBE", "none"},
        {{{"GGA", "PS"}}, "PBEsol", "none"},
        {{{"GGA", "RP"}, {"IVDW", "11"}}, "RPBE", "D3(zero)"},
        {{{"GGA", "BO"}, {"LUSE_VDW", ".TRUE."}, {"PARAM1", "0.1833333333"}},
         "optB88-vdW",
         "vdW-DF"},
        {{{"GGA", "MK"}, {"LUSE_VDW", "T"}}, "optB86b-vdW", "vdW-DF"},
        {{{"GGA", "RE"}, {"LUSE_VDW", "T"}}, "vdW-DF", "vdW-DF"},
        {{{"GGA", "ML"}, {"LUSE_VDW", "T"}, {"Zab_VDW", "-1.8867"}}, "vdW-DF2", "vdW-DF2"},
        {{{"GGA", "MK"}, {"LUSE_VDW", "T"}, {"Zab_VDW", "-1.8867"}, {"PARAM2", "0.711357"}},
         "rev-vdW-DF2",
         "vdW-DF2"},
        {{{"METAGGA", "SCAN"}, {"LUSE_VDW", "T"}}, "SCAN", "rVV10"},
        {{{"METAGGA", "F"}, {"IVDW", "0"}}, "PBE", "none"},
        {{{"LHFCALC", "T"}, {"HFSCREEN", "0.2"}}, "HSE06", "none"},
        {{{"LHFCALC", "T"}, {"HFSCREEN", "0.0000"}, {"AEXX", "0.2500"}}, "PBE0", "none"},
        {{{"LHFCALC", "T"}, {"AEXX", "0.5"}}, "PBE hybrid (AEXX 0.5, HFSCREEN 0)", "none"},
    };
};

QTEST_APPLESS_MAIN(VaspSettingsTest)
#include "VaspSettingsTest.moc"
