// Opens any bytes as a file of one format and reads every frame: what the fuzz targets run, and the
// tests over saved findings.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/io/FormatRegistry.h"

namespace mtp::test {

// Throws InputError where there is no reader of that name.
const Format& readerNamed(const FormatRegistry& registry, std::string_view name);

// A reader may refuse the bytes (returns 0); what it opens it must keep: every counted frame is
// read, and is sound. Returns the number of frames; throws std::logic_error where that is broken.
//
// Bytes that begin with "%%FILE <name>" are a folder: each such line begins the file of that name
// (plain characters only), and the first file is opened, or the folder where the name ends in "/".
std::size_t readWhole(const Format& format, std::string_view bytes);

}  // namespace mtp::test
