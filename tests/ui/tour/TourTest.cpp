#include "ui/tour/Tour.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>

#include "tests/ui/WindowDriver.h"
#include "ui/pages/Page.h"
#include "ui/project/ProjectModel.h"
#include "ui/tour/TourCard.h"
#include "ui/tour/TourStep.h"
#include "ui/window/StartPage.h"

using namespace mtp::ui;
using mtp::test::child;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 300000;

TourCard* cardOf(const MainWindow& window) {
    return window.findChild<TourCard*>();
}

QRect placeOf(const QWidget& widget, const QWidget& window) {
    return {widget.mapTo(&window, QPoint(0, 0)), widget.size()};
}

QWidget* shownPage(const MainWindow& window) {
    for (Page* page : window.findChildren<Page*>())
        if (page->isVisible())
            return page;
    return nullptr;
}

}  // namespace

class TourTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyStepPointsAtAControlOfItsPage();
    void firstStartOffersItUntilDeclined();
    void walksThroughTheExampleByClicks();
    void blocksNothing();
    void isLeftByEscAndNotOfferedAgain();
    void cardStaysInASmallWindow();
    void screenReadersHearTheStep();

private:
    // With the example, at the first step.
    std::unique_ptr<MainWindow> takeTour();
};

void TourTest::init() {
    QSettings().clear();
}

std::unique_ptr<MainWindow> TourTest::takeTour() {
    auto window = mtp::test::showWindow();
    mtp::test::chooseFromMenuBar(window->menuBar(), "&Help", "&Tour");
    [&] { QTRY_VERIFY_WITH_TIMEOUT(cardOf(*window), kPatienceMs); }();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(window->project().trajectory(), kPatienceMs); }();
    return window;
}

void TourTest::everyStepPointsAtAControlOfItsPage() {
    const auto window = mtp::test::showWindow();
    const std::vector<TourStep> steps = tourSteps();
    QCOMPARE(steps.size(), std::size_t(8));
    int page = int(PageId::Trajectory);
    for (const TourStep& step : steps) {
        QCOMPARE(int(step.page), page++);
        const auto controls = window->findChildren<QWidget*>(step.control);
        QVERIFY2(controls.size() == 1, qPrintable(step.control));
        Page* owner = nullptr;
        for (QWidget* above = controls.front(); above && !owner; above = above->parentWidget())
            owner = qobject_cast<Page*>(above);
        // The button at the top right belongs to all pages.
        QVERIFY2(owner ? owner->id() == step.page : step.control == "primary",
                 qPrintable(step.control));
    }
}

void TourTest::firstStartOffersItUntilDeclined() {
    {
        const auto window = mtp::test::showWindow();
        auto* offer = child<QWidget>(*window, "tourOffer");
        const bool hasProjects = window->findChild<QPushButton*>("continueProject");
        QCOMPARE(offer->isVisible(), !hasProjects);
        if (hasProjects)
            QSKIP("there are projects of other tests, for which it is not offered");
        click(child<QPushButton>(*window, "declineTour"));
        QVERIFY(!offer->isVisible());
    }
    const auto window = mtp::test::showWindow();
    QVERIFY(!child<QWidget>(*window, "tourOffer")->isVisible());
    QVERIFY(!cardOf(*window));
}

