// The radial part of a potential: f_mu(r) of a pair of species and its derivative.
#pragma once

#include <vector>

#include "core/mtp/Potential.h"

namespace mtp {

struct RadialValue {
    double value = 0;
    double derivative = 0;  // by r
};

// f_mu for mu = 0 .. K - 1 of a central atom of species i and a neighbour of species j at r (Å).
std::vector<RadialValue> radialFunctions(const Potential& potential, int i, int j, double r);

// The polynomials Q_b at r (Å), with the scaling of the basis, and their derivatives by r;
// b = 0 .. size - 1.
void radialPolynomials(const RadialBasis& basis, double r, double* values, double* derivatives);

// The energy (eV) that the repulsive basis adds for each directed pair nearer than min_dist; 0 for
// other pairs and bases.
RadialValue pairRepulsion(const RadialBasis& basis, double r);

// Throws InputError if coefficients are missing, of the wrong number or not finite.
void requireTrained(const Potential& potential);

}  // namespace mtp
