// Contracts the graphs of a level into products of moments.
//
// The tensors are symmetric, so that a sum over k contracted indices is a sum over the
// multi-indices kappa of rank k, each weighted by its multinomial. A graph on four vertices is the
// scalar product of two pair tensors. Intermediates with equal terms are computed once and shared.
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "core/base/Error.h"
#include "core/mtp/MultiIndex.h"
#include "core/mtp/Multigraph.h"
#include "core/mtp/Potential.h"

namespace mtp {
namespace {

struct Term {
    int left, right;
    std::int64_t factor;
    bool operator==(const Term&) const = default;
};

using Expression = std::vector<Term>;  // a sum of products of moments

// Afterwards left <= right in every term, the terms are sorted, and no product occurs twice.
void normalise(Expression& terms) {
    for (Term& term : terms)
        if (term.left > term.right)
            std::swap(term.left, term.right);
    std::sort(terms.begin(), terms.end(), [](const Term& l, const Term& r) {
        return std::pair(l.left, l.right) < std::pair(r.left, r.right);
    });
    std::size_t kept = 0;
    for (const Term& term : terms) {
        if (kept > 0 && terms[kept - 1].left == term.left && terms[kept - 1].right == term.right)
            terms[kept - 1].factor += term.factor;
        else
            terms[kept++] = term;
    }
    terms.resize(kept);
}

struct ExpressionHash {
    std::size_t operator()(const Expression& terms) const {
        std::size_t hash = terms.size();
        for (const Term& term : terms)
            for (const std::int64_t part : {static_cast<std::int64_t>(term.left),
                                            static_cast<std::int64_t>(term.right), term.factor})
                hash = (hash ^ static_cast<std::size_t>(part)) * 0x9E3779B97F4A7C15u + (hash >> 29);
        return hash;
    }
};

// A component of an intermediate is scale times the sum of its terms, whose factors have no common
// divisor.
struct Component {
    Expression terms;
    std::int64_t scale = 1;
};

Component reduced(Expression terms) {
    normalise(terms);
    std::int64_t divisor = 0;
    for (const Term& term : terms)
        divisor = std::gcd(divisor, term.factor);
    for (Term& term : terms)
        term.factor /= divisor;
    return {std::move(terms), divisor};
}

// A tensor made of two vertices. `inner` indices are contracted between them; first[g] and
// second[g] indices of the two vertices stay free and form group g. Each group is symmetrised,
// because it is contracted with a single (symmetric) tensor.
struct PairTensor {
    int firstColour, secondColour, inner;
    std::array<int, 2> first, second;

    int groupRank(int g) const { return first[g] + second[g]; }
    auto operator<=>(const PairTensor&) const = default;
};

class Generator {
public:
    explicit Generator(int level) : m_graphs(graphsOfLevel(level)) {}

    MomentBasis run() {
        listBasics();
        for (const Multigraph& graph : m_graphs)
            m_basis.scalars.push_back(m_scalarOf[graph] = scalar(graph));
        m_basis.momentCount = m_nextMoment;
        return std::move(m_basis);
    }

private:
    void listBasics() {
        for (const Multigraph& graph : m_graphs)
            for (int v = 0; v < graph.vertexCount; ++v)
                m_firstBasic[{graph.colour[v], graph.degree(v)}] = 0;
        for (auto& [kind, first] : m_firstBasic) {
            first = static_cast<int>(m_basis.basics.size());
            for (const MultiIndex& index : componentsOfRank(kind.second))
                m_basis.basics.push_back({kind.first, index});
        }
        m_nextMoment = static_cast<int>(m_basis.basics.size());
    }

    int basic(int colour, const MultiIndex& index) const {
        return m_firstBasic.at({colour, index.rank()}) + index.position();
    }

    int scalar(const Multigraph& graph) {
        const auto parts = components(graph);
        if (parts.size() > 1)
            return disconnected(graph, parts);
        switch (graph.vertexCount) {
            case 1:
                return basic(graph.colour[0], {});
            case 2:
                return addScalar(twoVertices(graph));
            case 3:
                return addScalar(threeVertices(graph));
            default:
                return addScalar(fourVertices(graph));
        }
    }

    // A disconnected graph is the product of its first component and the rest, which are basis
    // functions of lower levels.
    int disconnected(const Multigraph& graph, const std::vector<std::vector<int>>& parts) {
        std::vector<int> rest;
        for (std::size_t i = 1; i < parts.size(); ++i)
            rest.insert(rest.end(), parts[i].begin(), parts[i].end());
        const int left = m_scalarOf.at(subgraph(graph, parts[0]));
        const int right = m_scalarOf.at(subgraph(graph, rest));
        return addScalar({{left, right, 1}});
    }

    Expression twoVertices(const Multigraph& graph) const {
        Expression terms;
        for (const MultiIndex& kappa : componentsOfRank(graph.edges(0, 1)))
            terms.push_back(
                {basic(graph.colour[0], kappa), basic(graph.colour[1], kappa), multinomial(kappa)});
        return terms;
    }

    // Contracts one vertex with the symmetrised tensor of the other two. Of the three ways to
    // choose the vertex it takes the one that adds the fewest products.
    Expression threeVertices(const Multigraph& graph) {
        constexpr int kOrders[3][3] = {{0, 1, 2}, {0, 2, 1}, {1, 2, 0}};
        PairTensor best{};
        int bestVertex = 0;
        std::size_t least = std::numeric_limits<std::size_t>::max();
        for (const auto& [u, v, w] : kOrders) {
            const PairTensor tensor{graph.colour[u],
                                    graph.colour[v],
                                    graph.edges(u, v),
                                    {graph.edges(u, w), 0},
                                    {graph.edges(v, w), 0}};
            const std::size_t cost = newTerms(tensor) + expand(tensor).size();
            if (cost < least) {
                least = cost;
                best = tensor;
                bestVertex = w;
            }
        }
        Expression terms;
        const auto indices = componentsOfRank(best.groupRank(0));
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const Component& component = expand(best)[i];
            terms.push_back({addMoment(component.terms),
                             basic(graph.colour[bestVertex], indices[i]), component.scale});
        }
        return terms;
    }

