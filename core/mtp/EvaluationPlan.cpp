#include "core/mtp/EvaluationPlan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

#include "core/base/Error.h"
#include "core/mtp/MultiIndex.h"

namespace mtp {
namespace {

constexpr int kMostRows = std::numeric_limits<std::uint16_t>::max() + 1;

// The Chebyshev series of the derivative by x: d_{k-1} = d_{k+1} + 2 k c_k (Mason and Handscomb,
// Chebyshev Polynomials, 2003, chapter 2).
void differentiate(const double* series, int size, double* out) {
    std::fill(out, out + size, 0.0);
    for (int k = size - 1; k >= 1; --k)
        out[k - 1] = (k + 1 < size ? out[k + 1] : 0.0) + 2 * k * series[k];
    out[0] /= 2;
}

// Fills the tables of a plan one after the other, in the order of run().
class PlanBuilder {
public:
    PlanBuilder(const Potential& potential, EvaluationPlan::BasisFunctions functions,
                EvaluationPlan& plan)
        : m_basis(potential.basis)
        , m_potential(potential)
        , m_areSeparate(functions == EvaluationPlan::BasisFunctions::Separate)
        , m_plan(plan) {}

    void run() {
        rearrangeRadial();
        placeSums();
        findUses();
        placeMoments();
        if (m_areSeparate)
            for (const int scalar : m_basis.scalars)
                m_plan.functionRows.push_back(row(scalar));
        addTraces();
        addProducts();
        addDerivatives();
        addGradient();
    }

private:
    void rearrangeRadial() {
        const RadialBasis& radial = m_potential.radial;
        m_plan.speciesCount = m_potential.speciesCount;
        m_plan.functionCount = m_potential.radialFunctionCount();
        m_plan.radial = radial;
        m_plan.speciesCoefficients = m_potential.speciesCoefficients;
        m_plan.value = m_potential.radialCoefficients;
        m_plan.slope.resize(m_plan.value.size());
        const double byDistance = 2 / (radial.maxDist - radial.minDist);
        for (double& c : m_plan.value)
            c *= radial.scaling;
        const auto size = static_cast<std::size_t>(radial.size);
        for (std::size_t k = 0; k < m_plan.value.size(); k += size)
            differentiate(&m_plan.value[k], radial.size, &m_plan.slope[k]);
        for (double& c : m_plan.slope)
            c *= byDistance;
    }

    void placeSums() {
        m_plan.topRank.assign(static_cast<std::size_t>(m_plan.functionCount), -1);
        for (const BasicMoment& m : m_basis.basics) {
            int& top = m_plan.topRank[static_cast<std::size_t>(m.mu)];
            top = std::max(top, m.exponents.rank());
        }
        for (const int top : m_plan.topRank) {
            m_plan.firstSum.push_back(m_plan.sumCount);
            m_plan.sumCount += top < 0 ? 0 : componentCount(top);
            m_plan.sumCount += top < 1 ? 0 : componentCount(top - 1);
            m_plan.largestRank = std::max(m_plan.largestRank, top);
        }
        m_plan.rowCount = m_plan.sumCount;
    }

    // A product is computed only if it is a factor of another one that is needed, or a basis
    // function that gets a row.
    void findUses() {
        m_hasRow.assign(static_cast<std::size_t>(m_basis.momentCount), false);
        m_isNeeded = m_hasRow;
        for (const int scalar : m_basis.scalars) {
            m_isNeeded[static_cast<std::size_t>(scalar)] = true;
            m_hasRow[static_cast<std::size_t>(scalar)] = m_areSeparate;
        }
        std::vector<bool> isComplete(m_hasRow.size(), false);
        for (auto p = m_basis.products.rbegin(); p != m_basis.products.rend(); ++p)
            if (m_isNeeded[static_cast<std::size_t>(p->target)])
                for (const int factor : {p->left, p->right})
                    m_isNeeded[static_cast<std::size_t>(factor)] =
                        m_hasRow[static_cast<std::size_t>(factor)] = true;
        for (const MomentProduct& p : m_basis.products) {
            if (p.target < static_cast<int>(m_basis.basics.size()) ||
                isComplete[static_cast<std::size_t>(p.target)])
                throw InputError(
                    "the products of the potential use a moment before it is complete");
            isComplete[static_cast<std::size_t>(p.left)] =
                isComplete[static_cast<std::size_t>(p.right)] = true;
        }
    }

    void placeMoments() {
        m_row.assign(static_cast<std::size_t>(m_basis.momentCount), -1);
        for (std::size_t k = 0; k < m_basis.basics.size(); ++k)
            if (m_isNeeded[k])
                m_row[k] = basicRow(m_basis.basics[k].mu, m_basis.basics[k].exponents);
        for (std::size_t k = m_basis.basics.size(); k < m_row.size(); ++k)
            if (m_hasRow[k])
                m_row[k] = m_plan.rowCount++;
        if (m_plan.rowCount > kMostRows)
            throw InputError(
                fmt::format("the potential combines {} moments; at most {} can be evaluated",
                            m_plan.rowCount, kMostRows));
    }

