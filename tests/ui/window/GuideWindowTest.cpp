// The user guide: its window, its texts, and that its commands run as they are written; and what
// else the program says and remembers of itself: About, Preferences.
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>
#include <cmath>
#include <functional>

#include "core/base/Parallel.h"
#include "core/base/ThreadLimit.h"
#include "tests/ui/WindowDriver.h"
#include "ui/theme/Theme.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/GuideWindow.h"
#include "ui/window/PreferencesDialog.h"

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
    void picturesAreAsWideAsTheText();
    void commandsRunAsWritten();
    void aboutNamesVersionsAndLicences();
    void preferencesApplyAtOnceAndAreKept();
    void unusablePreferencesAreTheUsual();

private:
    // Chooses an entry that opens a modal dialog, and works in that.
    template <class Dialog>
    static bool inDialog(const MainWindow& window, const char* menu, const char* entry,
                         const std::function<void(Dialog&)>& work) {
        bool wasOpen = false;
        QTimer::singleShot(0, [&] {
            if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
                wasOpen = true;
                work(*dialog);
                dialog->reject();
            }
        });
        mtp::test::chooseFromMenuBar(window.menuBar(), menu, entry);
        return wasOpen;
    }
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
    const QRegularExpression link("(?<!!)\\[[^\\]]+\\]\\(([^)]+)\\)");
    const QStringList names = QDir(":/guide").entryList({"*.md"});
    for (const QString& name : names)
        for (const QString& target : allMatches(link, guideText(name)))
            QVERIFY2(names.contains(target), qPrintable(name + " links to " + target));
    // The contents name every text but themselves, once.
    QStringList listed = allMatches(link, guideText("index.md")) << "index.md";
    listed.sort();
    QCOMPARE(listed, names);
}

void GuideWindowTest::picturesAreAsWideAsTheText() {
    GuideWindow guide(nullptr);
    auto* text = guide.findChild<QTextBrowser*>("guideText");
    const QRegularExpression picture("!\\[[^\\]]+\\]\\(([^)]+)\\)");
    int pictures = 0;
    for (const QString& name : QDir(":/guide").entryList({"*.md"})) {
        guide.showText(name.chopped(3));
        for (const QString& file : allMatches(picture, guideText(name))) {
            const auto image = text->document()
                                   ->resource(QTextDocument::ImageResource, QUrl(file))
                                   .value<QImage>();
            QVERIFY2(!image.isNull(), qPrintable(name + " shows " + file));
            QCOMPARE(qRound(image.deviceIndependentSize().width()), 560);
            ++pictures;
        }
    }
    QVERIFY(pictures >= 8);  // one for each page
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

void GuideWindowTest::aboutNamesVersionsAndLicences() {
    const auto window = mtp::test::showWindow();
    const bool wasOpen = inDialog<AboutDialog>(*window, "&Help", "&About", [](AboutDialog& about) {
        auto* table = mtp::test::child<QTableWidget>(about, "libraries");
        QCOMPARE(table->rowCount(), 18);
        QStringList names;
        for (int row = 0; row < table->rowCount(); ++row) {
            names << table->item(row, 0)->text();
            const QString version = table->item(row, 1)->text();
            QVERIFY2(QRegularExpression("^\\d+(\\.\\d+)+$").match(version).hasMatch(),
                     qPrintable(names.back() + " has the version " + version));
            QVERIFY(!table->item(row, 2)->text().isEmpty());
        }
        QVERIFY(names.contains("Qt") && names.contains("VTK") && names.contains("SQLite"));
        QVERIFY(mtp::test::child<QTabWidget>(about, "aboutTabs")->count() == 2);
        const QString texts = mtp::test::child<QPlainTextEdit>(about, "licences")->toPlainText();
        QVERIFY(texts.contains("BSD 3-Clause License") &&
                texts.contains("GNU GENERAL PUBLIC LICENSE"));
    });
    QVERIFY(wasOpen);
}

void GuideWindowTest::preferencesApplyAtOnceAndAreKept() {
    const auto window = mtp::test::showWindow();
    auto* title = mtp::test::child<QLabel>(*window, "pageTitle");
    const double textBefore = title->font().pointSizeF();
    const bool wasOpen = inDialog<PreferencesDialog>(
        *window, "&Edit", "&Preferences", [&](PreferencesDialog& dialog) {
            auto* theme = mtp::test::child<QComboBox>(dialog, "theme");
            theme->setCurrentText("Dark");
            QVERIFY(isDarkPalette(title->palette()));
            theme->setCurrentText("Light");
            QVERIFY(!isDarkPalette(title->palette()));
            auto* text = mtp::test::child<QSpinBox>(dialog, "textSize");
            text->setValue(150);
            // To the rounding of a font's size.
            QVERIFY(std::abs(title->font().pointSizeF() / textBefore - 1.5) < 0.01);
            auto* threads = mtp::test::child<QSpinBox>(dialog, "preferredThreads");
            threads->setValue(1);
            QCOMPARE(mtp::resolveThreadCount(0), 1);
            QCOMPARE(mtp::resolveThreadCount(3), 3);  // who asks for a number gets it
            QTRY_VERIFY(mtp::test::child<QLabel>(dialog, "lookingForPrograms")->text().isEmpty());
            auto* programs = mtp::test::child<QTableWidget>(dialog, "installedPrograms");
            QCOMPARE(programs->item(0, 0)->text(), QString("LAMMPS"));
            for (int row = 0; row < programs->rowCount(); ++row)
                QVERIFY(!programs->item(row, 2)->text().isEmpty());
            QCOMPARE(readPreferences().appearance.theme, ThemeChoice::Light);
            QCOMPARE(readPreferences().appearance.textScale, 1.5);
            QCOMPARE(readPreferences().threads, 1);
            mtp::test::click(mtp::test::child<QPushButton>(dialog, "restoreDefaults"));
        });
    QVERIFY(wasOpen);
    QVERIFY(readPreferences() == Preferences());
    QCOMPARE(title->font().pointSizeF(), textBefore);
    QCOMPARE(mtp::resolveThreadCount(0), mtp::processorCount());
}

void GuideWindowTest::unusablePreferencesAreTheUsual() {
    QSettings settings;
    settings.setValue("preferences/theme", "plaid");
    settings.setValue("preferences/textScale", 40);
    settings.setValue("preferences/threads", -3);
    QVERIFY(readPreferences() == Preferences());
    settings.remove("preferences");
}

int main(int argc, char** argv) {
    mtp::test::keepSettingsApart();
    QApplication application(argc, argv);
    GuideWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "GuideWindowTest.moc"
