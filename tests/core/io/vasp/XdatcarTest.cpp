#include "core/io/vasp/Xdatcar.h"

#include <QTest>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

// A header with a cubic cell of this edge, then a frame whose first coordinate is x.
std::string header(const std::string& edge) {
    return "unknown system\n 1\n " + edge + " 0 0\n 0 " + edge + " 0\n 0 0 " + edge +
           "\n Li O\n 2 1\n";
}
std::string rows(const std::string& x) {
    return " " + x + " 0.25 0.5\n 0.5 0.5 0.5\n 0 0 0\n";
}
std::string frame(int number, const std::string& x) {
    return "Direct configuration=     " + std::to_string(number) + "\n" + rows(x);
}

// Three atoms in 64 Å³, two layouts of VASP 4 in one.
const std::string version4 =
    "   3   3   1\n  0.2133333E+02  0.4E-09  0.4E-09  0.4E-09  0.2E-14\n   1000.0\n CAR \n"
    " unknown system\n\n" +
    rows("0.125") + "\n" + rows("0.25") + " Konfig=     3\n" + rows("0.5");

}  // namespace

class XdatcarTest : public QObject {
    Q_OBJECT
private:
    TextInput m_input;

    std::unique_ptr<TrajectoryReader> open(const std::string& text,
                                           const ReadOptions& options = {}) {
        return xdatcarFormat().open(m_input.write("XDATCAR", text), options);
    }

private slots:
    void framesShareTheHeader() {
        const auto reader = open(header("4") + frame(50, "0.125") + frame(100, "0.25"));
        QCOMPARE(reader->frameCount(), 2u);
        const Frame second = reader->read(1);
        QCOMPARE(second.positions(0, 0), 1.0);
        QCOMPARE(second.step.value(), 100);
        QVERIFY(!second.timeFs);
        QVERIFY(second.species == (std::vector<std::string>{"Li", "O"}));
        QCOMPARE(reader->read(0).positions(0, 0), 0.5);
    }

    void eachFrameHasTheCellBeforeIt() {
        const auto reader = open(header("4") + frame(1, "0.5") + frame(2, "0.5") + header("6") +
                                 frame(3, "0.5") + header("8") + frame(4, "0.5"));
        QCOMPARE(reader->frameCount(), 4u);
        QCOMPARE(reader->read(3).positions(0, 0), 4.0);
        QCOMPARE(reader->read(0).positions(0, 0), 2.0);
        QCOMPARE(reader->read(1).positions(0, 0), 2.0);
        QCOMPARE(reader->read(2).positions(0, 0), 3.0);
    }

    void framesMayBeSeparatedByBlankLines() {
        const auto reader =
            open(header("4") + " \n" + rows("0.125") + "\n" + rows("0.25") + "\n" + rows("0.5"));
        QCOMPARE(reader->frameCount(), 3u);
        QCOMPARE(reader->read(2).positions(0, 0), 2.0);
    }

