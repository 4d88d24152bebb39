#include "ui/structure_view/SceneContent.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkPoints.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace mtp::ui {

namespace {

constexpr double kBondRadius = 0.09;   // Å
constexpr double kGhostRadius = 0.6;   // Å, of a ball where a track starts
constexpr double kTrailRadius = 0.07;  // Å
constexpr double kFaintest = 0.12;     // opacity of the ends of a trail
constexpr double kTrackReach = 0.35;   // Å, in which a track is clicked
constexpr double kTipReach = 0.07;     // of its length: the width of its tip
constexpr double kArrowTarget = 2.0;   // Å, length of the longest arrow
constexpr double kSameCell = 1e-3;     // cells: rounding of what is a whole number
constexpr int kFadingSteps = 10;       // sticks of falling opacity that a fading bond is made of
constexpr double kFadingReach = 0.55;  // of the bond
constexpr std::size_t kMostDots = 50000;

// In whole cells, from where the second atom is drawn to its image that is bonded; absent if that
// is no such image, as without a cell.
std::optional<Eigen::Vector3i> imageOfSecond(const Bond& bond, const DrawnAtoms& atoms,
                                             const Eigen::Matrix3d& inverse) {
    const Eigen::Vector3d apart = atoms.positions[static_cast<std::size_t>(bond.first)] +
                                  bond.vector -
                                  atoms.positions[static_cast<std::size_t>(bond.second)];
    const Eigen::Vector3d cells = inverse * apart;
    const Eigen::Vector3d whole = cells.array().round();
    if ((cells - whole).cwiseAbs().maxCoeff() > kSameCell)
        return {};
    return whole.cast<int>();
}

class BondSticks {
public:
    BondSticks(const DrawnAtoms& atoms, const ColourOfAtom& colourOf)
        : m_atoms(atoms)
        , m_colourOf(colourOf)
        , m_inverse(atoms.cell ? Eigen::Matrix3d(atoms.cell->vectors.transpose().inverse())
                               : Eigen::Matrix3d(Eigen::Matrix3d::Identity() * 1e-6)) {}

    void add(const Bond& bond) {
        const auto shift = imageOfSecond(bond, m_atoms, m_inverse);
        for (std::size_t image = 0; image < m_atoms.images.size(); ++image) {
            const std::size_t first = drawn(bond.first, image), second = drawn(bond.second, image);
            const auto to = shift ? find(m_atoms.images[image] + *shift) : std::nullopt;
            if (to)
                addWhole(first, drawn(bond.second, *to), bond.vector);
            else
                addFading(first, bond.vector);
            if (!shift || !find(m_atoms.images[image] - *shift))
                addFading(second, -bond.vector);
        }
    }

    std::size_t finish(SceneLayer& whole, SceneLayer& fading) const {
        m_whole.replace(whole);
        m_fading.replace(fading);
        return m_count;
    }

private:
    std::size_t drawn(int atom, std::size_t image) const {
        return image * m_atoms.atomCount + static_cast<std::size_t>(atom);
    }

    std::optional<std::size_t> find(const Eigen::Vector3i& image) const {
        const auto found = std::find(m_atoms.images.begin(), m_atoms.images.end(), image);
        if (found == m_atoms.images.end())
            return {};
        return static_cast<std::size_t>(found - m_atoms.images.begin());
    }

    void addWhole(std::size_t first, std::size_t second, const Eigen::Vector3d& vector) {
        const Eigen::Vector3d& from = m_atoms.positions[first];
        const Eigen::Vector3d middle = from + vector / 2;
        m_whole.add(from, middle, kBondRadius, m_colourOf(first));
        m_whole.add(middle, from + vector, kBondRadius, m_colourOf(second));
        ++m_count;
    }

    void addFading(std::size_t drawn, const Eigen::Vector3d& vector) {
        const Eigen::Vector3d& from = m_atoms.positions[drawn];
        const double start = m_atoms.radii[drawn] / vector.norm();
        QColor colour = m_colourOf(drawn);
        const double step = (kFadingReach - start) / kFadingSteps;
        for (int i = 0; step > 0 && i < kFadingSteps; ++i) {
            const double at = start + i * step;
            colour.setAlphaF(1 - static_cast<float>(i) / kFadingSteps);
            m_fading.add(from + at * vector, from + (at + step) * vector, kBondRadius, colour);
        }
    }

