// Where an element stands in the periodic table, and what follows from that.
#pragma once

#include "core/model/Element.h"

namespace mtp {

struct PeriodicPlace {
    int group;   // 1 to 18; lanthanides and actinides stand with group 3
    int period;  // 1 to 7
};

PeriodicPlace periodicPlace(const Element& element);

// Metals by the usual line from boron to astatine; germanium, antimony and polonium are not.
bool isMetal(const Element& element);

}  // namespace mtp