    // The row of a basic moment. A moment of a lower rank gets a row when it is first needed, and
    // so do the three moments that it is the sum of.
    int basicRow(int mu, const MultiIndex& index) {
        const int top = m_plan.topRank[static_cast<std::size_t>(mu)];
        if (index.rank() >= top - 1)
            return m_plan.sumRow(mu, index.rank(), index.position());
        const std::array<int, 4> key{mu, index.a, index.b, index.c};
        if (const auto known = m_lower.find(key); known != m_lower.end())
            return known->second;
        EvaluationPlan::Trace trace{
            0,
            {basicRow(mu, index + MultiIndex{2, 0, 0}), basicRow(mu, index + MultiIndex{0, 2, 0}),
             basicRow(mu, index + MultiIndex{0, 0, 2})}};
        trace.target = m_plan.rowCount++;
        m_traces.push_back(trace);
        return m_lower[key] = trace.target;
    }

    // basicRow() records a trace after its parts, so that this order can be evaluated.
    void addTraces() { m_plan.traces = m_traces; }

    void addProducts() {
        std::vector<std::vector<EvaluationPlan::Product>> termsOf(m_row.size());
        for (const MomentProduct& p : m_basis.products) {
            const auto target = static_cast<std::size_t>(p.target);
            if (!m_hasRow[target])
                continue;
            if (termsOf[target].empty())
                m_order.push_back(p.target);
            termsOf[target].push_back({packedRow(p.left), packedRow(p.right), factorOf(p.factor)});
        }
        // A target is complete before its first use (findUses() checks it), so that the order of
        // last terms computes every factor before it is needed.
        for (const int target : completionOrder()) {
            const auto& terms = termsOf[static_cast<std::size_t>(target)];
            const std::size_t first = m_plan.productTerms.size();
            m_plan.productTerms.insert(m_plan.productTerms.end(), terms.begin(), terms.end());
            m_plan.products.push_back({row(target), first, m_plan.productTerms.size()});
        }
    }

    std::vector<int> completionOrder() const {
        std::vector<std::size_t> last(m_row.size(), 0);
        for (std::size_t k = 0; k < m_basis.products.size(); ++k)
            last[static_cast<std::size_t>(m_basis.products[k].target)] = k;
        std::vector<int> order = m_order;
        std::sort(order.begin(), order.end(), [&](int l, int r) {
            return last[static_cast<std::size_t>(l)] < last[static_cast<std::size_t>(r)];
        });
        return order;
    }

    std::uint16_t packedRow(int moment) const { return static_cast<std::uint16_t>(row(moment)); }

    std::uint16_t factorOf(int value) {
        const auto [known, isNew] =
            m_factor.try_emplace(value, static_cast<std::uint16_t>(m_plan.factors.size()));
        if (isNew) {
            if (m_plan.factors.size() == std::numeric_limits<std::uint16_t>::max())
                throw InputError("the products of the potential have too many different factors");
            m_plan.factors.push_back(value);
        }
        return known->second;
    }

    int row(int moment) const { return m_row[static_cast<std::size_t>(moment)]; }
    bool isComputed(int moment) const { return row(moment) >= 0; }

    std::map<int, double> linearWeights() const {
        std::map<int, double> weights;
        for (std::size_t s = 0; s < m_basis.scalars.size(); ++s)
            if (isComputed(m_basis.scalars[s]))
                weights[row(m_basis.scalars[s])] += m_potential.momentCoefficients[s];
        return weights;
    }

    using Form = std::map<std::pair<int, int>, double>;  // weight of each product of two rows

    Form quadraticForm() const {
        std::vector<double> coefficient(m_row.size(), 0.0);
        for (std::size_t s = 0; s < m_basis.scalars.size(); ++s)
            if (!isComputed(m_basis.scalars[s]))
                coefficient[static_cast<std::size_t>(m_basis.scalars[s])] +=
                    m_potential.momentCoefficients[s];
        Form form;
        for (const MomentProduct& p : m_basis.products) {
            const double weight = p.factor * coefficient[static_cast<std::size_t>(p.target)];
            if (!isComputed(p.target) && weight != 0)
                form[std::minmax(row(p.left), row(p.right))] += weight;
        }
        return form;
    }

    // The other row of each product of two rows, with its weight; a square counts twice.
    std::vector<std::map<int, double>> partnersOfRows() const {
        std::vector<std::map<int, double>> partners(static_cast<std::size_t>(m_plan.rowCount));
        for (const auto& [pair, weight] : quadraticForm()) {
            partners[static_cast<std::size_t>(pair.first)][pair.second] += weight;
            partners[static_cast<std::size_t>(pair.second)][pair.first] += weight;
        }
        return partners;
    }

