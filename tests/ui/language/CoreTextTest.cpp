#include "ui/language/CoreText.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/base/SelectionExpression.h"
#include "core/base/TextFile.h"
#include "core/density/Expansion.h"
#include "core/density/Packing.h"
#include "core/io/FormatRegistry.h"
#include "core/labelling/Failure.h"
#include "core/labelling/Recipe.h"
#include "core/mtp/PotentialFile.h"
#include "core/project/ProjectStore.h"
#include "core/training/TrainingOptions.h"
#include "ui/language/Language.h"
#include "ui/language/TextPatterns.h"

using namespace mtp;
using namespace mtp::ui;

namespace {

using Work = std::function<void()>;

// What the window says if the work fails.
QString failureOf(const Work& work) {
    try {
        work();
    } catch (const std::exception& error) {
        return errorText(error);
    }
    return QStringLiteral("nothing failed");
}

void readFile(const QString& path) {
    const auto reader = FormatRegistry::withBuiltinFormats().open(path.toStdString());
    (void)reader->read(0);
}

Work readingOf(const QTemporaryDir& folder, const char* name, const char* content) {
    const QString path = folder.filePath(name);
    writeTextFile(path.toStdString(), content);
    return [path] { readFile(path); };
}

void packUnknownElement() {
    PackingOptions options;
    options.ions = {{"Xx", 3}};
    packRandomly(options);
}

void takeOddLevel() {
    TrainingOptions options;
    options.level = 7;
    validate(options);
}

void weighNothing() {
    TrainingOptions options;
    options.energyWeight = options.forceWeight = options.virialWeight = 0;
    validate(options);
}

}  // namespace

class CoreTextTest : public QObject {
    Q_OBJECT

private slots:
    void textsStayEnglishWithoutALanguage();
    void errorsOfCoreAreKorean_data();
    void errorsOfCoreAreKorean();
    void whatIsPutInIsTranslatedToo_data();
    void whatIsPutInIsTranslatedToo();
    void unknownTextsRemainAsTheyAre();
    void theMostSpecificPatternIsTaken();
    void whatIsPutInMayHoldPlaceholders();
    void oneWordTakesNumbersOnly();

private:
    QTemporaryDir m_folder;
};

// The first one: a translator stays installed.
void CoreTextTest::textsStayEnglishWithoutALanguage() {
    QCOMPARE(coreText(std::string("the disk is full")), QString("the disk is full"));
    QCOMPARE(coreText(std::string("hold at 901 K")), QString("hold at 901 K"));
    installLanguage("ko");
    QCOMPARE(coreText(std::string("the disk is full")), QString("디스크가 가득 찼습니다"));
}

void CoreTextTest::errorsOfCoreAreKorean_data() {
    QTest::addColumn<Work>("work");
    QTest::newRow("no file") << Work([] { readFile("/nowhere/run.xyz"); });
    QTest::newRow("cut xyz") << readingOf(m_folder, "cut.xyz", "3\n\nLi 0 0 0\nCl 1 0\n");
    QTest::newRow("unknown format")
        << readingOf(m_folder, "notes.txt", "Some words.\nOther ones.\n");
    QTest::newRow("empty file") << readingOf(m_folder, "empty.xyz", "");
    QTest::newRow("short POSCAR") << readingOf(
        m_folder, "POSCAR", "Li\n1.0\n4 0 0\n0 4 0\n0 0 4\nLi\n2\nDirect\n0 0 0\n");
    QTest::newRow("no element") << Work(packUnknownElement);
    QTest::newRow("no ions") << Work([] { packRandomly({}); });
    QTest::newRow("no density") << Work([] { linearFactor(-1); });
    QTest::newRow("unclosed bracket") << Work([] { SelectionExpression("(energy > 2"); });
    QTest::newRow("wrong operator") << Work([] { SelectionExpression("energy > 2 & atom < 3"); });
    QTest::newRow("no potential") << Work([] { parsePotential("MTP\nversion = 7", "a.almtp"); });
    QTest::newRow("no project") << Work([] { ProjectStore::open("/nowhere/my.mtpproject"); });
    QTest::newRow("no folder") << Work([] { writeTextFile("/nowhere/deep/file.txt", "text"); });
    QTest::newRow("level") << Work(takeOddLevel);
    QTest::newRow("weights") << Work(weighNothing);
}

