// The scan on the page Train as a user works with it: planned, stopped, continued, read, used.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <filesystem>

#include "core/workflow/ProjectScan.h"
#include "tests/ui/WindowDriver.h"
#include "ui/plots/CurvePlot.h"
#include "ui/plots/PointPlot.h"
#include "ui/project/ProjectModel.h"
#include "ui/widgets/NumberTable.h"
#include "ui/window/MainWindow.h"

using namespace mtp;
using namespace mtp::ui;
using mtp::test::click;

namespace {

constexpr int kPatienceMs = 300000;  // a hang guard only
const QString kExample = QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/LiAlCl4";

}  // namespace

class ScanPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        test::keepSettingsApart();
        m_window = test::showWindow();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openPaths({kExample});
        QTRY_VERIFY_WITH_TIMEOUT(!project().configurations().empty(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(project().configurations().front().energy.has_value(),
                                 kPatienceMs);
        click(child<QToolButton>("rail-train"));
        child<QSpinBox>("iterations")->setValue(2);
        child<QSpinBox>("starts")->setValue(1);
        auto* tabs = child<QTabWidget>("trainTabs");
        tabs->setCurrentIndex(tabs->count() - 1);
    }

    void planIsEstimatedBeforeItStarts() {
        auto* start = child<QPushButton>("startScan");
        child<QLineEdit>("scanLevels")->setText("2, 4");
        QTRY_COMPARE(start->text(), QString("Scan 12 points"));
        QVERIFY(start->isEnabled());
        QTRY_VERIFY2_WITH_TIMEOUT(note().startsWith("12 points to train: about "),
                                  qPrintable(note()), kPatienceMs);
        child<QSpinBox>("scanHalvings")->setValue(1);
        child<QSpinBox>("scanSeeds")->setValue(1);
        QTRY_COMPARE(start->text(), QString("Scan 4 points"));
        child<QLineEdit>("scanLevels")->setText("2; 4");
        QTRY_VERIFY2(note().startsWith("Levels are whole numbers"), qPrintable(note()));
        QVERIFY(!start->isEnabled());
        child<QLineEdit>("scanLevels")->setText("5");  // no level
        QTRY_VERIFY2_WITH_TIMEOUT(note().contains("level"), qPrintable(note()), kPatienceMs);
        child<QLineEdit>("scanLevels")->setText("2, 4");
    }

    void stoppedScanKeepsItsPointsAndGoesOn() {
        auto* start = child<QPushButton>("startScan");
        auto* table = child<NumberTable>("scanTable");
        click(start);
        QCOMPARE(start->text(), QString("Stop"));
        QTRY_VERIFY_WITH_TIMEOUT(trained() >= 1, kPatienceMs);
        click(start);
        QTRY_COMPARE_WITH_TIMEOUT(start->text(), QString("Scan 4 points"), kPatienceMs);
        const std::size_t before = trained();
        QVERIFY(before >= 1);
        QCOMPARE(table->table().rowCount(), std::size_t(4));
        const std::filesystem::path folder = kept()->folder;
        click(start);
        QTRY_VERIFY_WITH_TIMEOUT(kept()->isComplete && trained() == 4, kPatienceMs);
        QCOMPARE(kept()->folder, folder);
        QTRY_COMPARE_WITH_TIMEOUT(note(), QString("All points of this scan are trained."),
                                  kPatienceMs);
    }

    void resultIsDrawnAndSaidInWords() {
        auto* bases = child<PointPlot>("scanBases");
        QCOMPARE(bases->table().rowCount(), std::size_t(2));
        auto* curves = child<CurvePlot>("scanCurves");
        QCOMPARE(curves->table().rowCount(), std::size_t(4));  // two bases at two sizes
        const QString advice = child<QLabel>("scanAdvice")->text();
        QVERIFY2(advice.startsWith("Take level "), qPrintable(advice));
        QVERIFY2(advice.contains("ore configurations"), qPrintable(advice));
        // No configuration of the validation part was trained on.
        const std::optional<ProjectScan> scan = kept();
        for (const ConfigurationRecord& record : project().configurations())
            if (std::ranges::count(scan->trainedOn.trainingIds, record.id) > 0)
                QCOMPARE(record.part, Part::Training);
        QVERIFY(!scan->trainedOn.validationIds.empty());
    }

    void pointBecomesARunByAClickAndIsUndone() {
        const std::size_t runs = project().runs().size();
        auto* bases = child<PointPlot>("scanBases");
        // Cheapest first, as measured.
        const bool isFirst = bases->table()[columns::kBasisName][0].starts_with("level 4");
        const QPoint at = bases->pixelOfRow(isFirst ? 0 : 1);
        QWidget* canvas = bases->childAt(at);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(bases, at));
        QTRY_COMPARE(project().runs().size(), runs + 1);
        const RunRecord* run = project().currentRun();
        QVERIFY2(run->name.find("level 4") != std::string::npos, run->name.c_str());
        QCOMPARE(run->options.level, 4);
        QVERIFY(run->potential && run->potential->isTrained());
        QVERIFY(!project().isCurrentRunStale());
        QVERIFY(run->iterations.back().validation.has_value());
        // The same point again is the same run.
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->mapFrom(bases, at));
        QCOMPARE(project().runs().size(), runs + 1);
        test::undo(*m_window);
        QTRY_COMPARE(project().runs().size(), runs);
    }

    void rowOfTheWholeSetBecomesARun() {
        auto* table = child<NumberTable>("scanTable");
        auto* use = child<QPushButton>("useScanRow");
        const std::size_t runs = project().runs().size();
        table->selectRow(0);  // of half of the set
        QVERIFY(!use->isEnabled());
        const std::vector<int>& counts = table->table()[columns::kScanConfigurations];
        const int most = *std::ranges::max_element(counts);
        const int row = static_cast<int>(std::ranges::find(counts, most) - counts.begin());
        table->selectRow(row);
        QVERIFY(use->isEnabled());
        click(use);
        QTRY_COMPARE(project().runs().size(), runs + 1);
        QCOMPARE(project().currentRun()->options.level, 2);
        test::undo(*m_window);
        QTRY_COMPARE(project().runs().size(), runs);
    }

    void projectKeepsTheScan() {
        ProjectModel reader;
        reader.setStore(ProjectStore::openForReading(project().path().toStdString()));
        const auto scan =
            parseProjectScan(reader.view(QString::fromUtf8(kScanView.data())).toStdString(),
                             reader.path().toStdString());
        QVERIFY(scan && scan->isComplete);
        QCOMPARE(scan->points.size(), std::size_t(4));
        QCOMPARE(scan->plan.levels, (std::vector<int>{2, 4}));
    }

    // While level 16 is trained for long.
    void pointIsUsedWhileTheScanGoesOn() {
        auto* start = child<QPushButton>("startScan");
        auto* table = child<NumberTable>("scanTable");
        auto* use = child<QPushButton>("useScanRow");
        const std::size_t runs = project().runs().size();
        child<QSpinBox>("iterations")->setValue(500);
        child<QLineEdit>("scanLevels")->setText("2, 16");
        child<QSpinBox>("scanHalvings")->setValue(0);
        QTRY_COMPARE(start->text(), QString("Scan 2 points"));
        click(start);
        QTRY_VERIFY_WITH_TIMEOUT(trained() == 1, kPatienceMs);
        const bool isFirst = table->table()[columns::kScanState][0] == "trained";
        const int row = isFirst ? 0 : 1;
        table->selectRow(row);
        QVERIFY(use->isEnabled());
        click(use);
        QTRY_COMPARE(project().runs().size(), runs + 1);
        QCOMPARE(start->text(), QString("Stop"));
        QCOMPARE(project().currentRun()->options.level, 2);
        QVERIFY(!project().currentRun()->trainedOn->validationIds.empty());
        QCOMPARE(table->chosenRows(), std::vector<int>{row});
        click(start);
        QTRY_COMPARE_WITH_TIMEOUT(start->text(), QString("Scan 2 points"), kPatienceMs);
        test::undo(*m_window);
        QTRY_COMPARE(project().runs().size(), runs);
    }

    void cleanupTestCase() { m_window.reset(); }

private:
    template <class Widget>
    Widget* child(const char* name) const {
        return test::child<Widget>(*m_window, name);
    }
    QString note() const { return child<QLabel>("scanNote")->text(); }
    const ProjectModel& project() const { return m_window->project(); }
    std::size_t trained() const {
        const Table& table = child<NumberTable>("scanTable")->table();
        if (table.rowCount() == 0)
            return 0;
        std::size_t count = 0;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            count += table[columns::kScanState][row] == "trained";
        return count;
    }
    std::optional<ProjectScan> kept() const {
        return parseProjectScan(project().view(QString::fromUtf8(kScanView.data())).toStdString(),
                                project().path().toStdString());
    }

    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(ScanPanelTest)
#include "ScanPanelTest.moc"
