#include <QTest>
#include <numbers>

#include "core/base/Error.h"
#include "core/labelling/KSpacing.h"
#include "core/labelling/Matching.h"
#include "tests/core/mtp/TestSystems.h"

using namespace mtp;

namespace {

Frame labelled(Frame frame) {
    frame.labels.energy = -3.5;
    frame.labels.forces = frame.positions * 0.1;
    return frame;
}

}  // namespace

class MatchingTest : public QObject {
    Q_OBJECT

private slots:
    void wrappedAndReorderedSinglePointMatches();
    void otherGeometriesDoNotMatch();
    void matchFindsEachOfMany();
    void settingsThatDifferAreNamed();
    void thoseThatDifferFromMostAreFound();
    void meshesOfOneSpacingAgree();
    void aMeshOfAnotherSpacingIsFound();
};

void MatchingTest::wrappedAndReorderedSinglePointMatches() {
    const Frame configuration = test::jitteredGrid(2, 5.0, 2, 1);
    Frame single = configuration;
    std::swap(single.types[0], single.types[2]);
    single.positions.row(0).swap(single.positions.row(2));
    single.positions.row(5) += 2 * single.cell.vectors.row(1) - single.cell.vectors.row(0);
    single.positions(3, 0) += 5e-4;  // as a file with few decimals
    single = labelled(single);
    const Frame result = withLabels(configuration, single);
    QCOMPARE(*result.labels.energy, -3.5);
    QVERIFY(result.labels.forces->row(0) == single.labels.forces->row(2));
    QVERIFY(result.labels.forces->row(5) == single.labels.forces->row(5));
    QVERIFY(result.positions == configuration.positions);
}

void MatchingTest::otherGeometriesDoNotMatch() {
    const Frame configuration = test::jitteredGrid(2, 5.0, 2, 2);
    Frame moved = labelled(configuration);
    moved.positions(4, 1) += 0.01;
    Frame shifted = labelled(configuration);
    shifted.positions.rowwise() += Eigen::RowVector3d(0.5, 0, 0);
    Frame scaled = labelled(configuration);
    scaled.cell.vectors *= 1.001;
    scaled.positions *= 1.001;
    const MatchResult result = matchByGeometry({configuration}, {moved, shifted, scaled});
    QCOMPARE(result.labelOf, std::vector<int>{-1});
    QCOMPARE(result.unmatched, (std::vector<int>{0, 1, 2}));
    QVERIFY_EXCEPTION_THROWN(withLabels(configuration, moved), InputError);
}

void MatchingTest::matchFindsEachOfMany() {
    std::vector<Frame> configurations, singlePoints;
    for (unsigned seed = 0; seed < 40; ++seed)
        configurations.push_back(test::jitteredGrid(2, 5.0, 2, seed));
    for (unsigned seed = 39; seed >= 20; --seed)
        singlePoints.push_back(labelled(configurations[seed]));
    const MatchResult result = matchByGeometry(configurations, singlePoints);
    for (int i = 0; i < 40; ++i)
        QCOMPARE(result.labelOf[static_cast<std::size_t>(i)], i < 20 ? -1 : 39 - i);
    QVERIFY(result.unmatched.empty());
}

void MatchingTest::settingsThatDifferAreNamed() {
    auto pbe = std::make_shared<Provenance>();
    pbe->settings = {{"functional", "PBE"}, {"cutoff_eV", "520"}};
    auto vdw = std::make_shared<Provenance>(*pbe);
    vdw->settings["functional"] = "optB88-vdW";
    std::vector<Frame> frames(3);
    frames[0].provenance = frames[1].provenance = pbe;
    QVERIFY(conflictingSettings(frames).empty());
    auto symmetric = std::make_shared<Provenance>(*pbe);
    symmetric->settings["symmetry"] = "ISYM 2";
    pbe->settings["symmetry"] = "ISYM 0";
    frames[2].provenance = symmetric;
    QVERIFY(conflictingSettings(frames).empty());  // the labels are the same
    frames[2].provenance = vdw;
    QCOMPARE(conflictingSettings(frames), std::vector<std::string>{"functional: PBE / optB88-vdW"});
}

