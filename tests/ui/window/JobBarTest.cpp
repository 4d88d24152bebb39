// The status bar: what takes long is displayed and can be cancelled, what ends at once is not.
#include <QMainWindow>
#include <QProgressBar>
#include <QStatusBar>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include "ui/jobs/JobBoard.h"
#include "ui/window/JobBar.h"

using namespace mtp::ui;

namespace {

constexpr int kPatienceMs = 30000;

// Counts how often it is shown.
class ShowCounter : public QObject {
public:
    explicit ShowCounter(QWidget& widget) { widget.installEventFilter(this); }
    int count() const { return m_count; }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        m_count += event->type() == QEvent::Show;
        return false;
    }

private:
    int m_count = 0;
};

class JobBarTest : public QObject {
    Q_OBJECT

private slots:
    void shortJobsAreNotDisplayed();
    void longJobIsDisplayedAndCancelled();
};

}  // namespace

void JobBarTest::shortJobsAreNotDisplayed() {
    QMainWindow window;
    JobBoard jobs;
    JobBar bar(jobs, *window.statusBar());
    window.show();
    auto* progress = window.findChild<QProgressBar*>("jobBar");
    const ShowCounter shown(*progress);
    for (int i = 0; i < 5; ++i) {
        jobs.add("Short", [](mtp::Progress&) {})->start();
        QTRY_VERIFY_WITH_TIMEOUT(jobs.jobs().empty(), kPatienceMs);
    }
    QTest::qWait(400);
    QCOMPARE(shown.count(), 0);
    QVERIFY(!progress->isVisible());
}

void JobBarTest::longJobIsDisplayedAndCancelled() {
    QMainWindow window;
    JobBoard jobs;
    JobBar bar(jobs, *window.statusBar());
    window.show();
    auto* progress = window.findChild<QProgressBar*>("jobBar");
    auto* cancel = window.findChild<QToolButton*>("jobCancel");
    jobs.add("Long",
             [](mtp::Progress& report) {
                 while (!report.isCancelled())
                     QThread::msleep(1);
             })
        ->start();
    QVERIFY(!progress->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible() && cancel->isVisible(), kPatienceMs);
    QVERIFY(!window.findChild<QToolButton*>("jobPause")->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!progress->isVisible() && !cancel->isVisible(), kPatienceMs);
}

QTEST_MAIN(JobBarTest)

#include "JobBarTest.moc"
