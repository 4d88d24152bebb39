// The usual Goedecker-Teter-Hutter potentials and MOLOPT bases of CP2K's data files, by element.
#pragma once

#include "core/labelling/Recipe.h"
#include "core/model/Element.h"

namespace mtp {

// Fills in the potential and the basis that the element has not got. Throws InputError for
// elements without a basis (lanthanides, and what follows radon).
void takeUsualGth(const Element& element, Functional functional, ElementPhysics& physics);

// The files in which they stand.
struct GthFiles {
    std::string_view bases, potentials;
};
GthFiles gthFiles(Functional functional);

}  // namespace mtp
