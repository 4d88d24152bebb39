// What we write into `potential_tag`, a free text for other programs: the names of the species and
// the range that the potential was trained on. "species:Li,Cl,Al shortest:0-0=2.01,0-1=1.96
// force:8.2 density:1.33,3.99".
#pragma once

#include <string>
#include <string_view>

#include "core/mtp/Potential.h"

namespace mtp {

// The tag of a potential that names its species; of another one its own text.
std::string formatTag(const Potential& potential);

// Sets species and range from the potential's tag if it is one of ours; words it does not know are
// passed over. Throws InputError, with the word, if one of ours does not fit the potential.
void takeTag(Potential& potential);

}  // namespace mtp
