// Coordination polyhedra: the faces around chosen centres, from their bonded neighbours.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/density/Bonds.h"

namespace mtp::ui {

struct Polyhedron {
    int centre;                                 // atom
    std::vector<Eigen::Vector3d> corners;       // Å, around the centre's position in the frame
    std::vector<std::array<int, 3>> triangles;  // of corners
};

// One for each atom of these elements with four or more bonded neighbours, over periodic images;
// neighbours of the centres' own elements are no corners.
std::vector<Polyhedron> coordinationPolyhedra(const Frame& frame,
                                              const std::vector<std::string>& centres,
                                              const std::vector<Bond>& bonds);

// Triangles of the convex hull of a few points (every triple is tried: meant for up to about 16).
std::vector<std::array<int, 3>> hullTriangles(const std::vector<Eigen::Vector3d>& points);

}  // namespace mtp::ui
