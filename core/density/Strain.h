// Homogeneous strains of a cell: as tensor, of one axis, of the shape alone.
#pragma once

#include <Eigen/Dense>

#include "core/model/Cell.h"

namespace mtp {

// Components xx, yy, zz, yz, xz, xy of the symmetric strain tensor (not engineering shear).
using Strain = Eigen::Matrix<double, 6, 1>;
Eigen::Matrix3d strainTensor(const Strain& strain);
// x -> F x: one more than the tensor.
Eigen::Matrix3d deformationOf(const Strain& strain);
// By how much a deformation changes the volume. Throws InputError if it leaves no cell.
double volumeFactor(const Eigen::Matrix3d& deformation);
// The strain of a stretch of one lattice vector by a factor while the other two stay: the right
// stretch of the deformation minus one, so that the cell is turned but keeps its shape.
Strain stretchOfAxis(const Cell& cell, int axis, double factor);
// The same for a cell that is strained already: both in one.
Strain stretchedFurther(const Cell& cell, const Strain& strain, int axis, double factor);
// The same change of shape at the volume of the unstrained cell. Throws InputError if the strain
// leaves no cell.
Strain atKeptVolume(const Strain& strain);

}  // namespace mtp
