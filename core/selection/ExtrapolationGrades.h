// How far configurations lie beyond what a potential was trained on.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"
#include "core/selection/ActiveSet.h"
#include "core/selection/ParameterGradients.h"

namespace mtp {

// Usual thresholds of grades. From the first on a configuration is worth labels; beyond the second
// a simulation should stop.
inline constexpr double kWorthLabels = 2, kTooFar = 10;

// The largest coefficient when the gradient of a configuration, or of its neighbourhoods, is
// written as a sum of those of the active set. Up to 1 the potential interpolates.
struct ConfigurationGrade {
    double grade = 0;
    std::optional<std::size_t> worstAtom;  // absent in configuration mode and without atoms
    std::vector<double> atomGrades;  // of atoms that are no ghosts; empty in configuration mode
};

//     const std::optional<ActiveSet> set = activeSetOf(potential);
//     const GradeEvaluator evaluator(potential, *set);
//     for (const ConfigurationGrade& grade : evaluator.evaluate(frames, 0)) ...
//
// Immutable: threads share one.
class GradeEvaluator {
public:
    // Throws InputError if the potential is not trained or the set is one of another potential.
    GradeEvaluator(const Potential& potential, const ActiveSet& set);

    // In the order of the frames, whose types are those of the potential. threads: 0 for all.
    // Throws InputError, with the number of the frame, if one cannot be evaluated.
    std::vector<ConfigurationGrade> evaluate(std::span<const Frame> frames, int threads) const;

    GradeMode mode() const { return m_kind.mode; }

private:
    struct Row {
        std::size_t frame;
        Eigen::VectorXd gradient;  // of the configuration
    };

    ConfigurationGrade gradeOfAtoms(std::span<const int> species,
                                    const std::vector<double>& sites) const;
    // Multiplies several configurations by the inverse at a time.
    void gradeRows(const std::vector<Row>& rows, std::span<ConfigurationGrade> grades) const;

    GradientPlan m_plan;
    RowKind m_kind;
    InverseProduct m_inverse;
};

}  // namespace mtp
