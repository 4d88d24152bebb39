// Undo and redo of everything a user does to the data, over restarts and in any order.
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "core/base/Error.h"
#include "core/project/ProjectStore.h"
#include "core/project/file/FrameLoader.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

Configuration configurationOf(unsigned seed) {
    Frame frame = test::jitteredGrid(2, 5.0, 2, seed);
    frame.lineage.parent = ParentKey{"aimd", static_cast<std::int64_t>(seed)};
    return {recordOf(frame, 0.5 + seed), frame};
}

Configuration labelled(const ConfigurationRecord& record, double energy) {
    Configuration configuration{record, test::jitteredGrid(2, 5.0, 2, 1)};
    configuration.frame.labels.energy = energy;
    configuration.frame.labels.forces = Positions(configuration.frame.positions * energy);
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "VASP " + std::to_string(energy);
    configuration.frame.provenance = provenance;
    return configuration;
}

// All that a user can see of the data, as text: equal texts, equal projects.
std::string contentOf(const ProjectStore& store) {
    std::ostringstream out;
    out.precision(17);
    for (const SourceRecord& source : store.sources())
        out << source.id << source.path << source.skipFs << ' ' << source.everyFs << ' '
            << rangeText(source.frames) << source.species.size() << '\n';
    for (const CampaignRecord& campaign : store.campaigns())
        out << campaign.id << campaign.path << campaign.recipe << '\n';
    for (double ratio : store.ladder())
        out << ratio << ' ';
    out << store.referenceDensity().value_or(-1) << '\n';
    FrameLoader loader(store.path());
    for (const ConfigurationRecord& record : store.configurations()) {
        const Frame frame = loader.load(record);
        out << record.id << toText(record.parent.value_or(ParentKey{}))
            << record.densityRatio.value_or(-1) << static_cast<int>(record.part) << record.weight
            << record.isExcluded << record.energy.value_or(0) << record.largestForce.value_or(0)
            << frame.labels.energy.value_or(0) << frame.positions(0, 0)
            << (frame.provenance ? frame.provenance->code : "-") << '\n';
    }
    for (const RunRecord& run : store.runs())
        out << run.id << run.name << run.iterations.size() << run.potential.has_value() << '\n';
    out << store.currentRun();
    return out.str();
}

// One random edit of any kind a user can make.
void editAtRandom(ProjectStore& store, std::mt19937& random) {
    const auto records = store.configurations();
    const auto runs = store.runs();
    const auto sources = store.sources();
    const auto number = static_cast<unsigned>(random() % 1000);
    ProjectEdit edit = store.edit({.name = "Edit " + std::to_string(number)});
    switch (random() % 13) {
        case 0:
            edit.addSource({.path = "aimd" + std::to_string(number),
                            .format = "vasp",
                            .frameCount = 10,
                            .species = std::vector<std::string>(number % 3, "Li"),
                            .frames = {number % 5, 10, 1 + number % 2}});
            break;
        case 1:
            if (!sources.empty()) {
                SourceRecord changed = sources[number % sources.size()];
                changed.skipFs = number;
                edit.updateSource(changed);
            }
            break;
        case 2:
            if (!sources.empty())
                edit.removeSource(sources[number % sources.size()].id);
            break;
        case 3:
            edit.setLadder({0.5, 1.0, 0.001 * number + 1.0});
            break;
        case 4:
            edit.setReferenceDensity(1 + 0.001 * number);
            break;
        case 5:
        case 6:
            edit.addConfigurations({configurationOf(number), configurationOf(number + 1)});
            break;
        case 7:
            if (!records.empty()) {
                ConfigurationRecord changed = records[number % records.size()];
                changed.isExcluded = !changed.isExcluded;
                changed.weight = number;
                edit.updateConfigurations({changed});
                // Twice in one command: undo goes back to before the first.
                changed.part = Part::Test;
                edit.updateConfigurations({changed});
            }
            break;
        case 8:
            if (!records.empty())
                edit.setLabels({labelled(records[number % records.size()], number)});
            break;
        case 9:
            if (!records.empty())
                edit.removeConfigurations({records[number % records.size()].id});
            break;
        case 10: {
            RunRecord run;
            run.name = "Run " + std::to_string(number);
            run.iterations.resize(number % 4);
            edit.addRun(run);
            break;
        }
        case 11:
            if (const auto campaigns = store.campaigns(); !campaigns.empty() && number % 2 == 0)
                edit.removeCampaign(campaigns[number % campaigns.size()].id);
            else
                edit.addCampaign({.path = "dft" + std::to_string(number), .recipe = "pbe-qe"});
            break;
        default:
            if (!runs.empty()) {
                const std::int64_t id = runs[number % runs.size()].id;
                if (number % 3 == 0)
                    edit.removeRun(id);
                else if (number % 3 == 1)
                    edit.renameRun(id, "Renamed " + std::to_string(number));
                else
                    edit.setCurrentRun(id);
            }
    }
    edit.commit();
}

}  // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void undoNamesAndReversesTheLastEdit();
    void everyEditIsUndoneAndRedoneInAnyOrder();
    void historySurvivesARestart();
    void newEditGivesUpWhatWasUndone();
    void continuedEditIsOneStep();
    void editWithoutChangeIsNoStep();
    void editThatIsNotCommittedLeavesNothing();

