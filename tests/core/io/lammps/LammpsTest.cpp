#include <QTest>
#include <array>
#include <filesystem>

#include "core/base/Error.h"
#include "core/base/Parse.h"
#include "core/base/Units.h"
#include "core/io/FormatRegistry.h"
#include "core/io/lammps/LammpsUnits.h"
#include "core/io/lammps/ParallelDumpPositions.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

std::string dumpFrame(const std::string& box, const std::string& columns, const std::string& rows,
                      int step = 0, int atoms = 2) {
    return "ITEM: TIMESTEP\n" + std::to_string(step) + "\nITEM: NUMBER OF ATOMS\n" +
           std::to_string(atoms) + "\nITEM: BOX BOUNDS " + box + "\nITEM: ATOMS " + columns + "\n" +
           rows;
}

constexpr const char* kBox = "pp pp pp\n-1 3\n0 5\n0 6";

const std::string kData =
    "LAMMPS data file via write_data, version 2 Aug 2023, timestep = 40, units = metal\n\n"
    "3 atoms\n2 atom types\n\n0 4 xlo xhi\n0 5 ylo yhi\n0 6 zlo zhi\n\nMasses\n\n"
    "1 6.94 # Li\n2 35.5\n\nAtoms # charge\n\n"
    "3 2 -1 0.5 0.5 0.5\n1 1 1 1 2 3\n2 2 -1 3 2 1 # here\n\nVelocities\n\n"
    "2 2 0 0\n1 1 0 0\n3 3 0 0\n";

}  // namespace

class LammpsTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;
    FormatRegistry m_registry = FormatRegistry::withBuiltinFormats();

    std::unique_ptr<TrajectoryReader> open(const std::string& text, const char* name = "in.txt",
                                           std::vector<std::string> species = {}) {
        return m_registry.open(m_input.write(name, text), {std::move(species), nullptr});
    }
    std::string replaced(std::string text, const std::string& from, const std::string& to) {
        return text.replace(text.find(from), from.size(), to);
    }

