#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>
#include <set>

#include "core/inspection/ErrorTables.h"
#include "core/report/EvaluationReport.h"
#include "core/report/Html.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

const char* const kHostile = "<img src=x onerror=\"alert('1')\"> & \x1B";

std::vector<Frame> labelled(int count, const char* source) {
    std::vector<Frame> frames;
    const Evaluator evaluator(test::randomPotential(6, 2, 1));
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "VASP";
    provenance->source = source;
    provenance->settings["functional"] = source;
    for (int i = 0; i < count; ++i) {
        const Frame frame =
            test::jitteredGrid(2, 5.2 + 0.3 * (i % 2), 2, static_cast<unsigned>(i) + 1);
        frames.push_back(test::withPredictedLabels(frame, evaluator.evaluate(frame)));
        frames.back().provenance = provenance;
    }
    return frames;
}

EvaluationTables tablesOf(const std::vector<Frame>& frames, std::size_t block) {
    const Evaluator evaluator(test::randomPotential(6, 2, 7));
    EvaluationTables tables;
    for (std::size_t first = 0; first < frames.size(); first += block) {
        const std::vector<Frame> part(
            frames.begin() + static_cast<std::ptrdiff_t>(first),
            frames.begin() + static_cast<std::ptrdiff_t>(std::min(frames.size(), first + block)));
        tables.add(part, evaluateAll(evaluator, part, 1), first);
    }
    tables.finish();
    return tables;
}

}  // namespace

class EvaluationReportTest : public QObject {
    Q_OBJECT

private slots:
    void blocksGiveTheSamePage();
    void tablesOfAWholeSetGiveTheSamePage();
    void pageStandsAloneAndEscapesWhatFilesSay();
    void numbersAreThoseOfTheTables();
    void configurationsAreNumberedAsTheReaderKnowsThem();
    void whatRoundsToZeroHasNoSign();
    void missingLabelsLeavePlotsOut();
};

void EvaluationReportTest::blocksGiveTheSamePage() {
    const std::vector<Frame> frames = labelled(7, "run");
    const Potential potential = test::randomPotential(6, 2, 7);
    EvaluationReportInput input;
    input.title = "Title";
    QCOMPARE(evaluationReport(tablesOf(frames, 2), potential, input),
             evaluationReport(tablesOf(frames, 100), potential, input));
    QCOMPARE(tablesOf(frames, 3).configurations().integers("configuration")[6], 6);
    QCOMPARE(tablesOf(frames, 3).worstAtoms().rowCount(), std::size_t(15));
}

void EvaluationReportTest::tablesOfAWholeSetGiveTheSamePage() {
    const std::vector<Frame> frames = labelled(7, "run");
    const Potential potential = test::randomPotential(6, 2, 7);
    const std::vector<Prediction> predictions = evaluateAll(Evaluator(potential), frames, 1);
    const ErrorReport errors = errorReport(frames, predictions);
    const Table energy = energyParity(frames, predictions);
    const Table force = forceParity(frames, predictions);
    const Table pressure = pressureParity(frames, predictions);
    const Table configurations = errorTable(frames, predictions);
    const Table atoms = atomErrorTable(frames, predictions);
    const EvaluationTables whole({frames, errors, energy, force, pressure, configurations, atoms});
    QCOMPARE(evaluationReport(whole, potential, {}),
             evaluationReport(tablesOf(frames, 2), potential, {}));
}