    const DrawnAtoms& m_atoms;
    const ColourOfAtom& m_colourOf;
    Eigen::Matrix3d m_inverse;
    StickBuilder m_whole, m_fading;
    std::size_t m_count = 0;
};

}  // namespace

std::size_t showBonds(SceneLayer& whole, SceneLayer& fading, const DrawnAtoms& atoms,
                      const std::vector<Bond>& bonds, const ColourOfAtom& colourOf) {
    BondSticks sticks(atoms, colourOf);
    for (const Bond& bond : bonds)
        sticks.add(bond);
    return sticks.finish(whole, fading);
}

void showAtoms(SceneLayer& spheres, SceneLayer& dots, const DrawnAtoms& atoms,
               const ColourOfAtom& colourOf) {
    SphereBuilder builder;
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> verts;
    const auto colours = colourArray();
    const std::size_t stride = atoms.positions.size() / kMostDots + 1;
    for (std::size_t i = 0; i < atoms.positions.size(); ++i) {
        const QColor colour = colourOf(i);
        builder.add(atoms.positions[i], atoms.radii[i], colour);
        if (i % stride != 0)
            continue;
        const vtkIdType id = points->InsertNextPoint(atoms.positions[i].data());
        verts->InsertNextCell(1, &id);
        addColour(colours, colour);
    }
    builder.replace(spheres);
    dots.replace(points, {colours}, verts);
}

void showPolyhedra(SceneLayer& layer, const DrawnAtoms& atoms, const Frame& frame,
                   const std::vector<Polyhedron>& polyhedra, const ColourOfAtom& colourOf) {
    vtkNew<vtkPoints> points;
    const auto colours = colourArray();
    vtkNew<vtkCellArray> triangles;
    for (const Polyhedron& polyhedron : polyhedra)
        for (std::size_t image = 0; image < atoms.images.size(); ++image) {
            // The centre is drawn inside its cell; the corners follow it.
            const auto centre =
                image * atoms.atomCount + static_cast<std::size_t>(polyhedron.centre);
            const Eigen::Vector3d shift =
                atoms.positions[centre] - frame.positions.row(polyhedron.centre).transpose();
            const vtkIdType first = points->GetNumberOfPoints();
            for (const Eigen::Vector3d& corner : polyhedron.corners) {
                const Eigen::Vector3d place = corner + shift;
                points->InsertNextPoint(place.data());
                addColour(colours, colourOf(centre));
            }
            for (const std::array<int, 3>& triangle : polyhedron.triangles) {
                const vtkIdType corners[3] = {first + triangle[0], first + triangle[1],
                                              first + triangle[2]};
                triangles->InsertNextCell(3, corners);
            }
        }
    layer.replace(points, {colours}, nullptr, nullptr, triangles);
}

void showCell(SceneLayer& layer, const std::optional<Cell>& cell) {
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> lines;
    if (cell) {
        for (int i = 0; i < 8; ++i) {
            const Eigen::Vector3d fraction(i & 1, (i >> 1) & 1, (i >> 2) & 1);
            const Eigen::Vector3d corner =
                cell->vectors.transpose() * (fraction.array() - 0.5).matrix();
            points->InsertNextPoint(corner.data());
        }
        for (int i = 0; i < 8; ++i)
            for (int bit = 1; bit < 8; bit <<= 1)
                if (!(i & bit)) {
                    const vtkIdType edge[2] = {i, i | bit};
                    lines->InsertNextCell(2, edge);
                }
    }
    layer.replace(points, {}, nullptr, lines);
}

