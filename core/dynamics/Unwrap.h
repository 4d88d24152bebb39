// How far an atom moved between two frames, if cells and faces are taken into account.
#pragma once

#include <Eigen/Dense>

#include "core/model/Cell.h"

namespace mtp {

// Steps between two frames: the change of the fractional coordinates times the mean of the two
// cells, so that what a barostat does to the cell is no motion of the atoms (von Bülow, Bullerjahn,
// Hummer, J. Chem. Phys. 153, 021101 (2020), without the term of the changing cell). The nearest
// image is taken if positions are wrapped; unwrapped ones are taken as they are.
class StepGeometry {
public:
    StepGeometry(const Cell& before, const Cell& after, bool areUnwrapped);

    // Å, of a change of fractional coordinates.
    Eigen::RowVector3d step(Eigen::RowVector3d fractional) const;
    // Distance of the two nearest faces of the mean cell, Å.
    double shortestHeight() const { return m_shortestHeight; }

private:
    Eigen::RowVector3d nearest(const Eigen::RowVector3d& rounded) const;

    Cell m_cell;
    bool m_areUnwrapped, m_isRectangular;
    double m_shortestHeight;
};

}  // namespace mtp
