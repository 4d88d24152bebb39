#include "core/mtp/SiteKernel.h"

// Scalable vectors have no fixed number of lanes; targets that differ from a listed one only by
// instructions we do not use are left out.
#define HWY_DISABLED_TARGETS \
    (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/mtp/SiteKernel.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep
// must follow foreach_target
#include <hwy/highway.h>

#include "core/mtp/kernels/SiteBatch-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

std::unique_ptr<SiteKernel> makeSiteBatch(const EvaluationPlan& plan) {
    return std::make_unique<SiteBatch>(plan);
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace mtp {

HWY_EXPORT(makeSiteBatch);

std::unique_ptr<SiteKernel> SiteKernel::create(const EvaluationPlan& plan) {
    return HWY_DYNAMIC_DISPATCH(makeSiteBatch)(plan);
}

std::string instructionSet() {
    const auto targets = hwy::SupportedTargets() & HWY_TARGETS;
    return hwy::TargetName(targets & -targets);
}

}  // namespace mtp
#endif
