// Coverage: how often each pair distance occurs in a set, where it has gaps, what would fill them.
#pragma once

#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/density/CoverageColumns.h"
#include "core/model/Frame.h"
#include "core/mtp/Potential.h"

namespace mtp {

struct CoverageOptions {
    double cutoff = 5;       // Å, of the potential
    double beyond = 1;       // Å, counted past it
    double binWidth = 0.05;  // Å
};

//     const Table coverage = pairCoverage(frames, ratios, {.cutoff = 5});
//     const Table gaps = coverageGaps(coverage, {.cutoff = 5});
//
// Columns "pair" (A-B in species order), "density ratio", "r" (Å, middle of the bin), "count"
// (pairs, each once, over all periodic images, of all frames of the density). Rows: pair outermost,
// then ratio ascending, then r; every bin is there, also empty ones. One ratio per frame. Throws
// InputError, Cancelled.
Table pairCoverage(const std::vector<Frame>& frames, const std::vector<double>& ratios,
                   const CoverageOptions& options, Progress* progress = nullptr);

// Where a pair's distances are short (r_s, nearer than the reference density has them), of the
// first shell of the reference (r_eq), and long (r_l, from the first minimum of its pair
// distribution to the cutoff). Columns "pair", "from" and "to" (Å, of r_eq). The reference is the
// ratio of the coverage nearest to 1; a pair it does not have within the cutoff has no row.
Table coverageRegions(const Table& coverage, const CoverageOptions& options);

// Ranges inside the cutoff, beyond a pair's shortest distance, that no configuration visits, and
// are wider than leastWidth (Å). Columns "pair", "from", "to" (Å), "density ratio": the one between
// leastRatio and mostRatio whose scaled reference distances visit most of it; NaN if none does.
struct GapOptions {
    double leastWidth = 0.15;
    double leastRatio = 0.3;
    double mostRatio = 2.5;
};
Table coverageGaps(const Table& coverage, const CoverageOptions& options,
                   const GapOptions& gaps = {});

// Columns "r" (Å, to the cutoff of the potential) and "f_0", "f_1", ...: its radial functions of a
// central element and a neighbour. Empty if the potential does not name both.
Table radialFunctionTable(const Potential& potential, const std::string& central,
                          const std::string& neighbour, double step = 0.02);

// The pair names and ratios of a coverage, in its order.
std::vector<std::string> pairsOf(const Table& coverage);
std::vector<double> ratiosOf(const Table& coverage);
// Counts by bin of one pair, at one ratio or (absent) at all together.
std::vector<double> countsOf(const Table& coverage, const std::string& pair,
                             std::optional<double> ratio = {});

}  // namespace mtp
