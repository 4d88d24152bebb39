#include <QTest>
#include <cmath>

#include "core/report/Html.h"

using namespace mtp;

class HtmlTest : public QObject {
    Q_OBJECT

private slots:
    void markupIsEscaped();
    void brokenBytesAreReplaced();
    void tablesShowUnitsNumbersAndWhatIsLeftOut();
    void pageEscapesItsTitle();
};

void HtmlTest::markupIsEscaped() {
    QCOMPARE(html::escaped("<script>alert(\"1\" & '2')</script>"),
             std::string("&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;"));
    QCOMPARE(html::escaped("Å³ — 한국어 \xF0\x9F\x98\x80"),
             std::string("Å³ — 한국어 \xF0\x9F\x98\x80"));
}

void HtmlTest::brokenBytesAreReplaced() {
    const std::string broken = "\xEF\xBF\xBD";
    QCOMPARE(html::escaped("a\x01z\x1B[31m"), "a" + broken + "z" + broken + "[31m");
    QCOMPARE(html::escaped("\xC3(\xE2\x82"), broken + "(" + broken + broken);
    QCOMPARE(html::escaped("\xC0\xBC"), broken + broken);  // an overlong "<"
    QCOMPARE(html::escaped("\xE0\x80\xBC"), broken + broken + broken);
    QCOMPARE(html::escaped("\xED\xA0\x80"), broken + broken + broken);  // a surrogate
    QCOMPARE(html::escaped(std::string_view("\0x", 2)), broken + "x");
}

void HtmlTest::tablesShowUnitsNumbersAndWhatIsLeftOut() {
    Table table;
    table.add("name", {"<b>", "two", "three"});
    table.add("dF", "eV/Å", {-1.25, NAN, 3});
    const std::string text = html::table(table, {{"name", "who & what"}, {"dF", "error", 2}}, 2);
    QVERIFY(text.find("<th class=\"text\">who &amp; what</th>") != std::string::npos);
    QVERIFY(text.find("<th>error [eV/Å]</th>") != std::string::npos);
    QVERIFY(text.find("<td class=\"text\">&lt;b&gt;</td><td>−1.25</td>") != std::string::npos);
    QVERIFY(text.find("<td>–</td>") != std::string::npos);
    QVERIFY(text.find("three") == std::string::npos);
    QVERIFY(text.find("1 more rows") != std::string::npos);
}

void HtmlTest::pageEscapesItsTitle() {
    const std::string page = html::page("a <b>", "<p>body</p>");
    QVERIFY(page.starts_with("<!DOCTYPE html>"));
    QVERIFY(page.find("<title>a &lt;b&gt;</title>") != std::string::npos);
    QVERIFY(page.find("<p>body</p>") != std::string::npos);
}

QTEST_APPLESS_MAIN(HtmlTest)
#include "HtmlTest.moc"
