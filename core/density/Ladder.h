// The ladder of density ratios of a set: adding, moving and spacing its rungs.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/density/Strain.h"

namespace mtp {

// Ascending ratios to the reference density, within these ends.
inline constexpr double kLeastRatio = 0.3;
inline constexpr double kMostRatio = 2.5;
// Equal but for rounding.
inline constexpr double kSameRatio = 1e-6;

// To the hundredth and within the ends.
double roundedRatio(double ratio);
// Index of the rung not farther than `within`; absent if there is none.
std::optional<std::size_t> findRung(const std::vector<double>& ladder, double ratio,
                                    double within = kSameRatio);
// Each returns a new ladder, ascending and without doubles; ratios are rounded as above.
std::vector<double> withRung(std::vector<double> ladder, double ratio);
std::vector<double> withoutRung(std::vector<double> ladder, std::size_t index);
std::vector<double> withMovedRung(std::vector<double> ladder, std::size_t index, double ratio);
// As many rungs between the same ends, at equal steps of the ratio.
std::vector<double> spacedEvenly(std::vector<double> ladder);

// How the cells at one density differ in shape from those of the frames. Only the shape of the
// strain counts: the ratio says the volume.
struct RungShape {
    double ratio = 1;
    Strain strain = Strain::Zero();
};

// Zero for a density without a shape of its own.
Strain shapeAt(const std::vector<RungShape>& shapes, double ratio);
// The rung that a stretch of one axis leads to: less dense and of another shape. before: the rung
// that is stretched; cell: of the frame with the strain of all densities. The density stays within
// the ends of a ladder. Throws InputError if the stretch leaves no cell.
RungShape stretchedRung(const RungShape& before, const Cell& cell, int axis, double factor);
// A strain of zero takes the shape away.
std::vector<RungShape> withShape(std::vector<RungShape> shapes, double ratio, const Strain& strain);
// What is left of the shapes when the ladder changes: a rung that is moved alone keeps its shape.
std::vector<RungShape> shapesAfter(const std::vector<RungShape>& shapes,
                                   const std::vector<double>& before,
                                   const std::vector<double>& after);

}  // namespace mtp