private:
    std::filesystem::path path() const { return m_folder->filePath("p.mtpw").toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void HistoryTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void HistoryTest::undoNamesAndReversesTheLastEdit() {
    ProjectStore store = ProjectStore::create(path());
    QVERIFY(!store.undoName() && !store.redoName());
    QVERIFY(!store.undo().any());
    {
        ProjectEdit edit = store.edit({.name = "Make 2 configurations"});
        edit.addConfigurations({configurationOf(1), configurationOf(2)});
        const ProjectChanges changes = edit.commit();
        QVERIFY(changes.configurations && !changes.ladder && !changes.runs);
    }
    QCOMPARE(*store.undoName(), std::string("Make 2 configurations"));
    QVERIFY(store.undo().configurations);
    QVERIFY(store.configurations().empty());
    QCOMPARE(*store.redoName(), std::string("Make 2 configurations"));
    QVERIFY(store.redo().configurations);
    const auto records = store.configurations();
    QCOMPARE(records.size(), std::size_t(2));
    QVERIFY(FrameLoader(path()).load(records[1]).positions == configurationOf(2).frame.positions);
}

void HistoryTest::everyEditIsUndoneAndRedoneInAnyOrder() {
    ProjectStore store = ProjectStore::create(path());
    std::mt19937 random(7);
    // states[n]: the content after n commands that count.
    std::vector<std::string> states{contentOf(store)};
    std::size_t at = 0;
    for (int step = 0; step < 400; ++step) {
        const auto what = random() % 4;
        if (what == 0 && at > 0) {
            store.undo();
            --at;
        } else if (what == 1 && at + 1 < states.size()) {
            store.redo();
            ++at;
        } else {
            const std::string before = contentOf(store);
            editAtRandom(store, random);
            if (const std::string after = contentOf(store); after != before) {
                states.resize(++at);
                states.push_back(after);
            }
        }
        QCOMPARE(contentOf(store), states[at]);
    }
    while (store.undoName())
        store.undo();
    QCOMPARE(contentOf(store), states.front());
    while (store.redoName())
        store.redo();
    QCOMPARE(contentOf(store), states.back());
}

void HistoryTest::historySurvivesARestart() {
    std::vector<std::string> states;
    {
        ProjectStore store = ProjectStore::create(path());
        std::mt19937 random(3);
        for (int i = 0; i < 60; ++i)
            editAtRandom(store, random);
        states.push_back(contentOf(store));
        for (int i = 0; i < 5; ++i) {
            store.undo();
            states.push_back(contentOf(store));
        }
    }
    for (int i = 5; i > 0; --i) {
        ProjectStore store = ProjectStore::open(path());
        QCOMPARE(contentOf(store), states[static_cast<std::size_t>(i)]);
        store.redo();
    }
    ProjectStore store = ProjectStore::open(path());
    QCOMPARE(contentOf(store), states.front());
    QVERIFY(!store.redoName());
}

void HistoryTest::newEditGivesUpWhatWasUndone() {
    ProjectStore store = ProjectStore::create(path());
    const auto setLadder = [&store](double ratio) {
        ProjectEdit edit = store.edit({.name = "Add " + std::to_string(ratio)});
        edit.setLadder({ratio});
        edit.commit();
    };
    setLadder(1);
    setLadder(2);
    store.undo();
    setLadder(3);
    QVERIFY(!store.redoName());
    QCOMPARE(store.history().size(), std::size_t(2));
    store.undo();
    QCOMPARE(store.ladder(), std::vector<double>{1});
}

void HistoryTest::continuedEditIsOneStep() {
    ProjectStore store = ProjectStore::create(path());
    for (double density : {1.0, 1.1, 1.2}) {
        ProjectEdit edit = store.edit(
            {.name = "Reference " + std::to_string(density), .continuesLast = density > 1.0});
        edit.setReferenceDensity(density);
        edit.commit();
    }
    QCOMPARE(store.history().size(), std::size_t(1));
    QCOMPARE(*store.undoName(), "Reference " + std::to_string(1.2));
    store.undo();
    QVERIFY(!store.referenceDensity());
    store.redo();
    QCOMPARE(*store.referenceDensity(), 1.2);
}

void HistoryTest::editWithoutChangeIsNoStep() {
    ProjectStore store = ProjectStore::create(path());
    for (int i = 0; i < 2; ++i) {
        ProjectEdit edit = store.edit({.name = "Set the densities"});
        edit.setLadder({0.5, 1.0});
        QCOMPARE(edit.commit().any(), i == 0);
    }
    store.undo();
    {
        ProjectEdit edit = store.edit({.name = "Nothing"});
        QVERIFY(!edit.commit().any());
    }
    QCOMPARE(*store.redoName(), std::string("Set the densities"));
}

void HistoryTest::editThatIsNotCommittedLeavesNothing() {
    ProjectStore store = ProjectStore::create(path());
    const std::string before = contentOf(store);
    {
        ProjectEdit edit = store.edit({.name = "Half an import"});
        edit.addConfigurations({configurationOf(1)});
        edit.setLadder({2.0});
    }
    QCOMPARE(contentOf(store), before);
    QVERIFY(!store.undoName());
    ProjectEdit edit = store.edit({.name = "The next"});
    edit.setLadder({1.0});
    QVERIFY(edit.commit().ladder);
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "HistoryTest.moc"
