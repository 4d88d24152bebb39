// Which element a type of VASP is, by all that names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mtp {

struct VaspTypeNames {
    std::string label;           // of the atoms: "Li"; VASP cuts some ("r " for Zr, "X " for Xe)
    std::string title;           // of the POTCAR: "PAW_PBE Zr_sv 07Sep2000"; may be empty
    std::optional<double> mass;  // amu
};

// The symbol. If label and title disagree, the mass decides, and the title without a mass; if
// neither names an element it is that of the mass. Empty if nothing names one.
std::string elementOf(const VaspTypeNames& type);
// The element a POTCAR's title names.
std::optional<std::string> elementOfTitle(std::string_view title);

}  // namespace mtp
