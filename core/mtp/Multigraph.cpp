#include "core/mtp/Multigraph.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace mtp {
namespace {

constexpr int kPair[4][4] = {{-1, 0, 1, 2}, {0, -1, 3, 4}, {1, 3, -1, 5}, {2, 4, 5, -1}};

Multigraph permuted(const Multigraph& graph, const std::array<int, 4>& order) {
    Multigraph out;
    out.vertexCount = graph.vertexCount;
    for (int v = 0; v < graph.vertexCount; ++v) {
        out.colour[v] = graph.colour[order[v]];
        for (int w = v + 1; w < graph.vertexCount; ++w)
            out.multiplicity[kPair[v][w]] = graph.edges(order[v], order[w]);
    }
    return out;
}

// Visits all colourings and multiplicities whose level does not exceed the limit.
class Enumeration {
public:
    explicit Enumeration(int level) : m_level(level) {}

    std::vector<Multigraph> run() {
        for (int n = 1; n <= 4; ++n) {
            m_graph = {};
            m_graph.vertexCount = n;
            chooseColour(0, m_level - 2 * n);
        }
        return {m_found.begin(), m_found.end()};
    }

private:
    void chooseColour(int v, int budget) {
        if (budget < 0)
            return;
        if (v == m_graph.vertexCount)
            return chooseEdges(0, 1, budget);
        const int lowest = v > 0 ? m_graph.colour[v - 1] : 0;
        for (int mu = lowest; 4 * mu <= budget; ++mu) {
            m_graph.colour[v] = mu;
            chooseColour(v + 1, budget - 4 * mu);
        }
        m_graph.colour[v] = 0;
    }

    void chooseEdges(int v, int w, int budget) {
        if (w >= m_graph.vertexCount) {
            if (v + 2 >= m_graph.vertexCount)
                return keep();
            return chooseEdges(v + 1, v + 2, budget);
        }
        int& edges = m_graph.multiplicity[kPair[v][w]];
        for (edges = 0; 2 * edges <= budget; ++edges)
            chooseEdges(v, w + 1, budget - 2 * edges);
        edges = 0;
    }

    void keep() {
        constexpr int kRestrictedFrom = 26, kLargestColour = 5, kLargestDegree = 10;
        if (m_level >= kRestrictedFrom)
            for (int v = 0; v < m_graph.vertexCount; ++v)
                if (m_graph.colour[v] > kLargestColour || m_graph.degree(v) > kLargestDegree)
                    return;
        m_found.insert(canonical(m_graph));
    }

    int m_level;
    Multigraph m_graph;
    std::set<Multigraph> m_found;
};

}  // namespace

int Multigraph::edges(int v, int w) const {
    return v == w ? 0 : multiplicity[kPair[v][w]];
}

int Multigraph::degree(int v) const {
    int sum = 0;
    for (int w = 0; w < vertexCount; ++w)
        sum += edges(v, w);
    return sum;
}

int Multigraph::level() const {
    int sum = 0;
    for (int v = 0; v < vertexCount; ++v)
        sum += 2 + 4 * colour[v] + degree(v);
    return sum;
}

Multigraph canonical(const Multigraph& graph) {
    std::array<int, 4> order{0, 1, 2, 3};
    Multigraph best = graph;
    do
        best = std::min(best, permuted(graph, order));
    while (std::next_permutation(order.begin(), order.begin() + graph.vertexCount));
    return best;
}

std::vector<std::vector<int>> components(const Multigraph& graph) {
    std::array<int, 4> label{0, 1, 2, 3};
    for (int v = 0; v < graph.vertexCount; ++v)
        for (int w = v + 1; w < graph.vertexCount; ++w)
            if (graph.edges(v, w) > 0)
                std::replace(label.begin(), label.end(), std::max(label[v], label[w]),
                             std::min(label[v], label[w]));
    std::vector<std::vector<int>> out;
    for (int first = 0; first < graph.vertexCount; ++first) {
        std::vector<int> members;
        for (int v = 0; v < graph.vertexCount; ++v)
            if (label[v] == first)
                members.push_back(v);
        if (!members.empty())
            out.push_back(members);
    }
    return out;
}

Multigraph subgraph(const Multigraph& graph, const std::vector<int>& vertices) {
    Multigraph out;
    out.vertexCount = static_cast<int>(vertices.size());
    for (int v = 0; v < out.vertexCount; ++v) {
        out.colour[v] = graph.colour[vertices[v]];
        for (int w = v + 1; w < out.vertexCount; ++w)
            out.multiplicity[kPair[v][w]] = graph.edges(vertices[v], vertices[w]);
    }
    return canonical(out);
}

std::vector<Multigraph> graphsOfLevel(int level) {
    std::vector<Multigraph> graphs = Enumeration(level).run();
    std::stable_sort(graphs.begin(), graphs.end(), [](const Multigraph& l, const Multigraph& r) {
        return l.level() < r.level();
    });
    return graphs;
}

}  // namespace mtp
