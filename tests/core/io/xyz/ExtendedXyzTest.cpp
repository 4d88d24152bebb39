#include "core/io/bytes/ByteSource.h"
#include "core/io/xyz/ExtendedXyz.h"

#include <QTest>

#include "core/base/Error.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const char* const kSalt =
    "2\nLattice=\"4 0 0 1 5 0 0 0 6\" Properties=species:S:1:pos:R:3:forces:R:3 energy=-3.5 "
    "virial=\"1 2 3 2 4 5 3 5 6\" pbc=\"T T F\" config_type=\"rock salt\" flag\n"
    "Na 0.1 0.2 0.3 1 2 3\nCl 2 2.5 3 -1 -2 -3\n";

}  // namespace

class ExtendedXyzTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& text) {
        return extendedXyzFormat().open(m_input.write("in.xyz", text), {});
    }
    Frame only(const std::string& text) { return open(text)->read(0); }
    // One atom with this comment line.
    Frame withComment(const std::string& comment) { return only("1\n" + comment + "\nLi 0 0 0\n"); }

private slots:
    void aFrameIsReadWhole() {
        const Frame frame = only(kSalt);
        QVERIFY(frame.species == (std::vector<std::string>{"Na", "Cl"}));
        QVERIFY(frame.cell.vectors.row(1) == Eigen::RowVector3d(1, 5, 0));
        QVERIFY(frame.cell.periodic == (std::array<bool, 3>{true, true, false}));
        QCOMPARE(frame.positions(1, 1), 2.5);
        QCOMPARE(frame.labels.forces.value()(0, 2), 3.0);
        QCOMPARE(frame.labels.energy.value(), -3.5);
        QCOMPARE(frame.labels.virial.value()(1, 2), 5.0);
        QVERIFY(frame.features.at("config_type") == "rock salt");
        QVERIFY(frame.features.at("flag") == "T");
    }

    void whatIsWrittenGivesTheSameDoubles() {
        Frame frame = only(kSalt);
        frame.positions /= 3.0;
        frame.velocities = frame.positions / 7.0;
        *frame.labels.forces /= 11.0;
        *frame.labels.virial /= 13.0;
        frame.labels.energy = -1234.5678901234567;
        frame.timeFs = 12.5;
        frame.features["note"] = "a \"quoted\" = [b], 'c'\nnext\\line";
        frame.provenance =
            std::make_shared<Provenance>(Provenance{"VASP", "6.4", "run 1", {{"k_mesh", "1 1 1"}}});
        const auto path = m_input.path("out.extxyz");
        const auto writer = extendedXyzFormat().create(path);
        writer->write(frame);
        writer->close();
        const auto reader = extendedXyzFormat().open(path, {});
        QVERIFY(reader->info().warnings.empty());
        const Frame back = reader->read(0);
        QVERIFY(back.positions == frame.positions && *back.velocities == *frame.velocities);
        QVERIFY(*back.labels.forces == *frame.labels.forces);
        QVERIFY(*back.labels.virial == *frame.labels.virial);
        QVERIFY(back.labels.energy == frame.labels.energy && back.timeFs == frame.timeFs);
        QVERIFY(back.cell.vectors == frame.cell.vectors);
        QVERIFY(back.cell.periodic == frame.cell.periodic);
        QVERIFY(back.features == frame.features);
        QVERIFY(back.provenance->settings == frame.provenance->settings);
        // The labels come from another file: its checksum is not that of this one.
        QVERIFY(back.provenance->checksum.empty());
    }

    void framesCarryTheChecksumOfTheirFile() {
        const auto path = m_input.write("in.xyz", kSalt);
        const auto reader = extendedXyzFormat().open(path, {});
        QCOMPARE(reader->read(0).provenance->checksum, checksumOf(path));
        QCOMPARE(reader->info().provenance.checksum, checksumOf(path));
    }

    void labelsAreKnownByTheirNames() {
        for (const char* name :
             {"energy", "Energy", "ENERGY", "REF_energy", "dft_energy", "free_energy"}) {
            const Frame frame = withComment(std::string(name) + "=-1.5");
            QVERIFY2(frame.labels.energy == -1.5, name);
        }
        QCOMPARE(withComment("energy=1 REF_energy=2").labels.energy.value(), 2.0);
        QVERIFY(withComment("energy=1 MACE_energy=2").features.at("MACE_energy") == "2");
        const Frame both = withComment("energy=1 free_energy=1.25");
        QCOMPARE(both.labels.energy.value(), 1.25);
        QCOMPARE(both.labels.energySigma0.value(), 1.0);
        const Frame forces = only(
            "1\nProperties=species:S:1:pos:R:3:force:R:3:REF_forces:R:3\nLi 0 0 0 1 1 1 2 2 2\n");
        QCOMPARE(forces.labels.forces.value()(0, 0), 2.0);
    }

    void stressIsTensionPositivePerVolume() {
        const std::string lattice = "Lattice=\"2 0 0 0 3 0 0 0 4\" ";
        const Frame six = withComment(lattice + "stress=\"1 2 3 4 5 6\"");
        QCOMPARE(six.labels.virial.value()(0, 0), -24.0);
        QCOMPARE(six.labels.virial.value()(1, 2), -96.0);
        QCOMPARE(six.labels.virial.value()(0, 1), -144.0);
        const Frame nine = withComment(lattice + "REF_stress=\"1 0 0 0 2 0 0 0 3\"");
        QCOMPARE(nine.labels.virial.value()(2, 2), -72.0);
        const Frame both =
            withComment(lattice + "stress=\"1 0 0 0 2 0 0 0 3\" virials=\"7 8 9 0 0 0\"");
        QCOMPARE(both.labels.virial.value()(0, 0), 7.0);
        QVERIFY(!withComment("stress=\"1 2 3 4 5 6\"").labels.virial);  // no volume
    }

    void columnsMayComeInAnyOrder() {
        const Frame frame =
            only("1\nProperties=force:R:3:tag:I:2:pos:R:3:species:S:1\n1 2 3 0 0 4 5 6 Li\n");
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(4, 5, 6));
        QVERIFY(frame.labels.forces->row(0) == Eigen::RowVector3d(1, 2, 3));
        const Frame numbers = only("1\nProperties=Z:I:1:pos:R:3\n17 4 5 6\n");
        QVERIFY(numbers.species[0] == "Cl");
    }

    void valuesMayBeQuotedInManyWays() {
        const Frame frame =
            withComment("a='x y' b={1 2} c=[[1, 0], [0, 1]] d = 5 e=\"q\\\"r\" Time=3.");
        QVERIFY(frame.features.at("a") == "x y");
        QVERIFY(frame.features.at("b") == "1 2");
        QVERIFY(frame.features.at("c") == "[1, 0], [0, 1]");
        QVERIFY(frame.features.at("d") == "5");
        QVERIFY(frame.features.at("e") == "q\"r");
    }

    void plainXyzIsReadWithItsComment() {
        const Frame frame = only("2\nwater's \"part\nO 0 0 0 extra\nH 1 0 0\n");
        QCOMPARE(frame.atomCount(), 2u);
        QVERIFY(!frame.cell.isPeriodic());
        QVERIFY(frame.features.at("comment") == "water's \"part");
    }

    void damageIsNamedAndTheRestKept_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("line");
        QTest::newRow("count too small") << "2\nLattice"
                                         << "1\nLattice" << 4;
        QTest::newRow("count too large") << "2\nLattice"
                                         << "3\nLattice" << 5;
        QTest::newRow("huge count") << "2\nLattice"
                                    << "2000000000\nLattice" << 1;
        QTest::newRow("no atoms") << "2\nLattice"
                                  << "0\nLattice" << 1;
        QTest::newRow("eight cell numbers") << "0 0 6\""
                                            << "0 0\"" << 2;
        QTest::newRow("nan energy") << "-3.5"
                                    << "nan" << 2;
        QTest::newRow("quote not closed") << "0 0 6\""
                                          << "0 0 6" << 2;
        QTest::newRow("short virial") << "3 5 6\""
                                      << "3 5\"" << 2;
        QTest::newRow("bad periodicity") << "T T F"
                                         << "T T" << 2;
        QTest::newRow("periodic without a cell") << "Lattice"
                                                 << "NoLattice" << 2;
        QTest::newRow("no species") << "species:S"
                                    << "kind:S" << 2;
        QTest::newRow("no positions") << "pos:R"
                                      << "place:R" << 2;
        QTest::newRow("bad properties") << "forces:R:3"
                                        << "forces:R" << 2;
        QTest::newRow("wide properties") << "forces:R:3"
                                         << "forces:R:99999999999" << 2;
        QTest::newRow("overflow") << "-1 -2 -3"
                                  << "-1 ****** -3" << 4;
        QTest::newRow("missing column") << "-1 -2 -3"
                                        << "-1 -2" << 4;
        QTest::newRow("additional column") << "-1 -2 -3"
                                           << "-1 -2 -3 -4" << 4;
    }
    void damageIsNamedAndTheRestKept() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, line);
        QString damaged = kSalt;
        QVERIFY(damaged.contains(from));
        damaged.replace(damaged.indexOf(from), from.size(), to);
        const auto reader = open(damaged.toStdString() + kSalt + kSalt);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->info().warnings.size(), 1u);
        const std::string place = "in.xyz:" + std::to_string(line) + ": frame 1: ";
        QVERIFY2(reader->info().warnings[0].find(place) != std::string::npos,
                 reader->info().warnings[0].c_str());
        QVERIFY_EXCEPTION_THROWN(open(damaged.toStdString()), ParseError);
    }

    void linesWithoutACountBeforeThemAreRefusedOrNamed() {
        QVERIFY_EXCEPTION_THROWN(open(std::string("# two\n") + kSalt), ParseError);
        const auto reader = open(std::string(kSalt) + "Lattice=\"1 0 0\"\nNa 0 0 0\n" + kSalt);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->info().warnings.size(), 1u);
    }

    void aCutFileGivesWhatIsComplete() {
        const std::string text = kSalt;
        for (std::size_t cut :
             {text.size() / 2, text.size() - 10, std::size_t{2}, std::size_t{1}}) {
            const auto reader = open(text + text.substr(0, cut));
            QCOMPARE(reader->frameCount(), 1u);
            QCOMPARE(reader->info().warnings.size(), 1u);
        }
    }

    void unnamedTypesCannotBeWritten() {
        Frame frame = only(kSalt);
        frame.species = {"", ""};
        const auto writer = extendedXyzFormat().create(m_input.path("out.xyz"));
        QVERIFY_EXCEPTION_THROWN(writer->write(frame), InputError);
    }
};

QTEST_APPLESS_MAIN(ExtendedXyzTest)
#include "ExtendedXyzTest.moc"
