#include "core/pruning/EvaluationCost.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

#include "core/mtp/MultiIndex.h"

namespace mtp {
namespace {

// Nanoseconds on one core with AVX-512, for each neighbour or each atom (README.md).
constexpr double kRadialTerm = 0.20;  // of a neighbour and polynomial: a function and its slope
constexpr double kFunction = 0.5;     // of a neighbour and radial function
constexpr double kSum = 0.10;         // of a neighbour and component
constexpr double kForceTerm = 0.10;   // of a neighbour and coefficient of a gradient
constexpr double kSumRow = 1.0;       // of an atom and component
constexpr double kProduct = 0.45;     // of an atom and product
constexpr double kQuadratic = 0.4;    // of an atom and product in a basis function
constexpr double kBasisFunction = 0.3;
// Vectors of neighbours are filled up: on average half of one is lost.
constexpr double kPadding = 4;
// More groups would cost more time than they are worth.
constexpr std::size_t kMostGroups = 250;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

// Collects the parts and their users; parts with the same users become one.
class EvaluationCost::Builder {
public:
    Builder(const MomentBasis& basis, int radialSize, double neighbours)
        : m_basis(basis)
        , m_none(basis.scalars.size())
        , m_radialSize(radialSize)
        , m_neighbours(neighbours + kPadding) {}

    std::map<FunctionSet, double> run() {
        findUsers();
        addFunctions();
        addProducts();
        addBasics();
        m_costs.erase(m_none);
        return std::move(m_costs);
    }

private:
    // Walking back, all uses of a moment are met before the products that it is made of.
    void findUsers() {
        m_scalarsAt.assign(at(m_basis.momentCount), m_none);
        for (std::size_t s = 0; s < m_basis.scalars.size(); ++s)
            m_scalarsAt[at(m_basis.scalars[s])].insert(s);
        m_factorOf.assign(at(m_basis.momentCount), m_none);
        for (auto p = m_basis.products.rbegin(); p != m_basis.products.rend(); ++p)
            for (const int factor : {p->left, p->right}) {
                m_factorOf[at(factor)] |= m_factorOf[at(p->target)];
                m_factorOf[at(factor)] |= m_scalarsAt[at(p->target)];
            }
    }

    void addFunctions() {
        for (std::size_t s = 0; s < m_basis.scalars.size(); ++s) {
            FunctionSet own = m_none;
            own.insert(s);
            m_costs[own] += kBasisFunction;
        }
    }

    // A product is computed if its moment is a factor of something; else it is a term of the
    // quadratic form, which basis functions of the same term share.
    void addProducts() {
        std::map<std::pair<int, int>, FunctionSet> terms;
        for (const MomentProduct& p : m_basis.products) {
            const std::size_t target = at(p.target);
            m_costs[m_factorOf[target]] += kProduct;
            if (!m_scalarsAt[target].isEmpty())
                terms.try_emplace(std::minmax(p.left, p.right), m_none).first->second |=
                    m_scalarsAt[target];
        }
        for (const auto& [pair, users] : terms)
            m_costs[users] += kQuadratic;
    }

    // For each mu the two highest ranks are summed, so that a rank adds what it has more than the
    // one below as long as this rank or a higher one is used.
    void addBasics() {
        std::map<int, std::map<int, FunctionSet, std::greater<>>> byRank;
        for (std::size_t b = 0; b < m_basis.basics.size(); ++b) {
            FunctionSet& users = byRank[m_basis.basics[b].mu]
                                     .try_emplace(m_basis.basics[b].exponents.rank(), m_none)
                                     .first->second;
            users |= m_factorOf[b];
            users |= m_scalarsAt[b];
        }
        for (const auto& [mu, ranks] : byRank) {
            FunctionSet users = m_none;
            for (auto rank = ranks.begin(); rank != ranks.end(); ++rank) {
                users |= rank->second;
                const auto below = std::next(rank);
                m_costs[users] +=
                    costOfRank(rank->first) - (below == ranks.end() ? 0 : costOfRank(below->first));
            }
            m_costs[users] += m_neighbours * (kFunction + kRadialTerm * m_radialSize);
        }
    }

    double costOfRank(int rank) const {
        const auto components = [](int r) { return r < 0 ? 0 : componentCount(r); };
        const int sums = components(rank) + components(rank - 1);
        const int gradients = 3 * (components(rank - 1) + components(rank - 2)) + (rank < 2);
        return kSumRow * sums + m_neighbours * (kSum * sums + kForceTerm * gradients);
    }

    const MomentBasis& m_basis;
    const FunctionSet m_none;
    int m_radialSize;
    double m_neighbours;
    std::vector<FunctionSet> m_scalarsAt;  // by moment: the basis functions that are this moment
    std::vector<FunctionSet> m_factorOf;   // by moment: those of products with it
    std::map<FunctionSet, double> m_costs;
};

EvaluationCost::EvaluationCost(const MomentBasis& basis, int radialSize, double neighbours)
    : m_functionCount(basis.scalars.size()) {
    for (auto& [users, cost] : Builder(basis, radialSize, neighbours).run())
        m_parts.push_back({users, cost});
    std::vector<const Part*> shared;
    for (const Part& part : m_parts)
        if (part.users.size() > 1)
            shared.push_back(&part);
    std::stable_sort(shared.begin(), shared.end(),
                     [](const Part* a, const Part* b) { return a->cost > b->cost; });
    shared.resize(std::min(shared.size(), kMostGroups));
    for (const Part* part : shared)
        m_groups.push_back(part->users);
}

double EvaluationCost::of(const FunctionSet& kept) const {
    double sum = 0;
    for (const Part& part : m_parts)
        if (part.users.meets(kept))
            sum += part.cost;
    return sum;
}

std::vector<double> EvaluationCost::savings(const FunctionSet& kept) const {
    std::vector<double> saved(kept.universe(), 0.0);
    for (const Part& part : m_parts) {
        FunctionSet users = part.users;
        users &= kept;
        if (users.size() == 1)
            saved[users.members().front()] += part.cost;
    }
    return saved;
}

double EvaluationCost::saving(const FunctionSet& kept, const FunctionSet& group) const {
    double sum = 0;
    for (const Part& part : m_parts)
        if (part.users.isWithin(group, kept) && part.users.meets(kept))
            sum += part.cost;
    return sum;
}

}  // namespace mtp
