// The commands of a replay, to the letter: scripts and papers quote them.
#include <QTemporaryDir>
#include <QTest>

#include "app/commands/ReplayText.h"
#include "core/project/ProjectStore.h"
#include "core/project/edit/Operations.h"
#include "core/project/file/ProjectSettings.h"
#include "core/workflow/ProjectScan.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;
using mtp::cli::replayCommands;

namespace {

// An open project in a folder that goes with it.
struct Project {
    QTemporaryDir folder;
    ProjectStore store = ProjectStore::create(path("melt.mtpw"));

    std::string path(const char* name) const { return folder.filePath(name).toStdString(); }

    void note(const std::string& name, const std::string& operation) {
        ProjectEdit edit = store.edit({.name = name, .operation = operation});
        edit.setSetting("test", store.setting("test").value_or(0) + 1);
        edit.commit();
    }

    // Labelled configurations in parts, one of them excluded.
    void addLabelled(const std::vector<Part>& parts) {
        std::vector<Configuration> all;
        for (const Part part : parts) {
            Frame frame = test::jitteredGrid(2, 5.0, 2, 1);
            frame.labels.energy = -1;
            all.push_back({recordOf(frame, 1), frame});
            all.back().record.part = part;
        }
        all.at(1).record.isExcluded = true;
        ProjectEdit edit = store.edit({.name = "Import"});
        edit.addConfigurations(all);
        edit.commit();
    }

    void addRun(const std::string& name, const TrainingOptions& options, bool hasValidation) {
        RunRecord run;
        run.name = name;
        run.options = options;
        run.iterations.emplace_back();
        if (hasValidation)
            run.iterations.back().validation = FitErrors{1, 2, 3};
        ProjectEdit edit = store.edit({.name = "Train"});
        edit.addRun(run);
        edit.commit();
    }

    // The lines without the comments that hold the time of a command.
    std::vector<std::string> lines() const {
        std::vector<std::string> lines = replayCommands(store);
        std::erase_if(lines, [](const std::string& line) { return line.starts_with("# 20"); });
        return lines;
    }
};

void compare(const std::vector<std::string>& lines, const std::vector<std::string>& expected) {
    for (std::size_t i = 0; i < std::min(lines.size(), expected.size()); ++i)
        QCOMPARE(QString::fromStdString(lines[i]), QString::fromStdString(expected[i]));
    QCOMPARE(lines.size(), expected.size());
}

}  // namespace

class ReplayTextTest : public QObject {
    Q_OBJECT

private slots:
    void plainProjectIsSampleExpandAndLabel();
    void labelsOfOtherConfigurationsAreExported();
    void expansionNamesAllThatIsNotUsual();
    void splitByTimeWithATest();
    void splitByDensity();
    void splitByHandIsExported();
    void trainingsNameTheirOptions();
    void damagedOperationsAreComments();
    void campaignsAreCollectedAgain();
    void motionIsAnalysedAsThePageKeepsIt();
    void scanIsThatOfTheProject();
};

void ReplayTextTest::plainProjectIsSampleExpandAndLabel() {
    Project project;
    ExpansionOptions expansion;
    project.note("Make", expandOperation({1, "/data/my run", "vasp", 10}, expansion, 3));
    project.note("Make", expandOperation({2, "/data/b", "vasp", 10, 100, 12.5}, expansion));
    project.note("Label", labelOperation("/data/points"));
    project.note("Label", labelOperation("-odd's", {"Li", "Cl"}));
    compare(project.lines(),
            {"mtp sample '/data/my run' --every 20fs --skip 0fs --most 3 -o selected.extxyz",
             "mtp expand selected.extxyz --ratios 0.5,1,1.5 -o expanded.extxyz",
             "mtp sample /data/b --every 12.5fs --skip 100fs -o selected-2.extxyz",
             "mtp expand selected-2.extxyz --ratios 0.5,1,1.5 -o expanded-2.extxyz",
             "mtp convert '-odd'\\''s' named-2.extxyz --species Li,Cl",
             "cat expanded.extxyz expanded-2.extxyz > expanded-all.extxyz",
             "mtp label expanded-all.extxyz /data/points named-2.extxyz -o labelled.extxyz"});
}

