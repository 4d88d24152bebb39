// Where the atoms of a frame and their periodic images are in the scene, and how large.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "core/model/Frame.h"

namespace mtp::ui {

struct Sphere {
    Eigen::Vector3d centre = Eigen::Vector3d::Zero();
    double radius = 1;
};

struct Placement {
    bool isWrapped = true;
    std::array<int, 3> images{1, 1, 1};  // cells shown along a, b, c
    double atomScale = 1;                // of the usual ball
};

// The scene has its origin in the centre of the cell, so that a cell that scales grows about its
// centre; without a cell in the middle of the atoms.
struct DrawnAtoms {
    std::size_t atomCount = 0;               // of the frame; those of the images follow
    std::vector<Eigen::Vector3d> positions;  // of the scene, Å
    std::vector<float> radii;                // Å
    std::vector<Eigen::Vector3i> images;     // in cells; the first is the frame's own cell
    std::optional<Cell> cell;                // if it spans a volume
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();  // of the scene, in the frame

    std::size_t atomOf(std::size_t drawn) const { return atomCount > 0 ? drawn % atomCount : 0; }
    // Face centres (6), then corners (8) of the cell; empty without one.
    std::vector<Eigen::Vector3d> handles() const;
    // Holds everything drawn.
    Sphere bounds() const;
    double meanRadius() const;
    // What a ray hits first: -1 if nothing.
    struct Hit {
        int index = -1;
        double depth = std::numeric_limits<double>::infinity();  // Å along the ray
    };
    // An image counts as its atom. The direction has unit length.
    Hit pick(const Eigen::Vector3d& rayOrigin, const Eigen::Vector3d& direction) const;
};

// `previous` keeps the origin of a frame without a cell from trembling with its atoms.
DrawnAtoms drawnAtoms(const Frame& frame, const Placement& placement, const DrawnAtoms& previous);

}  // namespace mtp::ui
