#include "core/mtp/RadialFunctions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"

namespace mtp {

void radialPolynomials(const RadialBasis& basis, double r, double* values, double* derivatives) {
    // The repulsive basis freezes its functions below min_dist.
    const bool isFrozen = basis.kind == RadialBasis::Kind::ChebyshevRepulsive && r < basis.minDist;
    const double at = isFrozen ? basis.minDist : r;
    const double slope = 2 / (basis.maxDist - basis.minDist);
    const double x = slope * (at - basis.minDist) - 1;
    const double tail = at - basis.maxDist;
    values[0] = basis.scaling * tail * tail;
    derivatives[0] = basis.scaling * 2 * tail;
    if (basis.size > 1) {
        values[1] = x * values[0];
        derivatives[1] = slope * values[0] + x * derivatives[0];
    }
    for (int b = 2; b < basis.size; ++b) {
        values[b] = 2 * x * values[b - 1] - values[b - 2];
        derivatives[b] = 2 * (slope * values[b - 1] + x * derivatives[b - 1]) - derivatives[b - 2];
    }
    if (isFrozen)
        std::fill(derivatives, derivatives + basis.size, 0.0);
}

std::vector<RadialValue> radialFunctions(const Potential& potential, int i, int j, double r) {
    const auto size = static_cast<std::size_t>(potential.radial.size);
    std::vector<double> values(size), derivatives(size);
    radialPolynomials(potential.radial, r, values.data(), derivatives.data());
    std::vector<RadialValue> functions(static_cast<std::size_t>(potential.radialFunctionCount()));
    for (std::size_t mu = 0; mu < functions.size(); ++mu)
        for (std::size_t b = 0; b < size; ++b) {
            const double c = potential.radialCoefficients[potential.radialIndex(
                i, j, static_cast<int>(mu), static_cast<int>(b))];
            functions[mu].value += c * values[b];
            functions[mu].derivative += c * derivatives[b];
        }
    return functions;
}

RadialValue pairRepulsion(const RadialBasis& basis, double r) {
    if (basis.kind != RadialBasis::Kind::ChebyshevRepulsive || r >= basis.minDist)
        return {};
    const double here = 1e4 * std::exp(-10 * (r - 1));
    return {here - 1e4 * std::exp(-10 * (basis.minDist - 1)), -10 * here};
}

namespace {

void requireCoefficients(const char* name, const std::vector<double>& values,
                         std::size_t expected) {
    if (values.size() != expected)
        throw InputError(fmt::format("the potential has {} {} coefficients, its basis needs {}",
                                     values.size(), name, expected));
    if (!std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); }))
        throw InputError(fmt::format("the potential's {} coefficients are not all finite", name));
}

}  // namespace

void requireTrained(const Potential& potential) {
    if (!potential.isTrained())
        throw InputError("the potential has no coefficients: it is not trained");
    const auto species = static_cast<std::size_t>(potential.speciesCount);
    requireCoefficients("radial", potential.radialCoefficients,
                        species * species *
                            static_cast<std::size_t>(potential.radialFunctionCount()) *
                            static_cast<std::size_t>(potential.radial.size));
    requireCoefficients("species", potential.speciesCoefficients, species);
    requireCoefficients("moment", potential.momentCoefficients, potential.basis.scalars.size());
}

}  // namespace mtp