void showArrows(SceneLayer& layer, const DrawnAtoms& atoms,
                const std::optional<Positions>& vectors) {
    vtkNew<vtkPoints> points;
    const auto directions = floatArray("vector", 3);
    const auto lengths = floatArray("length", 1);
    if (vectors && vectors->rows() > 0 &&
        static_cast<std::size_t>(vectors->rows()) == atoms.atomCount) {
        const double longest = vectors->rowwise().norm().maxCoeff();
        const double scale = longest > 0 ? kArrowTarget / longest : 0;
        for (Eigen::Index i = 0; i < vectors->rows(); ++i) {
            const Eigen::Vector3d vector = vectors->row(i).transpose() * scale;
            points->InsertNextPoint(atoms.positions[static_cast<std::size_t>(i)].data());
            const Eigen::Vector3f direction = vector.cast<float>();
            directions->InsertNextTypedTuple(direction.data());
            lengths->InsertNextValue(static_cast<float>(vector.norm()));
        }
    }
    layer.replace(points, {directions, lengths});
}

Eigen::Vector3d startOf(const Track& track, const DrawnAtoms& atoms) {
    const Eigen::Vector3d anchor = track.beside.value_or(track.from);
    if (!atoms.cell)
        return track.from - atoms.origin;
    Positions place(1, 3);
    place.row(0) = anchor.transpose();
    return atoms.cell->wrapped(place).row(0).transpose() +
           atoms.cell->minimumImage(track.from - anchor) - atoms.origin;
}

DrawnAtoms::Hit pickTrack(const std::vector<Track>& tracks, const DrawnAtoms& atoms,
                          const Eigen::Vector3d& rayOrigin, const Eigen::Vector3d& direction) {
    DrawnAtoms::Hit nearest;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        // The point of the track that is nearest to the ray, seen along it.
        const auto across = [&direction](const Eigen::Vector3d& vector) -> Eigen::Vector3d {
            return vector - vector.dot(direction) * direction;
        };
        const Eigen::Vector3d start = startOf(tracks[i], atoms) - rayOrigin;
        const Eigen::Vector3d way = tracks[i].to - tracks[i].from;
        const Eigen::Vector3d flatStart = across(start), flatWay = across(way);
        const double square = flatWay.squaredNorm();
        const double at = square > 0 ? std::clamp(-flatStart.dot(flatWay) / square, 0.0, 1.0) : 0.0;
        if ((flatStart + at * flatWay).norm() > std::max(kTrackReach, kTipReach * way.norm()))
            continue;
        const double depth = (start + at * way).dot(direction);
        if (depth < nearest.depth)
            nearest = {static_cast<int>(i), depth};
    }
    return nearest;
}

void showTrails(SceneLayer& sticks, const DrawnAtoms& atoms, const std::vector<Trail>& trails) {
    StickBuilder builder;
    for (const Trail& trail : trails) {
        if (static_cast<std::size_t>(trail.atom) >= atoms.atomCount || trail.places.empty())
            continue;
        const Eigen::Vector3d& here = atoms.positions[static_cast<std::size_t>(trail.atom)];
        const auto present = static_cast<double>(trail.present);
        const double longest =
            std::max({1.0, present, static_cast<double>(trail.places.size() - 1) - present});
        for (std::size_t k = 0; k + 1 < trail.places.size(); ++k) {
            if (trail.places[k] == trail.places[k + 1])
                continue;  // a stick needs a direction
            const double away = std::abs(static_cast<double>(k) + 0.5 - present) / longest;
            QColor colour = trail.colour;
            colour.setAlphaF(static_cast<float>(std::max(kFaintest, 1 - away)));
            builder.add(here + trail.places[k], here + trail.places[k + 1], kTrailRadius, colour);
        }
    }
    builder.replace(sticks);
}

void showTracks(SceneLayer& arrows, SceneLayer& ghosts, const DrawnAtoms& atoms,
                const std::vector<Track>& tracks) {
    vtkNew<vtkPoints> points;
    const auto directions = floatArray("vector", 3);
    const auto lengths = floatArray("length", 1);
    const auto colours = colourArray();
    SphereBuilder balls;
    for (const Track& track : tracks) {
        const Eigen::Vector3d start = startOf(track, atoms);
        const Eigen::Vector3f direction = (track.to - track.from).cast<float>();
        points->InsertNextPoint(start.data());
        directions->InsertNextTypedTuple(direction.data());
        lengths->InsertNextValue(direction.norm());
        addColour(colours, track.colour);
        if (track.hasGhost)
            balls.add(start, kGhostRadius, track.colour);
    }
    arrows.replace(points, {directions, lengths, colours});
    balls.replace(ghosts);
}

}  // namespace mtp::ui
