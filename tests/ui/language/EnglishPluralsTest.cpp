#include "ui/language/EnglishPlurals.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace mtp::ui;

class EnglishPluralsTest : public QObject {
    Q_OBJECT

private slots:
    void countDecidesTheForm_data();
    void countDecidesTheForm();
    void textWithoutCountStaysAsItIs();
    void everyTextWithACountHasBothForms();
};

void EnglishPluralsTest::countDecidesTheForm_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << tr("%n configuration(s)", nullptr, 0) << "0 configurations";
    QTest::newRow("one") << tr("%n configuration(s)", nullptr, 1) << "1 configuration";
    QTest::newRow("two") << tr("%n configuration(s)", nullptr, 2) << "2 configurations";
    QTest::newRow("another word, one")
        << tr("%n {entry is|entries are} left", nullptr, 1) << "1 entry is left";
    QTest::newRow("another word, three")
        << tr("%n {entry is|entries are} left", nullptr, 3) << "3 entries are left";
    QTest::newRow("two words") << tr("%n frame(s) {fits|fit}; file(s): %1", nullptr, 1).arg("x")
                               << "1 frame fits; file: x";
    QTest::newRow("translate()") << QCoreApplication::translate("x", "%n job(s)", nullptr, 1)
                                 << "1 job";
}

void EnglishPluralsTest::countDecidesTheForm() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(text, expected);
}

void EnglishPluralsTest::textWithoutCountStaysAsItIs() {
    QCOMPARE(tr("Name(s) {a|b}"), QString("Name(s) {a|b}"));
}

// A text with a count and without two forms reads "1 frames"; a form without a count is not chosen.
void EnglishPluralsTest::everyTextWithACountHasBothForms() {
    // Neighbouring literals are one: "…" "…".
    const QRegularExpression literals(
        QStringLiteral(R"re("(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*)re"));
    const QRegularExpression joint(QStringLiteral(R"re("\s*")re"));
    // "and 3 more" is the same for any count.
    const QRegularExpression count(QStringLiteral("%L?n(?! more)"));
    int counted = 0;
    for (const char* folder : {"/ui", "/app/workbench"}) {
        QDirIterator files(QStringLiteral(MTP_SOURCE_DIR) + folder, {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().contains("EnglishPlurals"))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = literals.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                const QString text = found.next().captured().replace(joint, QString());
                if (!text.contains(count))
                    continue;
                ++counted;
                QVERIFY2(pluralForm(text, 1) != pluralForm(text, 2),
                         qPrintable(file.fileName() + ": " + text));
            }
        }
    }
    QVERIFY(counted > 0);  // else it looked in the wrong place
}

QTEST_GUILESS_MAIN(EnglishPluralsTest)
#include "EnglishPluralsTest.moc"
