#include "core/base/Md5.h"

#include <QTest>

using namespace mtp;

class Md5Test : public QObject {
    Q_OBJECT

private slots:
    // Of the test suite in RFC 1321.
    void digestsAreThoseOfTheStandard() {
        if (md5Of("").empty())
            QSKIP("this system forbids MD5");
        QCOMPARE(md5Of(""), std::string("d41d8cd98f00b204e9800998ecf8427e"));
        QCOMPARE(md5Of("abc"), std::string("900150983cd24fb0d6963f7d28e17f72"));
        QCOMPARE(md5Of("abcdefghijklmnopqrstuvwxyz"),
                 std::string("c3fcd3d76192e4007dfb496cca67e13b"));
    }
};

QTEST_APPLESS_MAIN(Md5Test)
#include "Md5Test.moc"
