#include "core/simulation/RunFolder.h"

#include <QTemporaryDir>
#include <QTest>

#include "SimulationSystems.h"
#include "core/io/FormatRegistry.h"
#include "core/selection/ActiveSetBuilder.h"
#include "core/simulation/Deck.h"
#include "core/simulation/Repulsion.h"
#include "core/simulation/StartScripts.h"

using namespace mtp;
using namespace mtp::test;

class RunFolderTest : public QObject {
    Q_OBJECT

private slots:
    void folderHoldsEverythingTheRunNeeds();
    void descriptionIsReadBack();
    void startIsWrittenForLammps();
    void decksSayWhatTheScheduleSays();
    void gradesAreAskedForIfThePotentialHasAnActiveSet();
    void gradesThatCannotBeHadAreRefusedOrSaid();
    void decksAreAscii();
    void repulsionBeginsAtTheTrainedDistanceOfEachPair();
    void repulsionIsTold();
    void rehearsalHasADeckForEachRun();
    void jobScriptKeepsFiveHundredAtomsForARank();
    void startsThatCannotRunAreRefused();
    void warningsNameWhatCanBeSeenBefore();
    void folderInUseIsNotOverwritten();

private:
    QTemporaryDir m_folder;
    std::filesystem::path fresh() {
        return (m_folder.path() + QString("/run%1").arg(m_count++)).toStdString();
    }
    int m_count = 0;
};

namespace {

std::string emptySetOf(const Potential& potential, GradeMode mode) {
    return formatActiveSet(startOfActiveSet(potential, mode));
}

PreparedRun writeRun(const std::filesystem::path& folder, const SimulationRequest& request) {
    const PreparedRun prepared = prepareRun(request);
    writeRunFolder(folder, request, prepared, {});
    return prepared;
}

}  // namespace

void RunFolderTest::folderHoldsEverythingTheRunNeeds() {
    const SimulationRequest request = requestFor({});
    const std::filesystem::path folder = fresh(), library = folder.string() + ".so";
    QFile model(QString::fromStdString(library.string()));
    QVERIFY(model.open(QIODevice::WriteOnly));
    model.write("a library");
    model.close();
    writeRunFolder(folder, request, prepareRun(request), library);
    for (const char* name :
         {"in.lmp", "mtp.lmp", "kim.lmp", "guard.lmp", "start.data", "potential.mtp", "job.sh",
          "run.sh", "run.json", "mtp_LiAlCl4_level_8/potential.mtp"})
        QVERIFY2(!contentOf(folder / name).isEmpty(), name);
    QCOMPARE(contentOf(folder / "mtp_LiAlCl4_level_8/libkim-api-portable-model.so"),
             QByteArray("a library"));
    QVERIFY(QFileInfo(QString::fromStdString((folder / "run.sh").string())).isExecutable());
    QCOMPARE(readPotential(folder / "potential.mtp").trained, request.potential.trained);
}

void RunFolderTest::descriptionIsReadBack() {
    SimulationOptions options;
    options.protocol = Protocol::MeltQuench;
    options.supercell = {1, 2, 1};
    options.pressure = 0.5;
    options.rate = 1e14;
    options.seed = 12345678901234567890u;
    const std::filesystem::path folder = fresh();
    const RunDescription run = writeRun(folder, requestFor(options)).description;
    QVERIFY(isRunFolder(folder));
    const RunDescription back = readRunFolder(folder);
    QCOMPARE(back.options.protocol, Protocol::MeltQuench);
    QCOMPARE(back.options.supercell, options.supercell);
    QCOMPARE(back.options.pressure, options.pressure);
    QCOMPARE(back.options.rate, options.rate);
    QCOMPARE(back.options.seed, options.seed);
    QCOMPARE(back.atomCount, std::size_t{128});
    QCOMPARE(back.species, run.species);
    QCOMPARE(back.schedule.steps(), run.schedule.steps());
    QCOMPARE(back.schedule.runs[0].stages[1].name, run.schedule.runs[0].stages[1].name);
    QCOMPARE(back.limits.pairs.size(), run.limits.pairs.size());
    QCOMPARE(back.limits.pairs[1].stop, run.limits.pairs[1].stop);
    QCOMPARE(back.limits.temperature, 3000.0);
    QCOMPARE(back.warnings, run.warnings);
    // What no version of ours has written is refused, not guessed at.
    QFile file(QString::fromStdString((folder / "run.json").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\": 1}");
    file.close();
    QVERIFY_THROWS_EXCEPTION(ParseError, readRunFolder(folder));
}

void RunFolderTest::startIsWrittenForLammps() {
    Frame start = saltCell(true);
    // Turned as a whole: LAMMPS wants a along x.
    const Eigen::Matrix3d turn =
        Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, 2, 3).normalized()).toRotationMatrix();
    start.cell.vectors = start.cell.vectors * turn;
    start.positions = (start.positions * turn).eval();
    const std::filesystem::path folder = fresh();
    writeRun(folder, requestFor({}, start));
    const Frame written = FormatRegistry::withBuiltinFormats().open(folder / "start.data")->read(0);
    QCOMPARE(written.cell.vectors(0, 1), 0.0);
    QVERIFY(std::abs(written.cell.volume() - start.cell.volume()) < 1e-9);
    QVERIFY(!contentOf(folder / "start.data").contains("Type Labels"));
    // The types are those of the potential, also of elements that the cell does not have.
    QVERIFY(contentOf(folder / "start.data").contains("3 atom types"));
}

