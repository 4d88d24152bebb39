#include "core/density/Strain.h"

#include <cmath>

#include "core/base/Error.h"

namespace mtp {

namespace {

Strain componentsOf(const Eigen::Matrix3d& tensor) {
    Strain strain;
    strain << tensor(0, 0), tensor(1, 1), tensor(2, 2), tensor(1, 2), tensor(0, 2), tensor(0, 1);
    return strain;
}

}  // namespace

Eigen::Matrix3d strainTensor(const Strain& e) {
    Eigen::Matrix3d tensor;
    tensor << e[0], e[5], e[4], e[5], e[1], e[3], e[4], e[3], e[2];
    return tensor;
}

Eigen::Matrix3d deformationOf(const Strain& strain) {
    return Eigen::Matrix3d::Identity() + strainTensor(strain);
}

double volumeFactor(const Eigen::Matrix3d& deformation) {
    const double factor = deformation.determinant();
    if (!(factor > 0) || !std::isfinite(factor) || !deformation.allFinite())
        throw InputError("this strain leaves no cell: its deformation has no positive volume");
    return factor;
}

Strain stretchOfAxis(const Cell& cell, int axis, double factor) {
    return stretchedFurther(cell, Strain::Zero(), axis, factor);
}

Strain stretchedFurther(const Cell& cell, const Strain& strain, int axis, double factor) {
    const Eigen::Matrix3d before = deformationOf(strain);
    const Eigen::Matrix3d vectors = cell.vectors * before.transpose();
    // F moves the chosen vector a to factor a and leaves the others: F = 1 + (factor - 1) a a*.
    const Eigen::Vector3d vector = vectors.row(axis).transpose();
    const Eigen::Vector3d dual = vectors.inverse().col(axis);
    const Eigen::Matrix3d deformation =
        (Eigen::Matrix3d::Identity() + (factor - 1) * vector * dual.transpose()) * before;
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> squared(deformation.transpose() *
                                                                 deformation);
    return componentsOf(squared.operatorSqrt() - Eigen::Matrix3d::Identity());
}

Strain atKeptVolume(const Strain& strain) {
    const Eigen::Matrix3d deformation = deformationOf(strain);
    return componentsOf(deformation / std::cbrt(volumeFactor(deformation)) -
                        Eigen::Matrix3d::Identity());
}

}  // namespace mtp
