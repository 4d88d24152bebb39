#include "core/io/vasp/Poscar.h"

#include <QTest>

#include "core/base/Error.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

const char* const kSalt =
    "Mg O is only the title\n2.0\n 1 0 0\n 0 2 0\n 0.5 0 3\nLi Cl\n1 2\nDirect\n"
    " 0.5 0.5 0.5\n 0 0 0\n 0.25 0.5 -0.5\n";

}  // namespace

class PoscarTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    Frame read(const std::string& text, const ReadOptions& options = {}) {
        const auto reader = poscarFormat().open(m_input.write("POSCAR", text), options);
        return reader->read(0);
    }
    static std::string replaced(const std::string& from, const std::string& to) {
        std::string text = kSalt;
        return text.replace(text.find(from), from.size(), to);
    }

private slots:
    void aStructureIsReadWhole() {
        const Frame frame = read(kSalt);
        QVERIFY(frame.species == (std::vector<std::string>{"Li", "Cl"}));
        QVERIFY(frame.types == (std::vector<int>{0, 1, 1}));
        QCOMPARE(frame.cell.volume(), 48.0);
        QVERIFY(frame.positions.row(0) == Eigen::RowVector3d(1.5, 2, 3));
        QVERIFY(!frame.labels.energy && !frame.labels.forces && !frame.velocities);
        QVERIFY(frame.provenance->code == "VASP");
    }

    void theScaleIsAFactorAVolumeOrThreeFactors() {
        QCOMPARE(read(replaced("2.0", "1.5 comment")).cell.volume(), 20.25);
        // The cube root and its cube: a few rounding errors of 162.
        QVERIFY(std::abs(read(replaced("2.0", "-162")).cell.volume() - 162.0) < 1e-12 * 162);
        const Frame three = read(replaced("2.0", "1 2 3"));
        QVERIFY(three.cell.vectors.row(2) == Eigen::RowVector3d(0.5, 0, 9));
        const std::string cartesian = replaced("Direct", "kartesian");
        QCOMPARE(read(cartesian).positions(2, 0), 0.5);
    }

    void selectiveDynamicsAndCommentsAreAccepted() {
        const Frame frame = read(
            "t\n1\n 1 0 0 ! a\n 0 2 0\n 0 0 3\nLi_sv Cl/1a2b !names\n1 1 ! counts\nselective\n"
            "Cartesian\n 0.5 0.5 0.5 T T F\n 0 0 1 F F F Cl\n");
        QVERIFY(frame.species == (std::vector<std::string>{"Li", "Cl"}));
        QCOMPARE(frame.positions(1, 2), 1.0);
    }

    void speciesMayBeWrappedAndRepeated() {
        const Frame frame = read(
            "t\n1\n 4 0 0\n 0 4 0\n 0 0 4\n O H\n O\n 1 2\n 1\nDirect\n 0 0 0\n .1 0 0\n .2 0 0\n "
            ".3 0 0\n");
        QVERIFY(frame.species == (std::vector<std::string>{"O", "H"}));
        QVERIFY(frame.types == (std::vector<int>{0, 1, 1, 0}));
    }

    void namesOfVasp4AreNeverTakenFromTheTitle() {
        const std::string text = replaced("Li Cl\n", "");
        QVERIFY(!isNamed(read(text)));
        QVERIFY(read(text).types == (std::vector<int>{0, 1, 1}));
        ReadOptions options;
        options.species = {"Na", "F"};
        QVERIFY(read(text, options).species == options.species);
        QVERIFY(read(kSalt, options).species[0] == "Li");  // named already
        options.species = {"Na"};
        QVERIFY_EXCEPTION_THROWN(read(text, options), InputError);
    }

    void namesOfVasp4AreHintedAtByTheTitle() {
        const auto reader = poscarFormat().open(
            m_input.write("POSCAR",
                          "Na Cl\n1\n4 0 0\n0 4 0\n0 0 4\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n"),
            {});
        QVERIFY(!isNamed(reader->read(0)));
        QVERIFY(reader->info().speciesHints == (std::vector<std::string>{"Na", "Cl"}));
    }

    void labelsBehindTheCoordinatesNameVasp4Groups() {
        const std::string head = "t\n1\n 4 0 0\n 0 4 0\n 0 0 4\n 1 2\ndirect\n";
        const Frame frame = read(head + " 0 0 0 Fe\n .1 0 0 O\n .2 0 0 O\n");
        QVERIFY(frame.species == (std::vector<std::string>{"Fe", "O"}));
        QVERIFY(!isNamed(read(head + " 0 0 0 Fe\n .1 0 0 O\n .2 0 0 Fe\n")));
    }

    void velocitiesAreReadAndZerosAreNone() {
        const std::string text = std::string(kSalt) + "\n 1E-3 0 0\n 0 2D-3 0\n 0 0 -3e-3\n";
        QCOMPARE(read(text).velocities.value()(1, 1), 2e-3);
        QVERIFY(!read(std::string(kSalt) + "\n 0 0 0\n 0 0 0\n 0 0 0\n").velocities);
        const auto reader =
            poscarFormat().open(m_input.write("POSCAR", std::string(kSalt) + "\n 1 0 0\n"), {});
        QVERIFY(!reader->read(0).velocities);
        QCOMPARE(reader->info().warnings.size(), 1u);
    }

    void severalFramesAreANumberedSeries() {
        Frame frame = read(kSalt);
        frame.labels.energy = -1;
        const auto writer = poscarFormat().create(m_input.path("series.vasp"));
        for (int i = 0; i < 3; ++i) {
            frame.positions(0, 0) = 0.25 * i;
            writer->write(frame);
        }
        writer->close();
        const auto notes = writer->notes();
        QCOMPARE(notes.size(), 2u);
        QVERIFY(notes[0] == "energies (3 frames)");
        QVERIFY(notes[1].find("series_0001.vasp to series_0003.vasp") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_input.path("series.vasp")));
        const auto third = poscarFormat().open(m_input.path("series_0003.vasp"), {});
        QVERIFY(third->read(0).positions(0, 0) == 0.5);
    }

    void whatIsWrittenGivesTheSameDoubles() {
        Frame frame = read(kSalt);
        frame.positions /= 3.0;
        frame.cell.vectors /= 7.0;
        frame.velocities = frame.positions / 11.0;
        const auto path = m_input.path("CONTCAR");
        const auto writer = poscarFormat().create(path);
        writer->write(frame);
        writer->close();
        QVERIFY(writer->notes().empty());
        const Frame back = poscarFormat().open(path, {})->read(0);
        QVERIFY(back.positions == frame.positions);
        QVERIFY(back.cell.vectors == frame.cell.vectors);
        QVERIFY(*back.velocities == *frame.velocities);
        QVERIFY(back.species == frame.species && back.types == frame.types);
    }

    void mixedOrderAndMissingNamesAreWrittenWhereTheyCanBe() {
        Frame frame = read(kSalt);
        frame.types = {1, 0, 1};
        const auto path = m_input.path("mixed.vasp");
        const auto mixed = poscarFormat().create(path);
        mixed->write(frame);
        mixed->close();
        const Frame back = poscarFormat().open(path, {})->read(0);
        QVERIFY(composition(back) == composition(frame));
        QVERIFY(back.positions == frame.positions);
        frame.species = {"", ""};
        QVERIFY_EXCEPTION_THROWN(poscarFormat().create(path)->write(frame), InputError);
        frame.types = {0, 1, 1};
        const auto unnamed = poscarFormat().create(path);
        unnamed->write(frame);
        unnamed->close();
        QVERIFY(poscarFormat().open(path, {})->read(0).types == frame.types);
        frame.cell.periodic[2] = false;
        QVERIFY_EXCEPTION_THROWN(poscarFormat().create(path)->write(frame), InputError);
    }

    void damageNamesItsLine_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("line");
        QTest::newRow("scale of zero") << "2.0"
                                       << "0" << 2;
        QTest::newRow("scale of words") << "2.0"
                                        << "two" << 2;
        QTest::newRow("negative factors") << "2.0"
                                          << "1 -2 3" << 2;
        QTest::newRow("bad vector") << " 0 2 0"
                                    << " 0 2 O" << 4;
        QTest::newRow("flat cell") << " 0 2 0"
                                   << " 2 0 0" << 5;
        QTest::newRow("more names than counts") << "Li Cl"
                                                << "Li Cl Al" << 8;
        QTest::newRow("more counts than names") << "1 2"
                                                << "1 2 3" << 7;
        QTest::newRow("huge count") << "1 2"
                                    << "1 99999999999" << 7;
        QTest::newRow("no atoms") << "1 2"
                                  << "0 0" << 7;
        QTest::newRow("negative count") << "1 2"
                                        << "1 -2" << 7;
        QTest::newRow("no mode") << "Direct\n"
                                 << "" << 8;
        QTest::newRow("text as coordinate") << " 0 0 0"
                                            << " 0 zero 0" << 10;
        QTest::newRow("nan") << " 0 0 0"
                             << " 0 nan 0" << 10;
        QTest::newRow("cut") << "\n 0.25 0.5 -0.5"
                             << "" << 10;
    }
    void damageNamesItsLine() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, line);
        QVERIFY(QString(kSalt).contains(from));
        try {
            read(replaced(from.toStdString(), to.toStdString()));
            QFAIL("damage was not seen");
        } catch (const ParseError& error) {
            QVERIFY2(error.line() == static_cast<std::size_t>(line), error.what());
        }
    }
};

QTEST_APPLESS_MAIN(PoscarTest)
#include "PoscarTest.moc"
