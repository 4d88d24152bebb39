#include <QTest>
#include <atomic>
#include <numeric>
#include <thread>

#include "core/base/Error.h"
#include "core/mtp/Evaluator.h"
#include "tests/core/mtp/GivenAtoms.h"
#include "tests/core/mtp/TestSystems.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MTP_COUNTS_BY_SANITIZER
// As in sanitizer/allocator_interface.h, which GCC does not install.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*onMalloc)(const volatile void*,
                                                                          std::size_t),
                                                         void (*onFree)(const volatile void*));
#endif

// Counts every block of memory that is taken, also by the aligned allocator of Highway.
static std::atomic<long> allocations{0};

#if defined(MTP_COUNTS_BY_SANITIZER)
static void countAllocations() {
    static const int installed = __sanitizer_install_malloc_and_free_hooks(
        [](const volatile void*, std::size_t) { ++allocations; }, [](const volatile void*) {});
    QVERIFY(installed > 0);
}
#elif defined(__GLIBC__)
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void* malloc(std::size_t size) noexcept {
    ++allocations;
    return __libc_malloc(size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    ++allocations;
    return __libc_memalign(alignment, size);
}
}
static void countAllocations() {}
#else
static void countAllocations() {
    QSKIP("this system has no way to count allocations");
}
#endif

using namespace mtp;
using namespace mtp::test;

namespace {

// Sums of some thousand terms in two orders differ by rounding only.
constexpr double kRounding = 1e-10;
constexpr double kCutoff = 4.5;  // Å, of randomPotential()

double largest(const Positions& rows) {
    return rows.size() == 0 ? 0 : rows.cwiseAbs().maxCoeff();
}

double tolerance(const Positions& forces) {
    return kRounding * std::max(1.0, largest(forces));
}

double tolerance(const Eigen::Matrix3d& virial) {
    return kRounding * std::max(1.0, virial.cwiseAbs().maxCoeff());
}

}  // namespace

class SiteEvaluatorTest : public QObject {
    Q_OBJECT

private slots:
    void ghostsGiveWhatPeriodicImagesDo_data();
    void ghostsGiveWhatPeriodicImagesDo();
    void neighboursBeyondTheCutoffChangeNothing();
    void ghostsInNoListAreLeftAlone();
    void noLocalAtomsGiveNothing();
    void forcesAlsoOnGhostsAreTheDerivativeOfTheEnergy();
    void siteVirialsAddUpToTheVirial();
    void theOrderOfAtomsAndListsDoesNotMatter();
    void domainsAddUpToTheWhole();
    void typesAreMappedToSpecies();
    void ignoredAtomsAreAsIfTheyWereNotThere();
    void bitsBesideTheIndexAreMasked();
    void closestPairsAreFoundBySpecies();
    void outputsThatAreNotAskedForChangeNothing();
    void aWorkspaceServesOneEvaluatorAfterTheOther();
    void callsAfterTheFirstTakeNoMemory();
    void threadsShareAnEvaluator();
    void wrongInputIsRefused();
    void atomsOnTheSamePlaceAreNamed();
};

void SiteEvaluatorTest::ghostsGiveWhatPeriodicImagesDo_data() {
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("edgeCount");
    QTest::addColumn<double>("edge");
    QTest::addColumn<int>("species");
    QTest::addColumn<bool>("isRepulsive");
    QTest::addRow("level 8, one species") << 8 << 3 << 7.0 << 1 << false;
    QTest::addRow("level 16, three species") << 16 << 3 << 7.5 << 3 << false;
    QTest::addRow("level 20, two species") << 20 << 2 << 5.5 << 2 << false;
    QTest::addRow("repulsive basis") << 10 << 3 << 5.5 << 2 << true;
    QTest::addRow("cell thinner than the cutoff") << 12 << 1 << 2.6 << 1 << false;
    QTest::addRow("alone in its cell") << 12 << 1 << 12.0 << 1 << false;
}