void MatchingTest::thoseThatDifferFromMostAreFound() {
    const auto with = [](const char* cutoff, const char* functional) {
        auto provenance = std::make_shared<Provenance>();
        provenance->code = "VASP";
        if (cutoff)
            provenance->settings["cutoff_eV"] = cutoff;
        if (functional)
            provenance->settings["functional"] = functional;
        return provenance;
    };
    std::vector<std::shared_ptr<const Provenance>> all{with("520", "PBE"),
                                                       with("400", "PBE"),
                                                       with("400", "PBE"),
                                                       with("400", "PBEsol"),
                                                       nullptr,
                                                       with("400", "PBE"),
                                                       with("400", nullptr),
                                                       with("520", nullptr)};
    QCOMPARE(differingFromMost(all), (std::vector<std::size_t>{0, 3, 7}));
    for (const std::size_t index : {7, 3, 0})
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(index));
    QVERIFY(conflictingSettings(all).empty());
    QVERIFY(differingFromMost(all).empty() && differingFromMost({}).empty());
}

namespace {

// A cube with labels by this mesh.
Frame cubeWithMesh(double edge, const char* mesh) {
    Frame frame = labelled(test::jitteredGrid(2, edge, 2, 1));
    frame.cell = Cell::fromRows(edge * Eigen::Matrix3d::Identity());
    auto provenance = std::make_shared<Provenance>();
    provenance->code = "VASP";
    provenance->settings["k_mesh"] = mesh;
    frame.provenance = provenance;
    return frame;
}

}  // namespace

// 2 pi / (0.4 per Å) is 15.7 Å: edges of 4, 6, 10 and 20 Å have 4, 3, 2 points and 1.
void MatchingTest::meshesOfOneSpacingAgree() {
    std::vector<Frame> frames{cubeWithMesh(4, "4 4 4"), cubeWithMesh(6, "3 3 3"),
                              cubeWithMesh(10, "MONKHORST-PACK 2 2 2"), cubeWithMesh(20, "Gamma")};
    QCOMPARE(spacingsOfMesh("4 4 4", frames[0].cell)->least, 2 * std::numbers::pi / 16);
    QVERIFY(conflictingSettings(frames).empty());
    // Labels keep what is known of their cell: it is needed if only provenances are compared.
    std::vector<std::shared_ptr<const Provenance>> provenances;
    for (const Frame& frame : frames)
        provenances.push_back(withLabels(frame, frame).provenance);
    QVERIFY(conflictingSettings(provenances).empty());
    QVERIFY(differingFromMost(provenances).empty());
    // So do labels of a campaign that tell their spacing.
    auto collected = std::make_shared<Provenance>(*provenances[0]);
    collected->settings["k_spacing_per_A"] = "0.4";
    provenances.push_back(collected);
    QVERIFY(conflictingSettings(provenances).empty());
}

void MatchingTest::aMeshOfAnotherSpacingIsFound() {
    std::vector<Frame> frames{cubeWithMesh(4, "4 4 4"), cubeWithMesh(6, "3 3 3"),
                              cubeWithMesh(6, "2 2 2")};
    QCOMPARE(conflictingSettings(frames),
             (std::vector<std::string>{"k_mesh: 2 2 2 / 3 3 3 / 4 4 4"}));
    std::vector<std::shared_ptr<const Provenance>> provenances;
    for (const Frame& frame : frames)
        provenances.push_back(withLabels(frame, frame).provenance);
    QCOMPARE(differingFromMost(provenances), std::vector<std::size_t>{2});
    // What cannot be read as a mesh is compared as it is.
    frames = {cubeWithMesh(4, "10 points"), cubeWithMesh(6, "12 points")};
    QCOMPARE(conflictingSettings(frames).size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(MatchingTest)
#include "MatchingTest.moc"
