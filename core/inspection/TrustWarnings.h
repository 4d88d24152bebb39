// What can be said against a potential without running it, in sentences.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"
#include "core/mtp/Evaluator.h"
#include "core/mtp/Potential.h"

namespace mtp {

// Pairs whose energy falls below the shortest trained distance, so that two atoms that come that
// near are drawn together (dimerHoles() of PairCurves.h). Empty if the potential does not say what
// it was trained on. added: an energy (eV) of the k-th pair of species, in order of pairIndex(), at
// a distance (Å), which a simulation adds to that of the potential.
using PairEnergy = std::function<double(std::size_t pair, double r)>;
std::vector<std::string> holeWarnings(const Potential& potential, const PairEnergy& added = {});

// Compares the errors of forces at densities beyond the trained ones with those at trained ones.
class DensityErrorCheck {
public:
    explicit DensityErrorCheck(std::optional<TrainedRange> trained);

    // Frames without forces or without a density are passed over.
    void add(const Frame& frame, const Prediction& prediction);
    // A sentence for each density at which the root mean square error is several times that at
    // the trained densities; none if there is nothing to compare with.
    std::vector<std::string> warnings() const;

private:
    struct Sum {
        double squares = 0;
        std::size_t components = 0;
    };

    std::optional<TrainedRange> m_trained;
    Sum m_inside;
    std::map<long, Sum> m_outside;  // by density in hundredths of g/cm³
};

}  // namespace mtp