void TourTest::walksThroughTheExampleByClicks() {
    const auto window = takeTour();
    const std::vector<TourStep> steps = tourSteps();
    auto* title = child<QLabel>(*window, "tourTitle");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(title->text(), steps[i].title);
        QCOMPARE(qobject_cast<Page*>(shownPage(*window))->id(), steps[i].page);
        QCOMPARE(child<QPushButton>(*window, "tourBack")->isEnabled(), i > 0);
        // The ring is around the control, or around the button of a page that is empty.
        const auto* ring = child<TourRing>(*window, "tourRing");
        const auto* control = child<QWidget>(*window, steps[i].control.toLatin1());
        const auto* rail =
            child<QToolButton>(*window, ("rail-" + pageKey(steps[i].page)).toLatin1());
        QTRY_VERIFY2(ring->geometry().contains(placeOf(*control, *window).center()) ||
                         ring->geometry().contains(placeOf(*rail, *window)),
                     qPrintable(steps[i].control));
        if (i + 1 < steps.size())
            click(child<QPushButton>(*window, "tourNext"));
    }
    click(child<QPushButton>(*window, "tourBack"));
    QCOMPARE(title->text(), steps[6].title);
    QCOMPARE(qobject_cast<Page*>(shownPage(*window))->id(), PageId::Learn);
    click(child<QPushButton>(*window, "tourNext"));
    click(child<QPushButton>(*window, "tourNext"));  // Finish
    QVERIFY(!cardOf(*window) || !cardOf(*window)->isVisible());
    QVERIFY(isTourOver());
}

void TourTest::blocksNothing() {
    const auto window = takeTour();
    click(child<QPushButton>(*window, "tourNext"));
    QCOMPARE(window->project().ladder().size(), std::size_t(3));
    // A control below the ring, and one elsewhere.
    click(child<QToolButton>(*window, "spaceEvenly"));
    click(child<QToolButton>(*window, "rail-labels"));
    QCOMPARE(qobject_cast<Page*>(shownPage(*window))->id(), PageId::Labels);
    QVERIFY(cardOf(*window)->isVisible());
    const auto* ring = child<TourRing>(*window, "tourRing");
    const auto* rail = child<QToolButton>(*window, "rail-densities");
    QTRY_VERIFY(ring->geometry().contains(placeOf(*rail, *window)));
    QVERIFY(window->childAt(ring->geometry().center()) != ring);
    click(child<QPushButton>(*window, "tourBack"));
    QCOMPARE(qobject_cast<Page*>(shownPage(*window))->id(), PageId::Trajectory);
}

void TourTest::isLeftByEscAndNotOfferedAgain() {
    const auto window = takeTour();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!cardOf(*window));
    QVERIFY(isTourOver());
    // From the menu it begins again, at the first step.
    mtp::test::chooseFromMenuBar(window->menuBar(), "&Help", "&Tour");
    QVERIFY(cardOf(*window) && cardOf(*window)->isVisible());
    click(child<QPushButton>(*window, "tourLeave"));
    QVERIFY(!cardOf(*window) || !cardOf(*window)->isVisible());
}

void TourTest::cardStaysInASmallWindow() {
    const auto window = takeTour();
    window->resize(1024, 700);
    for (std::size_t i = 0; i < tourSteps().size(); ++i) {
        const TourCard& card = *cardOf(*window);
        QTRY_VERIFY2(window->rect().contains(card.geometry()), qPrintable(QString::number(i)));
        const auto* text = child<QLabel>(card, "tourText");
        QVERIFY(text->height() >= text->heightForWidth(text->width()));  // not clipped
        for (const auto* button : card.findChildren<QPushButton*>())
            QVERIFY(card.rect().contains(button->geometry()));
        click(child<QPushButton>(*window, "tourNext"));
    }
}

void TourTest::screenReadersHearTheStep() {
    const auto window = takeTour();
    const TourStep step = tourSteps().front();
    QVERIFY(cardOf(*window)->accessibleName().contains(step.title));
    auto* next = child<QPushButton>(*window, "tourNext");
    QVERIFY(next->accessibleDescription().contains(step.text));
    // With the keyboard alone.
    QTest::keyClick(next, Qt::Key_Space);
    QCOMPARE(child<QLabel>(*window, "tourTitle")->text(), tourSteps()[1].title);
    QCOMPARE(window->focusWidget(), next);
    // Its three buttons follow one another.
    QWidget* at = child<QPushButton>(*window, "tourLeave");
    QCOMPARE(at->nextInFocusChain()->objectName(), QString("tourBack"));
}

int main(int argc, char** argv) {
    mtp::test::keepSettingsApart();
    QApplication application(argc, argv);
    TourTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "TourTest.moc"
