// The gradients of candidates for an active set.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/LargePages.h"
#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/selection/ActiveSet.h"
#include "core/selection/ParameterGradients.h"

namespace mtp {

// Where the gradient of a candidate comes from.
struct CandidateOrigin {
    int configuration = -1;  // index of the frame
    int equation = -1;       // as ActiveSet::Link has it
};

// The gradients of the neighbourhoods of frames, or of whole frames. Types are those of the
// potential.
class CandidateGradients {
public:
    // Throws InputError, with the number of the frame, if a frame cannot be evaluated, and
    // Cancelled.
    CandidateGradients(const GradientPlan& plan, const RowKind& kind, std::span<const Frame> frames,
                       int threads, Progress* progress = nullptr);

    std::size_t count() const { return m_origins.size(); }
    const CandidateOrigin& origin(std::size_t candidate) const { return m_origins[candidate]; }
    // All parameters of the potential.
    Eigen::VectorXd gradient(std::size_t candidate) const;
    // out: count() rows of `stride` numbers; those beyond the parameters are left as they are.
    void multiply(const InverseProduct& inverse, double* out, std::size_t stride,
                  int threads) const;

private:
    void store(const Frame& frame, std::size_t index, const std::vector<double>& sites);
    const double* stored(std::size_t candidate) const {
        return m_values.data() + candidate * m_width;
    }

    const GradientPlan& m_plan;
    RowKind m_kind;
    std::size_t m_width;               // numbers that are stored of a gradient
    std::vector<std::size_t> m_first;  // per frame: its first candidate
    std::vector<int> m_species;        // of the atom, in neighbourhood mode
    std::vector<CandidateOrigin> m_origins;
    LargeArray<double> m_values;
};

// One gradient of layout.siteCount() numbers for each atom that is no ghost, in the order of the
// frame. Throws InputError if the frame cannot be evaluated.
void siteGradients(const GradientPlan& plan, const Frame& frame, ParameterGradients& kernel,
                   std::vector<double>& out);
// The gradients of the neighbourhoods of many frames, which threads share.
struct SiteGradientLoop {
    int threads = 0;               // 0: all
    Progress* progress = nullptr;  // not owned; may be null
    std::string_view what{};       // for the progress
};
// Calls use(number of the frame, its siteGradients()) once for each frame, from several threads and
// in any order; without gradients for a frame without atoms. Throws InputError, with the number of
// the frame, if one cannot be evaluated, and Cancelled.
void forEachSiteGradients(const GradientPlan& plan, std::span<const Frame> frames,
                          const SiteGradientLoop& loop,
                          const std::function<void(std::size_t, const std::vector<double>&)>& use);

// The gradient of the energy of a frame with atoms, from those of its neighbourhoods, as a row of
// the configuration mode. species: of the atoms that are no ghosts.
Eigen::VectorXd configurationGradient(const ParameterLayout& layout, const RowKind& kind,
                                      std::span<const int> species, std::span<const double> sites);

}  // namespace mtp
