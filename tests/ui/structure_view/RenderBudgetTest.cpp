// How the quality of a picture follows from the time that pictures take.
#include <QTest>

#include "ui/structure_view/RenderBudget.h"

using namespace mtp::ui;

class RenderBudgetTest : public QObject {
    Q_OBJECT

private slots:
    void finestIsTriedAtRest();
    void slowRenderersMovePlainly();
    void fastRenderersKeepAllWhileMoving();
    void whatMakesOneWaitIsLeftOut();
    void compilingShadersIsForgiven();
    void finestComesBackWhenThereIsTime();
};

void RenderBudgetTest::finestIsTriedAtRest() {
    const RenderBudget budget;
    QCOMPARE(budget.quality(false), RenderQuality::Supersampled);
    QCOMPARE(budget.quality(true), RenderQuality::Plain);
}

void RenderBudgetTest::slowRenderersMovePlainly() {
    RenderBudget budget;
    budget.record(RenderQuality::Supersampled, 60);
    QCOMPARE(budget.quality(true), RenderQuality::Plain);
    QCOMPARE(budget.quality(false), RenderQuality::Supersampled);
    // In between: half of 20 ms is enough for smoothed edges, until they turn out to be slow.
    budget.forget();
    budget.record(RenderQuality::Supersampled, 20);
    QCOMPARE(budget.quality(true), RenderQuality::Smoothed);
    QVERIFY(!budget.isFast());
    budget.record(RenderQuality::Smoothed, 18);
    budget.record(RenderQuality::Smoothed, 19);
    QCOMPARE(budget.quality(true), RenderQuality::Plain);
}

void RenderBudgetTest::fastRenderersKeepAllWhileMoving() {
    RenderBudget budget;
    budget.record(RenderQuality::Supersampled, 4);
    QVERIFY(budget.isFast());
    budget.record(RenderQuality::Supersampled, 40);  // one hitch is no slow renderer
    QVERIFY(budget.isFast());
    budget.record(RenderQuality::Supersampled, 40);
    QVERIFY(!budget.isFast());
}

void RenderBudgetTest::whatMakesOneWaitIsLeftOut() {
    RenderBudget budget;
    budget.record(RenderQuality::Supersampled, 900);
    budget.record(RenderQuality::Supersampled, 800);
    QCOMPARE(budget.quality(false), RenderQuality::Smoothed);
    budget.forget();
    QCOMPARE(budget.quality(false), RenderQuality::Supersampled);
}

void RenderBudgetTest::compilingShadersIsForgiven() {
    RenderBudget budget;
    budget.record(RenderQuality::Supersampled, 900);
    QCOMPARE(budget.quality(false), RenderQuality::Supersampled);
    budget.record(RenderQuality::Supersampled, 60);
    QCOMPARE(budget.quality(false), RenderQuality::Supersampled);
}

void RenderBudgetTest::finestComesBackWhenThereIsTime() {
    RenderBudget budget;
    budget.record(RenderQuality::Supersampled, 900);
    budget.record(RenderQuality::Supersampled, 900);
    budget.record(RenderQuality::Smoothed, 300);
    QCOMPARE(budget.quality(false), RenderQuality::Smoothed);
    budget.record(RenderQuality::Smoothed, 40);
    QCOMPARE(budget.quality(false), RenderQuality::Supersampled);
}

QTEST_APPLESS_MAIN(RenderBudgetTest)
#include "RenderBudgetTest.moc"
