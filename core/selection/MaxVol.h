// Finds the rows of largest volume: exchanges the rows of a square matrix for candidates while that
// enlarges its determinant by more than a factor. Goreinov et al., in Matrix Methods: Theory,
// Algorithms and Applications (2010), p. 247.
#pragma once

#include <limits>
#include <vector>

#include "core/base/LargePages.h"
#include "core/selection/CandidateGradients.h"

namespace mtp {

struct MaxVolOptions {
    double threshold = 1.001;  // the smallest factor of the determinant that is worth an exchange
    std::size_t mostExchanges = std::numeric_limits<std::size_t>::max();
    int threads = 0;               // 0: all
    Progress* progress = nullptr;  // not owned; may be null
};

class MaxVol {
public:
    // A start that any gradient improves: a small multiple of the unit matrix. Rows that are never
    // exchanged stand for what the candidates do not determine.
    explicit MaxVol(std::size_t parameters);
    // Throws InputError if a matrix is not square or they differ in size.
    MaxVol(RowMatrix active, RowMatrix inverseTransposed);

    // A candidate takes a position of the active set; what was there becomes that candidate.
    struct Exchange {
        std::size_t candidate, position;
        double factor;  // by which the determinant grew
    };
    // Always exchanges the pair that enlarges the determinant most, as MLIP-3 does. The inverse is
    // computed anew at the end. Throws Cancelled; the active set is then as it was.
    std::vector<Exchange> maximise(const CandidateGradients& candidates,
                                   const ParameterLayout& layout, const MaxVolOptions& options);

    // The largest product of each candidate with the inverse before the last maximise() exchanged
    // anything: their extrapolation grades.
    const std::vector<double>& gradesBefore() const { return m_gradesBefore; }
    const RowMatrix& active() const { return m_active; }
    const RowMatrix& inverseTransposed() const { return m_inverse; }

private:
    RowMatrix m_active, m_inverse;
    std::vector<double> m_gradesBefore;
    LargeArray<double> m_table;  // for the next candidates
};

}  // namespace mtp
