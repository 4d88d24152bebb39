#include "core/workflow/ProjectScan.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/core/training/TrainingSystems.h"

using namespace mtp;
using namespace mtp::test;

class ProjectScanTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        Potential teacher = randomPotential(8, 2, 3);
        teacher.species = kSpecies;
        m_sets = {labelledFrames(teacher, 6, 5), labelledFrames(teacher, 2, 105), kSpecies};
        m_request.project = m_folder.filePath("melt.mtpw").toStdString();
        m_request.plan.levels = {4, 6};
        m_request.plan.cutoffs = {4.5};
        m_request.plan.radialSizes = {5};
        m_request.plan.seeds = {1};
        m_request.plan.training = quickOptions();
        m_request.plan.training.maxIterations = 2;
        const auto add = [](std::vector<ConfigurationRecord>& records, std::int64_t id, Part part) {
            records.emplace_back();
            records.back().id = id;
            records.back().energy = -1;
            records.back().part = part;
        };
        for (std::int64_t id = 1; id <= 6; ++id)
            add(m_request.training, id, Part::Training);
        for (std::int64_t id = 7; id <= 8; ++id)
            add(m_request.validation, id, Part::Validation);
    }

    void scanIsKeptAsText() {
        const ProjectScan scan = make();
        QVERIFY(scan.isComplete);
        QCOMPARE(scan.folder, beside("melt-scans/scan-1"));
        const std::string text = toProjectScanJson(scan, m_request.project);
        const std::optional<ProjectScan> read = parseProjectScan(text, m_request.project);
        QVERIFY(read);
        QCOMPARE(read->folder, scan.folder);
        QCOMPARE(read->plan.levels, scan.plan.levels);
        QCOMPARE(read->plan.training.maxIterations, 2);
        QCOMPARE(read->trainingCount(), std::size_t(6));
        QCOMPARE(read->points.size(), std::size_t(2));
        QCOMPARE(read->points[1].objective, scan.points[1].objective);
        QCOMPARE(toProjectScanJson(*read, m_request.project), text);
        QVERIFY(read->advice().has_value());
        for (const char* other : {"", "{}", "[1]", "no JSON"})
            QVERIFY(!parseProjectScan(other, m_request.project));
    }

    // As after the program ended before the project had a note of the scan.
    void scanGoesOnWithoutANote() {
        m_ended = 0;
        QCOMPARE(make().folder, beside("melt-scans/scan-1"));
        QCOMPARE(m_ended, 0);
    }

    void otherConfigurationsGetAnotherFolder() {
        ScanSets others = m_sets;
        others.training.pop_back();
        ProjectScan scan = newScan(m_request, others);
        QVERIFY(scan.points.empty());
        Progress progress;
        makeScan(scan, others, progress, {});
        QCOMPARE(scan.folder, beside("melt-scans/scan-2"));
        QCOMPARE(estimateScan(m_request, others).trained, std::size_t(2));
        QCOMPARE(estimateScan(m_request, m_sets).trained, std::size_t(2));
    }

    void pointBecomesARun() {
        const ProjectScan scan = make();
        const RunRecord run = runOfPoint(scan, scan.points[1], 4);
        QCOMPARE(run.name, std::string("Run 4, level 6, cutoff 4.5 Å, 5 polynomials"));
        QCOMPARE(run.options.level, 6);
        QCOMPARE(run.options.radialSize, 5);
        QVERIFY(run.potential && run.potential->isTrained());
        QCOMPARE(run.trainedOn->validationIds.size(), std::size_t(2));
        QVERIFY(isRunOf(run, scan.points[1]) && !isRunOf(run, scan.points[0]));
        const Table bases = basisTable(*scan.advice());
        QCOMPARE(bases.rowCount(), std::size_t(2));
        QVERIFY(bases[columns::kBasisTime][0] <= bases[columns::kBasisTime][1]);
    }

private:
    ProjectScan make() {
        Progress progress;
        ProjectScan scan = newScan(m_request, m_sets);
        makeScan(scan, m_sets, progress, [this](const ScanPoint&) { ++m_ended; });
        return scan;
    }
    std::filesystem::path beside(const char* name) const {
        return m_request.project.parent_path() / name;
    }

    QTemporaryDir m_folder;
    ScanRequest m_request;
    ScanSets m_sets;
    int m_ended = 0;
};

QTEST_APPLESS_MAIN(ProjectScanTest)
#include "ProjectScanTest.moc"
