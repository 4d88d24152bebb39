// The user guide: its window, its texts, and that its commands run as they are written.
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include "tests/ui/WindowDriver.h"
#include "ui/structure_view/StructureView.h"
#include "ui/window/GuideWindow.h"

using namespace mtp::ui;

namespace {

QString guideText(const QString& name) {
    QFile file(":/guide/" + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList allMatches(const QRegularExpression& pattern, const QString& text) {
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured(1);
    return found;
}

}  // namespace

class GuideWindowTest : public QObject {
    Q_OBJECT

private slots:
    void opensAtThePageThatIsShown();
    void everyPageHasAText();
    void everyLinkLeadsToAText();
    void commandsRunAsWritten();
};

void GuideWindowTest::opensAtThePageThatIsShown() {
    const auto window = mtp::test::showWindow();
    window->showPage(PageId::Densities);
    mtp::test::chooseFromMenuBar(window->menuBar(), "&Help", "&User guide");
    auto* guide = window->findChild<GuideWindow*>();
    QVERIFY(guide && guide->isVisible());
    auto* text = guide->findChild<QTextBrowser*>("guideText");
    QVERIFY(text->toPlainText().startsWith("Densities"));
    auto* contents = guide->findChild<QListWidget*>("guideContents");
    QVERIFY(contents->count() > 8 && contents->currentItem());
    QCOMPARE(contents->currentItem()->text(), QString("Densities"));
    // By the list to another text, and back.
    const auto rows = contents->findItems("Train", Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    QTest::mouseClick(contents->viewport(), Qt::LeftButton, {},
                      contents->visualItemRect(rows.front()).center());
    QVERIFY(text->toPlainText().startsWith("Train"));
    QTest::mouseClick(guide->findChild<QToolButton*>("guideBack"), Qt::LeftButton);
    QVERIFY(text->toPlainText().startsWith("Densities"));
}

void GuideWindowTest::everyPageHasAText() {
    for (int page = int(PageId::Trajectory); page <= int(PageId::Dynamics); ++page) {
        const QString key = pageKey(static_cast<PageId>(page));
        QVERIFY2(guideText(key + ".md").startsWith("# "), qPrintable(key));
    }
}

void GuideWindowTest::everyLinkLeadsToAText() {
    const QRegularExpression link("\\]\\(([^)]+)\\)");
    const QStringList names = QDir(":/guide").entryList({"*.md"});
    for (const QString& name : names)
        for (const QString& target : allMatches(link, guideText(name)))
            QVERIFY2(names.contains(target), qPrintable(name + " links to " + target));
    // The contents name every text but themselves, once.
    QStringList listed = allMatches(link, guideText("index.md")) << "index.md";
    listed.sort();
    QCOMPARE(listed, names);
}

void GuideWindowTest::commandsRunAsWritten() {
    QTemporaryDir folder;
    const QDir example(MTP_SOURCE_DIR "/resources/examples/LiAlCl4");
    for (const char* name : {"aimd", "single_points"})
        QVERIFY(QFile::link(example.filePath(name), folder.filePath(name)));
    const QRegularExpression block("```sh\\n(.*?)```",
                                   QRegularExpression::DotMatchesEverythingOption);
    int ran = 0;
    for (const QString& name : QDir(":/guide").entryList({"*.md"}))
        for (const QString& commands : allMatches(block, guideText(name)))
            for (const QString& line : commands.split('\n', Qt::SkipEmptyParts)) {
                QProcess process;
                process.setWorkingDirectory(folder.path());
                QStringList words = QProcess::splitCommand(line);
                QCOMPARE(words.takeFirst(), QString("mtp"));
                process.start(MTP_BINARY_DIR "/mtp", words);
                QVERIFY(process.waitForFinished(120'000));
                QVERIFY2(process.exitCode() == 0,
                         qPrintable(line + "\n" + process.readAllStandardError()));
                ++ran;
            }
    QVERIFY(ran > 10);
}

int main(int argc, char** argv) {
    mtp::test::keepSettingsApart();
    QSurfaceFormat::setDefaultFormat(StructureView::surfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    GuideWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "GuideWindowTest.moc"