    // Contracts the pair (t, u), whose indices stay free, with the pair (v, w), symmetrised over
    // the groups that meet t and u. The pairing that adds the fewest products is taken.
    Expression fourVertices(const Multigraph& graph) {
        constexpr int kOrders[6][4] = {{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2},
                                       {2, 3, 0, 1}, {1, 3, 0, 2}, {1, 2, 0, 3}};
        std::pair<PairTensor, PairTensor> best;
        std::size_t least = std::numeric_limits<std::size_t>::max();
        for (const auto& [t, u, v, w] : kOrders) {
            const PairTensor weighted{graph.colour[v],
                                      graph.colour[w],
                                      graph.edges(v, w),
                                      {graph.edges(v, t), graph.edges(v, u)},
                                      {graph.edges(w, t), graph.edges(w, u)}};
            const PairTensor plain{graph.colour[t],
                                   graph.colour[u],
                                   graph.edges(t, u),
                                   {weighted.groupRank(0), 0},
                                   {0, weighted.groupRank(1)}};
            const std::size_t cost = newTerms(plain) + newTerms(weighted) + expand(plain).size();
            if (cost < least) {
                least = cost;
                best = {plain, weighted};
            }
        }
        return scalarProduct(best.first, best.second);
    }

    Expression scalarProduct(const PairTensor& plain, const PairTensor& weighted) {
        Expression terms;
        const auto first = componentsOfRank(plain.groupRank(0));
        const auto second = componentsOfRank(plain.groupRank(1));
        std::size_t i = 0;
        for (const MultiIndex& g : first)
            for (const MultiIndex& h : second) {
                const Component& left = expand(plain)[i];
                const Component& right = expand(weighted)[i++];
                // Both tensors carry the multinomials of their groups; the sum needs them once.
                const std::int64_t weight = multinomial(g) * multinomial(h);
                terms.push_back({addMoment(left.terms), addMoment(right.terms),
                                 left.scale * right.scale / weight});
            }
        return terms;
    }

    // All components, those of group 0 in the outer loop and of group 1 in the inner one. Each is a
    // sum over the ways to share a group's indices between the two vertices and over the contracted
    // indices.
    const std::vector<Component>& expand(const PairTensor& tensor) {
        const auto [place, isNew] = m_expanded.try_emplace(tensor);
        if (isNew)
            for (const MultiIndex& g : componentsOfRank(tensor.groupRank(0)))
                for (const MultiIndex& h : componentsOfRank(tensor.groupRank(1)))
                    place->second.push_back(reduced(component(tensor, g, h)));
        return place->second;
    }

    Expression component(const PairTensor& tensor, const MultiIndex& g, const MultiIndex& h) const {
        Expression terms;
        for (const MultiIndex& g1 : componentsOfRank(tensor.first[0])) {
            const MultiIndex g2 = g - g1;
            if (!g2.isValid())
                continue;
            for (const MultiIndex& h1 : componentsOfRank(tensor.first[1])) {
                const MultiIndex h2 = h - h1;
                if (!h2.isValid())
                    continue;
                const std::int64_t weight =
                    multinomial(g1) * multinomial(g2) * multinomial(h1) * multinomial(h2);
                for (const MultiIndex& kappa : componentsOfRank(tensor.inner))
                    terms.push_back({basic(tensor.firstColour, g1 + h1 + kappa),
                                     basic(tensor.secondColour, g2 + h2 + kappa),
                                     weight * multinomial(kappa)});
            }
        }
        return terms;
    }

    // The number of products that the use of this tensor would add.
    std::size_t newTerms(const PairTensor& tensor) {
        std::size_t sum = 0;
        for (const Component& component : expand(tensor))
            if (!m_momentOf.contains(component.terms))
                sum += component.terms.size();
        return sum;
    }

    int addMoment(const Expression& terms) {
        const auto [place, isNew] = m_momentOf.try_emplace(terms, m_nextMoment);
        if (isNew)
            append(terms);
        return place->second;
    }

    // A basis function is not divided by the common factor of its terms, so that its value is the
    // same in every level. Graphs that contract to the same polynomial (from level 22 on) have one
    // moment each, because MLIP computes wrong forces if two basis functions share a moment.
    int addScalar(Expression terms) {
        normalise(terms);
        const int shared = addMoment(terms);
        if (m_scalarMoments.insert(shared).second)
            return shared;
        append(terms);
        return m_nextMoment - 1;
    }

    void append(const Expression& terms) {
        for (const Term& term : terms)
            m_basis.products.push_back(
                {term.left, term.right, static_cast<int>(term.factor), m_nextMoment});
        ++m_nextMoment;
    }

    std::vector<Multigraph> m_graphs;
    MomentBasis m_basis;
    int m_nextMoment = 0;
    std::map<std::pair<int, int>, int> m_firstBasic;  // (mu, nu) to the first component
    std::map<Multigraph, int> m_scalarOf;
    std::set<int> m_scalarMoments;
    std::map<PairTensor, std::vector<Component>> m_expanded;
    std::unordered_map<Expression, int, ExpressionHash> m_momentOf;
};

}  // namespace

MomentBasis makeBasis(int level) {
    if (level < 2 || level > 28 || level % 2 != 0)
        throw InputError("level " + std::to_string(level) +
                         ": a level is an even number from 2 to 28");
    return Generator(level).run();
}

}  // namespace mtp