    void aTitleWithNumbersIsOneWheneverItIsRead() {
        std::string text = header("4");
        text.replace(0, text.find("\n"), "run 12 of 3");
        text.replace(text.find("\n 1\n"), 3, "\n 1 Angstrom");
        const auto reader = open(text + frame(1, "0.125") + frame(2, "0.25"));
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(1).positions(0, 0), 1.0);
        QCOMPARE(reader->read(0).positions(0, 0), 0.5);
    }

    void aTitleMayBeBlank() {
        std::string blank = header("6");
        blank.replace(0, blank.find('\n'), "   ");
        const auto reader = open(header("4") + frame(1, "0.5") + blank + frame(2, "0.5"));
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->read(1).positions(0, 0), 3.0);
    }

    void mergedColumnsAndLabelsAreRead() {
        const auto reader = open(header("4") + "Direct configuration= 1\n" +
                                 " -0.5-0.25-0.125 Li\n 0.5 0.5 0.5 Li\n 0 0 0 O");
        QVERIFY(reader->read(0).positions.row(0) == Eigen::RowVector3d(-2, -1, -0.5));
    }

    void speciesOfAVasp4FileAreNamedByOptions() {
        std::string text = header("4") + frame(1, "0.5");
        text.erase(text.find(" Li O\n"), 6);
        QVERIFY(!isNamed(open(text)->read(0)));
        ReadOptions options;
        options.species = {"Na", "S"};
        QVERIFY(open(text, options)->read(0).species == options.species);
    }

    void vasp4TakesTheCellOfTheStructureBesideIt() {
        const TextInput run;
        const auto path = run.write("XDATCAR", version4);
        run.write("POSCAR", header("4") + "Direct\n" + rows("0.1"));
        run.write("INCAR", "IBRION = 0\nPOTIM = 2\n");
        const auto reader = FormatRegistry::withBuiltinFormats().open(path);
        QCOMPARE(reader->info().format, std::string("vasp-xdatcar"));
        QCOMPARE(reader->frameCount(), 3u);
        const Frame frame = reader->read(1);
        QCOMPARE(frame.positions(0, 0), 1.0);
        QVERIFY(frame.species == (std::vector<std::string>{"Li", "O"}));
        QCOMPARE(frame.timeFs.value(), 4.0);
    }

    void vasp4SaysWhatIsMissing_data() {
        QTest::addColumn<QString>("poscar");
        QTest::addColumn<QString>("contcar");
        QTest::addColumn<QString>("said");
        const auto structure = [](const char* edge) {
            return QString::fromStdString(header(edge) + "Direct\n" + rows("0.1"));
        };
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "put the POSCAR, CONTCAR or OUTCAR";
        QTest::newRow("of another run") << structure("5") << ""
                                        << "not of this run";
        QTest::newRow("of other atoms") << structure("4").replace("2 1", "2 2") + " 0 0 0\n"
                                        << ""
                                        << "3 atoms here, 4 in";
        QTest::newRow("variable cell")
            << structure("4") << structure("4.01") << "the cell changed during the run";
    }
    void vasp4SaysWhatIsMissing() {
        QFETCH(QString, poscar);
        QFETCH(QString, contcar);
        QFETCH(QString, said);
        const TextInput run;
        const auto path = run.write("XDATCAR", version4);
        if (!poscar.isEmpty())
            run.write("POSCAR", poscar.toStdString());
        if (!contcar.isEmpty())
            run.write("CONTCAR", contcar.toStdString());
        try {
            xdatcarFormat().open(path, {});
            QFAIL("was opened");
        } catch (const ParseError& error) {
            QVERIFY2(QString(error.what()).contains(said), error.what());
        }
    }

    void unnamedSpeciesAreHintedAt() {
        const TextInput run;
        std::string text = header("4") + frame(1, "0.5");
        text.replace(text.find(" Li O\n"), 6, "");
        const auto hints = [&] {
            return xdatcarFormat().open(run.write("XDATCAR", text), {})->info().speciesHints;
        };
        QVERIFY(hints().empty());
        text.replace(0, text.find('\n'), "Li2 O1 made by hand");
        QVERIFY(hints() == (std::vector<std::string>{"Li", "O"}));
        run.write("POTCAR",
                  "  PAW_PBE Na_pv\n   TITEL  = PAW_PBE Na_pv 19Sep2006\n"
                  "   TITEL  = PAW_PBE Cl 06Sep2000\n");
        QVERIFY(hints() == (std::vector<std::string>{"Na", "Cl"}));
        QVERIFY(!isNamed(xdatcarFormat().open(run.path("XDATCAR"), {})->read(0)));
    }

    void aCutFrameIsLeftOut() {
        const std::string text = header("4") + frame(1, "0.125") + frame(2, "0.25");
        const auto reader = open(text.substr(0, text.size() - 7));
        QCOMPARE(reader->frameCount(), 1u);
        QCOMPARE(reader->info().warnings.size(), 1u);
        QVERIFY(reader->info().warnings[0].find("frame 2") != std::string::npos);
    }

    void aNumberThatIsCutIsNoNumber() {
        const std::string whole =
            "salt\n1.0\n5 0 0\n0 5 0\n0 0 5\nNa\n2\nDirect configuration=     1\n"
            "  0.10000000  0.10000000  0.10000000\n  0.20000000  0.20000000  0.25000000\n"
            "Direct configuration=     2\n"
            "  0.10000000  0.10000000  0.10000000\n  0.20000000  0.20000000  0.25000000";
        const auto open = [&](const std::string& text) {
            return xdatcarFormat().open(m_input.write("XDATCAR", text), {})->frameCount();
        };
        QCOMPARE(open(whole), 2u);
        QCOMPARE(open(whole.substr(0, whole.size() - 3)), 1u);
    }

    void damagedRowsCostOneFrame_data() {
        QTest::addColumn<QString>("row");
        QTest::newRow("nan") << " nan 0.25 0.5\n";
        QTest::newRow("overflow") << " **** 0.25 0.5\n";
        QTest::newRow("missing row") << "";
        QTest::newRow("short row") << " 0.25 0.5\n";
        QTest::newRow("additional row") << " 0.25 0.5 0.25\n 0.25 0.5 0.25\n";
    }
    void damagedRowsCostOneFrame() {
        QFETCH(QString, row);
        const std::string bad = row.toStdString() + " 0.5 0.5 0.5\n 0 0 0\n";
        // Every layout: configuration lines, headers repeated, blank lines.
        const auto plain = open(header("4") + frame(1, "0.5") + "Direct configuration= 2\n" + bad +
                                frame(3, "0.5") + frame(4, "0.5"));
        QCOMPARE(plain->frameCount(), 3u);
        QCOMPARE(plain->info().warnings.size(), 1u);
        const auto repeated =
            open(header("4") + frame(1, "0.5") + header("5") + "Direct configuration= 2\n" + bad +
                 header("6") + frame(3, "0.5"));
        QCOMPARE(repeated->frameCount(), 2u);
        QCOMPARE(repeated->info().warnings.size(), 1u);
        QCOMPARE(repeated->read(1).positions(0, 0), 3.0);
        const auto blank =
            open(header("4") + "\n" + rows("0.5") + "\n" + bad + "\n" + rows("0.25"));
        QCOMPARE(blank->frameCount(), 2u);
        QCOMPARE(blank->info().warnings.size(), 1u);
        QCOMPARE(blank->read(1).positions(0, 0), 1.0);
    }

    void aDamagedHeaderNeverGivesTheCellBefore() {
        const auto reader = open(header("4") + frame(1, "0.5") + header("5x") + frame(2, "0.5") +
                                 frame(3, "0.5") + header("6") + frame(4, "0.5"));
        QCOMPARE(reader->frameCount(), 2u);
        QCOMPARE(reader->info().warnings.size(), 2u);
        QVERIFY(reader->info().warnings[0].find(":14: frame 2") != std::string::npos);
        QCOMPARE(reader->read(1).positions(0, 0), 3.0);
        QVERIFY_EXCEPTION_THROWN(open(header("5x") + frame(1, "0.5")), ParseError);
        QVERIFY_EXCEPTION_THROWN(open(frame(1, "0.5")), ParseError);
    }

    void whatIsWrittenIsReadAgain() {
        const auto source = open(header("4") + frame(10, "0.3") + header("5") + frame(20, "0.7"));
        const auto path = m_input.path("XDATCAR_out");
        const auto writer = xdatcarFormat().create(path);
        writer->write(source->read(0));
        writer->write(source->read(1));
        writer->close();
        const auto back = xdatcarFormat().open(path, {});
        QCOMPARE(back->frameCount(), 2u);
        for (std::size_t i = 0; i < 2; ++i) {
            // Fractional coordinates: one rounding each way, of numbers below 5 Å.
            QVERIFY(back->read(i).positions.isApprox(source->read(i).positions, 1e-15));
            QVERIFY(back->read(i).cell.vectors == source->read(i).cell.vectors);
            QVERIFY(back->read(i).step == source->read(i).step);
        }
    }
};

QTEST_APPLESS_MAIN(XdatcarTest)
#include "XdatcarTest.moc"
