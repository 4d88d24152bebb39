#include "core/selection/ExchangeRows.h"
#include "core/selection/InverseProduct.h"
#include "core/selection/ParameterGradients.h"

#define HWY_DISABLED_TARGETS \
    (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/selection/SelectionKernel.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep
// must follow foreach_target
#include <hwy/highway.h>

#include "core/selection/kernels/ExchangeRows-inl.h"
#include "core/selection/kernels/GradientBatch-inl.h"
#include "core/selection/kernels/InverseTiles-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

std::unique_ptr<ParameterGradients> makeGradientBatch(const GradientPlan& plan) {
    return std::make_unique<GradientBatch>(plan);
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace mtp {

HWY_EXPORT(makeGradientBatch);
HWY_EXPORT(multiplyInverseHere);
HWY_EXPORT(addExchangeHere);
HWY_EXPORT(takeWhereLargestHere);
HWY_EXPORT(takeRowHere);
HWY_EXPORT(takeAllHere);

std::unique_ptr<ParameterGradients> ParameterGradients::create(const GradientPlan& plan) {
    return HWY_DYNAMIC_DISPATCH(makeGradientBatch)(plan);
}

namespace kernels {

void multiplyInverse(std::span<const InverseRows* const> parts,
                     std::span<const double* const> gradients, std::size_t columns,
                     double* const* products, double* grades) {
    HWY_DYNAMIC_DISPATCH(multiplyInverseHere)(parts, gradients, columns, products, grades);
}

LargestEntry addExchange(const ExchangeRows& rows, std::size_t first, std::size_t last,
                         const PendingExchange& exchange) {
    return HWY_DYNAMIC_DISPATCH(addExchangeHere)(rows, first, last, exchange);
}

LargestEntry takeWhereLargest(const ExchangeRows& rows, std::size_t first, std::size_t last,
                              LargestEntry known) {
    return HWY_DYNAMIC_DISPATCH(takeWhereLargestHere)(rows, first, last, known);
}

void takeRow(const ExchangeRows& rows, std::size_t row) {
    HWY_DYNAMIC_DISPATCH(takeRowHere)(rows, row);
}

LargestEntry takeAll(const ExchangeRows& rows, std::size_t first, std::size_t last,
                     double* ofColumns) {
    return HWY_DYNAMIC_DISPATCH(takeAllHere)(rows, first, last, ofColumns);
}

}  // namespace kernels
}  // namespace mtp
#endif