void SiteEvaluatorTest::ghostsGiveWhatPeriodicImagesDo() {
    QFETCH(int, level);
    QFETCH(int, edgeCount);
    QFETCH(double, edge);
    QFETCH(int, species);
    QFETCH(bool, isRepulsive);
    Potential potential = randomPotential(level, species, 3);
    if (isRepulsive) {
        potential.radial.kind = RadialBasis::Kind::ChebyshevRepulsive;
        potential.radial.minDist = 1.9;
    }
    const Frame frame = jitteredGrid(edgeCount, edge, species, 4);  // triclinic
    const GivenAtoms atoms = givenAtoms(frame, kCutoff + 0.8);
    const GivenResult result(SiteEvaluator(potential), atoms.view());
    const Positions forces = result.foldedForces(atoms, frame.atomCount());
    for (const Prediction& expected :
         {Evaluator(potential).evaluate(frame), evaluateReference(potential, frame)}) {
        QVERIFY(std::abs(result.totals.energy - expected.energy) <=
                1e-12 * std::abs(expected.energy));
        QVERIFY(largest(forces - expected.forces) <= tolerance(expected.forces));
        QVERIFY((result.virial() - expected.virial).cwiseAbs().maxCoeff() <=
                tolerance(expected.virial));
        for (std::size_t i = 0; i < frame.atomCount(); ++i)
            QVERIFY(std::abs(result.siteEnergies[i] - expected.siteEnergies[i]) <= kRounding);
    }
}

void SiteEvaluatorTest::neighboursBeyondTheCutoffChangeNothing() {
    const SiteEvaluator evaluator(randomPotential(12, 2, 5));
    const Frame frame = jitteredGrid(3, 7.0, 2, 6);
    GivenAtoms atoms = givenAtoms(frame, kCutoff + 2);
    const GivenResult withSkin(evaluator, atoms.view());
    atoms.findNeighbours(kCutoff);
    const GivenResult bare(evaluator, atoms.view());
    // The same neighbours in the same order: the same bits.
    QCOMPARE(withSkin.totals.energy, bare.totals.energy);
    QCOMPARE(withSkin.forces, bare.forces);
    QCOMPARE(withSkin.siteVirials, bare.siteVirials);
    QCOMPARE(withSkin.totals.virial, bare.totals.virial);
}

void SiteEvaluatorTest::ghostsInNoListAreLeftAlone() {
    const SiteEvaluator evaluator(randomPotential(8, 2, 7));
    const Frame frame = jitteredGrid(2, 5.5, 2, 8);
    GivenAtoms atoms = givenAtoms(frame, kCutoff);
    const GivenResult before(evaluator, atoms.view());
    const std::size_t first = atoms.count();
    for (int k = 0; k < 5; ++k)
        atoms.add({100.0 + k, 0, 0}, k % 2, 0);
    atoms.findNeighbours(kCutoff);
    const GivenResult after(evaluator, atoms.view());
    QCOMPARE(after.totals.energy, before.totals.energy);
    for (std::size_t k = 3 * first; k < after.forces.size(); ++k)
        QCOMPARE(after.forces[k], 0.0);
}

void SiteEvaluatorTest::noLocalAtomsGiveNothing() {
    const SiteEvaluator evaluator(randomPotential(8, 2, 9));
    const Frame frame = jitteredGrid(2, 5.5, 2, 10);
    GivenAtoms atoms = givenAtoms(frame, kCutoff);
    atoms.centrals.clear();  // ghosts alone
    const GivenResult ghosts(evaluator, atoms.view());
    QCOMPARE(ghosts.totals.energy, 0.0);
    QCOMPARE(ghosts.forces, std::vector<double>(ghosts.forces.size(), 0.0));
    SiteEvaluator::Workspace workspace;
    const SiteTotals nothing = evaluator.evaluate(NeighbourView(), workspace, SiteOutputs());
    QCOMPARE(nothing.energy, 0.0);
    QCOMPARE(nothing.virial, (std::array<double, 6>{}));
}

