#include "ui/structure_view/Polyhedra.h"

#include <Eigen/Geometry>
#include <algorithm>

#include "core/density/PairDistances.h"
#include "core/mtp/NeighbourList.h"

namespace mtp::ui {

namespace {

constexpr double kTolerance = 1.25;
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
                                              const std::vector<std::string>& centres) {
    std::vector<Polyhedron> polyhedra;
    const auto isCentre = [&](std::size_t atom) {
        return std::find(centres.begin(), centres.end(), nameOfType(frame, frame.types[atom])) !=
               centres.end();
    };
    double reach = 0;
    for (const std::string& centre : centres)
        for (const std::string& other : frame.species)
            reach = std::max(reach, kTolerance * covalentSum(centre, other));
    if (!(reach > 0))
        return polyhedra;
    const NeighbourList neighbours = findNeighbours(frame.cell, frame.positions, reach);
    for (std::size_t atom = 0; atom < frame.atomCount(); ++atom) {
        if (!isCentre(atom))
            continue;
        Polyhedron polyhedron{static_cast<int>(atom), {}, {}};
        const Eigen::Vector3d at = frame.positions.row(static_cast<Eigen::Index>(atom));
        const std::string name = nameOfType(frame, frame.types[atom]);
        for (std::size_t k = neighbours.first[atom]; k < neighbours.first[atom + 1]; ++k) {
            const auto other = static_cast<std::size_t>(neighbours.index[k]);
            const double bond =
                kTolerance * covalentSum(name, nameOfType(frame, frame.types[other]));
            if (!isCentre(other) && neighbours.vector[k].norm() < bond)
                polyhedron.corners.push_back(at + neighbours.vector[k]);
        }
        if (polyhedron.corners.size() < 4 || polyhedron.corners.size() > kMostCorners)
            continue;
        polyhedron.triangles = hullTriangles(polyhedron.corners);
        polyhedra.push_back(std::move(polyhedron));
    }
    return polyhedra;
}

}  // namespace mtp::ui
