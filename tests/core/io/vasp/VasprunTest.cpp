// vasprun.xml made here, with the peculiarities of VASP's versions.
#include "core/io/vasp/Vasprun.h"

#include <fmt/format.h>

#include <QTest>
#include <algorithm>
#include <functional>

#include "core/base/Error.h"
#include "core/base/Units.h"
#include "core/io/bytes/ByteSource.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

std::string header(const std::string& parameters = "") {
    return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<modeling>\n <generator>\n"
           "  <i name=\"version\" type=\"string\">6.3.0  </i>\n </generator>\n <kpoints>\n"
           "  <varray name=\"kpointlist\" >\n   <v> 0.0 0.0 0.0 </v>\n   <v> 0.5 0.0 0.0 </v>\n"
           "  </varray>\n </kpoints>\n <parameters>\n  <i name=\"ENMAX\">    520.0</i>\n"
           "  <i type=\"int\" name=\"NELM\">     3</i>\n  <i type=\"int\" name=\"IBRION\">     "
           "0</i>\n"
           "  <i name=\"POTIM\">      2.0</i>\n" +
           parameters +
           " </parameters>\n <atominfo>\n  <array name=\"atoms\" >\n   <set>\n"
           "    <rc><c>Na</c><c>   1</c></rc>\n    <rc><c>Cl</c><c>   2</c></rc>\n   </set>\n"
           "  </array>\n  <array name=\"atomtypes\" >\n   <set>\n"
           "    <rc><c> 1</c><c>Na</c><c>22.99</c><c>1.0</c><c> PAW_PBE Na 08Apr2002 </c></rc>\n"
           "   </set>\n  </array>\n </atominfo>\n"
           " <structure name=\"initialpos\" >\n </structure>\n";
}

std::string rows(const char* name, const std::vector<std::string>& values) {
    std::string out = fmt::format("  <varray name=\"{}\" >\n", name);
    for (const std::string& value : values)
        out += fmt::format("   <v> {} </v>\n", value);
    return out + "  </varray>\n";
}

struct Calculation {
    int electronicSteps = 2;
    std::string lastEnergies =
        "<i name=\"e_fr_energy\"> -7.0 </i>\n<i name=\"e_0_energy\"> -6.75 </i>";
    std::string energy = "-7.5";
    std::vector<std::string> positions{"0.0 0.0 0.1", "0.5 0.5 0.5"};
    std::vector<std::string> forces{"0.1 0.0 0.2", "-0.1 0.0 -0.2"};
};

std::string text(const Calculation& one) {
    std::string out = " <calculation>\n";
    for (int i = 0; i < one.electronicSteps; ++i)
        out += fmt::format("  <scstep>\n   <energy>\n{}\n   </energy>\n  </scstep>\n",
                           one.lastEnergies);
    out += "  <structure>\n   <crystal>\n" + rows("basis", {"5 0 0", "0 5 0", "0 0 5"}) +
           rows("rec_basis", {"0.2 0 0", "0 0.2 0", "0 0 0.2"}) + "   </crystal>\n" +
           rows("positions", one.positions) + "  </structure>\n";
    if (!one.forces.empty())
        out += rows("forces", one.forces);
    // Not exactly symmetric, as VASP's are.
    out += rows("stress", {"10 1 2", "3 20 4", "2 6 30"});
    // VASP 5 leaves nonsense in the outer e_0_energy.
    return out + fmt::format(
                     "  <energy>\n   <i name=\"e_fr_energy\"> {} </i>\n"
                     "   <i name=\"e_0_energy\"> -0.001 </i>\n   <i name=\"kinetic\"> 0.12 </i>\n"
                     "  </energy>\n </calculation>\n",
                     one.energy);
}

constexpr const char* kPrediction =
    " <structure>\n </structure>\n <varray name=\"forces\" >\n  <v> 9 9 9 </v>\n  <v> 9 9 9 </v>\n"
    " </varray>\n <energy>\n  <i name=\"e_fr_energy\"> -99.0 </i>\n </energy>\n";

}  // namespace

class VasprunTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& content) {
        return vasprunFormat().open(m_input.write("vasprun.xml", content), {});
    }
    static std::string warningsOf(const TrajectoryReader& reader) {
        std::string all;
        for (const std::string& warning : reader.info().warnings)
            all += warning + "\n";
        return all;
    }

private slots:
    void aCalculationIsReadWhole() {
        const auto reader = open(header() + text({}) + text({.energy = "-7.25"}) + "</modeling>\n");
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY2(reader->info().warnings.empty(), warningsOf(*reader).c_str());
        const Frame frame = reader->read(1);
        QCOMPARE(frame.labels.energy.value(), -7.25);
        QCOMPARE(frame.positions(0, 2), 0.5);
        QCOMPARE(frame.labels.forces.value()(1, 2), -0.2);
        QCOMPARE(frame.cell.volume(), 125.0);
        QVERIFY(frame.labels.isConverged.value());
        QCOMPARE(frame.step.value(), 2);
        QCOMPARE(frame.timeFs.value(), 4.0);
        // Two atoms at rest together have three degrees of freedom.
        QCOMPARE(frame.temperature.value(), 2 * 0.12 / (3 * units::kBoltzmann));
    }

    void theStressIsThePressureTimesTheVolume() {
        const Frame frame = open(header() + text({}) + "</modeling>\n")->read(0);
        const Eigen::Matrix3d virial = frame.labels.virial.value();
        const double unit = 125.0 / units::kKilobarPerEvPerA3;
        QCOMPARE(virial(0, 0), 10 * unit);
        QCOMPARE(virial(0, 1), 2 * unit);  // the mean of both triangles
        QCOMPARE(virial(2, 1), 5 * unit);
    }

    void theExtrapolatedEnergyComesFromTheLastElectronicStep() {
        const Frame frame = open(header() + text({}) + "</modeling>\n")->read(0);
        QCOMPARE(frame.labels.energySigma0.value(), -7.25);
        const Calculation overflown{
            .lastEnergies =
                "<i name=\"e_fr_energy\"> ******** </i>\n<i name=\"e_0_energy\"> -1 </i>"};
        const Frame other = open(header() + text(overflown) + "</modeling>\n")->read(0);
        QCOMPARE(other.labels.energy.value(), -7.5);
        QVERIFY(!other.labels.energySigma0);
    }

    void settingsAreTheProvenance() {
        const auto path = m_input.write("vasprun.xml", header() + text({}) + "</modeling>\n");
        const Provenance provenance = *vasprunFormat().open(path, {})->read(0).provenance;
        QCOMPARE(provenance.version, std::string("6.3.0"));
        QCOMPARE(provenance.checksum, checksumOf(path));
        QCOMPARE(provenance.settings.at("functional"), std::string("PBE"));
        QCOMPARE(provenance.settings.at("cutoff_eV"), std::string("520"));
        QCOMPARE(provenance.settings.at("k_mesh"), std::string("2 k-points"));
        QCOMPARE(provenance.settings.at("pseudopotentials"), std::string("PAW_PBE Na 08Apr2002"));
    }

    void theChargeFollowsFromTheElectrons_data() {
        QTest::addColumn<QString>("electrons");
        QTest::addColumn<QString>("charge");
        QTest::newRow("neutral") << "8.00000000"
                                 << "0";
        QTest::newRow("positive") << "7.00000000"
                                  << "1";
        QTest::newRow("negative") << "8.50000000"
                                  << "-0.5";
    }
    void theChargeFollowsFromTheElectrons() {
        QFETCH(QString, electrons);
        QFETCH(QString, charge);
        QString content = QString::fromStdString(
            header("  <i name=\"NELECT\">" + electrons.toStdString() + "</i>\n") + text({}) +
            "</modeling>\n");
        const QString sodium =
            "    <rc><c> 1</c><c>Na</c><c>22.99</c><c>1.0</c><c> PAW_PBE Na 08Apr2002 </c></rc>\n";
        QVERIFY(content.contains(sodium));
        content.replace(sodium, sodium +
                                    "    <rc><c> 1</c><c>Cl</c><c>35.45</c><c>7.0</c><c> "
                                    "PAW_PBE Cl 06Sep2000 </c></rc>\n");
        QCOMPARE(open(content.toStdString())->info().provenance.settings.at("charge"),
                 charge.toStdString());
    }

    // As in the OUTCAR of the same run.
    void hubbardParametersAreSettings() {
        const std::string parameters =
            "  <i type=\"logical\" name=\"LDAU\"> T  </i>\n"
            "  <i type=\"int\" name=\"LDAUTYPE\">     2</i>\n"
            "  <v type=\"int\" name=\"LDAUL\">        2       -1</v>\n"
            "  <v name=\"LDAUU\">      3.90000000      0.00000000</v>\n"
            "  <v name=\"LDAUJ\">      0.00000000      0.00000000</v>\n";
        const auto settings =
            open(header(parameters) + text({}) + "</modeling>\n")->info().provenance.settings;
        QCOMPARE(settings.at("hubbard"), std::string("DFT+U type 2, L 2 -1, U 3.9 0, J 0 0"));
    }

    void elementsAreThoseOfThePseudopotentials_data() {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("mass");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("element");
        QTest::newRow("Zr") << "r "
                            << "91.22"
                            << "PAW_PBE Zr_sv 07Sep2000"
                            << "Zr";
        QTest::newRow("Xe") << "X "
                            << "131.29"
                            << "PAW_PBE Xe 07Sep2000"
                            << "Xe";
        QTest::newRow("another element") << "C "
                                         << "35.45"
                                         << "PAW_PBE Cl 17Jan2003"
                                         << "Cl";
        QTest::newRow("by its mass") << "r "
                                     << "91.22"
                                     << "custom"
                                     << "Zr";
        QTest::newRow("one letter, by its mass") << "C "
                                                 << "35.453"
                                                 << "custom"
                                                 << "Cl";
        QTest::newRow("without a title") << "X "
                                         << "131.294"
                                         << ""
                                         << "Xe";
        QTest::newRow("deuterium") << "H "
                                   << "2.014"
                                   << "PAW_PBE H 15Jun2001"
                                   << "H";
        QTest::newRow("deuterium of a custom title") << "H "
                                                     << "2.014"
                                                     << "custom"
                                                     << "H";
        QTest::newRow("fractional") << "H "
                                    << "1.000"
                                    << "PAW_PBE H1.25 07Sep2000"
                                    << "H";
        QTest::newRow("as it is") << "Cl"
                                  << "35.45"
                                  << "PAW_PBE Cl 17Jan2003"
                                  << "Cl";
        QTest::newRow("not known") << "Xq"
                                   << "500.0"
                                   << "custom"
                                   << "Xq";
    }
    void elementsAreThoseOfThePseudopotentials() {
        QFETCH(QString, label);
        QFETCH(QString, mass);
        QFETCH(QString, title);
        QFETCH(QString, element);
        QString content = QString::fromStdString(header() + text({}) + "</modeling>\n");
        content.replace("<c>Na</c><c>   1</c>", "<c>" + label + "</c><c>   1</c>");
        content.replace("<c>Na</c><c>22.99</c><c>1.0</c><c> PAW_PBE Na 08Apr2002 </c>",
                        "<c>" + label + "</c><c>" + mass + "</c><c>1.0</c><c> " + title + " </c>");
        const auto reader = open(content.toStdString());
        const Frame frame = reader->read(0);
        QCOMPARE(frame.species[0], element.toStdString());
        QCOMPARE(frame.species[static_cast<std::size_t>(frame.types[1])], std::string("Cl"));
        QCOMPARE(reader->info().warnings.empty(), label.trimmed() == element);
    }

    void electronicStepsThatStillChangeTheEnergyAreUnconverged() {
        const std::string tolerance = "  <i name=\"EDIFF\">      0.00010000</i>\n";
        const auto stepsTo = [](double before) {
            std::string one = text({});
            const std::string energy = "<i name=\"e_fr_energy\"> -7.0 </i>";
            return one.replace(one.find(energy), energy.size(),
                               fmt::format("<i name=\"e_fr_energy\"> {:.8f} </i>", before));
        };
        const auto reader = open(header(tolerance) + stepsTo(-6.9998) + stepsTo(-6.9999) +
                                 text({.electronicSteps = 1}) + "</modeling>\n");
        QCOMPARE(reader->read(0).labels.isConverged.value(), false);
        QCOMPARE(reader->read(1).labels.isConverged.value(), true);
        QCOMPARE(reader->read(2).labels.isConverged.value(), true);
    }

    void electronicStepsThatRanOutAreUnconverged() {
        // GW has an NELM of its own, behind the usual one.
        const std::string more =
            "  <separator name=\"GW\" >\n   <i name=\"NELM\"> 1</i>\n  </separator>\n";
        const auto reader =
            open(header(more) + text({.electronicSteps = 3}) + text({}) + "</modeling>\n");
        QCOMPARE(reader->read(0).labels.isConverged.value(), false);
        QCOMPARE(reader->read(1).labels.isConverged.value(), true);
    }

    void framesWithoutForcesKeepTheirEnergy() {
        const Frame frame = open(header() + text({.forces = {}}) + "</modeling>\n")->read(0);
        QVERIFY(frame.labels.energy && !frame.labels.forces);
    }

    void predictionsAreNotTaken() {
        const auto reader =
            open(header() + kPrediction + text({}) + kPrediction + text({}) + "</modeling>\n");
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(0).labels.energy.value(), -7.5);
        // How many steps lie between is not told.
        QVERIFY(!reader->read(1).timeFs);
        QVERIFY(warningsOf(*reader).find("2 steps of the machine-learned") != std::string::npos);
    }

    void damagedCalculationsAreLeftOut_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("said");
        QTest::newRow("stars in a force") << "0.1 0.0 0.2"
                                          << "0.1 **** 0.2"
                                          << "expected a row";
        QTest::newRow("two numbers") << "0.1 0.0 0.2"
                                     << "0.1 0.0"
                                     << "expected a row";
        QTest::newRow("a row too many") << "0.1 0.0 0.2 </v>"
                                        << "0.1 0.0 0.2 </v><v> 1 1 1 </v>"
                                        << "expected 2 rows of forces, found 3";
        QTest::newRow("row missing") << "   <v> 0.1 0.0 0.2 </v>\n"
                                     << ""
                                     << "expected 2 rows of forces, found 1";
        QTest::newRow("no energy") << "<i name=\"e_fr_energy\"> -7.5 </i>"
                                   << ""
                                   << "no final energy";
        QTest::newRow("energy of stars") << "> -7.5 <"
                                         << "> *** <"
                                         << "energy is no number";
        QTest::newRow("flat cell") << "<v> 0 0 5 </v>"
                                   << "<v> 0 5 0 </v>"
                                   << "span no volume";
        QTest::newRow("stress of text") << "10 1 2"
                                        << "10 x 2"
                                        << "expected a row of three numbers";
        QTest::newRow("not nested") << "</structure>"
                                    << "</crystal>"
                                    << "closes what is not open";
    }
    void damagedCalculationsAreLeftOut() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, said);
        const std::string damaged =
            QString::fromStdString(text({})).replace(from, to).toStdString();
        QVERIFY(damaged != text({}));
        const auto reader = open(header() + text({.energy = "-1"}) + damaged +
                                 text({.energy = "-3"}) + "</modeling>\n");
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(1).labels.energy.value(), -3.0);
        QCOMPARE(reader->read(1).step.value(), 3);
        QVERIFY2(warningsOf(*reader).find("step 2: ") != std::string::npos,
                 warningsOf(*reader).c_str());
        QVERIFY2(warningsOf(*reader).find(said.toStdString()) != std::string::npos,
                 warningsOf(*reader).c_str());
    }

    void commentsHoldNothing() {
        const auto reader = open(header() + "<!-- " + text({}) + " -->\n" + text({.energy = "-1"}) +
                                 "</modeling>\n");
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->read(0).labels.energy.value(), -1.0);
    }

    void aCutFileKeepsItsCompleteCalculations() {
        const std::string whole = header() + text({}) + text({}) + "</modeling>\n";
        const auto reader = open(whole.substr(0, whole.size() - 60));
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(warningsOf(*reader).find("ends inside <calculation> 2") != std::string::npos);
    }

    void otherLayoutsAreReadAsWell_data() {
        QTest::addColumn<std::function<std::string(std::string)>>("change");
        using Change = std::function<std::string(std::string)>;
        const auto without = [](std::string text, char gone, const std::string& instead) {
            for (std::size_t at = 0; (at = text.find(gone, at)) != std::string::npos;
                 at += instead.size())
                text.replace(at, 1, instead);
            return text;
        };
        const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
            for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;
                 at += to.size())
                text.replace(at, from.size(), to);
            return text;
        };
        QTest::newRow("one line") << Change([=](auto text) { return without(text, '\n', " "); });
        QTest::newRow("a line for each tag")
            << Change([=](auto text) { return replaced(without(text, '>', ">\n"), "</", "\n</"); });
        QTest::newRow("two rows on a line")
            << Change([=](auto text) { return replaced(text, "</v>\n   <v>", "</v><v>"); });
        QTest::newRow("two items on a line")
            << Change([=](auto text) { return replaced(text, "</i>\n<i", "</i><i"); });
        QTest::newRow("single quotes")
            << Change([=](auto text) { return replaced(text, "name=\"", "name='"); });
        QTest::newRow("comments between rows") << Change(
            [=](auto text) { return replaced(text, "</v>\n", "</v><!-- <v> 1 2 3 </v> -->\n"); });
    }
    void otherLayoutsAreReadAsWell() {
        using Change = std::function<std::string(std::string)>;
        QFETCH(Change, change);
        const std::string usual = header() + text({}) +
                                  text({.energy = "-7.25", .forces = {"0.3 0 0", "-0.3 0 0"}}) +
                                  "</modeling>\n";
        std::string other = change(usual);
        for (std::size_t at = 0; (at = other.find("name='", at)) != std::string::npos; at += 6)
            other[other.find('"', at)] = '\'';
        const auto expected = vasprunFormat().open(m_input.write("usual.xml", usual), {});
        const auto reader = open(other);
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY2(reader->info().warnings.empty(), warningsOf(*reader).c_str());
        for (std::size_t i : {1, 0}) {
            const Frame a = reader->read(i), b = expected->read(i);
            QCOMPARE(a.positions, b.positions);
            QCOMPARE(*a.labels.forces, *b.labels.forces);
            QCOMPARE(*a.labels.virial, *b.labels.virial);
            QCOMPARE(a.labels.energy, b.labels.energy);
            QCOMPARE(a.labels.energySigma0, b.labels.energySigma0);
            QCOMPARE(a.temperature, b.temperature);
            QCOMPARE(a.provenance->settings, b.provenance->settings);
        }
    }

    void aCutFileOfOtherLayoutKeepsItsCompleteCalculations() {
        std::string whole = header() + text({}) + text({});
        std::replace(whole.begin() + static_cast<std::ptrdiff_t>(header().size()), whole.end(),
                     '\n', ' ');
        const auto reader = open(whole.substr(0, whole.size() - 400));
        QCOMPARE(reader->frameCount(), 1u);
        QVERIFY(warningsOf(*reader).find("inside <calculation> 2") != std::string::npos);
    }

    void entitiesAreNoWayAroundTheChecks() {
        std::string text = header() + ::text({.positions = {"&rows;"}}) + "</modeling>\n";
        text.insert(text.find("<modeling>"),
                    "<!DOCTYPE modeling [<!ENTITY rows \"0 0 0</v><v> 1 1 1\">]>\n");
        QVERIFY_EXCEPTION_THROWN(open(text), ParseError);
    }

    void whatIsNoXmlIsRefusedWithItsLine() {
        try {
            open("<modeling>\n <generator>\n </incar>\n");
            QFAIL("was read");
        } catch (const ParseError& error) {
            QCOMPARE(error.line(), 3u);
        }
        QVERIFY_EXCEPTION_THROWN(open(header() + "</modeling>\n"), ParseError);
        QVERIFY_EXCEPTION_THROWN(open("<modeling>\n" + text({})), ParseError);
    }
};

QTEST_APPLESS_MAIN(VasprunTest)
#include "VasprunTest.moc"
