// Functions that put the parts of a structure into the layers of its scene.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/density/Bonds.h"
#include "ui/structure_view/DrawnAtoms.h"
#include "ui/structure_view/Polyhedra.h"
#include "ui/structure_view/SceneLayer.h"
#include "ui/structure_view/Tracks.h"

namespace mtp::ui {

using ColourOfAtom = std::function<QColor(std::size_t drawn)>;

// Two half sticks in the colours of their atoms. A bond to an atom that is not drawn goes half the
// way and fades: these go into `fading`. Returns how many bonds were drawn, faded ones besides.
std::size_t showBonds(SceneLayer& whole, SceneLayer& fading, const DrawnAtoms& atoms,
                      const std::vector<Bond>& bonds, const ColourOfAtom& colourOf);

// Atoms as spheres and as dots; of very many, every second, third, ... is a dot.
void showAtoms(SceneLayer& spheres, SceneLayer& dots, const DrawnAtoms& atoms,
               const ColourOfAtom& colourOf);
void showPolyhedra(SceneLayer& layer, const DrawnAtoms& atoms, const Frame& frame,
                   const std::vector<Polyhedron>& polyhedra, const ColourOfAtom& colourOf);
// Edges about the origin of the scene.
void showCell(SceneLayer& layer, const std::optional<Cell>& cell);
// One vector for each atom; the longest is drawn 2 Å long.
void showArrows(SceneLayer& layer, const DrawnAtoms& atoms,
                const std::optional<Positions>& vectors);
// Where a track starts in the scene: inside the cell, as its atoms are.
Eigen::Vector3d startOf(const Track& track, const DrawnAtoms& atoms);
// The track that a ray passes within reach of and that is nearest to the eye.
DrawnAtoms::Hit pickTrack(const std::vector<Track>& tracks, const DrawnAtoms& atoms,
                          const Eigen::Vector3d& rayOrigin, const Eigen::Vector3d& direction);
// Sticks that fade with the time from the present.
void showTrails(SceneLayer& sticks, const DrawnAtoms& atoms, const std::vector<Trail>& trails);
// Arrows, and faint balls at the starts that have one.
void showTracks(SceneLayer& arrows, SceneLayer& ghosts, const DrawnAtoms& atoms,
                const std::vector<Track>& tracks);

}  // namespace mtp::ui
