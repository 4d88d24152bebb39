#include "core/training/ConfigurationFit.h"
#include "core/training/Kernels.h"

#define HWY_DISABLED_TARGETS \
    (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/training/FitKernel.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep
// must follow foreach_target
#include <hwy/highway.h>

#include "core/training/kernels/Gram-inl.h"
#include "core/training/kernels/SiteJacobian-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

std::unique_ptr<ConfigurationFit> makeSiteJacobian(const BasisPlan& plan, const Columns& columns,
                                                   const RadialBasis& radial,
                                                   const RadialTransform& transform) {
    return std::make_unique<SiteJacobian>(plan, columns, radial, transform);
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace mtp {

HWY_EXPORT(makeSiteJacobian);
HWY_EXPORT(addGramHere);

void Jacobian::reset(std::size_t rows, std::size_t columns) {
    stride = Columns::padded(columns);
    // A panel that begins in the last row's last columns may reach beyond them.
    values.assign(rows * stride + BasisPlan::kPanel, 0.0);
}

std::unique_ptr<ConfigurationFit> ConfigurationFit::create(const BasisPlan& plan,
                                                           const Columns& columns,
                                                           const RadialBasis& radial,
                                                           const RadialTransform& transform) {
    return HWY_DYNAMIC_DISPATCH(makeSiteJacobian)(plan, columns, radial, transform);
}

namespace kernels {

void addGram(std::size_t rows, std::size_t panels, std::size_t known, const double* packed,
             double* gram) {
    HWY_DYNAMIC_DISPATCH(addGramHere)(rows, panels, known, packed, gram);
}

}  // namespace kernels
}  // namespace mtp
#endif