    // By row, for each target and other factor the factor of the product; a square counts twice.
    std::vector<std::map<std::pair<int, int>, int>> usesOfRows() const {
        std::vector<std::map<std::pair<int, int>, int>> uses(
            static_cast<std::size_t>(m_plan.rowCount));
        for (const MomentProduct& p : m_basis.products)
            if (m_hasRow[static_cast<std::size_t>(p.target)]) {
                uses[static_cast<std::size_t>(row(p.left))][{row(p.target), row(p.right)}] +=
                    p.factor;
                uses[static_cast<std::size_t>(row(p.right))][{row(p.target), row(p.left)}] +=
                    p.factor;
            }
        return uses;
    }

    void addDerivatives() {
        std::vector<int> order;
        std::vector<bool> isProduct(static_cast<std::size_t>(m_plan.rowCount), false);
        for (auto product = m_plan.products.rbegin(); product != m_plan.products.rend();
             ++product) {
            order.push_back(product->row);
            isProduct[static_cast<std::size_t>(product->row)] = true;
        }
        for (int row = 0; row < m_plan.rowCount; ++row)
            if (!isProduct[static_cast<std::size_t>(row)])
                order.push_back(row);
        const auto weights = linearWeights();
        const auto partners = partnersOfRows();
        const auto uses = usesOfRows();
        for (const int row : order) {
            const auto weight = weights.find(row);
            EvaluationPlan::Derivative derivative{row,
                                                  weight == weights.end() ? 0 : weight->second,
                                                  m_plan.partners.size(),
                                                  0,
                                                  m_plan.uses.size(),
                                                  0};
            for (const auto& [partner, share] : partners[static_cast<std::size_t>(row)]) {
                m_plan.partners.push_back(static_cast<std::uint16_t>(partner));
                m_plan.partnerWeights.push_back(share);
            }
            for (const auto& [rows, factor] : uses[static_cast<std::size_t>(row)])
                m_plan.uses.push_back({static_cast<std::uint16_t>(rows.first),
                                       static_cast<std::uint16_t>(rows.second), factorOf(factor)});
            derivative.lastPartner = m_plan.partners.size();
            derivative.lastUse = m_plan.uses.size();
            m_plan.derivatives.push_back(derivative);
        }
    }

    // For each monomial y^b z^c, in order of position(), come the three derivatives of the
    // polynomial of the highest rank, then those of the rank below. The constant of rank 0 comes
    // last.
    void addGradient() {
        for (int mu = 0; mu < m_plan.functionCount; ++mu) {
            m_plan.firstGradient.push_back(m_plan.gradient.size());
            const int top = m_plan.topRank[static_cast<std::size_t>(mu)];
            for (int s = 0; s < top; ++s)
                for (int c = 0; c <= s; ++c)
                    for (const int rank : {top, top - 1})
                        if (rank - 1 >= s)
                            addGradientOf(mu, {rank - 1 - s, s - c, c});
            if (top == 0 || top == 1)
                m_plan.gradient.push_back({m_plan.sumRow(mu, 0, 0), 1.0});
        }
    }

    void addGradientOf(int mu, const MultiIndex& monomial) {
        const auto add = [&](const MultiIndex& raised, int power) {
            m_plan.gradient.push_back(
                {m_plan.sumRow(mu, raised.rank(), raised.position()), static_cast<double>(power)});
        };
        add(monomial + MultiIndex{1, 0, 0}, monomial.a + 1);
        add(monomial + MultiIndex{0, 1, 0}, monomial.b + 1);
        add(monomial + MultiIndex{0, 0, 1}, monomial.c + 1);
    }

    const MomentBasis& m_basis;
    const Potential& m_potential;
    bool m_areSeparate;
    EvaluationPlan& m_plan;
    std::vector<bool> m_hasRow, m_isNeeded;  // per moment of the basis
    std::vector<int> m_row;                  // per moment of the basis; -1: not computed
    std::vector<int> m_order;                // products that are computed
    std::map<std::array<int, 4>, int> m_lower;
    std::map<int, std::uint16_t> m_factor;
    std::vector<EvaluationPlan::Trace> m_traces;
};

}  // namespace

EvaluationPlan::EvaluationPlan(const Potential& potential, BasisFunctions functions) {
    PlanBuilder(potential, functions, *this).run();
}

int EvaluationPlan::sumRow(int mu, int rank, int position) const {
    const auto k = static_cast<std::size_t>(mu);
    return firstSum[k] + (rank == topRank[k] ? 0 : componentCount(topRank[k])) + position;
}

}  // namespace mtp