void SiteEvaluatorTest::forcesAlsoOnGhostsAreTheDerivativeOfTheEnergy() {
    const SiteEvaluator evaluator(randomPotential(12, 3, 11));
    const Frame frame = jitteredGrid(2, 5.5, 3, 12);
    GivenAtoms atoms = givenAtoms(frame, kCutoff + 0.5);
    const GivenResult result(evaluator, atoms.view());
    constexpr double kStep = 1e-4;  // Å; central differences are off by its square
    double scale = 1;
    for (const double force : result.forces)
        scale = std::max(scale, std::abs(force));
    // Local atoms and some ghosts; the lists reach far enough for such a step.
    for (std::size_t k = 0; k < atoms.positions.size(); k += 7) {
        const double before = atoms.positions[k];
        atoms.positions[k] = before + kStep;
        const double up = GivenResult(evaluator, atoms.view()).totals.energy;
        atoms.positions[k] = before - kStep;
        const double down = GivenResult(evaluator, atoms.view()).totals.energy;
        atoms.positions[k] = before;
        QVERIFY(std::abs(-(up - down) / (2 * kStep) - result.forces[k]) < 1e-6 * scale);
    }
}

void SiteEvaluatorTest::siteVirialsAddUpToTheVirial() {
    const SiteEvaluator evaluator(randomPotential(16, 2, 13));
    const Frame frame = jitteredGrid(3, 7.0, 2, 14);
    const GivenAtoms atoms = givenAtoms(frame, kCutoff);
    const GivenResult result(evaluator, atoms.view());
    Eigen::Matrix3d sum = Eigen::Matrix3d::Zero();
    for (std::size_t i = 0; i < atoms.count(); ++i)
        sum += Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(
            result.siteVirials.data() + 9 * i);
    QVERIFY((sum - result.virial()).cwiseAbs().maxCoeff() <= tolerance(result.virial()));
    // A pair alone: either end holds half, along the pair.
    GivenAtoms pair;
    pair.add({0, 0, 0}, 0, 0);
    pair.add({2.5, 0, 0}, 1, 1);
    pair.centrals = {0, 1};
    pair.findNeighbours(kCutoff);
    const GivenResult two(evaluator, pair.view());
    QVERIFY(std::abs(two.siteVirials[0] - two.siteVirials[9]) <= kRounding);
    QVERIFY(std::abs(two.siteVirials[0] - 0.5 * 2.5 * two.forces[3]) <=
            kRounding * std::max(1.0, std::abs(two.forces[3])));
    QVERIFY(two.siteVirials[0] != 0);
}

void SiteEvaluatorTest::theOrderOfAtomsAndListsDoesNotMatter() {
    const SiteEvaluator evaluator(randomPotential(12, 3, 15));
    const Frame frame = jitteredGrid(2, 5.5, 3, 16);
    const GivenAtoms atoms = givenAtoms(frame, kCutoff + 0.5);
    const GivenResult expected(evaluator, atoms.view());
    std::vector<std::size_t> order(atoms.count());  // new to old: ghosts among local atoms
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937(17));
    GivenAtoms shuffled;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double* x = atoms.positions.data() + 3 * order[k];
        shuffled.add({x[0], x[1], x[2]}, atoms.types[order[k]], atoms.owner[order[k]]);
        if (order[k] < atoms.centrals.size())
            shuffled.centrals.push_back(static_cast<int>(k));
    }
    shuffled.findNeighbours(kCutoff + 0.5);
    for (std::vector<int>& list : shuffled.lists)
        std::reverse(list.begin(), list.end());
    shuffled.publish();
    const GivenResult result(evaluator, shuffled.view());
    QVERIFY(std::abs(result.totals.energy - expected.totals.energy) <=
            1e-12 * std::abs(expected.totals.energy));
    for (std::size_t k = 0; k < order.size(); ++k)
        for (std::size_t axis = 0; axis < 3; ++axis)
            QVERIFY(std::abs(result.forces[3 * k + axis] - expected.forces[3 * order[k] + axis]) <=
                    1e-9);  // forces of some 10 eV/Å, by sums in another order
    QVERIFY((result.virial() - expected.virial()).cwiseAbs().maxCoeff() <=
            tolerance(expected.virial()));
}

