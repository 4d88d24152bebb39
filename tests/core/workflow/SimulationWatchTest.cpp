// A run as a watcher sees it, from files that are written here in the place of LAMMPS.
#include "core/workflow/SimulationWatch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/core/simulation/SimulationSystems.h"

using namespace mtp;
using namespace mtp::test;

class SimulationWatchTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyFrameBetweenTwoLooksIsMeasured();
    void longUnwatchedRunIsMeasuredInParts();
    void distancesThatTheLogHasAreNotMeasured();

private:
    std::filesystem::path folder() const { return m_folder->path().toStdString() + "/run"; }
    void append(const char* file, const QByteArray& text) const;
    // Frames in which one Li of the start stands `shift` of the box aside, each by another one.
    void dump(int firstStep, const std::vector<double>& shifts) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Frame m_start;
};

void SimulationWatchTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    SimulationOptions options;
    options.steps = 10000;
    const SimulationRequest request = requestFor(options);
    const PreparedRun prepared = prepareRun(request);
    m_start = prepared.start;
    writeRunFolder(folder(), request, prepared, {});
}

void SimulationWatchTest::append(const char* file, const QByteArray& text) const {
    QFile target(QString::fromStdString((folder() / file).string()));
    QVERIFY(target.open(QIODevice::Append));
    target.write(text);
}

void SimulationWatchTest::dump(int firstStep, const std::vector<double>& shifts) const {
    const double edge = m_start.cell.vectors(0, 0);
    QByteArray text;
    for (std::size_t k = 0; k < shifts.size(); ++k) {
        text += "ITEM: TIMESTEP\n" + QByteArray::number(firstStep + 20 * static_cast<int>(k)) +
                "\nITEM: NUMBER OF ATOMS\n" + QByteArray::number(m_start.positions.rows()) +
                "\nITEM: BOX BOUNDS pp pp pp\n";
        for (int axis = 0; axis < 3; ++axis)
            text += "0 " + QByteArray::number(edge, 'g', 12) + "\n";
        text += "ITEM: ATOMS id type element xu yu zu\n";
        for (Eigen::Index atom = 0; atom < m_start.positions.rows(); ++atom) {
            const int type = m_start.types[static_cast<std::size_t>(atom)];
            text += QByteArray::number(static_cast<int>(atom) + 1) + " " +
                    QByteArray::number(type + 1) + " " +
                    m_start.species[static_cast<std::size_t>(type)].c_str();
            for (int axis = 0; axis < 3; ++axis)
                text += " " + QByteArray::number(m_start.positions(atom, axis) +
                                                     (atom == 0 && axis == 0 ? shifts[k] : 0),
                                                 'g', 12);
            text += "\n";
        }
    }
    append("trajectory.lammpstrj", text);
}

void SimulationWatchTest::everyFrameBetweenTwoLooksIsMeasured() {
    SimulationWatch watch(folder());
    QCOMPARE(watch.look().nearest->rowCount(), std::size_t{0});
    dump(0, {0});
    const SimulationSnapshot first = watch.look();
    QCOMPARE(first.nearest->rowCount(), std::size_t{1});
    const double lattice = (*first.nearest)[columns::kNearest][0];
    // The near approach is over before the next look, and must not be missed.
    dump(20, {0.1, 0.5, 0.2, 0.0});
    const SimulationSnapshot second = watch.look();
    const std::vector<double>& distances = (*second.nearest)[columns::kNearest];
    QCOMPARE(distances.size(), std::size_t{5});
    const double expected[] = {0, 0.1, 0.5, 0.2, 0};
    for (std::size_t i = 0; i < 5; ++i)
        // Dumped with 12 digits.
        QVERIFY2(std::abs(distances[i] - (lattice - expected[i])) < 1e-9,
                 qPrintable(QString::number(distances[i])));
    QCOMPARE((*second.nearest)[columns::kFrameTime].back(), 0.08);
    QCOMPARE(second.frame->step, std::optional<std::int64_t>(80));
}

void SimulationWatchTest::longUnwatchedRunIsMeasuredInParts() {
    dump(0, std::vector<double>(1000, 0.0));
    SimulationWatch watch(folder());
    const std::size_t before = watch.look().nearest->rowCount();
    QVERIFY2(before >= 100 && before < 500, qPrintable(QString::number(before)));
    dump(20000, {0.1, 0.3, 0.1});
    QCOMPARE(watch.look().nearest->rowCount(), before + 3);
}

void SimulationWatchTest::distancesThatTheLogHasAreNotMeasured() {
    append("log.lammps", "MTP Workbench: run 1 of 1: hold\nMTP Workbench: style mtp\n");
    dump(0, {0, 0.1});
    const SimulationSnapshot snapshot = SimulationWatch(folder()).look();
    QCOMPARE(snapshot.nearest->rowCount(), std::size_t{0});
    QCOMPARE(snapshot.frame->step, std::optional<std::int64_t>(20));
}

QTEST_APPLESS_MAIN(SimulationWatchTest)
#include "SimulationWatchTest.moc"
