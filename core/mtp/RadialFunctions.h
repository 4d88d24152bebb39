// The radial part of a potential: f_mu(r) of a pair of species and its derivative.
#pragma once

#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

struct RadialValue {
    double value = 0;
    double derivative = 0;  // by r
};

// f_mu for mu = 0 .. K - 1 of central species i and neighbour j at r (Å).
std::vector<RadialValue> radialFunctions(const Potential& potential, int i, int j, double r);

// The polynomials Q_b (with the basis's scaling) and their derivatives, b = 0 .. size - 1.
void radialPolynomials(const RadialBasis& basis, double r, double* values, double* derivatives);

// Energy of a directed pair below min_dist of the repulsive basis, eV; else 0.
RadialValue pairRepulsion(const RadialBasis& basis, double r);

// Throws InputError if coefficients are missing, of the wrong number or not finite.
void requireTrained(const Potential& potential);

}  // namespace mtp