// What was calculated is read again; how it was written is a comment.
void ReplayTextTest::campaignsAreCollectedAgain() {
    Project project;
    project.note("Make", expandOperation({1, "/data/run", "vasp", 10}, ExpansionOptions{}));
    project.note("Collect", collectOperation("/data/melt dft"));
    const std::vector<std::string> lines = project.lines();
    QCOMPARE(lines.size(), std::size_t{5});
    QVERIFY(lines[2].starts_with("# ") &&
            lines[2].find("mtp label export expanded.extxyz -o '/data/melt dft' --recipe "
                          "'/data/melt dft/recipe.json'") != std::string::npos);
    QCOMPARE(lines[3], std::string("mtp label collect '/data/melt dft' -o collected-1.extxyz"));
    QCOMPARE(lines[4],
             std::string("mtp label expanded.extxyz collected-1.extxyz -o labelled.extxyz"));
}

// Configurations that no command made, and labels for some of them.
void ReplayTextTest::labelsOfOtherConfigurationsAreExported() {
    Project project;
    project.addLabelled({Part::Training, Part::Training});
    project.note("Label", labelOperation("/data/points"));
    compare(project.lines(), {"mtp project export " + project.path("melt.mtpw") +
                              " --part labelled -o labelled.extxyz"});
}

void ReplayTextTest::expansionNamesAllThatIsNotUsual() {
    Project project;
    ExpansionOptions expansion;
    expansion.ratios = {2.0 / 3, 1};
    expansion.referenceDensity = 1.99;
    expansion.mode = ExpansionMode::RigidUnits;
    expansion.bonds.tolerance = 1.2;
    expansion.bonds.freeElements = {"Li", "Na"};
    expansion.strain << -0.05, 0, 0, 0, 0.01, 0;
    Strain shape;
    shape << 0.05, -0.02, -0.03, 0, 0, 0;
    expansion.shapes = {{2.0 / 3, shape}};
    expansion.rattle = 0.05;
    expansion.seed = 7;
    expansion.supercell = {2, 1, 1};
    SourceRecord source{.path = "a", .format = "lammps-dump", .skipFs = 3, .everyFs = 2};
    source.species = {"Li", "Cl"};
    source.frames = {2, 8, 3};
    project.note("Make", expandOperation(source, expansion, 0, false, {{0, 4}, {2}}));
    expansion = {};
    expansion.mode = ExpansionMode::RigidUnits;
    expansion.bonds.freeElements.clear();
    source = {.path = "b", .format = "vasp"};
    source.frames = {10, FrameRange{}.last, 1};
    project.note("Make", expandOperation(source, expansion));
    compare(project.lines(),
            {"mtp sample a --species Li,Cl --frames 2:8:3 --time-step 1fs --add 0,4 --remove 2 "
             "--every 2fs --skip 3fs -o selected.extxyz",
             "mtp expand selected.extxyz --ratios 0.6666666666666666,1 --reference 1.99 --mode "
             "rigid --bond-tolerance 1.2 --free Li,Na --strain '-0.05,0,0,0,0.01,0' --shape "
             "0.6666666666666666:0.05,-0.02,-0.03,0,0,0 --rattle 0.05 --seed 7 --supercell 2x1x1 "
             "-o expanded.extxyz",
             "mtp sample b --frames 10: --every 20fs --skip 0fs -o selected-2.extxyz",
             "mtp expand selected-2.extxyz --ratios 0.5,1,1.5 --mode rigid --bond-tolerance 1.25 "
             "--free none -o expanded-2.extxyz"});
}

