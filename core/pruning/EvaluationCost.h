// What the evaluation of an atom costs, and how much of it each basis function is to blame for.
#pragma once

#include <cstddef>
#include <vector>

#include "core/mtp/Potential.h"
#include "core/pruning/FunctionSet.h"

namespace mtp {

// The cost is counted from what EvaluationPlan would do, weighted by measured times, in
// nanoseconds of the machine they were measured on: radial functions and sums over neighbours,
// products of moments, terms of basis functions. What every potential needs (finding the
// neighbours, adding up forces) is left out. Compare costs, but measure times.
class EvaluationCost {
public:
    // neighbours: of an atom, in the mean.
    EvaluationCost(const MomentBasis& basis, int radialSize, double neighbours);

    std::size_t functionCount() const { return m_functionCount; }
    double of(const FunctionSet& kept) const;
    // What the removal of one more function saves, by function; 0 for functions that are not kept.
    std::vector<double> savings(const FunctionSet& kept) const;
    // What the removal of all functions of a group saves.
    double saving(const FunctionSet& kept, const FunctionSet& group) const;
    // The groups whose removal as a whole makes something superfluous that costs much: a family of
    // basic moments, a radial function, a tensor that several functions share. Single functions are
    // not among them.
    const std::vector<FunctionSet>& groups() const { return m_groups; }

private:
    class Builder;
    // Needed as long as one of its users is kept.
    struct Part {
        FunctionSet users;
        double cost;
    };

    std::size_t m_functionCount;
    std::vector<Part> m_parts;
    std::vector<FunctionSet> m_groups;
};

}  // namespace mtp
