// What the numbered types of MLIP's configurations are: names in order, or atomic numbers.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

// MLIP-2 counts types from 0; MLIP-3 can write atomic numbers in their place. A file without names
// is taken to hold atomic numbers if the names that the user gives are those elements, or if none
// is given, type 0 does not occur and so many types below the largest are unused that they are no
// count.
class TypeNames {
public:
    explicit TypeNames(std::vector<std::string> given) : m_given(std::move(given)) {}

    // While the index is made: every type that occurs in a configuration without names of its own.
    void note(int type) { m_types.insert(type); }
    // After the index: what is to be said of the types; empty if nothing is.
    std::string remark() const;
    // Elements to offer for types that have no names; empty if atomic numbers are not possible.
    std::vector<std::string> hints() const;
    // Gives the frame its species; its types are renumbered if they are atomic numbers. largest: of
    // its types, also if its atoms are not read. Throws InputError if a type has no name among
    // those that were given.
    void name(Frame& frame, int largest) const;

private:
    bool areElements() const;  // every type can be an atomic number
    bool areAtomicNumbers() const;
    std::vector<std::string> elements() const;

    std::vector<std::string> m_given;
    std::set<int> m_types;
};

}  // namespace mtp
