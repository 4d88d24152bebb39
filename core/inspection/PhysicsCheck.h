// Looks whether the labels of a set of frames can be right; for warnings, nothing is refused.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

// Takes frames one by one and keeps a few numbers of each. What it warns of:
// - a net force above 10 meV/Å per atom: the energy is not invariant to a shift of all atoms (too
//   coarse a grid, forces that are not converged, or forces of other atoms);
// - an energy per atom far from the others of the same composition and a similar volume: more than
//   20 standard deviations (estimated by the median absolute deviation) and more than 1 eV;
// - a force above 100 eV/Å;
// - electronic steps that did not converge, labels that are predictions.
class PhysicsCheck {
public:
    // number: how the frame is named in the warnings.
    void add(const Frame& frame, std::size_t number);
    std::vector<std::string> warnings() const;

private:
    struct Finding {
        std::vector<std::size_t> numbers;
        double worst = 0;
        std::size_t worstNumber = 0;
    };
    struct Energy {
        std::size_t number;
        double perAtom;
        double density;  // atoms/Å³
    };

    static void note(Finding& finding, double value, std::size_t number);
    Finding outlyingEnergies() const;

    Finding m_netForce, m_largeForce, m_unconverged, m_predicted;
    std::map<std::string, std::vector<Energy>> m_energies;  // by composition
};

}  // namespace mtp