void EvaluationReportTest::pageStandsAloneAndEscapesWhatFilesSay() {
    Potential potential = test::randomPotential(6, 2, 7);
    EvaluationReportInput input;
    input.title = input.programVersion = input.methods = kHostile;
    input.settings = {{kHostile, kHostile}};
    const QString page = QString::fromStdString(
        evaluationReport(tablesOf(labelled(3, kHostile), 9), potential, input));
    QVERIFY(!page.contains("<img") && !page.contains("onerror=\""));
    QVERIFY(page.count("&lt;img src=x") >= 6);  // title twice, program, methods, settings, source
    // Nothing that runs or loads.
    for (const char* word : {"<script", "<link", "<iframe", "http-equiv", "url(", "@import"})
        QVERIFY2(!page.contains(QLatin1String(word)), word);
    QVERIFY(!page.contains(QRegularExpression("<[^>]*(src|href)=")));
    // Besides the declaration and the void elements of its head it is XML too.
    QString xml = page;
    xml.remove(QRegularExpression("<!DOCTYPE html>|<meta [^>]*>"));
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void EvaluationReportTest::numbersAreThoseOfTheTables() {
    const std::vector<Frame> frames = labelled(6, "run");
    const EvaluationTables tables = tablesOf(frames, 4);
    // Worked out here from the predictions, without the code under test.
    const Evaluator evaluator(test::randomPotential(6, 2, 7));
    double squares = 0, absolute = 0, count = 0;
    for (const Frame& frame : frames) {
        const Positions d = evaluator.evaluate(frame).forces - *frame.labels.forces;
        squares += d.squaredNorm();
        absolute += d.cwiseAbs().sum();
        count += static_cast<double>(d.size());
    }
    const QString page =
        QString::fromStdString(evaluationReport(tables, test::randomPotential(6, 2, 7), {}));
    const QString expected = QString("Force components: MAE %1, RMSE %2 meV/Å")
                                 .arg(1000 * absolute / count, 0, 'f', 1)
                                 .arg(1000 * std::sqrt(squares / count), 0, 'f', 1);
    QVERIFY2(page.contains(expected), qPrintable(expected));
    QVERIFY(page.contains("6 configurations of 48 atoms"));
    QVERIFY(page.contains("6 are labelled by VASP (functional run)"));
    QCOMPARE(page.count("<svg"), 10);
}

// The first cells of the rows of the list by energy, by number.
static std::set<int> listedNumbers(const std::string& page) {
    const QString text = QString::fromStdString(page);
    const qsizetype from = text.indexOf("<h3>By energy</h3>");
    const qsizetype to = text.indexOf("<h3>By force</h3>");
    std::set<int> numbers;
    auto rows = QRegularExpression("<tr><td>(\\d+)</td>").globalMatch(text.mid(from, to - from));
    while (rows.hasNext())
        numbers.insert(rows.next().captured(1).toInt());
    return numbers;
}

void EvaluationReportTest::configurationsAreNumberedAsTheReaderKnowsThem() {
    const std::vector<Frame> frames = labelled(3, "run");
    const Potential potential = test::randomPotential(6, 2, 7);
    EvaluationTables tables = tablesOf(frames, 2);
    QCOMPARE(listedNumbers(evaluationReport(tables, potential, {})), (std::set<int>{1, 2, 3}));
    tables.setNumbers({5, 8, 13});
    const std::string page = evaluationReport(tables, potential, {});
    QCOMPARE(listedNumbers(page), (std::set<int>{5, 8, 13}));
    // Atoms too: none is number 0.
    QVERIFY(
        !QString::fromStdString(page).contains(QRegularExpression("<tr><td>\\d+</td><td>0</td>")));
}

void EvaluationReportTest::whatRoundsToZeroHasNoSign() {
    Table table;
    table.add("bias", "eV", {-0.00001, -0.2});
    const QString html = QString::fromStdString(html::table(table, {{"bias", "bias", 4}}));
    QVERIFY2(html.contains("<td>0.0000</td>"), qPrintable(html));
    QVERIFY2(html.contains("<td>−0.2000</td>"), qPrintable(html));
}

void EvaluationReportTest::missingLabelsLeavePlotsOut() {
    std::vector<Frame> frames = labelled(3, "run");
    for (Frame& frame : frames) {
        frame.labels = {};
        frame.provenance.reset();
    }
    const QString page = QString::fromStdString(
        evaluationReport(tablesOf(frames, 9), test::randomPotential(6, 2, 7), {}));
    QCOMPARE(page.count("<svg"), 1);  // two atoms alone need no labels
    QVERIFY(page.contains("an unknown code"));
}

QTEST_APPLESS_MAIN(EvaluationReportTest)
#include "EvaluationReportTest.moc"
