#include "core/io/mlip/MlipCfg.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"
#include "core/model/GhostAtoms.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const char* const kTwoAtoms =
    "BEGIN_CFG\n Size\n    2\n Supercell\n 4 0 0\n 0 5 0\n 0 0 6\n"
    " AtomData:  id type cartes_x cartes_y cartes_z fx fy fz\n"
    " 1 0 0.5 0.25 0.125 0.1 0.2 0.3\n 2 1 1.5 1.25 1.125 -0.1 -0.2 -0.3\n"
    " Energy\n -12.5\n PlusStress:  xx yy zz yz xz xy\n 1 2 3 4 5 6\n"
    " Feature   EFS_by\tVASP\nEND_CFG\n\n";

Frame fullFrame() {
    Frame frame;
    frame.cell = Cell::fromRows(
        (Eigen::Matrix3d() << 10.1, 0.1, 0, -0.2, 9.9, 1.0 / 3.0, 0, 0.7, 11.3).finished());
    frame.species = {"Li", "Cl", "Al"};
    frame.types = {0, 2, 1, 1};
    frame.positions = Positions(4, 3);
    frame.positions << 0.1, 1.0 / 3.0, -2e-17, 1e-9, 5.123456789012345, 3, 1, 2, 3, -7, 8, 20;
    frame.labels.forces = frame.positions / 7.0;
    frame.labels.energy = -1234.5678901234567;
    frame.labels.energySigma0 = -1234.5;
    frame.labels.virial =
        (Eigen::Matrix3d() << 1.1, 0.2, 0.3, 0.2, -2.2, 0.7, 0.3, 0.7, 3.3).finished();
    frame.labels.isConverged = true;
    frame.step = 40;
    frame.timeFs = 80.5;
    frame.temperature = 1003.25;
    frame.lineage = {.parent = ParentKey{"run1 frame 7"}, .densityRatio = 1.5};
    frame.features = {{"a b", "x\ny z"}};
    frame.provenance = std::make_shared<Provenance>(
        Provenance{"CP2K", "2023.1", "run 1/out", {{"functional", "PBE"}, {"cutoff_eV", "4081"}}});
    return frame;
}

}  // namespace

class MlipCfgTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& text,
                                           const ReadOptions& options = {}) {
        return mlipCfgFormat().open(m_input.write("in.cfg", text), options);
    }
    Frame only(const std::string& text, const ReadOptions& options = {}) {
        return open(text, options)->read(0);
    }

