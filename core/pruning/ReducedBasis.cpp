#include "core/pruning/ReducedBasis.h"

#include <algorithm>

#include "core/base/Error.h"

namespace mtp {
namespace {

std::size_t momentIndex(int moment) {
    return static_cast<std::size_t>(moment);
}

// The moments that the kept functions are made of. A product comes after those of its factors.
std::vector<bool> neededMoments(const MomentBasis& basis, const FunctionSet& kept) {
    std::vector<bool> isNeeded(momentIndex(basis.momentCount), false);
    for (const std::size_t scalar : kept.members())
        isNeeded[momentIndex(basis.scalars[scalar])] = true;
    for (auto p = basis.products.rbegin(); p != basis.products.rend(); ++p)
        if (isNeeded[momentIndex(p->target)])
            isNeeded[momentIndex(p->left)] = isNeeded[momentIndex(p->right)] = true;
    return isNeeded;
}

}  // namespace

ReducedBasis reduceBasis(const MomentBasis& basis, const FunctionSet& kept) {
    if (kept.isEmpty())
        throw InputError("no basis function is left");
    const std::vector<bool> isNeeded = neededMoments(basis, kept);
    std::vector<int> radialOf(momentIndex(basis.radialFunctionCount()), -1);
    for (std::size_t b = 0; b < basis.basics.size(); ++b)
        if (isNeeded[b])
            radialOf[momentIndex(basis.basics[b].mu)] = 0;
    ReducedBasis reduced;
    for (std::size_t mu = 0; mu < radialOf.size(); ++mu)
        if (radialOf[mu] == 0) {
            radialOf[mu] = static_cast<int>(reduced.radialFunctions.size());
            reduced.radialFunctions.push_back(static_cast<int>(mu));
        }
    std::vector<int> momentOf(isNeeded.size(), -1);
    for (std::size_t moment = 0; moment < isNeeded.size(); ++moment) {
        if (!isNeeded[moment])
            continue;
        momentOf[moment] = reduced.basis.momentCount++;
        if (moment < basis.basics.size())
            reduced.basis.basics.push_back(
                {radialOf[momentIndex(basis.basics[moment].mu)], basis.basics[moment].exponents});
    }
    for (const MomentProduct& p : basis.products)
        if (isNeeded[momentIndex(p.target)])
            reduced.basis.products.push_back({momentOf[momentIndex(p.left)],
                                              momentOf[momentIndex(p.right)], p.factor,
                                              momentOf[momentIndex(p.target)]});
    reduced.scalars = kept.members();
    for (const std::size_t scalar : reduced.scalars)
        reduced.basis.scalars.push_back(momentOf[momentIndex(basis.scalars[scalar])]);
    return reduced;
}

Potential reducePotential(const Potential& potential, const FunctionSet& kept) {
    ReducedBasis reduced = reduceBasis(potential.basis, kept);
    Potential result = potential;
    result.selectionState.clear();
    result.declaredRadialFunctions = 0;
    result.basis = std::move(reduced.basis);
    result.radialCoefficients.clear();
    for (int i = 0; i < potential.speciesCount; ++i)
        for (int j = 0; j < potential.speciesCount; ++j)
            for (const int mu : reduced.radialFunctions) {
                const auto first = potential.radialCoefficients.begin() +
                                   static_cast<std::ptrdiff_t>(potential.radialIndex(i, j, mu, 0));
                result.radialCoefficients.insert(result.radialCoefficients.end(), first,
                                                 first + potential.radial.size);
            }
    result.momentCoefficients.clear();
    for (const std::size_t scalar : reduced.scalars)
        result.momentCoefficients.push_back(potential.momentCoefficients[scalar]);
    return result;
}

}  // namespace mtp
