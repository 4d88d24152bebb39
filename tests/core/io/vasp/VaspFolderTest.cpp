// Run folders made here: one run, and runs that were continued.
#include "core/io/vasp/VaspFolder.h"

#include <fmt/format.h>

#include <QTest>

#include "core/base/Error.h"
#include "core/io/bytes/ByteSource.h"
#include "tests/core/io/TextInput.h"

using namespace mtp;

namespace {

// An OUTCAR of steps 1 to `count` of one atom that moves by `speed` Å a step from `start`.
std::string outcar(int count, double start, const std::string& date = "2023.01.01  12:00:00",
                   double speed = 0.01) {
    std::string out = fmt::format(
        " vasp.6.3.0 20Jan22 (build Mar 01 2022) complex\n executed on LinuxIFC date {}\n INCAR:\n"
        "   TITEL  = PAW_PBE Na 08Apr2002\n   ions per type =               1\n"
        "   NELM   =     60;   NELMIN=  2\n   IBRION =      0    ionic relax: 0-MD\n"
        "   POTIM  = 2.0000    time-step\n",
        date);
    for (int step = 1; step <= count; ++step) {
        const double x = start + speed * step;
        out += fmt::format(
            "--------------------------------------- Iteration {:6}(   1)  -----------------\n"
            "      direct lattice vectors                 reciprocal lattice vectors\n"
            " 5.0 0.0 0.0 0.2 0.0 0.0\n 0.0 5.0 0.0 0.0 0.2 0.0\n 0.0 0.0 5.0 0.0 0.0 0.2\n"
            " POSITION                        TOTAL-FORCE (eV/Angst)\n ---------\n"
            " {:12.5f} 0.00000 0.00000  0.1 0.0 0.0\n ---------\n"
            "  free  energy   TOTEN  =  {:.5f} eV\n",
            step, x, -1 - x);
    }
    return out;
}

}  // namespace

class VaspFolderTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TextInput> m_input;

    void write(const std::string& name, const std::string& text) {
        std::filesystem::create_directories(m_input->path(name).parent_path());
        m_input->write(name, text);
    }
    std::unique_ptr<TrajectoryReader> open() {
        return FormatRegistry::withBuiltinFormats().open(m_input->path(""));
    }
    static std::string warningsOf(const TrajectoryReader& reader) {
        std::string all;
        for (const std::string& warning : reader.info().warnings)
            all += warning + "\n";
        return all;
    }
    static std::vector<std::int64_t> stepsOf(TrajectoryReader& reader) {
        std::vector<std::int64_t> steps;
        for (std::size_t i = 0; i < reader.frameCount(); ++i)
            steps.push_back(reader.read(i).step.value());
        return steps;
    }

