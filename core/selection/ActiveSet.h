// An active set: as many neighbourhoods or configurations as a potential has parameters, chosen so
// that their gradients span the largest volume. What it does not reach is extrapolation.
// Podryabinkin and Shapeev, Comput. Mater. Sci. 140, 171 (2017); Podryabinkin et al., J. Chem.
// Phys. 159, 084112 (2023).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/selection/InverseProduct.h"

namespace mtp {

// What a row of the active set is the gradient of.
enum class GradeMode {
    Neighbourhood,  // the energy of one atom
    Configuration,  // the energy of all atoms, divided by their number to a power
};

// "neighbourhood", "configuration".
std::string_view gradeModeName(GradeMode mode);
// Absent if no mode has that name.
std::optional<GradeMode> findGradeMode(std::string_view name);

// How a row is made from the gradients of neighbourhoods.
struct RowKind {
    GradeMode mode = GradeMode::Neighbourhood;
    double weight = 1;         // of a row
    double weightScaling = 2;  // configuration mode: rows are divided by N^(weightScaling / 2)
};

struct ActiveSet : RowKind {
    // The row of the set that a configuration has given; -1 if a row is still a start value.
    struct Link {
        int configuration = -1;  // index into configurations
        int equation = -1;       // as MLIP-3 numbers them
    };

    RowMatrix active;  // n x n
    RowMatrix inverseTransposed;
    std::vector<Link> links;                  // n
    std::vector<std::string> configurations;  // each a block of a .cfg file

    std::size_t size() const { return links.size(); }
    // Rows that are gradients; the others are start values.
    std::size_t filled() const;
};

// The equation of a neighbourhood in a configuration of `atomCount` atoms, and of its energy.
inline int siteEquation(std::size_t atomCount, std::size_t atom) {
    return static_cast<int>(1 + 3 * atomCount + 9 + atom);
}
inline constexpr int kEnergyEquation = 0;

// The selection state that MLIP-3 keeps in its potential files (.almtp, "#MVS_v1.1"). Absent if the
// potential has none. Throws InputError if it is cut off, if it belongs to another number of
// parameters, or if it selects by forces or stresses.
std::optional<ActiveSet> activeSetOf(const Potential& potential);
// The bytes for Potential::selectionState. Throws InputError if the sizes do not fit.
std::string formatActiveSet(const ActiveSet& set);

}  // namespace mtp