void SiteEvaluatorTest::domainsAddUpToTheWhole() {
    const SiteEvaluator evaluator(randomPotential(12, 2, 18));
    const Frame frame = jitteredGrid(3, 7.0, 2, 19);
    const Prediction whole = Evaluator(evaluator.potential()).evaluate(frame);
    double energy = 0;
    Positions forces = Positions::Zero(frame.positions.rows(), 3);
    Eigen::Matrix3d virial = Eigen::Matrix3d::Zero();
    std::size_t local = 0;
    for (const bool isLeft : {true, false}) {
        const GivenAtoms atoms = givenAtoms(frame, kCutoff + 0.5, [&](std::size_t i) {
            return (frame.positions(static_cast<Eigen::Index>(i), 0) < 3) == isLeft;
        });
        const GivenResult part(evaluator, atoms.view());
        energy += part.totals.energy;
        forces += part.foldedForces(atoms, frame.atomCount());
        virial += part.virial();
        local += atoms.centrals.size();
        QVERIFY(!atoms.centrals.empty());
    }
    QCOMPARE(local, frame.atomCount());
    QVERIFY(std::abs(energy - whole.energy) <= 1e-12 * std::abs(whole.energy));
    QVERIFY(largest(forces - whole.forces) <= tolerance(whole.forces));
    QVERIFY((virial - whole.virial).cwiseAbs().maxCoeff() <= tolerance(whole.virial));
}

void SiteEvaluatorTest::typesAreMappedToSpecies() {
    const SiteEvaluator evaluator(randomPotential(10, 3, 20));
    const Frame frame = jitteredGrid(2, 5.5, 3, 21);
    GivenAtoms atoms = givenAtoms(frame, kCutoff);
    const GivenResult expected(evaluator, atoms.view());
    constexpr int kTypeOf[3] = {3, 1, 4};  // as in LAMMPS from 1; two types of one species
    for (int& type : atoms.types)
        type = kTypeOf[type];
    atoms.types[0] = atoms.types[0] == 3 ? 2 : atoms.types[0];
    atoms.speciesOfType = {kIgnoredSpecies, 1, 0, 0, 2};
    const GivenResult result(evaluator, atoms.view());
    QCOMPARE(result.totals.energy, expected.totals.energy);
    QCOMPARE(result.forces, expected.forces);
}

void SiteEvaluatorTest::ignoredAtomsAreAsIfTheyWereNotThere() {
    const SiteEvaluator evaluator(randomPotential(10, 2, 22));
    const Frame frame = jitteredGrid(3, 7.5, 3, 23);  // a third species that it does not know
    GivenAtoms atoms = givenAtoms(frame, kCutoff);
    atoms.speciesOfType = {0, 1, kIgnoredSpecies};
    const GivenResult result(evaluator, atoms.view());
    Frame known = frame;
    known.types.clear();
    std::vector<Eigen::Index> kept;
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        if (frame.types[i] < 2) {
            known.types.push_back(frame.types[i]);
            kept.push_back(static_cast<Eigen::Index>(i));
        }
    known.positions = frame.positions(kept, Eigen::all);
    const Prediction expected = Evaluator(evaluator.potential()).evaluate(known);
    QVERIFY(std::abs(result.totals.energy - expected.energy) <= 1e-12 * std::abs(expected.energy));
    const Positions forces = result.foldedForces(atoms, frame.atomCount());
    const Positions ofKnown = forces(kept, Eigen::all);
    QVERIFY(largest(ofKnown - expected.forces) <= tolerance(expected.forces));
    for (std::size_t i = 0; i < frame.atomCount(); ++i)
        if (frame.types[i] == 2) {
            QCOMPARE(result.siteEnergies[i], 0.0);
            QCOMPARE(forces.row(static_cast<Eigen::Index>(i)).norm(), 0.0);
        }
}

