// The graphs of the basis functions of a level: vertices are moments, edges are contractions.
#pragma once

#include <array>
#include <vector>

namespace mtp {

// A multigraph without loops on at most four vertices. A vertex stands for a moment M_{mu,nu}: mu
// is its colour and nu its degree. An edge contracts one index of the moment at each of its ends.
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

// One canonical graph for each basis function of a level, sorted by the level of the graph: the
// graphs of a lower level are the first ones of a higher level. From level 26 on, only graphs with
// mu <= 5 and nu <= 10 are taken, as in the basis files of MLIP.
std::vector<Multigraph> graphsOfLevel(int level);

}  // namespace mtp
