// Formal charges of the ions of usual electrolytes.
#pragma once

#include <optional>
#include <string_view>

namespace mtp {

// e; of an element with one usual oxidation state in salts, or of a kind of it ("Li1"). Absent for
// others.
std::optional<double> formalCharge(std::string_view species);

}  // namespace mtp