void SiteEvaluatorTest::bitsBesideTheIndexAreMasked() {
    const SiteEvaluator evaluator(randomPotential(8, 2, 24));
    GivenAtoms atoms = givenAtoms(jitteredGrid(2, 5.5, 2, 25), kCutoff);
    const GivenResult expected(evaluator, atoms.view());
    constexpr int kMask = 0x1FFFFFFF;  // LAMMPS keeps three bits for special bonds
    for (std::size_t i = 0; i < atoms.lists.size(); ++i)
        for (int& entry : atoms.lists[i])
            entry |= static_cast<int>(i % 4) << 29;
    NeighbourView view = atoms.view();
    view.indexMask = kMask;
    QCOMPARE(GivenResult(evaluator, view).forces, expected.forces);
}

void SiteEvaluatorTest::closestPairsAreFoundBySpecies() {
    const SiteEvaluator evaluator(randomPotential(8, 3, 26));
    const Frame frame = jitteredGrid(3, 8.0, 3, 27);
    const GivenAtoms atoms = givenAtoms(frame, kCutoff + 0.5);
    const GivenResult result(evaluator, atoms.view());
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b) {
            double least = kCutoff * kCutoff;
            for (const int central : atoms.centrals)
                for (const int other : atoms.lists[static_cast<std::size_t>(central)])
                    if (atoms.types[static_cast<std::size_t>(central)] == a &&
                        atoms.types[static_cast<std::size_t>(other)] == b)
                        least =
                            std::min(least, atoms.squaredDistance(static_cast<std::size_t>(central),
                                                                  static_cast<std::size_t>(other)));
            const ClosestPair& pair = result.closest[static_cast<std::size_t>(3 * a + b)];
            QVERIFY(std::abs(pair.distance - std::sqrt(least)) <= 1e-12);
            QCOMPARE(atoms.types[static_cast<std::size_t>(pair.central)], a);
            QCOMPARE(atoms.types[static_cast<std::size_t>(pair.neighbour)], b);
            QVERIFY(std::abs(atoms.squaredDistance(static_cast<std::size_t>(pair.central),
                                                   static_cast<std::size_t>(pair.neighbour)) -
                             least) <= 1e-12);
        }
}

void SiteEvaluatorTest::outputsThatAreNotAskedForChangeNothing() {
    const SiteEvaluator evaluator(randomPotential(8, 2, 28));
    const GivenAtoms atoms = givenAtoms(jitteredGrid(2, 5.5, 2, 29), kCutoff);
    const GivenResult all(evaluator, atoms.view());
    SiteEvaluator::Workspace workspace;
    std::vector<double> forces(3 * atoms.count(), 0.0);
    SiteOutputs out;
    out.forces = forces;
    const SiteTotals totals = evaluator.evaluate(atoms.view(), workspace, out);
    QCOMPARE(totals.energy, all.totals.energy);
    QCOMPARE(totals.virial, all.totals.virial);
    QCOMPARE(forces, all.forces);
    (void)evaluator.evaluate(atoms.view(), workspace, out);  // forces are added to
    for (std::size_t k = 0; k < forces.size(); ++k)
        QVERIFY(std::abs(forces[k] - 2 * all.forces[k]) <= kRounding);
}

void SiteEvaluatorTest::aWorkspaceServesOneEvaluatorAfterTheOther() {
    SiteEvaluator::Workspace workspace;
    for (const int level : {16, 6, 20}) {
        const SiteEvaluator evaluator(randomPotential(level, 2, 30));
        const GivenAtoms atoms = givenAtoms(jitteredGrid(2, 5.5, 2, 31), kCutoff);
        QCOMPARE(GivenResult(evaluator, atoms.view(), workspace).forces,
                 GivenResult(evaluator, atoms.view()).forces);
    }
}