private slots:
    void coordinatesOfEveryKindAreTheSame_data() {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("rows");
        QTest::newRow("plain") << "id type x y z"
                               << "2 1 0 1 2\n1 2 1 2.5 3\n";
        QTest::newRow("unwrapped") << "id type xu yu zu"
                                   << "2 1 0 1 2\n1 2 1 2.5 3\n";
        QTest::newRow("other order") << "z q y x type id"
                                     << "2 0.1 1 0 1 2\n3 0.1 2.5 1 2 1\n";
        // As they are in the file; who follows atoms unwraps them (LammpsDumpPositions).
        QTest::newRow("plain with image counts") << "id type x y z ix iy iz"
                                                 << "2 1 0 1 2 -1 0 2\n1 2 1 2.5 3 0 0 0\n";
        QTest::newRow("unwrapped with image counts") << "id type xu yu zu ix iy iz"
                                                     << "2 1 0 1 2 5 5 5\n1 2 1 2.5 3 0 0 0\n";
        // x = -1 + 4 s, y = 5 s, z = 6 s
        QTest::newRow("scaled") << "id type xs ys zs"
                                << "2 1 0.25 0.2 0.33333333333333333\n1 2 0.5 0.5 0.5\n";
        QTest::newRow("scaled unwrapped") << "id type xsu ysu zsu"
                                          << "2 1 0.25 0.2 0.33333333333333333\n1 2 0.5 0.5 0.5\n";
        QTest::newRow("both") << "id type xs ys zs xu yu zu"
                              << "2 1 9 9 9 0 1 2\n1 2 9 9 9 1 2.5 3\n";
    }
    void coordinatesOfEveryKindAreTheSame() {
        QFETCH(QString, columns);
        QFETCH(QString, rows);
        const auto reader = open(dumpFrame(kBox, columns.toStdString(), rows.toStdString(), 7));
        QVERIFY(reader->info().warnings.empty());
        const Frame frame = reader->read(0);
        QCOMPARE(*frame.step, std::int64_t(7));
        Positions wanted(2, 3);
        wanted << 1, 2.5, 3, 0, 1, 2;
        // Sums and products of a few digits: one rounding each.
        QVERIFY((frame.positions - wanted).cwiseAbs().maxCoeff() < 1e-15);
        QCOMPARE(frame.types, (std::vector<int>{1, 0}));
        QVERIFY(!isNamed(frame) && frame.species.size() == 2);
        QVERIFY(frame.cell.vectors.diagonal() == Eigen::Vector3d(4, 5, 6));
    }

    void aTiltedBoxIsFoundInItsBounds() {
        // lo = 0, tilt (1, -0.5, 0.25): bounds as the manual of LAMMPS gives them.
        const auto reader = open(dumpFrame("xy xz yz pp ff ss\n-0.5 5 1\n0 5.25 -0.5\n0 6 0.25",
                                           "id x y z", "1 0 0 0\n2 1 1 1\n"));
        const Frame frame = reader->read(0);
        Eigen::Matrix3d wanted;
        wanted << 4, 0, 0, 1, 5, 0, -0.5, 0.25, 6;
        QVERIFY(frame.cell.vectors == wanted);
        QVERIFY(frame.cell.periodic == (std::array<bool, 3>{true, false, false}));
    }

    void aTurnedBoxIsTakenAsItIs() {
        const auto reader = open(dumpFrame("abc origin pp pp pp\n0 4 0 1\n5 0 0 2\n0 0 6 3",
                                           "id xs ys zs", "1 0 0 0\n2 0.5 0 0\n"));
        const Frame frame = reader->read(0);
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(1, 2, 3));
        QVERIFY(frame.positions.row(1) == Eigen::RowVector3d(1, 4, 3));
    }

    void onlyTheFileOrTheUserNamesTypes() {
        const std::string rows = "1 1 Cl 0 0 0\n2 2 Li 1 1 1\n";
        const Frame named = open(dumpFrame(kBox, "id type element x y z", rows))->read(0);
        QCOMPARE(named.species, (std::vector<std::string>{"Cl", "Li"}));
        const std::string numbered = dumpFrame(kBox, "id type x y z", "1 1 0 0 0\n2 2 1 1 1\n");
        QCOMPARE(open(numbered, "a", {"Cl", "Li"})->read(0).species,
                 (std::vector<std::string>{"Cl", "Li"}));
        QVERIFY_EXCEPTION_THROWN(open(numbered, "b", {"Cl"}), InputError);
    }

    // What the index knows is not read again: the file may be gone.
    void headsComeFromTheIndex() {
        constexpr int kAtoms = 12000;  // more than the buffer of a file holds
        std::string rows = "2 1 1 1 1 0 0 0 0 0 0\n1 3 0 0 0 0 0 0 0 0 0\n";
        for (int id = 3; id <= kAtoms; ++id)
            rows += std::to_string(id) + " 2 0.5 0.25 0.125 0 0 0 0 0 0\n";
        const auto text = [&](int step) {
            return "ITEM: TIMESTEP\n" + std::to_string(step) +
                   "\nITEM: TIME\n2.5\nITEM: NUMBER OF ATOMS\n" + std::to_string(kAtoms) +
                   "\nITEM: BOX BOUNDS xy xz yz pp pp ff\n0 5 1\n0 4 0\n0 6 0\n"
                   "ITEM: ATOMS id type x y z vx vy vz fx fy fz\n" +
                   rows;
        };
        const std::string path =
            m_input.write("heads.dump", "ITEM: UNITS\nelectron\n" + text(5) + text(7));
        const auto reader = m_registry.open(path);
        std::vector<Frame> frames{reader->read(0), reader->read(1)};
        std::filesystem::resize_file(path, 0);
        QVERIFY_EXCEPTION_THROWN(reader->read(0), Error);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const Frame head = reader->head(i), wanted = withoutAtoms(frames[i]);
            QVERIFY(head.types.empty() && head.positions.rows() == 0 && !head.velocities);
            QVERIFY(!head.labels.forces && head.labels.isPredicted);
            QVERIFY(head.cell.vectors == wanted.cell.vectors);
            QVERIFY(head.cell.periodic == wanted.cell.periodic);
            QCOMPARE(head.species, wanted.species);
            QCOMPARE(*head.step, *wanted.step);
            QCOMPARE(*head.timeFs, *wanted.timeFs);
            QCOMPARE(head.provenance->checksum, wanted.provenance->checksum);
        }
    }

    void unitsAreConverted() {
        const std::string frame = dumpFrame(kBox, "id x y z vx vy vz fx fy fz",
                                            "1 1 0 0 2 0 0 3 0 0\n2 0 0 0 0 0 0 0 0 0\n");
        const Frame metal = open("ITEM: UNITS\nmetal\nITEM: TIME\n0.5\n" + frame)->read(0);
        QVERIFY(metal.timeFs == 500.0 && (*metal.velocities)(0, 0) == 0.002);
        QVERIFY((*metal.labels.forces)(0, 0) == 3 && metal.labels.isPredicted);
        const Frame real = open("ITEM: UNITS\nreal\n" + frame)->read(0);
        QVERIFY((*real.velocities)(0, 0) == 2);
        // kcal/mol in eV, CODATA 2018: 4184 J/mol.
        QVERIFY(std::abs((*real.labels.forces)(0, 0) - 3 * 0.0433641042) < 1e-9);
        const Frame electron = open("ITEM: UNITS\nelectron\n" + frame)->read(0);
        QVERIFY(electron.positions(0, 0) == units::kBohr);
        const auto lj = open("ITEM: UNITS\nlj\n" + frame);
        QCOMPARE(lj->info().warnings.size(), 1u);
        QVERIFY(!lj->read(0).labels.forces && !lj->read(0).velocities);
        // Not named: metal is taken and said.
        QVERIFY(open(frame)->info().warnings.front().find("metal") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(open("ITEM: UNITS\nfurlong\n" + frame + frame), ParseError);
    }

    // A frame is the same whichever was read before it.
    void unitsAreThoseOfTheFirstFrame() {
        const std::string frame =
            dumpFrame(kBox, "id x y z fx fy fz", "1 1 0 0 3 0 0\n2 0 0 0 0 0 0\n");
        const auto again = open("ITEM: UNITS\nreal\n" + frame + "ITEM: UNITS\nreal\n" + frame);
        QCOMPARE(again->frameCount(), 2u);
        QVERIFY((*again->read(1).labels.forces)(0, 0) < 0.2);
        const auto other = open("ITEM: UNITS\nreal\n" + frame + "ITEM: UNITS\nmetal\n" + frame);
        QCOMPARE(other->frameCount(), 1u);
        QVERIFY(other->info().warnings.front().find("from real to metal") != std::string::npos);
        const auto late = open(frame + "ITEM: UNITS\nreal\n" + frame);
        QCOMPARE(late->frameCount(), 1u);
        QVERIFY((*late->read(0).labels.forces)(0, 0) == 3);
    }

    void damageOfADumpIsNamedAndTheRestKept_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("place");
        QTest::newRow("id twice") << "2 1 0.5"
                                  << "1 1 0.5"
                                  << ":11: frame 1: the id 1 occurs twice";
        QTest::newRow("nan") << "0.5 0.5"
                             << "0.5 nan"
                             << ":11: frame 1: atom 2";
        QTest::newRow("stars") << "0.5 0.5"
                               << "0.5 ****"
                               << ":11: frame 1";
        QTest::newRow("short row") << "0.5 0.5 0.5"
                                   << "0.5 0.5"
                                   << ":11: frame 1";
        QTest::newRow("long row") << "0.5 0.5 0.5"
                                  << "0.5 0.5 0.5 1"
                                  << ":11: frame 1";
        QTest::newRow("type zero") << "1 1 0 0"
                                   << "1 0 0 0"
                                   << ":10: frame 1";
        QTest::newRow("huge type") << "1 1 0 0"
                                   << "1 99999999999 0 0"
                                   << ":10: frame 1";
        QTest::newRow("huge count") << "ATOMS\n2"
                                    << "ATOMS\n2000000000"
                                    << ":4: frame 1";
        QTest::newRow("negative count") << "ATOMS\n2"
                                        << "ATOMS\n-2"
                                        << ":4: frame 1";
        QTest::newRow("more atoms") << "ATOMS\n2"
                                    << "ATOMS\n3"
                                    << ":12: frame 1";
        QTest::newRow("fewer atoms") << "ATOMS\n2"
                                     << "ATOMS\n1"
                                     << ":11: frame 2";
        QTest::newRow("inverted box") << "-1 3"
                                      << "3 -1"
                                      << ":6: frame 1";
        QTest::newRow("short box") << "-1 3"
                                   << "-1"
                                   << ":6: frame 1";
        QTest::newRow("text in the box") << "-1 3"
                                         << "-1 O"
                                         << ":6: frame 1";
        QTest::newRow("no coordinates") << "id type x y z"
                                        << "id type x y q"
                                        << ":9: frame 1";
        QTest::newRow("unknown item") << "ITEM: BOX"
                                      << "ITEM: FOX"
                                      << ":5: frame 1";
    }
    void damageOfADumpIsNamedAndTheRestKept() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, place);
        const std::string sound = dumpFrame(kBox, "id type x y z", "1 1 0 0 0\n2 1 0.5 0.5 0.5\n");
        const std::string damaged = replaced(sound, from.toStdString(), to.toStdString());
        const auto reader = open(damaged + sound + sound);
        QVERIFY(!reader->info().warnings.empty());
        const std::string& warning = reader->info().warnings.front();
        QVERIFY2(warning.find("in.txt" + place.toStdString()) != std::string::npos,
                 warning.c_str());
        for (std::size_t i = 0; i < reader->frameCount(); ++i)
            validate(reader->read(i));
        QVERIFY(reader->frameCount() >= 2);
    }

    void aDataFileIsReadInTheOrderOfIds() {
        const auto reader = open(kData);
        const Frame frame = reader->read(0);
        QCOMPARE(reader->info().format, std::string("lammps-data"));
        QCOMPARE(frame.types, (std::vector<int>{0, 1, 1}));
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(1, 2, 3));
        QVERIFY(frame.positions.row(2) == Eigen::RowVector3d(0.5, 0.5, 0.5));
        QCOMPARE(*frame.step, std::int64_t(40));
        QVERIFY((*frame.velocities)(2, 0) == 0.003);
        QVERIFY(!isNamed(frame));
        QCOMPARE(reader->info().speciesHints, (std::vector<std::string>{"Li", "Cl"}));
    }

    void typeLabelsNameTheTypes() {
        std::string text = replaced(kData, "Masses", "Atom Type Labels\n\n1 Li\n2 Cl\n\nMasses");
        text = replaced(text, "3 2 -1 0.5", "3 Cl -1 0.5");
        const Frame frame = open(text)->read(0);
        QCOMPARE(frame.species, (std::vector<std::string>{"Li", "Cl"}));
        QCOMPARE(frame.types, (std::vector<int>{0, 1, 1}));
    }

    void labelsOfOneElementBecomeOneSpeciesAndSaySo() {
        const auto reader =
            open(replaced(kData, "Masses", "Atom Type Labels\n\n1 Fe1\n2 Fe2\n\nMasses"));
        const Frame frame = reader->read(0);
        QCOMPARE(frame.species, (std::vector<std::string>{"Fe"}));
        QCOMPARE(frame.types, (std::vector<int>{0, 0, 0}));
        QVERIFY(!reader->info().warnings.empty());
        QVERIFY(reader->info().warnings[0].find("Fe1 and Fe2 are taken as one species, Fe") !=
                std::string::npos);
    }

    // A section of type labels stops LAMMPS versions before 2022, Debian 12's among them.
    void writtenDataFilesNameTheirTypesWithoutASection() {
        Frame frame = open(kData)->read(0);
        for (const std::vector<std::string>& names :
             {std::vector<std::string>{"Li", "Cl"}, {"Qq", "W2"}}) {
            frame.species = names;
            const auto path = m_input.path("out.data");
            const auto writer = m_registry.create(path);
            writer->write(frame);
            writer->close();
            std::ifstream file(path);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            QVERIFY(text.find("Type Labels") == std::string::npos);
            QCOMPARE(text.find("# Cl") != std::string::npos, names[1] == "Cl");
            const Frame back = m_registry.open(path)->read(0);
            QCOMPARE(back.species, names);
            QCOMPARE(back.types, frame.types);
        }
    }

    void atomStylesAreFoundByTheirColumns_data() {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("row");
        QTest::newRow("atomic") << ""
                                << "%1 %2 1 2 3";
        QTest::newRow("atomic, images") << ""
                                        << "%1 %2 1 2 3 0 0 -1";
        QTest::newRow("charge") << ""
                                << "%1 %2 -0.5 1 2 3";
        QTest::newRow("charge of zero") << ""
                                        << "%1 %2 0 1 2 3";
        QTest::newRow("molecular") << ""
                                   << "%1 7 %2 1 2 3 0 0 0";
        QTest::newRow("full") << ""
                              << "%1 7 %2 -0.5 1 2 3";
        QTest::newRow("sphere") << ""
                                << "%1 %2 1.5 1.0 1 2 3";
        QTest::newRow("named molecular") << " # molecular"
                                         << "%1 1 %2 1 2 3";
        QTest::newRow("named charge") << " # charge"
                                      << "%1 %2 1 1 2 3";
        QTest::newRow("dipole") << " # dipole"
                                << "%1 %2 0 1 2 3 0 0 0";
    }
    void atomStylesAreFoundByTheirColumns() {
        QFETCH(QString, style);
        QFETCH(QString, row);
        const std::string text =
            "title\n2 atoms\n2 atom types\n0 4 xlo xhi\n0 5 ylo yhi\n"
            "0 6 zlo zhi\n1 -0.5 0.25 xy xz yz\n\nAtoms" +
            style.toStdString() + "\n\n" + row.arg(1).arg(2).toStdString() + "\n" +
            row.arg(2).arg(1).toStdString() + "\n";
        const Frame frame = open(text)->read(0);
        QCOMPARE(frame.types, (std::vector<int>{1, 0}));
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(1, 2, 3));
        QVERIFY(frame.cell.vectors(2, 1) == 0.25);
    }

    void whatIsNotSureInADataFileIsRefused_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("style not said, charge or molecular")
            << "Atoms # charge\n\n3 2 -1 0.5 0.5 0.5"
               "\n1 1 1 1 2 3\n2 2 -1 3 2 1 # here"
            << "Atoms\n\n3 2 1 0.5 0.5 0.5\n"
               "1 1 1 1 2 3\n2 2 2 3 2 1";
        QTest::newRow("other style") << "# charge"
                                     << "# full";
        QTest::newRow("type beyond") << "1 1 1 1 2 3"
                                     << "1 3 1 1 2 3";
        QTest::newRow("id twice") << "1 1 1 1 2 3"
                                  << "3 1 1 1 2 3";
        QTest::newRow("nan") << "1 1 1 1 2 3"
                             << "1 1 1 1 nan 3";
        QTest::newRow("inverted box") << "0 4 xlo"
                                      << "4 0 xlo";
        QTest::newRow("huge count") << "3 atoms"
                                    << "3000000000 atoms";
        QTest::newRow("more atoms") << "3 atoms"
                                    << "4 atoms";
        QTest::newRow("hybrid of few columns") << "# charge\n\n3 2 -1 0.5 0.5 0.5"
                                               << "# hybrid\n\n3 2 -1";
    }
    void whatIsNotSureInADataFileIsRefused() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const std::string text = replaced(kData, from.toStdString(), to.toStdString());
        QVERIFY_EXCEPTION_THROWN(open(text), ParseError);
    }

    void writtenDataAreReadBack() {
        Frame frame = open(kData, "in.txt", {"Li", "Cl"})->read(0);
        frame.labels.energy = -1;
        const auto path = m_input.path("out.data");
        const auto writer = m_registry.create(path);
        writer->write(frame);
        QVERIFY_EXCEPTION_THROWN(writer->write(frame), InputError);
        writer->close();
        const auto notes = writer->notes();
        QVERIFY(std::find(notes.begin(), notes.end(), "energies (1 frame)") != notes.end());
        const Frame again = m_registry.open(path)->read(0);
        QVERIFY(again.positions == frame.positions && again.cell.vectors == frame.cell.vectors);
        QVERIFY(again.species == frame.species && again.types == frame.types);
        // Multiplied and divided by a thousand: one rounding.
        QVERIFY((*again.velocities - *frame.velocities).cwiseAbs().maxCoeff() < 1e-18);
    }

    // LAMMPS wants a along x: all distances stay as they are.
    void aTurnedCellIsWrittenAsLammpsWantsIt() {
        Frame frame = open(kData, "in.txt", {"Li", "Cl"})->read(0);
        frame.cell.vectors << 1, 4, 0.5, 5, 0, 1, 0.3, 0.2, -6;  // left-handed
        frame.velocities.reset();
        const auto path = m_input.path("turned.data");
        writeFrames(m_registry, path, {frame});
        const Frame again = m_registry.open(path)->read(0);
        QVERIFY(std::abs(again.cell.volume() - frame.cell.volume()) < 1e-12 * frame.cell.volume());
        for (Eigen::Index i = 1; i < 3; ++i) {
            const double was = (frame.positions.row(i) - frame.positions.row(0)).norm();
            const double is = (again.positions.row(i) - again.positions.row(0)).norm();
            QVERIFY(std::abs(was - is) < 1e-13);  // a dozen roundings of numbers below 10
        }
        QVERIFY(again.cell.vectors(0, 1) == 0 && again.cell.vectors(1, 2) == 0);
    }

    void massesHintAtElements() {
        QCOMPARE(elementHintOfMass(35.5), std::string_view("Cl"));
        QCOMPARE(elementHintOfMass(1.0), std::string_view("H"));
        QCOMPARE(elementHintOfMass(200000), std::string_view(""));
    }

    // Rows as LAMMPS writes them are read in a quick way, all others in a strict one: each number
    // is that of parseDouble(). The text is longer than what is held of it at a time.
    void everyFormOfARowGivesItsNumbers() {
        constexpr int kRows = 20000;
        const std::array<std::string, 12> forms{"1.5", "-0.25", "12.3457", "3e-05",
                                                "+2",  "-1e+1", "0",       "7.123456789012345",
                                                "-.5", "6.",    "1234567", "-0.000123456"};
        const std::array<std::string, 5> blanks{" ", "  ", "\t", " \t ", "   "};
        const std::array<std::string, 4> ends{"\n", " \n", "\r\n", "\t \n"};
        std::string rows;
        std::vector<std::array<double, 3>> wanted(kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            const bool isUsual = i % 3 != 0;
            const auto blank = [&](std::size_t k) { return isUsual ? " " : blanks[k % 5]; };
            rows += std::to_string(i + 1) + blank(i) + "m" + blank(i / 2) + "1";
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::string& word = forms[(i / 3 * 7 + axis * 5 + i / 36) % forms.size()];
                wanted[i][axis] = *parseDouble(word);
                rows += blank(i + axis) + word;
            }
            rows += (i % 2 ? " a " : " Li ") + std::string("9") + ends[isUsual ? i / 3 % 2 : i % 4];
        }
        const std::string text = dumpFrame(kBox, "id mol type xu yu zu element q", rows, 0, kRows);
        QVERIFY(text.size() > 500000);
        const auto path = m_input.write("forms.dump", text);
        LammpsDumpPositions positions(path, {});
        const auto next = positions.next();
        QVERIFY2(next, (positions.warnings().empty() ? "" : positions.warnings()[0]).c_str());
        QCOMPARE(next->frame.species, (std::vector<std::string>{"Li", "a"}));
        for (std::size_t i = 0; i < kRows; ++i)
            for (std::size_t axis = 0; axis < 3; ++axis)
                QCOMPARE(next->frame.positions.data()[3 * i + axis], wanted[i][axis]);
    }

    // With the row that is wrong, which stands among rows that are read in a quick way.
    void aColumnTooManyOrTooFewIsFound() {
        for (const char* row : {"3 1 2 2 2 0.5 0.5\n", "3 1 2 2 2\n", "3 1 2 2 2 \n", "3 1 2 2\n",
                                "3 1 2 2 2 0.5 x \t\n", "3\n", "\n", " \n"}) {
            std::string rows;
            for (int i = 1; i <= 9; ++i)
                rows += i == 3 ? row : std::to_string(i) + " 1 1 2 3.5 0.25 \n";
            LammpsDumpPositions positions(
                m_input.write("columns.dump", dumpFrame(kBox, "id type x y z q", rows, 0, 9)), {});
            QVERIFY(!positions.next());
            QCOMPARE(positions.warnings().size(), 2u);  // the other one: it does not name its units
            const std::string said = positions.warnings()[0] + positions.warnings()[1];
            QVERIFY2(said.find("columns.dump:12: frame 1: atom 3: expected 6 columns") !=
                         std::string::npos,
                     said.c_str());
        }
    }

    void partsGiveWhatTheWholeGives_data() {
        QTest::addColumn<QByteArray>("text");
        std::string text;
        for (int step = 0; step < 60; ++step)
            text +=
                dumpFrame(kBox, "id type x y z",
                          std::string("2 1 0 1 2\n1 2 1 2.5 ") + std::to_string(step) + "\n", step);
        const auto row = [](const char* name, const std::string& dump) {
            QTest::newRow(name) << QByteArray::fromStdString(dump);
        };
        const auto damaged = [&](const std::string& from, const std::string& to) {
            return replaced(text, from, to);
        };
        row("clean", text);
        row("cut", text.substr(0, text.size() - 8));
        row("a number that is none", damaged("2.5 31\n", "2.5 x\n"));
        row("not a number", damaged("2.5 31\n", "2.5 nan\n"));
        row("an atom too few", damaged("2 1 0 1 2\n1 2 1 2.5 17\n", "2 1 0 1 2\n"));
        row("an id that is twice", damaged("2 1 0 1 2\n1 2 1 2.5 40", "1 1 0 1 2\n1 2 1 2.5 40"));
        row("a line between frames", damaged("ITEM: TIMESTEP\n20\n", "?\nITEM: TIMESTEP\n20\n"));
        row("units that change",
            damaged("ITEM: TIMESTEP\n20\n", "ITEM: UNITS\nreal\nITEM: TIMESTEP\n20\n"));
        row("a type too many", damaged("1 2 1 2.5 44", "1 3 1 2.5 44"));
        std::string windows;
        for (const char letter : text)
            windows += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
        row("line ends of Windows", windows);
    }
    // Frames, numbers, warnings and the last error, whatever the size of the parts.
    void partsGiveWhatTheWholeGives() {
        QFETCH(QByteArray, text);
        const auto path = m_input.write("parts.dump", text.toStdString());
        const ReadOptions options{{"Li", "Cl"}, nullptr};
        const auto said = [](PositionStream& stream) {
            std::string all;
            try {
                while (const std::optional<PositionFrame> next = stream.next())
                    all += std::to_string(next->number) + ":" + std::to_string(*next->frame.step) +
                           ":" + std::to_string(next->frame.positions(0, 2)) + " ";
            } catch (const Error& error) {
                all += error.what();
            }
            for (const std::string& warning : stream.warnings())
                all += "\n" + warning;
            return all;
        };
        LammpsDumpPositions whole(path, options);
        const std::string wanted = said(whole);
        for (const std::uint64_t size : {1, 100, 333, 1000, 100000})
            for (const int threads : {2, 3}) {
                ParallelDumpPositions parts(path, options, threads, size);
                QCOMPARE(said(parts), wanted);
            }
    }
};

QTEST_APPLESS_MAIN(LammpsTest)
#include "LammpsTest.moc"
