// The exchange-correlation functional of a pw.x output, by one name for all its spellings.
#pragma once

#include <string>
#include <string_view>

namespace mtp {

// What is known of a functional by the line that names it.
struct QeFunctional {
    std::string name;        // "PBE", "optB88-vdW"; the code's own words if it has no other name
    std::string dispersion;  // of a nonlocal functional: "vdW-DF"; else empty
};

// `text` is the functional as pw.x prints it: "PBE", "SLA PW PBE PBE", "SLA-PW-PBX-PBC". `indices`
// are the numbers of its parts ("1 4 3 4 0 0", "1434"), which stand in parentheses behind it or in
// the next line and mean the same in every version; may be empty.
QeFunctional qeFunctional(std::string_view text, std::string_view indices);

}  // namespace mtp
