// What a structure view writes about its atoms: legend, labels, measurement, values to colour by.
#pragma once

#include <optional>
#include <vector>

#include "ui/structure_view/AtomColours.h"
#include "ui/structure_view/StructureOverlay.h"
#include "ui/structure_view/StructureView.h"

namespace mtp::ui {

// Each element with its number of atoms, and with its colour if atoms are coloured by element.
std::vector<StructureOverlay::LegendEntry> elementLegend(const Frame& frame, bool hasColours);
// "Cl" or "Cl12"; atoms are counted from 1 as files do.
QString labelOf(const Frame& frame, int atom, AtomLabels labels);
// All, or of a large structure the selected ones.
std::vector<int> labelledAtoms(const Frame& frame, const std::vector<int>& selection);
// Distance, angle or dihedral of two, three or four atoms; empty otherwise.
QString measurementOf(const Frame& frame, const std::vector<int>& atoms);
// Absent if the frame has none, or the colouring is by element.
std::optional<AtomValues> valuesOf(const Frame& frame, AtomColouring colouring,
                                   const BondCutoffs& cutoffs);

}  // namespace mtp::ui
