// The graphs behind the basis functions of a level: moments as vertices, contractions as edges.
#pragma once

#include <array>
#include <vector>

namespace mtp {

// A loop-free multigraph on at most four vertices. A vertex is a moment M_{mu,nu}: its colour is
// mu, its degree nu; an edge contracts one index of each end.
struct Multigraph {
    int vertexCount = 0;
    std::array<int, 4> colour{};
    std::array<int, 6> multiplicity{};  // of the vertex pairs 01, 02, 03, 12, 13, 23

    int edges(int v, int w) const;
    int degree(int v) const;
    int level() const;  // sum over the vertices of 2 + 4 mu + nu
    bool operator==(const Multigraph&) const = default;
    auto operator<=>(const Multigraph&) const = default;
};

// The representative of a graph's isomorphism class.
Multigraph canonical(const Multigraph& graph);
// The vertices of each connected component, each list ascending, ordered by first vertex.
std::vector<std::vector<int>> components(const Multigraph& graph);
// The graph on some of the vertices, canonical.
Multigraph subgraph(const Multigraph& graph, const std::vector<int>& vertices);

// One canonical graph for each basis function of a level, by ascending level of the graph, so that
// the graphs of a lower level come first. From level 26 on mu <= 5 and nu <= 10.
std::vector<Multigraph> graphsOfLevel(int level);

}  // namespace mtp
