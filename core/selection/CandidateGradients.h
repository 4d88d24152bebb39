// The gradients of candidates for an active set.
#pragma once

#include <span>
#include <vector>

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
    CandidateGradients(const GradientPlan& plan, const ActiveSet& like,
                       std::span<const Frame> frames, int threads, Progress* progress = nullptr);

    std::size_t count() const { return m_origins.size(); }
    const CandidateOrigin& origin(std::size_t candidate) const { return m_origins[candidate]; }
    // All parameters of the potential.
    Eigen::VectorXd gradient(std::size_t candidate) const;
    // out: count() rows of `stride` numbers; those beyond the parameters are left as they are.
    void multiply(const InverseProduct& inverse, double* out, std::size_t stride,
                  int threads) const;

private:
    void compute(const Frame& frame, std::size_t index, ParameterGradients& kernel);
    const double* stored(std::size_t candidate) const {
        return m_values.data() + candidate * m_width;
    }

    const GradientPlan& m_plan;
    GradeMode m_mode;
    double m_weight, m_weightScaling;
    std::size_t m_width;               // numbers that are stored of a gradient
    std::vector<std::size_t> m_first;  // per frame: its first candidate
    std::vector<int> m_species;        // of the atom, in neighbourhood mode
    std::vector<CandidateOrigin> m_origins;
    std::vector<double> m_values;
};

// One gradient of layout.siteCount() numbers for each atom, in the order of the frame. Throws
// InputError if the frame cannot be evaluated.
void siteGradients(const GradientPlan& plan, const Frame& frame, ParameterGradients& kernel,
                   std::vector<double>& out);
// The gradient of the energy of all atoms, from those of its neighbourhoods.
Eigen::VectorXd sumOfSites(const ParameterLayout& layout, std::span<const int> species,
                           std::span<const double> sites);

}  // namespace mtp
