// Whether virials have the sign that the energies ask for: between cells of other density or shape
// the energy changes by minus the virial times the strain (-dE/dV is the pressure).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

// Takes frames one by one and keeps cell, energy and virial of each. Two frames of one composition
// are compared by the energy difference that their mean virial predicts for the strain from one
// cell to the other; what the atoms do besides is noise that averages out.
class VirialSignCheck {
public:
    // number: how the frame is named in the warning.
    void add(const Frame& frame, std::size_t number);
    // A sentence with the numbers if the energies contradict the sign of the virials clearly;
    // absent if they agree, or if cells and energies differ too little to tell.
    std::optional<std::string> warning() const;

private:
    struct Sample {
        std::size_t number;
        Eigen::Matrix3d cell;
        double energy;           // eV
        Eigen::Matrix3d virial;  // eV
        std::size_t atoms;
    };

    std::map<std::string, std::vector<Sample>> m_samples;  // by composition
};

}  // namespace mtp
