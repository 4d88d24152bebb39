#include <QTemporaryDir>
#include <QTest>

#include "core/base/Error.h"
#include "core/learning/LearningLoop.h"
#include "core/learning/SubmitAndWait.h"
#include "core/mtp/Evaluator.h"
#include "tests/core/labelling/FakeCode.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

// In the place of sbatch, squeue, scontrol and scancel, as long as it lives.
class FakeSlurm {
public:
    explicit FakeSlurm(const std::filesystem::path& folder)
        : m_folder(folder), m_path(qgetenv("PATH")) {
        makeFolder(folder / "bin");
        write("scontrol", "echo 'MaxArraySize = 1001'\n");
        write("squeue", "exit 0\n");
        write("scancel", "exit 0\n");
        write("sbatch",
              "echo submitted >> " + log() +
                  "\nfor word; do case $word in --array=*) list=${word#--array=1-};; "
                  "esac; done\nSLURM_ARRAY_JOB_ID=7; export SLURM_ARRAY_JOB_ID\n"
                  "for n in $(seq \"${list%\\%*}\"); do\n"
                  "  SLURM_ARRAY_TASK_ID=$n sh ./array.sh > /dev/null 2>&1\ndone\necho 7\n");
        qputenv("PATH", QByteArray((folder / "bin").string().c_str()) + ":" + m_path);
    }
    ~FakeSlurm() { qputenv("PATH", m_path); }

    Machine machine() const {
        Machine machine;
        machine.name = "here";
        machine.hasSlurm = true;
        return machine;
    }
    void refuse(const std::string& words) const {
        write("sbatch", "echo '" + words + "' >&2\nexit 1\n");
    }
    // Takes tasks and starts none.
    void keepWaiting() const { write("sbatch", "echo 7\n"); }
    int submissions() const {
        return static_cast<int>(
            QString::fromStdString(readTextFile(log())).count(QLatin1Char('\n')));
    }

private:
    std::string log() const { return (m_folder / "submitted").string(); }
    void write(const char* name, const std::string& script) const {
        writeTextFile(m_folder / "bin" / name, "#!/bin/sh\n" + script);
        makeExecutable(m_folder / "bin" / name);
    }

    std::filesystem::path m_folder;
    QByteArray m_path;
};

}  // namespace

class LabelSourcesTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directories(folder().round(1));
    }

    void campaignGivesLabelsOfItsSinglePoints() {
        const FakeCode code;
        code.exportAll();  // tells the keys, by which the code finds its outputs
        const std::vector<Frame> configurations = FakeCode::configurations();
        const auto labels = labelsOfCampaign(FakeCode::recipe(), code.options(), 2)
                                ->label(configurations, folder(), 1, m_quiet);
        QVERIFY(labels);
        QCOMPARE(labels->size(), configurations.size());
        for (std::size_t k = 0; k < labels->size(); ++k) {
            QVERIFY((*labels)[k].labels.energy && (*labels)[k].labels.forces);
            QVERIFY(!(*labels)[k].labels.isPredicted);
            QCOMPARE((*labels)[k].positions, configurations[k].positions);
        }
        QVERIFY(isCampaign(folder().campaign(1)));
        // Asked again, nothing is calculated twice.
        const qsizetype starts = code.starts().size();
        labelsOfCampaign(FakeCode::recipe(), code.options(), 2)
            ->label(configurations, folder(), 1, m_quiet);
        QCOMPARE(code.starts().size(), starts);
    }

    void whatDoesNotConvergeIsLeftOut() {
        const FakeCode code;
        const ExportReport report = code.exportAll();
        code.print(report.keys[1], "si2-unconverged.out", 2);
        const auto labels = labelsOfCampaign(FakeCode::recipe(), code.options(), 1)
                                ->label(FakeCode::configurations(), folder(), 1, m_quiet);
        QCOMPARE(labels->size(), std::size_t(2));
    }

    void campaignWithoutAnyLabelIsAnError() {
        const FakeCode code;
        for (const std::string& key : code.exportAll().keys)
            code.print(key, "si2-unconverged.out", 2);
        try {
            labelsOfCampaign(FakeCode::recipe(), code.options(), 1)
                ->label(FakeCode::configurations(), folder(), 1, m_quiet);
            QFAIL("single points that did not converge gave labels");
        } catch (const InputError& error) {
            QVERIFY2(QString(error.what()).contains("mtp label status"), error.what());
        }
    }

    // Slurm as three scripts, whose tasks have ended when sbatch returns.
    void machineGivesLabelsOfWhatItsQueueRan() {
        const FakeCode code;
        code.exportAll();
        const FakeSlurm slurm(code.path());
        const auto source = labelsOfMachine(FakeCode::recipe(), code.options(), slurm.machine());
        const auto labels = source->label(FakeCode::configurations(), folder(), 1, m_quiet);
        QVERIFY(labels);
        QCOMPARE(labels->size(), FakeCode::configurations().size());
        QCOMPARE(slurm.submissions(), 1);
        const qsizetype starts = code.starts().size();
        QCOMPARE(starts, qsizetype(3));
        // A loop that was interrupted asks again: nothing is submitted twice.
        QVERIFY(source->label(FakeCode::configurations(), folder(), 1, m_quiet));
        QCOMPARE(code.starts().size(), starts);
        QCOMPARE(slurm.submissions(), 1);
    }

    void machineThatRefusesTheTasksIsAnError() {
        const FakeCode code;
        code.exportAll();
        const FakeSlurm slurm(code.path());
        slurm.refuse("Invalid partition name specified");
        try {
            labelsOfMachine(FakeCode::recipe(), code.options(), slurm.machine())
                ->label(FakeCode::configurations(), folder(), 1, m_quiet);
            QFAIL("tasks that Slurm refused gave labels");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).contains("Invalid partition name"), error.what());
        }
    }

    void whoeverStopsTheLoopDoesNotWaitForTheQueue() {
        class Stopping : public Progress {
        public:
            bool isCancelled() const override { return true; }
        };
        const FakeCode code;
        code.exportAll();
        const FakeSlurm slurm(code.path());
        slurm.keepWaiting();
        Stopping stop;
        const std::filesystem::path path = folder().campaign(1);
        exportTasks(path, FakeCode::configurations(), FakeCode::recipe(), code.options(), m_quiet);
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 submitAndWait(Campaign::open(path), slurm.machine(), stop));
    }

    void potentialGivesPredictedLabels() {
        const Potential potential = randomPotential(6, 2, 1);
        const std::vector<Frame> frames{jitteredGrid(3, 7.0, 2, 1)};
        const auto labels = labelsOfPotential(potential)->label(frames, folder(), 1, m_quiet);
        QCOMPARE(*labels->front().labels.energy, Evaluator(potential).evaluate(frames[0]).energy);
        QVERIFY(labels->front().labels.isPredicted);
        Potential unnamed = potential;
        unnamed.species.clear();
        QVERIFY_THROWS_EXCEPTION(InputError, labelsOfPotential(unnamed));
    }

    void nobodyHasLabelsByHandYet() { QVERIFY(!labelsByHand()->label({}, folder(), 1, m_quiet)); }

private:
    LearningFolder folder() const { return LearningFolder(m_temporary->path().toStdString()); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    Progress m_quiet;
};

QTEST_GUILESS_MAIN(LabelSourcesTest)
#include "LabelSourcesTest.moc"
