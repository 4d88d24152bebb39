// The list of formats: what each reads and writes.
#pragma once

#include <string>
#include <vector>

#include "core/io/FormatRegistry.h"

namespace mtp {

// "MLIP configurations (.cfg)": the description with the names of its files.
std::string titleOf(const Format& format);
// In the user's words: "energy", "forces", ..., "several frames".
std::vector<std::string> namesOf(const FormatContents& contents);
// Whether `contents` has a place for all of `wanted`.
bool hasPlaceFor(const FormatContents& contents, const FormatContents& wanted);
// A table of all formats, a line each, for people: r is read, w is written.
std::string formatList(const std::vector<Format>& formats);

}  // namespace mtp