void ReplayTextTest::splitByTimeWithATest() {
    Project project;
    project.addLabelled({Part::Training, Part::Training, Part::Validation});
    SplitOptions split;
    split.method = SplitMethod::TimeBlock;
    split.validationFraction = 0.2;
    split.testFraction = 0.1;
    split.parentsInBlock = 4;
    split.seed = 9;
    project.note("Split", splitOperation(0.3, 1));
    project.note("Split again", splitOperation(split));
    compare(
        project.lines(),
        {"mtp project export " + project.path("melt.mtpw") + " --part labelled -o labelled.extxyz",
         "mtp split labelled.extxyz --leave-out 2 --fraction 0.2 --test-fraction 0.1 --by time "
         "--block 4 --seed 9 --training training.extxyz --validation validation.extxyz --test "
         "test.extxyz"});
}

void ReplayTextTest::splitByDensity() {
    Project project;
    SplitOptions split;
    split.method = SplitMethod::Density;
    split.validationDensities = {1.33, 3.99};
    project.note("Split", splitOperation(split));
    compare(project.lines(),
            {"mtp split labelled.extxyz --by density --densities 1.33,3.99 --seed 1 --training "
             "training.extxyz --validation validation.extxyz"});
    split.validationDensities.clear();
    split.testDensities = {2};
    project.note("Split", splitOperation(split));
    compare(project.lines(),
            {"mtp split labelled.extxyz --by density --test-densities 2 --seed 1 --training "
             "training.extxyz --validation validation.extxyz --test test.extxyz"});
    // A project of the first programs knows one method.
    project.note("Split", R"({"kind": "split", "fraction": 0.1, "seed": 5})");
    compare(project.lines(),
            {"mtp split labelled.extxyz --fraction 0.1 --seed 5 --training training.extxyz "
             "--validation validation.extxyz"});
}

void ReplayTextTest::splitByHandIsExported() {
    Project project;
    project.addLabelled({Part::Training, Part::Training, Part::Validation});
    ProjectEdit edit = project.store.edit({.name = "Move"});
    edit.setSetting(kSplitByHand, 1);
    edit.commit();
    const std::string start = "mtp project export " + project.path("melt.mtpw") + " --part ";
    compare(project.lines(), {start + "labelled -o labelled.extxyz",
                              "# split by hand:", start + "training -o training.extxyz",
                              start + "validation -o validation.extxyz"});
}

void ReplayTextTest::trainingsNameTheirOptions() {
    Project project;
    TrainingOptions options;
    options.level = 8;
    options.minDist = 1.5;
    options.seed = 3;
    options.starts = 2;
    project.addRun("Run 1, level 8", options, true);
    options = {};
    options.start = test::randomPotential(8, 2, 1);
    project.addRun("Run 2", options, false);
    RunRecord read;
    read.name = "old.almtp";
    ProjectEdit edit = project.store.edit({.name = "Open"});
    edit.addRun(read);
    edit.commit();
    compare(project.lines(),
            {"mtp train training.extxyz --validation validation.extxyz --level 8 --cutoff 5 "
             "--radial-size 8 --min-dist 1.5 --weights 1,0.01,0.001 --max-iterations 100 --starts "
             "2 --seed 3 -o 'Run 1, level 8.almtp'",
             "# began with a potential of the project (--start): Run 2",
             "mtp train training.extxyz --level 16 --cutoff 5 --radial-size 8 --weights "
             "1,0.01,0.001 --max-iterations 100 --starts 0 --seed 1 -o 'Run 2.almtp'",
             "# read from a file: old.almtp"});
}

