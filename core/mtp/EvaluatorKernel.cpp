#include "core/mtp/EvaluatorKernel.h"

// Scalable vectors have no fixed number of lanes; targets that differ from a listed one only by
// instructions we do not use are left out.
#define HWY_DISABLED_TARGETS \
    (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/mtp/EvaluatorKernel.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep
// must follow foreach_target
#include <hwy/highway.h>

#include "core/mtp/kernels/SiteBatch-inl.h"

HWY_BEFORE_NAMESPACE();
namespace mtp::HWY_NAMESPACE {

void evaluatePlacesHere(const EvaluationTask& task, std::size_t begin, std::size_t end,
                        EvaluationResult& result) {
    SiteBatch batch(task);
    for (std::size_t place = begin; place < end; place += kLanes)
        batch.evaluate(place, std::min<std::size_t>(kLanes, end - place), result);
    batch.addVirial(result);
}

}  // namespace mtp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace mtp {

HWY_EXPORT(evaluatePlacesHere);

void evaluatePlaces(const EvaluationTask& task, std::size_t begin, std::size_t end,
                    EvaluationResult& result) {
    HWY_DYNAMIC_DISPATCH(evaluatePlacesHere)(task, begin, end, result);
}

std::string instructionSet() {
    const auto targets = hwy::SupportedTargets() & HWY_TARGETS;
    return hwy::TargetName(targets & -targets);
}

}  // namespace mtp
#endif
