#include <QTest>

#include "tests/core/selection/SelectionSystems.h"

using namespace mtp;
using namespace mtp::test;

namespace {

RowMatrix randomSquare(std::size_t size) {
    std::mt19937 random(4);
    std::normal_distribution<double> normal;
    const auto n = static_cast<Eigen::Index>(size);
    return RowMatrix::NullaryExpr(n, n, [&] { return normal(random); });
}

}  // namespace

class InverseProductTest : public QObject {
    Q_OBJECT

private slots:
    void productsAreThoseOfPlainAlgebra() {
        // Neither the parameters (87) nor the gradients fill whole tiles.
        const Potential potential = randomPotential(8, 2, 1);
        const ParameterLayout layout(potential);
        QVERIFY(layout.count() % InverseRows::kTile != 0);
        const RowMatrix inverse = randomSquare(layout.count());
        const InverseProduct product(layout, inverse);
        const RowMatrix gradients = denseGradients(potential, jitteredGrid(3, 7.0, 2, 3));
        std::vector<const double*> rows;
        RowMatrix found = RowMatrix::Zero(gradients.rows(), gradients.cols());
        std::vector<double*> out;
        for (Eigen::Index k = 0; k < gradients.rows(); ++k) {
            rows.push_back(gradients.row(k).data());
            out.push_back(found.row(k).data());
        }
        product.products(rows, out);
        const RowMatrix expected = gradients * inverse.transpose();
        QVERIFY((found - expected).cwiseAbs().maxCoeff() <= 1e-11 * expected.cwiseAbs().maxCoeff());
    }

    void gradeIsTheLargestProduct() {
        const Potential potential = randomPotential(8, 3, 1);
        const GradientPlan plan(potential);
        const ParameterLayout& layout = plan.layout;
        const RowMatrix inverse = randomSquare(layout.count());
        const InverseProduct product(layout, inverse);
        const Frame frame = jitteredGrid(3, 7.0, 3, 3);
        const RowMatrix expected = denseGradients(potential, frame) * inverse.transpose();
        std::vector<double> sites;
        siteGradients(plan, frame, *ParameterGradients::create(plan), sites);
        std::vector<int> species = frame.types;
        species[4] = 3;  // none of the potential's
        std::vector<double> grades(frame.atomCount());
        product.siteGrades(species, sites.data(), grades);
        for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
            const double largest =
                expected.row(static_cast<Eigen::Index>(atom)).cwiseAbs().maxCoeff();
            if (atom == 4)
                QCOMPARE(grades[atom], 0.0);
            else
                QVERIFY(std::abs(grades[atom] - largest) <= 1e-11 * largest);
        }
    }
};

QTEST_GUILESS_MAIN(InverseProductTest)
#include "InverseProductTest.moc"
