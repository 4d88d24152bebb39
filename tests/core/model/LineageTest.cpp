#include <QTest>

#include "core/base/Error.h"
#include "core/model/Frame.h"

using namespace mtp;

class LineageTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextOfAParentComesBackAsItWas() {
        for (const char* text : {"/data/aimd#40", "a#b#7", "#3", "run 1", "run#007", "run#1.5",
                                 "run#", "run#-2", "run#99999999999999999999", "#"})
            QCOMPARE(toText(parseParent(text).value()), std::string(text));
        QVERIFY(!parseParent(""));
    }

    void theNumberBehindTheLastHashIsTheFrame() {
        QVERIFY(parseParent("a#b#7") == (ParentKey{"a#b", 7}));
        QVERIFY(parseParent("#3") == (ParentKey{"", 3}));
        QVERIFY(parseParent("run#007") == ParentKey{"run#007"});
    }

    void aFrameIsItsOwnParentByItsStepElseByItsNumber() {
        Frame frame;
        QVERIFY(parentKey(frame, 5) == (ParentKey{"", 5}));
        frame.provenance = std::make_shared<Provenance>(Provenance{"VASP", "", "run", {}});
        frame.step = 80;
        QVERIFY(parentKey(frame, 5) == (ParentKey{"run", 80}));
        frame.lineage.parent = ParentKey{"other", 2};
        QVERIFY(parentKey(frame, 5) == (ParentKey{"other", 2}));
    }

    void pairsOfAFileBecomeFieldsAndPairsAgain() {
        const std::map<std::string, std::string> pairs{{"density_ratio", "1.5"},
                                                       {"expansion", "rigid"},
                                                       {"note", "hot"},
                                                       {"parent", "aimd#40"},
                                                       {"weight", "1"}};
        Frame frame;
        for (const auto& [key, value] : pairs)
            takeKeyValue(frame, key, value);
        QVERIFY(frame.lineage == (Lineage{ParentKey{"aimd", 40}, 1.5, "rigid", 1.0}));
        QCOMPARE(frame.features.size(), std::size_t(1));
        QVERIFY(keyValuePairs(frame) == pairs);
    }

    void valuesThatCannotBeReadStayFeatures() {
        Frame frame;
        for (const auto& [key, value] : {std::pair{"density_ratio", "dense"},
                                         {"weight", "-1"},
                                         {"parent", ""},
                                         {"expansion", ""}})
            takeKeyValue(frame, key, value);
        QVERIFY(frame.lineage.isEmpty());
        QCOMPARE(frame.features.size(), std::size_t(4));
        QVERIFY_THROWS_EXCEPTION(InputError, weightOf(frame));
        frame.lineage.weight = 2;  // given by hand: what the file said no longer counts
        QCOMPARE(weightOf(frame), 2.0);
    }
};

QTEST_APPLESS_MAIN(LineageTest)
#include "LineageTest.moc"
