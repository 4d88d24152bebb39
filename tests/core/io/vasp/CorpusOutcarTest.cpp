// OUTCAR files of others against values of an independent oracle, and damaged ones.
#include <QTest>

#include "tests/core/io/vasp/CorpusFiles.h"

using namespace mtp;
using namespace mtp::test;
using nlohmann::json;

class CorpusOutcarTest : public QObject {
    Q_OBJECT

private slots:
    void realFilesReadAsExpected_data();
    void realFilesReadAsExpected();
    void damagedFilesKeepTheirCompleteSteps_data();
    void damagedFilesKeepTheirCompleteSteps();
};

void CorpusOutcarTest::realFilesReadAsExpected_data() {
    addCorpusRows("outcar");
}

void CorpusOutcarTest::realFilesReadAsExpected() {
    QFETCH(QString, name);
    if (name.isEmpty()) {
        if (!QDir(kCorpus).exists())
            QSKIP("the corpus of real files is not on this machine");
        return;
    }
    const json expected = expectedOf(name);
    const std::string path = (kCorpus + "outcar/" + name).toStdString();
    const auto registry = FormatRegistry::withBuiltinFormats();
    if (expected["n_frames"] == 0) {
        QVERIFY_EXCEPTION_THROWN(registry.open(path), ParseError);
        return;
    }
    const auto reader = registry.open(path);
    QCOMPARE(reader->info().format, std::string("vasp-outcar"));
    QCOMPARE(reader->frameCount(), expected["n_frames"].get<std::size_t>());
    for (const json& one : expected["frames"]) {
        const auto index = one["index"].get<std::size_t>();
        const Frame frame = reader->read(index);
        // Digits as printed: energies 8, positions 5, forces 6, the virial 5 in eV or kB.
        QVERIFY(std::abs(*frame.labels.energy - one["energy_free_TOTEN"].get<double>()) < 1e-8);
        QVERIFY(away(frame.positions.row(0), one["pos_first"]) < 1e-5);
        QVERIFY(away(frame.labels.forces->bottomRows(1), one["force_last"]) < 1e-6);
        QCOMPARE(*frame.labels.energySigma0, one["energy_sigma0"].get<double>());
        QCOMPARE(*frame.step, one["ionic_step"].get<std::int64_t>());
        QVERIFY(std::abs(frame.cell.volume() - one["volume"].get<double>()) < 1e-3);
        // X: the oracle did not read the POTCAR lines.
        if (!one["composition"].contains("X"))
            QVERIFY(composition(frame) == (one["composition"].get<std::map<std::string, int>>()));
        const auto& unconverged = expected["unconverged_frame_indices"];
        const bool isListed =
            std::find(unconverged.begin(), unconverged.end(), index) != unconverged.end();
        QCOMPARE(*frame.labels.isConverged, !isListed);
        if (one.contains("virial_eV"))
            QVERIFY(std::abs((*frame.labels.virial)(0, 1) - one["virial_eV"][5].get<double>()) <
                    2e-3);
    }
}

void CorpusOutcarTest::damagedFilesKeepTheirCompleteSteps_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("frames");  // -1: refused
    QTest::addColumn<QString>("said");
    QTest::newRow("cut in forces") << "OUTCAR.trunc_force_block" << 6 << "step 7";
    QTest::newRow("cut before energy") << "OUTCAR.trunc_after_forces" << 9 << "no final energy";
    QTest::newRow("nan") << "OUTCAR.nan_force" << 9 << ":2817: step 3, atom 2";
    QTest::newRow("stars") << "OUTCAR.stars_force" << 9 << ":2817: step 3, atom 2";
    QTest::newRow("merged columns") << "OUTCAR.merged_forces" << 10 << "";
    QTest::newRow("crlf") << "OUTCAR.crlf" << 10 << "";
    QTest::newRow("two runs") << "OUTCAR.two_runs" << 20 << "";
    QTest::newRow("left-handed") << "OUTCAR.left_handed_cell" << 10 << "";
    QTest::newRow("gzip cut") << "OUTCAR.trunc.gz" << 4 << "unexpected end of gzip data";
    QTest::newRow("gzip checksum") << "OUTCAR.crc.gz" << 10 << "checksum";
    QTest::newRow("empty") << "OUTCAR.empty" << -1 << "empty";
    QTest::newRow("utf16") << "OUTCAR.utf16" << -1 << "UTF-16";
    QTest::newRow("huge") << "OUTCAR.huge_nions" << -1 << ":212: NIONS";
    QTest::newRow("picture") << "OUTCAR.is_a_png" << -1 << "OUTCAR";
}

void CorpusOutcarTest::damagedFilesKeepTheirCompleteSteps() {
    QFETCH(QString, name);
    QFETCH(int, frames);
    QFETCH(QString, said);
    readDamaged(name, frames, said);
}

QTEST_APPLESS_MAIN(CorpusOutcarTest)
#include "CorpusOutcarTest.moc"