private slots:
    void aConfigurationIsReadWhole() {
        const Frame frame = only(kTwoAtoms);
        QCOMPARE(frame.atomCount(), 2u);
        QVERIFY(frame.types == (std::vector<int>{0, 1}));
        QVERIFY(!isNamed(frame));
        QCOMPARE(frame.cell.volume(), 120.0);
        QVERIFY(frame.cell.periodic == (std::array<bool, 3>{true, true, true}));
        QCOMPARE(frame.positions(1, 2), 1.125);
        QCOMPARE(frame.labels.forces.value()(0, 1), 0.2);
        QCOMPARE(frame.labels.energy.value(), -12.5);
        QCOMPARE(frame.labels.virial.value()(1, 2), 4.0);
        QCOMPARE(frame.labels.virial.value()(1, 0), 6.0);
        QVERIFY(frame.features.at("EFS_by") == "VASP");
    }

    void whatIsWrittenGivesTheSameDoubles() {
        const auto path = m_input.path("out.cfg");
        const Frame frame = fullFrame();
        const auto writer = mlipCfgFormat().create(path);
        writer->write(frame);
        writer->write(frame);
        QVERIFY(!std::filesystem::exists(path));  // nothing there before close()
        writer->close();
        const auto reader = mlipCfgFormat().open(path, {});
        QCOMPARE(reader->frameCount(), 2u);
        QVERIFY(reader->info().warnings.empty());
        const Frame back = reader->read(1);
        QVERIFY(back.positions == frame.positions);
        QVERIFY(*back.labels.forces == *frame.labels.forces);
        QVERIFY(back.labels.energy == frame.labels.energy);
        QVERIFY(*back.labels.virial == *frame.labels.virial);
        QVERIFY(back.cell.vectors == frame.cell.vectors);
        QVERIFY(back.species == frame.species && back.types == frame.types);
        QVERIFY(back.features == frame.features && back.lineage == frame.lineage);
        QVERIFY(back.step == frame.step && back.timeFs == frame.timeFs);
        QVERIFY(back.temperature == frame.temperature);
        QVERIFY(back.labels.energySigma0 == frame.labels.energySigma0);
        QVERIFY(back.labels.isConverged == frame.labels.isConverged);
        QVERIFY(back.provenance->settings == frame.provenance->settings);
        QVERIFY(back.provenance->source == "run 1/out");
        QVERIFY(back.provenance == reader->read(0).provenance);  // shared
    }

    void anUnfinishedFileLeavesNothingBehind() {
        const auto path = m_input.path("unfinished.cfg");
        mlipCfgFormat().create(path)->write(fullFrame());
        QVERIFY(!std::filesystem::exists(path));
        for (const auto& entry : std::filesystem::directory_iterator(m_input.path("")))
            QVERIFY(entry.path().extension() != ".part");
    }

    void columnsMayComeInAnyOrderAndFractional() {
        const Frame frame = only(
            "BEGIN_CFG\nSize\n1\nSuperCell\n 2 0 0\n 0 4 0\n 1 0 8\n"
            "AtomData: fz direct_z charge direct_y fx type direct_x fy\n"
            "3 0.5 -1 0.25 1 2 0.5 2\nEND_CFG\n");
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(1.5, 1, 4));
        QVERIFY(frame.labels.forces->row(0) == Eigen::RowVector3d(1, 2, 3));
        QCOMPARE(frame.types[0], 2);
        QVERIFY(!frame.labels.energy && !frame.labels.virial);
    }

    // As the LAMMPS interface of MLIP-3 writes configurations it has met.
    void atomsSaidToBeNoGhostsAreAtoms() {
        const Frame frame = only(
            "BEGIN_CFG\nSize\n2\nAtomData: id type cartes_x cartes_y cartes_z ghost nbh_grades\n"
            "1 0 0 0 0 false 15.6\n2 1 2 0 0 false 0.5\nEND_CFG\n");
        QCOMPARE(frame.atomCount(), 2u);
        QVERIFY_THROWS_EXCEPTION(
            ParseError, only("BEGIN_CFG\nSize\n1\nAtomData: type cartes_x cartes_y cartes_z ghost\n"
                             "0 0 0 0 true\nEND_CFG\n"));
        QVERIFY_THROWS_EXCEPTION(
            ParseError, only("BEGIN_CFG\nSize\n1\nAtomData: type cartes_x cartes_y cartes_z ghost\n"
                             "0 0 0 0 maybe\nEND_CFG\n"));
    }

    void ghostsAreKeptForThoseWhoAskForThem() {
        const std::string head =
            "BEGIN_CFG\nSize\n3\nSupercell\n5 0 0\n0 6 0\n0 0 7\n"
            "AtomData: id type cartes_x cartes_y cartes_z ghost\n1 0 0 0 0 false\n";
        const std::string text = head + "2 1 2 0 0 true\n3 0 5 0 0 true\nEND_CFG\n";
        const Format format = mlipCfgFormat(GhostUse::Kept);
        const Frame frame = format.open(m_input.write("ghosts.cfg", text), {})->read(0);
        QCOMPARE(frame.atomCount(), 3u);
        QCOMPARE(ownAtomCount(frame), 1u);
        QVERIFY(!frame.cell.isPeriodic());  // the ghosts are the images
        const auto path = m_input.path("written.cfg");
        const auto writer = format.create(path);
        writer->write(frame);
        writer->close();
        QVERIFY_THROWS_EXCEPTION(ParseError, mlipCfgFormat().open(path, {}));
        const Frame back = format.open(path, {})->read(0);
        QCOMPARE(ghostCount(back), 2u);
        QVERIFY(back.cell.vectors == frame.cell.vectors);
        QVERIFY(back.features == frame.features);
        // MLIP would take the first atoms for its own, whichever are marked.
        QVERIFY_THROWS_EXCEPTION(
            ParseError,
            format.open(
                m_input.write("mixed.cfg", head + "2 1 2 0 0 true\n3 0 5 0 0 false\nEND_CFG\n"),
                {}));
    }

    void missingVectorsAreDirectionsWithoutPeriodicity() {
        const std::string atoms = "AtomData: type cartes_x cartes_y cartes_z\n0 1 2 3\nEND_CFG\n";
        const Frame molecule = only("BEGIN_CFG\nSize\n1\n" + atoms);
        QVERIFY(!molecule.cell.isPeriodic());
        const Frame slab = only("BEGIN_CFG\nSize\n1\nSupercell\n3 0 0\n0 4 0\n" + atoms);
        QVERIFY(slab.cell.periodic == (std::array<bool, 3>{true, true, false}));
        const auto path = m_input.path("slab.cfg");
        const auto writer = mlipCfgFormat().create(path);
        Frame wire = slab;
        wire.cell.periodic[0] = false;
        writer->write(slab);
        writer->write(wire);
        writer->write(molecule);
        writer->close();
        const auto reader = mlipCfgFormat().open(path, {});
        QVERIFY(reader->read(0).cell.periodic == slab.cell.periodic);
        QVERIFY(reader->read(1).cell.periodic == wire.cell.periodic);
        QVERIFY(reader->read(2).cell.periodic == molecule.cell.periodic);
    }

    void stressOfTheOldSpellingHasTheOppositeSign() {
        std::string text = kTwoAtoms;
        text.replace(text.find("PlusStress"), 10, "Stress");
        QCOMPARE(only(text).labels.virial.value()(0, 0), -1.0);
        std::string plural = kTwoAtoms;
        plural.replace(plural.find("PlusStress:"), 11, "PlusStresses: ");
        QCOMPARE(only(plural).labels.virial.value()(2, 2), 3.0);
        std::string reordered = kTwoAtoms;
        reordered.replace(reordered.find("xx yy zz yz xz xy"), 17, "xy xz yz zz yy xx");
        QCOMPARE(only(reordered).labels.virial.value()(0, 1), 1.0);
        QCOMPARE(only(reordered).labels.virial.value()(0, 0), 6.0);
    }

    void escapedBlanksInFeaturesAreRead() {
        std::string text = kTwoAtoms;
        text.replace(text.find("EFS_by\tVASP"), 11, "my\\_key some\\_long value");
        QVERIFY(only(text).features.at("my key") == "some long value");
    }

    void typesAreNamedByTheFileOrByOptions() {
        ReadOptions options;
        options.species = {"Li", "Cl", "Al"};
        QVERIFY(only(kTwoAtoms, options).species == options.species);
        std::string text = kTwoAtoms;
        text.replace(text.find("EFS_by\tVASP"), 11, "species\tMg,O");
        QVERIFY(only(text, options).species == (std::vector<std::string>{"Mg", "O"}));
        options.species = {"Li"};
        QVERIFY_EXCEPTION_THROWN(only(kTwoAtoms, options), InputError);
    }

    // Types in the rows, one configuration for each.
    static std::string withTypes(const std::vector<std::vector<int>>& configurations) {
        std::string text;
        for (const std::vector<int>& types : configurations) {
            text += "BEGIN_CFG\n Size\n " + std::to_string(types.size()) +
                    "\n AtomData: id type cartes_x cartes_y cartes_z\n";
            for (std::size_t i = 0; i < types.size(); ++i)
                text += std::to_string(i + 1) + " " + std::to_string(types[i]) + " " +
                        std::to_string(2 * i) + " 0 0\n";
            text += "END_CFG\n";
        }
        return text;
    }

    void typesThatAreAtomicNumbersNameTheSpecies() {
        const auto reader = open(withTypes({{3, 17}, {17, 17, 3}}));
        QCOMPARE(reader->info().warnings.size(), 1u);
        QVERIFY(reader->info().warnings[0].find("3, 17 are taken as atomic numbers: Li, Cl") !=
                std::string::npos);
        const Frame frame = reader->read(1);
        QCOMPARE(frame.species, (std::vector<std::string>{"Li", "Cl"}));
        QCOMPARE(frame.types, (std::vector<int>{1, 1, 0}));
        // Names that are given decide, in their order.
        ReadOptions options;
        options.species = {"Cl", "Li"};
        const Frame given = only(withTypes({{3, 17}}), options);
        QCOMPARE(given.species, options.species);
        QCOMPARE(given.types, (std::vector<int>{1, 0}));
    }

    void typesThatMayBeCountedStayNumbers() {
        // One of them is 0, or hardly any below the largest is missing.
        for (const auto& types : {std::vector<int>{0, 17}, {1, 2}, {3}}) {
            const auto reader = open(withTypes({types}));
            QVERIFY(reader->info().warnings.empty());
            QVERIFY(!isNamed(reader->read(0)));
        }
        QCOMPARE(open(withTypes({{3}}))->info().speciesHints,
                 (std::vector<std::string>{"", "", "", "Li"}));
        // The whole file decides, not one configuration.
        QVERIFY(!isNamed(open(withTypes({{3, 17}, {0}}))->read(0)));
        ReadOptions options;
        options.species = {"H", "He", "Li", "Be"};
        QCOMPARE(only(withTypes({{1, 2}}), options).types, (std::vector<int>{1, 2}));
    }

    void anIdThatOccursTwiceIsNoted() {
        std::string text = std::string(kTwoAtoms) + kTwoAtoms;
        const std::size_t second = text.rfind(" 2 1 1.5");
        text.replace(second, 2, " 1");
        const auto reader = open(text);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->info().warnings.size(), 1u);
        const std::string& warning = reader->info().warnings[0];
        QVERIFY2(warning.find("in.cfg:") != warning.npos &&
                     warning.find("frame 2: the id 1 occurs more than once") != warning.npos,
                 warning.c_str());
        // Another order of the ids is none of that.
        text = withTypes({{0, 1}});
        text.replace(text.find("1 0 0 0"), 1, "7");
        QVERIFY(open(text)->info().warnings.empty());
    }

    void damageIsNamedAndTheRestKept_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("line");
        QTest::newRow("type beyond sense") << "2 1 1.5"
                                           << "2 2147483648 1.5" << 10;
        QTest::newRow("negative type") << "2 1 1.5"
                                       << "2 -1 1.5" << 10;
        QTest::newRow("nan force") << "-0.3"
                                   << "nan" << 10;
        QTest::newRow("overflow") << "-0.3"
                                  << "********" << 10;
        QTest::newRow("nan energy") << "-12.5"
                                    << "nan" << 12;
        QTest::newRow("more atoms declared") << "    2\n"
                                             << "    3\n"
                                             << 11;
        QTest::newRow("fewer atoms declared") << "    2\n"
                                              << "    1\n"
                                              << 10;
        QTest::newRow("huge size") << "    2\n"
                                   << "    99999999999\n"
                                   << 3;
        QTest::newRow("size of zero") << "    2\n"
                                      << "    0\n"
                                      << 3;
        QTest::newRow("short row") << "-0.2 -0.3"
                                   << "-0.2" << 10;
        QTest::newRow("long row") << "-0.2 -0.3"
                                  << "-0.2 -0.3 9" << 10;
        QTest::newRow("no x column") << "cartes_x"
                                     << "cartes_y" << 8;
        QTest::newRow("five stress components") << "xz xy\n"
                                                << "xz\n"
                                                << 14;
        QTest::newRow("bad cell") << "4 0 0"
                                  << "4 0 O" << 5;
        QTest::newRow("ghost") << "id type"
                               << "ghost type" << 9;
        QTest::newRow("fractional without cell")
            << "4 0 0\n 0 5 0\n 0 0 6\n AtomData:  id type cartes_x cartes_y cartes_z"
            << "AtomData:  id type direct_x direct_y direct_z" << 5;
        QTest::newRow("overflow by the cell")
            << "4 0 0\n 0 5 0\n 0 0 6\n AtomData:  id type cartes_x cartes_y cartes_z"
            << "1.5e308 0 0\n 0 5 0\n 0 0 6\n AtomData:  id type direct_x direct_y direct_z" << 1;
        QTest::newRow("no end") << "END_CFG\n"
                                << "\n"
                                << 18;
        QTest::newRow("text among fields") << " Energy"
                                           << " 17 Energy" << 11;
    }
    void damageIsNamedAndTheRestKept() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, line);
        QString damaged = kTwoAtoms;
        QVERIFY(damaged.contains(from));
        damaged.replace(damaged.indexOf(from), from.size(), to);
        const auto reader = open(damaged.toStdString() + kTwoAtoms + kTwoAtoms);
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->info().warnings.size(), 1u);
        const std::string place = "in.cfg:" + std::to_string(line) + ": frame 1: ";
        QVERIFY2(reader->info().warnings[0].find(place) != std::string::npos,
                 reader->info().warnings[0].c_str());
        QCOMPARE(reader->read(0).labels.energy.value(), -12.5);
        // The same damage is an error if nothing else is there.
        QVERIFY_EXCEPTION_THROWN(open(damaged.toStdString()), ParseError);
    }

    void aCutFileGivesWhatIsComplete() {
        const std::string text = kTwoAtoms;
        const auto reader = open(text + text.substr(0, text.size() / 2));
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->info().warnings.size(), 1u);
    }

    void unknownFieldsAreNamedNotFatal() {
        std::string text = kTwoAtoms;
        text.replace(text.find(" Energy"), 7, " Fuzzy\n 0.0\n Energy");
        const auto reader = open(text);
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->info().warnings.size(), 1u);
        QCOMPARE(reader->read(0).labels.energy.value(), -12.5);
    }

    void whatCannotBeWrittenIsRefused() {
        Frame frame = fullFrame();
        frame.labels.energy = std::numeric_limits<double>::quiet_NaN();
        const auto writer = mlipCfgFormat().create(m_input.path("nan.cfg"));
        QVERIFY_EXCEPTION_THROWN(writer->write(frame), InputError);
        QVERIFY_EXCEPTION_THROWN(mlipCfgFormat().create(m_input.path("none/out.cfg")), FileError);
    }
};

QTEST_APPLESS_MAIN(MlipCfgTest)
#include "MlipCfgTest.moc"
