// What a workspace of the SiteEvaluator holds: the memory of one thread and the code for the
// instruction set of this processor.
#pragma once

#include <memory>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/SiteEvaluator.h"

namespace mtp {

class SiteKernel {
public:
    // The plan must outlive the kernel.
    static std::unique_ptr<SiteKernel> create(const EvaluationPlan& plan);
    virtual ~SiteKernel() = default;

    // atoms.speciesOfType holds a species of the plan for each type, or plan.speciesCount if the
    // type is ignored.
    virtual SiteTotals evaluate(const NeighbourView& atoms, const SiteOutputs& out) = 0;
    virtual SiteTotals evaluate(const CellView& atoms, const SiteOutputs& out) = 0;
};

}  // namespace mtp