void RunFolderTest::decksSayWhatTheScheduleSays() {
    SimulationOptions options;
    options.protocol = Protocol::DensityLadder;
    options.densities = {2.0};
    options.temperature = 700;
    options.steps = 1000;
    options.timestep = 2;
    const std::filesystem::path folder = fresh();
    const RunDescription run = writeRun(folder, requestFor(options, saltCell(true))).description;
    const QByteArray deck = contentOf(folder / "in.lmp");
    QVERIFY(deck.contains("timestep 0.002\n"));
    QVERIFY(deck.contains("neigh_modify delay 0 every 1 check yes"));
    QVERIFY(deck.contains("fix motion all nvt temp 700 700 0.1"));
    QVERIFY(deck.contains("run 400 upto start 0 stop 400"));
    QVERIFY(deck.contains("run 1000 upto start 400 stop 1000"));
    // The length that has 2 g/cm³, with the tilt in proportion.
    const double length = 11.2 * std::cbrt(*density(saltCell()) / 2.0);
    QVERIFY(deck.contains("x final 0 " + QByteArray::number(length, 'g', 8).left(6)));
    QVERIFY(deck.contains("xy final " + QByteArray::number(length / 11.2, 'g', 8).left(6)));
    const QByteArray native = contentOf(folder / "mtp.lmp");
    QVERIFY(native.contains("pair_coeff * * potential.mtp"));
    const QByteArray key = QByteArray::fromStdString(pairKey(run.species, 0, 1));
    QVERIFY(native.contains("variable near_" + key + " equal c_closest[2]<1.5000"));
    QVERIFY(contentOf(folder / "kim.lmp")
                .contains("compute near1 all coord/atom cutoff 1.5000 1 2 3\n"));
    QVERIFY(contentOf(folder / "kim.lmp")
                .contains("compute sum_" + key + " species1 reduce sum c_near1[2]\n"));
    const QByteArray guard = contentOf(folder / "guard.lmp");
    QVERIFY(guard.contains("diskfree < "));
    QVERIFY(guard.contains("fix closest_" + key + " all halt ${check} v_near_" + key + " > 0"));
    QVERIFY(guard.contains("v_hot > 2700"));
    QVERIFY(guard.contains("v_force > 15.0"));
    QVERIFY2(!guard.contains("v_rho >"), "the run sets the density itself");
    options.protocol = Protocol::Hold;
    options.densities.clear();
    options.pressure = 0.1;
    const std::filesystem::path free = fresh();
    writeRun(free, requestFor(options));
    QVERIFY(contentOf(free / "in.lmp").contains("npt temp 700 700 0.1 iso 1000 1000 1"));
    QVERIFY(contentOf(free / "guard.lmp").contains("v_rho > 2.64"));
}

void RunFolderTest::gradesAreAskedForIfThePotentialHasAnActiveSet() {
    SimulationOptions options;
    options.protocol = Protocol::Rehearsal;
    options.densities = {1.6};
    SimulationRequest request = requestFor(options);
    const std::filesystem::path without = fresh();
    QVERIFY(!writeRun(without, request).description.limits.grades);
    QVERIFY(contentOf(without / "mtp.lmp").contains("pair_style mtp\n"));
    QVERIFY(!contentOf(without / "guard.lmp").contains("grade"));
    request.potential.selectionState = emptySetOf(request.potential, GradeMode::Neighbourhood);
    request.guard.grades = GradeLimits{5, 3, 12.5};
    const std::filesystem::path folder = fresh();
    writeRun(folder, request);
    const QByteArray native = contentOf(folder / "mtp.lmp");
    QVERIFY2(native.contains("pair_style mtp grade 5 save 3 beyond-1.lammpstrj\n"), native);
    // Behind the closest distances of the six pairs.
    QVERIFY2(native.contains("variable grade equal c_closest[7]\n"), native);
    QVERIFY(contentOf(folder / "run-2.lmp").contains("beyond-2.lammpstrj"));
    QVERIFY(contentOf(folder / "guard.lmp")
                .contains("fix extrapolation_grade all halt 5 v_grade > 12.5 error continue"));
    QVERIFY(contentOf(folder / "in.lmp").contains(" v_grade v_highest_grade"));
    QVERIFY(!contentOf(folder / "kim.lmp").contains("grade"));
    const std::optional<GradeLimits> back = readRunFolder(folder).limits.grades;
    QVERIFY(back && back->every == 5 && back->save == 3 && back->stop == 12.5);
    QVERIFY(!readRunFolder(without).limits.grades);
}

