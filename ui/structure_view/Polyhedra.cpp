#include "ui/structure_view/Polyhedra.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <map>

namespace mtp::ui {

namespace {

constexpr std::size_t kMostCorners = 16;

bool isFace(const std::vector<Eigen::Vector3d>& points, std::size_t i, std::size_t j,
            std::size_t k) {
    constexpr double kFlat = 1e-9;
    const Eigen::Vector3d normal = (points[j] - points[i]).cross(points[k] - points[i]);
    if (normal.norm() < kFlat)
        return false;
    bool hasAbove = false, hasBelow = false;
    for (const Eigen::Vector3d& point : points) {
        const double height = normal.normalized().dot(point - points[i]);
        hasAbove = hasAbove || height > 1e-6;
        hasBelow = hasBelow || height < -1e-6;
    }
    return !(hasAbove && hasBelow);
}

}  // namespace

std::vector<std::array<int, 3>> hullTriangles(const std::vector<Eigen::Vector3d>& points) {
    std::vector<std::array<int, 3>> triangles;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j)
            for (std::size_t k = j + 1; k < points.size(); ++k)
                if (isFace(points, i, j, k))
                    triangles.push_back(
                        {static_cast<int>(i), static_cast<int>(j), static_cast<int>(k)});
    return triangles;
}

std::vector<Polyhedron> coordinationPolyhedra(const Frame& frame,
                                              const std::vector<std::string>& centres,
                                              const std::vector<Bond>& bonds) {
    const auto isCentre = [&](int atom) {
        return std::find(centres.begin(), centres.end(),
                         nameOfType(frame, frame.types[static_cast<std::size_t>(atom)])) !=
               centres.end();
    };
    std::map<int, std::vector<Eigen::Vector3d>> corners;
    const auto addCorner = [&](int centre, const Eigen::Vector3d& vector) {
        corners[centre].push_back(frame.positions.row(centre).transpose() + vector);
    };
    for (const Bond& bond : bonds) {
        const bool isFirst = isCentre(bond.first), isSecond = isCentre(bond.second);
        if (isFirst && !isSecond)
            addCorner(bond.first, bond.vector);
        else if (isSecond && !isFirst)
            addCorner(bond.second, -bond.vector);
    }
    std::vector<Polyhedron> polyhedra;
    for (auto& [centre, points] : corners) {
        if (points.size() < 4 || points.size() > kMostCorners)
            continue;
        Polyhedron polyhedron{centre, std::move(points), {}};
        polyhedron.triangles = hullTriangles(polyhedron.corners);
        polyhedra.push_back(std::move(polyhedron));
    }
    return polyhedra;
}

}  // namespace mtp::ui
