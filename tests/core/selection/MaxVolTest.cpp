#include <QTest>
#include <set>

#include "core/base/Error.h"
#include "core/selection/ExchangeRows.h"
#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

double logDeterminant(const RowMatrix& matrix) {
    return matrix.partialPivLu().matrixLU().diagonal().cwiseAbs().array().log().sum();
}

// The same exchanges, with the products computed anew before each.
std::vector<MaxVol::Exchange> plainExchanges(RowMatrix active, RowMatrix candidates,
                                             double threshold) {
    std::vector<MaxVol::Exchange> exchanges;
    for (;;) {
        const RowMatrix products = candidates * active.inverse();
        Eigen::Index row, position;
        const double largest = products.cwiseAbs().maxCoeff(&row, &position);
        if (largest <= threshold)
            return exchanges;
        exchanges.push_back(
            {static_cast<std::size_t>(row), static_cast<std::size_t>(position), largest});
        const Eigen::RowVectorXd leaving = active.row(position);
        active.row(position) = candidates.row(row);
        candidates.row(row) = leaving;
    }
}

struct System {
    Potential potential = randomPotential(6, 2, 2);
    GradientPlan plan{potential};
    std::vector<Frame> frames;

    explicit System(int frameCount, int speciesCount = 2)
        : frames(someFrames(frameCount, speciesCount)) {}
    CandidateGradients candidates() const {
        return {plan, startOfActiveSet(potential, GradeMode::Neighbourhood), frames, 1};
    }
    RowMatrix dense() const {
        const CandidateGradients all = candidates();
        RowMatrix out(static_cast<Eigen::Index>(all.count()),
                      static_cast<Eigen::Index>(plan.layout.count()));
        for (std::size_t k = 0; k < all.count(); ++k)
            out.row(static_cast<Eigen::Index>(k)) = all.gradient(k);
        return out;
    }
};

}  // namespace

class MaxVolTest : public QObject {
    Q_OBJECT

private slots:
    void exchangesAreThoseOfPlainAlgebra() {
        // Rows of a random start are exchanged until nothing is gained. More exchanges than wait to
        // be taken, and more rows than threads take at a time.
        const System system(12);
        const auto n = static_cast<Eigen::Index>(system.plan.layout.count());
        std::mt19937 random(9);
        std::normal_distribution<double> normal;
        const RowMatrix start = RowMatrix::NullaryExpr(n, n, [&] { return 0.1 * normal(random); });
        MaxVol volume(start, start.inverse().transpose());
        const auto found = volume.maximise(system.candidates(), system.plan.layout, {.threads = 2});
        const auto expected = plainExchanges(start, system.dense(), 1.001);
        QCOMPARE(found.size(), expected.size());
        double gained = 0;
        for (std::size_t k = 0; k < found.size(); ++k) {
            QCOMPARE(found[k].candidate, expected[k].candidate);
            QCOMPARE(found[k].position, expected[k].position);
            QVERIFY(std::abs(found[k].factor / expected[k].factor - 1) < 1e-8);
            gained += std::log(found[k].factor);
        }
        QVERIFY(found.size() > ExchangeRows::kPending);
        QVERIFY(std::abs(logDeterminant(volume.active()) - logDeterminant(start) - gained) < 1e-6);
    }

    // Columns of positions that were exchanged are left out on the way.
    void exchangesFromTheStartAreThoseOfPlainAlgebra() {
        const System system(12);
        MaxVol volume(system.plan.layout.count());
        const RowMatrix start = volume.active();
        const auto found = volume.maximise(system.candidates(), system.plan.layout, {.threads = 1});
        const auto expected = plainExchanges(start, system.dense(), 1.001);
        QVERIFY(found.size() > ExchangeRows::kPending);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t k = 0; k < found.size(); ++k) {
            QCOMPARE(found[k].candidate, expected[k].candidate);
            QCOMPARE(found[k].position, expected[k].position);
            QVERIFY(std::abs(found[k].factor / expected[k].factor - 1) < 1e-6);
        }
    }

    void noCandidateIsLeftThatGains() {
        const System system(6);
        MaxVol volume(system.plan.layout.count());
        volume.maximise(system.candidates(), system.plan.layout, {.threads = 1});
        const RowMatrix products = system.dense() * volume.inverseTransposed().transpose();
        QVERIFY(products.cwiseAbs().maxCoeff() <= 1.001 + 1e-6);
        const auto n = static_cast<Eigen::Index>(system.plan.layout.count());
        QVERIFY(
            (volume.active() * volume.inverseTransposed().transpose() - RowMatrix::Identity(n, n))
                .cwiseAbs()
                .maxCoeff() < 1e-6);
    }

    void whatCandidatesDoNotDetermineKeepsItsStart() {
        // One species never occurs: its radial coefficients have no gradient.
        System system(3);
        for (Frame& frame : system.frames)
            std::fill(frame.types.begin(), frame.types.end(), 0);
        MaxVol volume(system.plan.layout.count());
        volume.maximise(system.candidates(), system.plan.layout, {.threads = 1});
        const ParameterLayout& layout = system.plan.layout;
        const auto absent = static_cast<Eigen::Index>(layout.parameter(1, 0));
        int unchanged = 0;
        for (Eigen::Index row = 0; row < volume.active().rows(); ++row)
            unchanged += volume.active()(row, absent) != 0;
        QCOMPARE(unchanged, 1);
        QCOMPARE(volume.active().col(absent).sum(), 1e-6);
    }

    void fewerCandidatesThanParametersAreAllTaken() {
        System system(1);
        system.frames[0].types.resize(5);
        system.frames[0].positions.conservativeResize(5, 3);
        MaxVol volume(system.plan.layout.count());
        const auto exchanges =
            volume.maximise(system.candidates(), system.plan.layout, {.threads = 1});
        std::set<std::size_t> taken;
        for (const MaxVol::Exchange& exchange : exchanges)
            taken.insert(exchange.candidate);
        QCOMPARE(taken.size(), std::size_t(5));
    }

    void numberOfThreadsChangesNothing() {
        const System system(5);
        MaxVol one(system.plan.layout.count()), two(system.plan.layout.count());
        one.maximise(system.candidates(), system.plan.layout, {.threads = 1});
        two.maximise(system.candidates(), system.plan.layout, {.threads = 2});
        QCOMPARE(one.active(), two.active());
        QCOMPARE(one.inverseTransposed(), two.inverseTransposed());
    }

    void matricesOfOtherSizesAreRefused() {
        QVERIFY_THROWS_EXCEPTION(InputError, MaxVol(RowMatrix(2, 2), RowMatrix(3, 3)));
        QVERIFY_THROWS_EXCEPTION(InputError, MaxVol(RowMatrix(2, 3), RowMatrix(2, 3)));
    }
};

QTEST_GUILESS_MAIN(MaxVolTest)
#include "MaxVolTest.moc"