void ReplayTextTest::damagedOperationsAreComments() {
    Project project;
    project.note("Make", R"({"kind": "expand", "source": 3})");
    project.note("Label", R"({"kind": "label"})");
    project.note("Something", "no JSON");
    project.note("Other\x1b[2J", "[]");
    project.note("Newer", R"({"kind": "dynamics"})");
    const std::vector<std::string> all = replayCommands(project.store);
    QCOMPARE(all.size(), std::size_t(7));
    QCOMPARE(all[0], std::string("# damaged in the history:"));
    QVERIFY(all[1].starts_with("# 20") && all[1].ends_with(": Make"));
    QCOMPARE(all[2], std::string("# damaged in the history:"));
    QVERIFY(all[3].ends_with(": Label") && all[4].ends_with(": Something"));
    QVERIFY(all[5].ends_with(": Other [2J") && all[6].ends_with(": Newer"));
}

void ReplayTextTest::motionIsAnalysedAsThePageKeepsIt() {
    Project project;
    const auto keep = [&](const std::string& choices) {
        ProjectEdit edit = project.store.edit({.name = "Choices"});
        edit.setTextSetting("dynamics", choices);
        edit.commit();
        const std::vector<std::string> lines = project.lines();
        return lines.empty() ? QString() : QString::fromStdString(lines.back());
    };
    QCOMPARE(keep("{}"), QString());  // no run is there
    SourceRecord source;
    source.path = "/data/long run.lammpstrj";
    source.species = {"Li", "Al"};
    ProjectEdit edit = project.store.edit({.name = "Open"});
    edit.addSource(source);
    edit.commit();
    QCOMPARE(
        keep(R"({"ion":"Li","framework":"","reference":0,"threshold":3.5,"refill":1.5,"q":0})"),
        "mtp dynamics '/data/long run.lammpstrj' --species Li,Al --ion Li "
        "--frame-of framework -o dynamics");
    QCOMPARE(keep(R"({"ion":"Li","framework":"Al","reference":1,"skip":10.5,"timestep":2,
                      "temperature":300,"fitFrom":1,"fitTo":20,"hopWindow":4,"threshold":3,
                      "cageRule":2,"cageTime":34,"rule":2,"cascadeWindow":12,"neighbour":5.457,
                      "refill":2,"q":1.5})"),
             "mtp dynamics '/data/long run.lammpstrj' --species Li,Al --ion Li --framework Al "
             "--frame-of mass --skip 10.5ps --timestep 2fs --temperature 300 --fit 1ps:20ps "
             "--hop-window 4ps --hop-threshold 3 --cage-rule gaussian --at 34ps "
             "--cascade-rule source --cascade-window 12ps --cascade-radius 5.457 "
             "--refill-radius 2 --analyses fs --q 1.5 -o dynamics");
    // The frame of reference that core chooses, and charges of the user's.
    QCOMPARE(keep(R"({"ion":"Li","reference":-1,"charges":{"Al":2.5,"Li":0.9}})"),
             "mtp dynamics '/data/long run.lammpstrj' --species Li,Al --ion Li "
             "--charges Al=2.5,Li=0.9 -o dynamics");
    QCOMPARE(keep("no JSON"), QString());
}

void ReplayTextTest::scanIsThatOfTheProject() {
    Project project;
    ProjectScan scan;
    scan.folder = project.path("melt-scans/scan-2");
    scan.plan.levels = {8, 12};
    scan.plan.cutoffs = {5, 6.5};
    scan.plan.sizes = {2, 1};
    scan.trainedOn.trainingIds = {1, 2, 3, 4};
    project.store.setView(std::string(kScanView), toProjectScanJson(scan, project.store.path()));
    const std::vector<std::string> lines = project.lines();
    QCOMPARE(QString::fromStdString(lines.back()),
             QString("mtp scan training.extxyz --validation validation.extxyz --levels 8,12 "
                     "--cutoffs 5,6.5 --radial-sizes 8 --seeds 1,2 --sizes 2,1 "
                     "--weights 1,0.01,0.001 --max-iterations 100 --starts 0 -o scan-2"));
}

QTEST_APPLESS_MAIN(ReplayTextTest)
#include "ReplayTextTest.moc"