// No two English words in a row, but for what stands in a path or in quotation marks.
void CoreTextTest::errorsOfCoreAreKorean() {
    QFETCH(Work, work);
    const QString text = failureOf(work);
    QString words = text;
    words.remove(QRegularExpression(R"re("[^"]*"|/\S+)re"));
    static const QRegularExpression sentence("[a-z]{2,} [a-z]{2,} [a-z]");
    static const QRegularExpression korean("[가-힣]{2,}");
    QVERIFY2(korean.match(words).hasMatch() && !sentence.match(words).hasMatch(), qPrintable(text));
    if (qEnvironmentVariableIsSet("MTP_SHOW_TEXTS"))
        qInfo().noquote() << text;
}

void CoreTextTest::whatIsPutInIsTranslatedToo_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    QTest::newRow("prefix") << "/data/run 1/out.cfg:12: the energy is no number"
                            << "/data/run 1/out.cfg:12: 에너지가 숫자가 아닙니다";
    QTest::newRow("nested") << "a.zip: cannot be written: the disk is full"
                            << "a.zip: 쓸 수 없습니다: 디스크가 가득 찼습니다";
    QTest::newRow("deeper")
        << "Round: /c/run.zip: cannot be read: /c/x.cfg:3: a quote is not closed"
        << "Round: /c/run.zip: 읽을 수 없습니다: /c/x.cfg:3: 따옴표가 닫히지 "
           "않았습니다";
    QTest::newRow("count")
        << "hops need a stretch of 12 frames (two windows), and the longest has 7"
        << "도약을 찾으려면 이어진 구간이 필요합니다(두 시간 창: 프레임 12개). 가장 "
           "긴 구간은 프레임 7개입니다";
    QTest::newRow("list")
        << "frame 3: it is a slab: not periodic along z; its density is not that of "
           "a material, so it cannot be scaled to another"
        << "프레임 3: 형태(슬래브): z 방향으로 주기적이지 않습니다. 밀도가 물질의 "
           "밀도가 아니므로 다른 밀도로 바꿀 수 없습니다";
    QTest::newRow("number before") << "12 configurations are lost"
                                   << "배치를 잃었습니다 (12)";
    QTest::newRow("quoted") << "\"the energy\" is not an element"
                            << "\"the energy\"은(는) 원소가 아닙니다";
    QTest::newRow("path of one word") << "test: is a folder"
                                      << "test: 폴더입니다";
    QTest::newRow("formats")
        << "the format is not known; known are MLIP configurations, binary (.cfg), VASP output, "
           "XML "
           "(vasprun.xml), VASP run folder, LAMMPS dump (.dump, .lammpstrj)"
        << "알 수 없는 형식입니다. 아는 형식: MLIP 배치, 이진(.cfg), VASP 출력, XML (vasprun.xml), "
           "VASP 계산 폴더, LAMMPS 덤프 (.dump, .lammpstrj)";
    QTest::newRow("what to write instead")
        << "at character 12: unexpected \"&\"; use \"and\""
        << "12번째 글자: 예상하지 못한 \"&\"; \"and\"를 쓰십시오";
    QTest::newRow("names of columns")
        << "at character 17: there is no column force; there are density, element"
        << "17번째 글자: force 열이 없습니다. 있는 열: density, element";
    QTest::newRow("place in a text") << "at character 13: a closing bracket is missing"
                                     << "13번째 글자: 닫는 괄호가 없습니다";
    QTest::newRow("frames in brackets") << "1 frame (2): the electronic steps did not converge"
                                        << "프레임 1개 (2): 전자 스텝이 수렴하지 않았습니다";
    QTest::newRow("lines") << "the disk is full\npermission denied"
                           << "디스크가 가득 찼습니다\n권한이 없습니다";
}

void CoreTextTest::whatIsPutInIsTranslatedToo() {
    QFETCH(QString, english);
    QFETCH(QString, korean);
    QCOMPARE(coreText(english), korean);
}

void CoreTextTest::unknownTextsRemainAsTheyAre() {
    for (const char* text : {"Run 12, level 8", "LiAlCl4 900 K.xyz", "", "%1", ": ", "a; b", "(x)",
                             "forces of nature", "열려 있음: 예"})
        QCOMPARE(coreText(QString(text)), QString(text));
}

void CoreTextTest::theMostSpecificPatternIsTaken() {
    TextPatterns patterns;
    patterns.add("%1: %2 is lost", "A %1 %2");
    patterns.add("%1: the key of %2 is lost", "B %2 %1");
    patterns.add("%1: the key of the house is lost", "C %1");
    patterns.sort();
    QCOMPARE(patterns.translate("x y: the lamp is lost"), QString("A x y the lamp"));
    QCOMPARE(patterns.translate("x y: the key of a car is lost"), QString("B a car x y"));
    QCOMPARE(patterns.translate("x y: the key of the house is lost"), QString("C x y"));
}

void CoreTextTest::whatIsPutInMayHoldPlaceholders() {
    TextPatterns patterns;
    patterns.add("no room for %1 in %2", "%2 < %1");
    patterns.sort();
    QCOMPARE(patterns.translate("no room for %2 (.*) in a\\1 & <b>"),
             QString("a\\1 & <b> < %2 (.*)"));
}

void CoreTextTest::oneWordTakesNumbersOnly() {
    TextPatterns patterns;
    patterns.add("%1 frames", "%1 F");
    patterns.sort();
    QCOMPARE(patterns.translate("12 frames"), QString("12 F"));
    QCOMPARE(patterns.translate("my frames"), QString("my frames"));
}

QTEST_GUILESS_MAIN(CoreTextTest)
#include "CoreTextTest.moc"
