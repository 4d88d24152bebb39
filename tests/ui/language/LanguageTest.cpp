#include "ui/language/Language.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "ui/language/CoreText.h"

using namespace mtp::ui;

namespace {

struct Message {
    QString context, source, state;  // state: empty, "unfinished", "vanished" or "obsolete"
    QStringList forms;
};

QString childText(QXmlStreamReader& xml) {
    return xml.readElementText(QXmlStreamReader::IncludeChildElements);
}

QStringList readForms(QXmlStreamReader& xml) {
    QStringList forms;
    QString text;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isStartElement())
            forms << childText(xml);
        else
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList{text} : forms;
}

std::vector<Message> readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = childText(xml);
        else if (xml.name() == QLatin1String("message"))
            messages.push_back({context, {}, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            messages.back().source = childText(xml);
        else if (xml.name() == QLatin1String("translation")) {
            messages.back().state = xml.attributes().value("type").toString();
            messages.back().forms = readForms(xml);
        }
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

QStringList allOf(const QString& text, const QRegularExpression& wanted) {
    QStringList found;
    auto matches = wanted.globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured(0);
    found.sort();
    return found;
}

// What has to be in a translation as it is in the source: placeholders, tags, line breaks and tabs,
// and the letter that is a key.
QStringList fixedParts(const QString& text) {
    static const QRegularExpression parts(QStringLiteral(R"re(%L?(?:n|\d+)|<[^<>]+>|[\n\t])re"));
    static const QRegularExpression key(QStringLiteral(R"re(&\w)re"));
    return allOf(text, parts) + allOf(text.toUpper(), key);
}

QStringList translationFiles() {
    const QDir folder(QStringLiteral(MTP_SOURCE_DIR "/resources/translations"));
    QStringList paths;
    for (const QString& name : folder.entryList({"*.ts"}, QDir::Files))
        paths << folder.filePath(name);
    return paths;
}

// The messages of a translation that do not pass, one a line.
template <class Fails>
QString failures(const QString& path, const Fails& fails) {
    QStringList lines;
    for (const Message& message : readMessages(path))
        if (fails(message))
            lines << QStringLiteral("%1: \"%2\"").arg(message.context, message.source);
    return lines.isEmpty() ? QString()
                           : QStringLiteral("%1: %2 texts\n%3")
                                 .arg(path)
                                 .arg(lines.size())
                                 .arg(lines.join(QLatin1Char('\n')));
}

bool isUntranslated(const Message& message) {
    return !message.state.isEmpty() || message.forms.contains(QString());
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextOfTheSourcesIsTranslated();
    void textsInVariablesAreMarkedForLupdate();
    void translationsKeepPlaceholdersTagsAndKeys_data();
    void translationsKeepPlaceholdersTagsAndKeys();
    void textsAreEnglishUntilALanguageIsInstalled();
    void everyTranslationIsALanguage();
    void koreanIsInstalledOnRequest();
};

// lupdate marks texts that are new as unfinished, and those that are gone as vanished.
void LanguageTest::everyTextOfTheSourcesIsTranslated() {
    const QString lupdate = QStringLiteral(MTP_LUPDATE);
    if (!QFile::exists(lupdate))
        QSKIP("lupdate of Qt 6 is not installed (Debian: qt6-l10n-tools)");
    const QTemporaryDir folder;
    QVERIFY(!translationFiles().isEmpty());
    for (const QString& path : translationFiles()) {
        const QString updated = folder.filePath(QFileInfo(path).fileName());
        QVERIFY(QFile::copy(path, updated));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(MTP_SOURCE_DIR));
        process.start(lupdate, {"-silent", "-locations", "none", "-I", ".", "ui", "app/workbench",
                                "-ts", updated});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(readMessages(updated).size() > 1000);  // else it looked in the wrong place
        const QString untranslated = failures(updated, isUntranslated);
        QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated));
    }
}

// lupdate cannot see what a variable holds: a text that reaches translate() as one is listed by
// QT_TRANSLATE_NOOP with the same context.
void LanguageTest::textsInVariablesAreMarkedForLupdate() {
    const QRegularExpression call(
        QStringLiteral(R"re(QCoreApplication::translate\(\s*("[^"]+"|\w+),\s*(?!["\s]))re"));
    QString sources;
    QStringList contexts;
    for (const char* folder : {"/ui", "/app/workbench"}) {
        QDirIterator files(QStringLiteral(MTP_SOURCE_DIR) + folder, {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            sources += text;
            auto found = call.globalMatch(text);
            while (found.hasNext() && !file.fileName().contains("EnglishPlurals"))
                contexts << found.next().captured(1);
        }
    }
    QVERIFY(contexts.contains("\"mtp::core\""));  // else it looked in the wrong place
    for (const QString& context : contexts)
        QVERIFY2(sources.contains("QT_TRANSLATE_NOOP(" + context + ","), qPrintable(context));
}

void LanguageTest::translationsKeepPlaceholdersTagsAndKeys_data() {
    QTest::addColumn<QString>("path");
    for (const QString& path : translationFiles())
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

void LanguageTest::translationsKeepPlaceholdersTagsAndKeys() {
    QFETCH(QString, path);
    QCOMPARE(fixedParts("%1 of %Ln &file(s)\n"), (QStringList{"\n", "%1", "%Ln", "&F"}));
    const QString different = failures(path, [](const Message& message) {
        for (const QString& form : message.forms)
            if (fixedParts(form) != fixedParts(message.source))
                return true;
        return false;
    });
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

void LanguageTest::textsAreEnglishUntilALanguageIsInstalled() {
    QCOMPARE(QCoreApplication::translate("mtp::ui::MainWindow", "&File"), QString("&File"));
    installLanguage("en");
    QCOMPARE(QCoreApplication::translate("mtp::ui::MainWindow", "&File"), QString("&File"));
}

void LanguageTest::everyTranslationIsALanguage() {
    QStringList codes;
    for (const Language& language : languages()) {
        codes << language.code;
        QVERIFY(!language.name.isEmpty());
    }
    QCOMPARE(codes.front(), QString("en"));
    QCOMPARE(codes.size(), translationFiles().size() + 1);
    QVERIFY(codes.contains("ko"));
}

// The last one: a translator stays installed.
void LanguageTest::koreanIsInstalledOnRequest() {
    installLanguage("ko");
    QCOMPARE(QCoreApplication::translate("mtp::ui::MainWindow", "&File"), QString("파일(&F)"));
    QCOMPARE(QCoreApplication::translate("mtp::ui::DensitiesPage", "%Ln frame(s)", nullptr, 2000),
             QString("프레임 2,000개"));
    QCOMPARE(QLocale().language(), QLocale::Korean);
    QCOMPARE(coreText("bring to 2.40 g/cm3"), QString("2.40 g/cm3로 이동"));
    QCOMPARE(coreText("Two atoms of Li-Cl that come nearer than 1.40 Å are drawn together: their "
                      "energy falls by 32.7 eV to a minimum at 1.09 Å, below the shortest trained "
                      "distance of 1.62 Å."),
             QString("1.40 Å보다 가까워진 Li-Cl 원자 쌍은 서로 끌려갑니다. 에너지가 32.7 eV 낮아져 "
                     "1.09 Å에서 "
                     "최소가 되며, 이는 학습한 가장 짧은 거리 1.62 Å보다 짧습니다."));
    QCOMPARE(coreText("Run 12, level 8"), QString("Run 12, level 8"));
}

QTEST_GUILESS_MAIN(LanguageTest)
#include "LanguageTest.moc"
