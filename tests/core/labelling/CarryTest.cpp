// Campaigns as zip files: to another computer and back, and what no zip may do.
#include "core/labelling/Carry.h"

#include <QTest>

#include "core/base/Error.h"
#include "core/base/Zip.h"
#include "core/labelling/Collect.h"
#include "core/labelling/Runner.h"
#include "tests/core/labelling/FakeCode.h"

using namespace mtp;
using namespace mtp::test;

namespace {

namespace fs = std::filesystem;

int doneIn(const fs::path& folder) {
    Progress quiet;
    return static_cast<int>(
        campaignStatus(Campaign::open(folder), {}, quiet).counts()[TaskState::Done]);
}

}  // namespace

class CarryTest : public QObject {
    Q_OBJECT

private slots:
    void whatRanElsewhereIsBroughtBack();
    void attemptsThatHadNotEndedAreCompleted();
    void anotherCampaignIsNotOverwritten();
    void filesComeBackAsTheyWere();
    void namesThatLeadOutAreRefused_data();
    void namesThatLeadOutAreRefused();
    void damageIsToldAndNeverCrashes();
};

void CarryTest::whatRanElsewhereIsBroughtBack() {
    const FakeCode code;
    code.exportAll();
    Progress quiet;
    const fs::path zip = code.path() / "carried.zip", there = code.path() / "there";
    zipCampaign(Campaign::open(code.campaign()), zip, quiet);
    QVERIFY(isZip(zip) && !isZip(code.campaign() / "campaign"));
    // On the other computer: its scripts can be started.
    const fs::path other = bringBack(zip, there, quiet);
    QCOMPARE(other, there / "campaign");
    runHere(Campaign::open(other), 2, false, quiet);
    QCOMPARE(doneIn(other), 3);
    writeTextFile(other / "jobs" / Campaign::open(other).tasks()[0].key / "attempt-1/POTCAR",
                  "licensed");
    const fs::path back = code.path() / "back.zip";
    zipCampaign(Campaign::open(other), back, quiet);
    // Here again, into the campaign that was exported.
    QCOMPARE(bringBack(back, code.path(), quiet), code.campaign());
    QCOMPARE(doneIn(code.campaign()), 3);
    const fs::path attempt =
        code.campaign() / "jobs" / Campaign::open(other).tasks()[0].key / "attempt-1";
    QVERIFY(!fs::exists(attempt / "POTCAR"));
    QCOMPARE(code.starts().size(), 3);
    // Once more: nothing changes.
    QCOMPARE(bringBack(back, code.path(), quiet), code.campaign());
    QCOMPARE(doneIn(code.campaign()), 3);
}

void CarryTest::attemptsThatHadNotEndedAreCompleted() {
    const FakeCode code;
    const ExportReport report = code.exportAll();
    Progress quiet;
    runHere(Campaign::open(code.campaign()), 2, false, quiet);
    const fs::path zip = code.path() / "campaign.zip";
    zipCampaign(Campaign::open(code.campaign()), zip, quiet);
    fs::remove(code.campaign() / "jobs" / report.keys[0] / "attempt-1/ended");
    QCOMPARE(doneIn(code.campaign()), 2);
    bringBack(zip, code.path(), quiet);
    QCOMPARE(doneIn(code.campaign()), 3);
}

void CarryTest::anotherCampaignIsNotOverwritten() {
    const FakeCode code, other;
    code.exportAll();
    other.exportAll();
    Progress quiet;
    const fs::path zip = code.path() / "carried.zip";
    zipCampaign(Campaign::open(code.campaign()), zip, quiet);
    QVERIFY_EXCEPTION_THROWN(bringBack(zip, other.path(), quiet), FileError);
    writeTextFile(other.path() / "empty.zip", std::string("PK\5\6", 4) + std::string(18, '\0'));
    QVERIFY_EXCEPTION_THROWN(bringBack(other.path() / "empty.zip", other.path(), quiet), FileError);
}

void CarryTest::filesComeBackAsTheyWere() {
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    makeFolder(root / "in/deep");
    std::string bytes;
    for (int i = 0; i < 100000; ++i)
        bytes += static_cast<char>(i * i % 251);
    writeTextFile(root / "in/deep/bytes", bytes);
    writeTextFile(root / "in/nothing", "");
    writeTextFile(root / "in/run.sh", "#!/bin/sh\n");
    makeExecutable(root / "in/run.sh");
    Progress quiet;
    writeZip(root / "a.zip", root / "in",
             {root / "in/deep/bytes", root / "in/nothing", root / "in/run.sh"}, "x/", quiet);
    QCOMPARE(unpackZip(root / "a.zip", root / "out", quiet).size(), std::size_t{3});
    QCOMPARE(readTextFile(root / "out/x/deep/bytes"), bytes);
    QCOMPARE(readTextFile(root / "out/x/nothing"), std::string());
    QVERIFY((fs::status(root / "out/x/run.sh").permissions() & fs::perms::owner_exec) !=
            fs::perms::none);
}

void CarryTest::namesThatLeadOutAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("above") << "../../evil";
    QTest::newRow("absolute") << "/tmp/evil";
    QTest::newRow("above, later") << "a/../../evil";
    QTest::newRow("Windows") << "..\\evil";
    QTest::newRow("drive") << "C:evil";
}

void CarryTest::namesThatLeadOutAreRefused() {
    QFETCH(QString, name);
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    writeTextFile(root / "file", "text");
    Progress quiet;
    // The name of a file is that of its place behind the prefix.
    writeZip(root / "a.zip", root, {root / "file"}, name.toStdString() + "/", quiet);
    QVERIFY_EXCEPTION_THROWN(unpackZip(root / "a.zip", root / "out", quiet), ParseError);
    QVERIFY(!fs::exists(root / "out"));
}

// Each byte of a small zip changed, and the zip cut at each byte.
void CarryTest::damageIsToldAndNeverCrashes() {
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    writeTextFile(root / "file", std::string(300, 'x') + "y");
    Progress quiet;
    writeZip(root / "a.zip", root, {root / "file"}, "", quiet);
    const std::string good = readTextFile(root / "a.zip");
    const auto check = [&](const std::string& bytes) {
        writeTextFile(root / "b.zip", bytes);
        try {
            for (const fs::path& file : unpackZip(root / "b.zip", root / "out", quiet))
                QCOMPARE(readTextFile(file), readTextFile(root / "file"));
        } catch (const Error&) {
            return;  // told
        }
    };
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string changed = good;
        changed[i] = static_cast<char>(changed[i] ^ 0x5a);
        check(changed);
        check(good.substr(0, i));
    }
}

QTEST_APPLESS_MAIN(CarryTest)
#include "CarryTest.moc"