private slots:
    void init() { m_input = std::make_unique<TextInput>(); }

    void aRunIsKnownByWhatItsFilesHold() {
        write("log of the first run", outcar(3, 0));
        write("POTCAR", "not looked at");
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 3u);
        QVERIFY2(reader->info().warnings.empty(), warningsOf(*reader).c_str());
        QVERIFY(reader->read(0).provenance->source.ends_with("log of the first run"));
    }

    void aContinuedRunIsCountedOn() {
        // VASP counts from 1 again; the names are not in the order of time.
        write("a/OUTCAR", outcar(3, 0.03, "2023.01.02  08:00:00"));
        write("b/OUTCAR", outcar(3, 0, "2023.01.01  12:00:00"));
        const auto reader = open();
        QVERIFY(stepsOf(*reader) == (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(reader->read(5).timeFs.value(), 12.0);
        QCOMPARE(reader->head(5).timeFs.value(), 12.0);
        QCOMPARE(reader->read(5).positions(0, 0), 0.06);
        QVERIFY(warningsOf(*reader).find("goes on from") != std::string::npos);
        // Each frame names its file.
        QVERIFY(reader->read(0).provenance->source.find("/b/OUTCAR") != std::string::npos);
        QCOMPARE(reader->read(5).provenance->checksum, checksumOf(m_input->path("a/OUTCAR")));
    }

    void stepsThatWereRunTwiceAreTakenFromTheLaterPart() {
        write("OUTCAR.1", outcar(5, 0, "2023.01.01  12:00:00"));
        write("OUTCAR.2", outcar(4, 0.03, "2023.01.02  12:00:00"));  // from the fourth on
        const auto reader = open();
        QVERIFY(stepsOf(*reader) == (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(reader->read(3).provenance->source.ends_with("OUTCAR.2"));
        QVERIFY2(warningsOf(*reader).find("steps 4 to 5 occur in") != std::string::npos,
                 warningsOf(*reader).c_str());
    }

    void partsWithoutADateAreInTheOrderOfTheirNumbers() {
        std::string undated = outcar(1, 0.09);
        undated.replace(undated.find("date"), 4, "    ");
        write("run10/OUTCAR", undated);
        write("run2/OUTCAR", outcar(9, 0));
        QVERIFY(open()->read(0).provenance->source.find("run2") != std::string::npos);
    }

    void aRunThatDoesNotGoOnIsAppendedAndSaid() {
        write("1/OUTCAR", outcar(3, 0));
        write("2/OUTCAR", outcar(3, 2.0));
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 6u);
        QVERIFY(warningsOf(*reader).find("does not go on") != std::string::npos);
    }

    void aCopyIsLeftOut() {
        write("OUTCAR", outcar(3, 0));
        write("OUTCAR.bak", outcar(3, 0));
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 3u);
        QVERIFY(warningsOf(*reader).find("left out") != std::string::npos);
    }

    void aFileThatCannotBeReadDoesNotStopTheOthers() {
        write("1/OUTCAR", outcar(3, 0));
        write("2/OUTCAR", outcar(0, 0));
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 3u);
        QVERIFY(warningsOf(*reader).find("no complete ionic step") != std::string::npos);
    }

    void singlePointsAreASetWithoutOrder() {
        for (int i = 1; i <= 12; ++i)
            write(fmt::format("{}/OUTCAR", i), outcar(1, 0.3 * i));
        const auto reader = open();
        QCOMPARE(reader->frameCount(), 12u);
        QVERIFY2(warningsOf(*reader).empty(), warningsOf(*reader).c_str());
        QVERIFY(reader->read(9).provenance->source.find("/10/") != std::string::npos);
    }

    void aTrajectoryHasTheTimesOfTheIncarBesideIt() {
        write("XDATCAR",
              "salt\n1.0\n5 0 0\n0 5 0\n0 0 5\nNa\n1\nDirect configuration=    10\n0 0 0\n"
              "Direct configuration=    20\n0 0 0.1\n");
        write("INCAR", "SYSTEM = x ! comment\nIBRION = 0; POTIM = 1.5 # fs\nNBLOCK = 10\n");
        const auto reader = open();
        QCOMPARE(reader->read(1).step.value(), 20);
        QCOMPARE(reader->read(1).timeFs.value(), 30.0);
        // Numbered one by one.
        write("XDATCAR",
              "salt\n1.0\n5 0 0\n0 5 0\n0 0 5\nNa\n1\nDirect configuration=     1\n0 0 0\n"
              "Direct configuration=     2\n0 0 0.1\n");
        QCOMPARE(open()->read(1).timeFs.value(), 30.0);
    }

    void aFolderWithoutOutputIsRefused() {
        write("POSCAR", "nothing");
        QVERIFY_EXCEPTION_THROWN(open(), ParseError);
    }

    void filesOfARunThatNameOtherAtomsAreNamed() {
        write("OUTCAR", outcar(2, 0));
        write("POSCAR", "title\n1.0\n5 0 0\n0 5 0\n0 0 5\nK\n1\nDirect\n0 0 0\n");
        const auto reader = open();
        QVERIFY(reader->read(0).species == std::vector<std::string>{"Na"});
        QVERIFY2(warningsOf(*reader).find("atom 1 is K here and Na") != std::string::npos,
                 warningsOf(*reader).c_str());
        write("POSCAR", "title\n1.0\n5 0 0\n0 5 0\n0 0 5\nNa\n1\nDirect\n0 0 0\n");
        QVERIFY2(open()->info().warnings.empty(), warningsOf(*open()).c_str());
    }
};

QTEST_APPLESS_MAIN(VaspFolderTest)
#include "VaspFolderTest.moc"
