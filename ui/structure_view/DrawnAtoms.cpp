#include "ui/structure_view/DrawnAtoms.h"

#include <algorithm>
#include <cmath>

#include "core/model/Element.h"

namespace mtp::ui {

namespace {

constexpr double kBall = 0.42;          // of the covalent radius: ball and stick
constexpr double kLeastBall = 0.2;      // Å: hydrogen stands out from its bonds
constexpr double kUnknownRadius = 1.2;  // Å, for types without a name

// Whole numbers around 0: of 3 images -1, 0, 1; of 2 images 0, 1.
std::vector<Eigen::Vector3i> imagesOf(const std::array<int, 3>& counts) {
    std::vector<Eigen::Vector3i> images{Eigen::Vector3i::Zero()};
    const auto first = [&](std::size_t axis) { return -((counts[axis] - 1) / 2); };
    for (int i = first(0); i < first(0) + counts[0]; ++i)
        for (int j = first(1); j < first(1) + counts[1]; ++j)
            for (int k = first(2); k < first(2) + counts[2]; ++k)
                if (i != 0 || j != 0 || k != 0)
                    images.emplace_back(i, j, k);
    return images;
}

Eigen::Vector3d originOf(const Frame& frame, const DrawnAtoms& previous) {
    if (frame.cell.volume() > 0)
        return frame.cell.vectors.colwise().sum().transpose() / 2;
    if (frame.atomCount() == 0)
        return Eigen::Vector3d::Zero();
    const Eigen::Vector3d lowest = frame.positions.colwise().minCoeff().transpose();
    const Eigen::Vector3d highest = frame.positions.colwise().maxCoeff().transpose();
    const Eigen::Vector3d middle = (lowest + highest) / 2;
    const bool isSameSystem = !previous.cell && previous.atomCount == frame.atomCount();
    const bool isNear = (middle - previous.origin).norm() < (highest - lowest).norm();
    return isSameSystem && isNear ? previous.origin : middle;
}

float ballOf(const Element* element, double scale) {
    const double radius = element ? element->covalentRadius : kUnknownRadius;
    return static_cast<float>(scale * std::max(kLeastBall, kBall * radius));
}

}  // namespace

DrawnAtoms drawnAtoms(const Frame& frame, const Placement& placement, const DrawnAtoms& previous) {
    DrawnAtoms atoms;
    atoms.atomCount = frame.atomCount();
    if (frame.cell.volume() > 0)
        atoms.cell = frame.cell;
    atoms.origin = originOf(frame, previous);
    atoms.images = imagesOf(atoms.cell ? placement.images : std::array<int, 3>{1, 1, 1});
    const Positions positions =
        placement.isWrapped ? frame.cell.wrapped(frame.positions) : frame.positions;
    std::vector<float> radii;
    for (const std::string& name : frame.species)
        radii.push_back(ballOf(findElement(name), placement.atomScale));
    const float unknown = ballOf(nullptr, placement.atomScale);
    atoms.positions.reserve(atoms.atomCount * atoms.images.size());
    atoms.radii.reserve(atoms.positions.capacity());
    for (const Eigen::Vector3i& image : atoms.images) {
        const Eigen::Vector3d shift =
            frame.cell.vectors.transpose() * image.cast<double>() - atoms.origin;
        for (std::size_t atom = 0; atom < atoms.atomCount; ++atom) {
            const auto type = static_cast<std::size_t>(frame.types[atom]);
            atoms.positions.emplace_back(
                positions.row(static_cast<Eigen::Index>(atom)).transpose() + shift);
            atoms.radii.push_back(type < radii.size() ? radii[type] : unknown);
        }
    }
    return atoms;
}

std::vector<Eigen::Vector3d> DrawnAtoms::handles() const {
    if (!cell)
        return {};
    std::vector<Eigen::Vector3d> places;
    const Eigen::Matrix3d columns = cell->vectors.transpose();
    for (int axis = 0; axis < 3; ++axis)
        for (const double side : {-0.5, 0.5})
            places.emplace_back(columns.col(axis) * side);
    for (int i = 0; i < 8; ++i)
        places.emplace_back(
            columns * (Eigen::Vector3d(i & 1, (i >> 1) & 1, (i >> 2) & 1).array() - 0.5).matrix());
    return places;
}

Sphere DrawnAtoms::bounds() const {
    Sphere sphere;
    if (cell) {
        Eigen::Vector3d middle = Eigen::Vector3d::Zero();
        for (const Eigen::Vector3i& image : images)
            middle += image.cast<double>() / static_cast<double>(images.size());
        sphere.centre = cell->vectors.transpose() * middle;
    }
    const auto include = [&sphere](const Eigen::Vector3d& place, double radius) {
        sphere.radius = std::max(sphere.radius, (place - sphere.centre).norm() + radius);
    };
    for (const Eigen::Vector3d& handle : handles())
        include(handle, 0);
    for (std::size_t i = 0; i < positions.size(); ++i)
        include(positions[i], cell ? 0 : radii[i]);
    return sphere;
}

double DrawnAtoms::meanRadius() const {
    double sum = 0;
    for (float radius : radii)
        sum += radius;
    return radii.empty() ? 0 : sum / static_cast<double>(radii.size());
}

DrawnAtoms::Hit DrawnAtoms::pick(const Eigen::Vector3d& rayOrigin,
                                 const Eigen::Vector3d& direction) const {
    Hit nearest;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Eigen::Vector3d toAtom = positions[i] - rayOrigin;
        const double along = toAtom.dot(direction);
        const double miss = toAtom.squaredNorm() - along * along;
        const double radius = radii[i];
        if (miss > radius * radius)
            continue;
        const double depth = along - std::sqrt(radius * radius - miss);
        if (depth < nearest.depth)
            nearest = {static_cast<int>(atomOf(i)), depth};
    }
    return nearest;
}

}  // namespace mtp::ui
