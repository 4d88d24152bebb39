// Under which names extended XYZ files hold energies, forces, stresses and virials.
#pragma once

#include <string>
#include <string_view>

namespace mtp {

// A label's plain name and how sure its spelling is: REF_energy is preferred to energy.
struct LabelName {
    std::string name;
    int rank = 1;
};

// "REF_Forces" is "force" of rank 3.
LabelName labelNameOf(std::string_view key);

}  // namespace mtp