void SiteEvaluatorTest::callsAfterTheFirstTakeNoMemory() {
    countAllocations();
    const SiteEvaluator evaluator(randomPotential(16, 3, 32));
    GivenAtoms atoms = givenAtoms(jitteredGrid(3, 7.5, 3, 33), kCutoff + 0.5);
    SiteEvaluator::Workspace workspace;
    GivenResult result(evaluator, atoms.view(), workspace);
    const SiteOutputs out = result.outputs();
    const NeighbourView view = atoms.view();
    const long before = allocations;
    QVERIFY(before > 0);  // the counter counts
    for (int step = 0; step < 5; ++step) {
        // Denser and denser: more of the list comes within the cutoff.
        for (double& x : atoms.positions)
            x *= 0.99;
        (void)evaluator.evaluate(view, workspace, out);
    }
    QCOMPARE(allocations - before, 0L);
}

void SiteEvaluatorTest::threadsShareAnEvaluator() {
    const SiteEvaluator evaluator(randomPotential(12, 2, 34));
    constexpr std::size_t kThreads = 8;
    std::vector<GivenAtoms> atoms;
    std::vector<std::vector<double>> expected, found(kThreads);
    for (unsigned k = 0; k < kThreads; ++k) {
        atoms.push_back(givenAtoms(jitteredGrid(2, 5.5 + 0.1 * k, 2, k), kCutoff));
        expected.push_back(GivenResult(evaluator, atoms.back().view()).forces);
    }
    std::vector<std::thread> threads;
    for (std::size_t k = 0; k < kThreads; ++k)
        threads.emplace_back([&, k] {
            SiteEvaluator::Workspace workspace;
            for (int repeat = 0; repeat < 20; ++repeat)
                found[k] = GivenResult(evaluator, atoms[k].view(), workspace).forces;
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(found, expected);
}

void SiteEvaluatorTest::wrongInputIsRefused() {
    const SiteEvaluator evaluator(randomPotential(6, 2, 35));
    const GivenAtoms good = givenAtoms(jitteredGrid(2, 5.5, 2, 36), kCutoff);
    const auto isRefused = [&](const auto& spoil, const char* reason) {
        GivenAtoms atoms = good;
        spoil(atoms);
        try {
            (void)GivenResult(evaluator, atoms.view());
        } catch (const InputError& error) {
            return std::string(error.what()).find(reason) != std::string::npos;
        }
        return false;
    };
    QVERIFY(isRefused([](GivenAtoms& a) { a.positions.pop_back(); }, "positions"));
    QVERIFY(isRefused([](GivenAtoms& a) { a.positions[4] = std::nan(""); }, "atom 2"));
    QVERIFY(isRefused([](GivenAtoms& a) { a.positions[7] = HUGE_VAL; }, "atom 3"));
    QVERIFY(isRefused([](GivenAtoms& a) { a.types[3] = 2; }, "atom 4 has type 2"));
    QVERIFY(isRefused([](GivenAtoms& a) { a.types[3] = -1; }, "atom 4 has type -1"));
    QVERIFY(isRefused([](GivenAtoms& a) { a.speciesOfType = {0, 2}; }, "species 2"));
    SiteEvaluator::Workspace workspace;
    QVERIFY_EXCEPTION_THROWN((void)evaluator.evaluate(good.view(), workspace, SiteOutputs()),
                             InputError);
    QVERIFY_EXCEPTION_THROWN(
        SiteEvaluator(makePotential(6, {"Li"}, {.minDist = 1, .maxDist = 5, .size = 8})),
        InputError);
}

void SiteEvaluatorTest::atomsOnTheSamePlaceAreNamed() {
    const SiteEvaluator evaluator(randomPotential(6, 2, 37));
    GivenAtoms atoms = givenAtoms(jitteredGrid(2, 5.5, 2, 38), kCutoff);
    std::copy_n(atoms.positions.begin() + 9, 3, atoms.positions.begin() + 15);
    atoms.findNeighbours(kCutoff);
    try {
        (void)GivenResult(evaluator, atoms.view());
        QFAIL("accepted");
    } catch (const SamePlaceError& error) {
        QCOMPARE(error.first(), 3);
        QCOMPARE(error.second(), 5);
    }
}

QTEST_APPLESS_MAIN(SiteEvaluatorTest)
#include "SiteEvaluatorTest.moc"
