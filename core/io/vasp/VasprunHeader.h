// What a vasprun.xml says before its first <calculation>: version, settings, atoms.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bytes/TextSource.h"
#include "core/io/vasp/VaspSettings.h"

namespace mtp {

// Limits of what is read: deeper nesting is damage, and longer text is neither a number nor a name.
inline constexpr std::size_t kMostDepth = 64;
inline constexpr std::size_t kMostCharacters = 4096;

struct VasprunHeader {
    std::string version;
    std::string started;  // "2019-04-23 05:48:14"; empty if it is not told
    VaspSettings settings;
    std::vector<std::string> elements;  // per atom
    std::vector<std::string> warnings;
    bool hasFixedAtoms = false;  // selective dynamics
};

// Reads the lines up to the initial structure or to the line of the first <calculation>, which is
// left as the next one. A strict XML parser; external entities are never opened. Throws ParseError
// with the line if it is no XML.
VasprunHeader readVasprunHeader(TextSource& text);
// The same of a file of any layout, from its beginning.
VasprunHeader readVasprunHeader(ByteSource& bytes, const std::string& path);

}  // namespace mtp
