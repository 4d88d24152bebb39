// How the energies of neighbourhoods change with the parameters of a potential.
#pragma once

#include <memory>
#include <span>

#include "core/mtp/EvaluationPlan.h"
#include "core/mtp/SiteEvaluator.h"
#include "core/selection/ParameterLayout.h"

namespace mtp {

// Tables that the threads of a program share.
struct GradientPlan {
    // Throws InputError if the potential is not trained.
    explicit GradientPlan(const Potential& potential);

    ParameterLayout layout;
    EvaluationPlan evaluation;  // with separate basis functions
};

// Computes gradients in memory that it uses again; each thread needs one of its own.
class ParameterGradients {
public:
    // Chooses the code for the instruction set of this processor. The plan must outlive the object.
    static std::unique_ptr<ParameterGradients> create(const GradientPlan& plan);
    virtual ~ParameterGradients() = default;

    // out: one gradient of layout.siteCount() numbers for each atom of the view's range (cells) or
    // for each central (lists), in their order. That of an ignored atom is 0. Throws SamePlaceError
    // and InputError as SiteEvaluator does, but a list is not checked: speciesOfType holds a
    // species for each type, or the number of species if it is ignored.
    virtual void compute(const CellView& atoms, std::span<double> out) = 0;
    virtual void compute(const NeighbourView& atoms, std::span<double> out) = 0;
};

}  // namespace mtp