void RunFolderTest::gradesThatCannotBeHadAreRefusedOrSaid() {
    SimulationRequest request = requestFor({});
    request.potential.selectionState = emptySetOf(request.potential, GradeMode::Configuration);
    const PreparedRun prepared = prepareRun(request);
    QVERIFY(!prepared.description.limits.grades);
    QVERIFY(prepared.description.warnings.back().find("configurations, not atoms") !=
            std::string::npos);
    request.potential.selectionState = emptySetOf(request.potential, GradeMode::Neighbourhood);
    request.guard.grades = GradeLimits{10, 4, 4};
    QVERIFY(inputError([&] { prepareRun(request); }).contains("beyond 4"));
    request.guard.grades = GradeLimits{0, 2, 10};
    QVERIFY(inputError([&] { prepareRun(request); }).contains("every 0 steps"));
    request.guard.grades.reset();
    QVERIFY(!prepareRun(request).description.limits.grades);
}

void RunFolderTest::decksAreAscii() {
    for (const Protocol protocol : allProtocols()) {
        SimulationOptions options;
        options.protocol = protocol;
        const PreparedRun prepared = prepareRun(requestFor(options));
        const RunDescription& run = prepared.description;
        for (const auto& [name, text] :
             makeDecks({prepared.start, run.schedule, run.limits, run.model}))
            for (const char c : text)
                QVERIFY2(static_cast<unsigned char>(c) < 128, name.c_str());
    }
}

void RunFolderTest::repulsionBeginsAtTheTrainedDistanceOfEachPair() {
    SimulationOptions options;
    options.hasRepulsion = true;
    SimulationRequest request = requestFor(options);
    request.potential.trained->shortest = {2.0, 2.1, 2.2, 2.3, 2.4, 2.5};
    const std::filesystem::path folder = fresh();
    const RunDescription run = writeRun(folder, request).description;
    QVERIFY(readRunFolder(folder).options.hasRepulsion);
    const QByteArray native = contentOf(folder / "mtp.lmp");
    QVERIFY2(native.contains("pair_style hybrid/overlay mtp table linear 2000\n"), native);
    QVERIFY2(native.contains("pair_coeff * * mtp potential.mtp Li Cl Al\n"), native);
    QVERIFY2(native.contains("pair_coeff 2 3 table repulsion.table Cl_Al 2.4"), native);
    QVERIFY(contentOf(folder / "in.lmp").contains("variable style index mtp\n"));
    QVERIFY(contentOf(folder / "run.sh").contains("${ENGINE:-mtp-lmp}"));
    QVERIFY(contentOf(folder / "job.sh").contains("${STYLE:-mtp}"));
    QVERIFY(contentOf(folder / "kim.lmp").contains("quit 1"));
    const QByteArray table = contentOf(folder / "repulsion.table");
    for (const PairLimit& pair : run.limits.pairs) {
        const QByteArray section =
            "\n" + QByteArray::fromStdString(pairKey(run.species, pair.first, pair.second)) +
            "\nN 1000 R ";
        const auto at = table.indexOf(section);
        QVERIFY2(at >= 0, section);
        const QList<QByteArray> last =
            table.mid(table.indexOf("\n1000 ", at) + 1).split('\n').front().split(' ');
        QCOMPARE(last[1].toDouble(), pair.trained);
        QCOMPARE(last[2].toDouble(), 0.0);
        QCOMPARE(last[3].toDouble(), 0.0);
        QCOMPARE(repulsionEnergy(pair, pair.trained), 0.0);
        QCOMPARE(repulsionForce(pair, pair.trained + 0.1), 0.0);
        QVERIFY(std::abs(repulsionEnergy(pair, pair.stop) - 10) < 1e-12);
        // The force is minus the slope, to the error of central differences.
        constexpr double kStep = 1e-5;
        for (double r = 0.5; r < pair.trained; r += 0.1)
            QVERIFY(std::abs(repulsionForce(pair, r) -
                             (repulsionEnergy(pair, r - kStep) - repulsionEnergy(pair, r + kStep)) /
                                 (2 * kStep)) < 1e-6);
    }
}

