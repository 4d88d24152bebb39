// A fit to every n-th configuration of a set.
#pragma once

#include <cstddef>
#include <vector>

#include "core/training/Fit.h"

namespace mtp {

class SampleFit {
public:
    // whole: the fit to `sets`.
    SampleFit(const Fit& whole, const PreparedSets& sets, std::size_t step,
              const Reduction& reduction)
        : m_sets(sampleOf(sets, step, reduction)), m_fit(whole, m_sets) {}
    SampleFit(const SampleFit&) = delete;
    SampleFit& operator=(const SampleFit&) = delete;

    Fit& fit() { return m_fit; }

private:
    PreparedSets m_sets;
    Fit m_fit;
};

// The steps of the samples that a search on a large set goes through, each with four times as many
// configurations as the one before. None if a sample that determines the coefficients well is more
// than a third of the set.
std::vector<std::size_t> growingSamples(std::size_t rows, std::size_t columns);

}  // namespace mtp