void RunFolderTest::repulsionIsTold() {
    SimulationRequest request = requestFor({});
    request.potential.trained->shortest.assign(6, 2.6);
    const auto warningsOf = [&](bool hasRepulsion) {
        request.options.hasRepulsion = hasRepulsion;
        QStringList warnings;
        for (const std::string& warning : prepareRun(request).description.warnings)
            warnings << QString::fromStdString(warning);
        return warnings;
    };
    const QStringList without = warningsOf(false), with = warningsOf(true);
    QVERIFY2(without.last().startsWith("A repulsion below the trained distances would keep"),
             qPrintable(without.join('\n')));
    QVERIFY2(with.last().startsWith("A repulsion keeps atoms apart"), qPrintable(with.join('\n')));
}

void RunFolderTest::rehearsalHasADeckForEachRun() {
    SimulationOptions options;
    options.protocol = Protocol::Rehearsal;
    options.densities = {1.5, 1.7};
    options.seeds = 2;
    options.steps = 200;
    const std::filesystem::path folder = fresh();
    writeRun(folder, requestFor(options));
    const QByteArray main = contentOf(folder / "in.lmp");
    for (int run = 1; run <= 4; ++run) {
        const QByteArray name = "run-" + QByteArray::number(run) + ".lmp";
        QVERIFY(main.contains("include " + name));
        const QByteArray deck = contentOf(folder / name.toStdString());
        QVERIFY(deck.contains("trajectory-" + QByteArray::number(run) + ".lammpstrj"));
    }
    QVERIFY(!main.contains("run-5.lmp"));
}

void RunFolderTest::jobScriptKeepsFiveHundredAtomsForARank() {
    QVERIFY(jobScript(400, "x").find("--ntasks=1\n") != std::string::npos);
    QVERIFY(jobScript(2592, "x").find("--ntasks=5\n") != std::string::npos);
    QVERIFY(jobScript(1000000, "x").find("--ntasks=64\n") != std::string::npos);
}

void RunFolderTest::startsThatCannotRunAreRefused() {
    SimulationRequest request = requestFor({});
    request.start.cell.periodic = {true, true, false};
    QVERIFY(inputError([&] { prepareRun(request); }).contains("periodic"));
    request = requestFor({});
    request.start.species = {"Li", "Na"};
    QVERIFY(inputError([&] { prepareRun(request); }).contains("Na"));
    request = requestFor({});
    request.start.positions.row(1) = request.start.positions.row(0);
    request.start.positions(1, 0) += 1.0;
    const QString message = inputError([&] { prepareRun(request); });
    QVERIFY2(message.contains("1.00 Å") && message.contains("atoms 1 and 2"), qPrintable(message));
    request = requestFor({});
    request.potential.momentCoefficients.clear();
    QVERIFY(!inputError([&] { prepareRun(request); }).isEmpty());
    request = requestFor({});
    request.potential.species.clear();
    QVERIFY_THROWS_EXCEPTION(UnnamedTypes, prepareRun(request));
}

void RunFolderTest::warningsNameWhatCanBeSeenBefore() {
    SimulationOptions options;
    options.protocol = Protocol::DensityLadder;
    options.densities = {1.6, 3.5};
    SimulationRequest request = requestFor(options);
    request.potential.trained->shortest.assign(6, 3.0);
    QStringList warnings;
    for (const std::string& warning : prepareRun(request).description.warnings)
        warnings << QString::fromStdString(warning);
    const QString all = warnings.join('\n');
    QVERIFY2(all.contains("3.50 g/cm³") && all.contains("1.30 to 2.40"), qPrintable(all));
    QVERIFY2(all.contains("2.80 Å apart, nearer than the 3.00 Å"), qPrintable(all));
}

void RunFolderTest::folderInUseIsNotOverwritten() {
    const std::filesystem::path folder = fresh();
    writeRun(folder, requestFor({}));
    QVERIFY_THROWS_EXCEPTION(FileError, writeRun(folder, requestFor({})));
    QVERIFY(!isRunFolder(folder / "nowhere"));
    QVERIFY_THROWS_EXCEPTION(FileError, readRunFolder(folder / "nowhere"));
}

QTEST_APPLESS_MAIN(RunFolderTest)
#include "RunFolderTest.moc"
