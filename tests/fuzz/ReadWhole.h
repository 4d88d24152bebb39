// Opens any bytes as a file and reads all that is in it: what the fuzz targets run, and the tests
// over saved findings.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "core/io/FormatRegistry.h"

namespace mtp::test {

// Throws InputError if there is no reader of that name.
const Format& readerNamed(const FormatRegistry& registry, std::string_view name);

// A reader may refuse the bytes (returns 0); what it opens it must keep: every counted frame is
// read, and is sound. Returns the number of frames; throws std::logic_error if that is broken.
//
// Bytes that begin with "%%FILE <name>" are a folder: each such line begins the file of that name
// (plain characters only), and the first file is opened, or the folder if the name ends in "/".
// helper: see ReadOptions.
std::size_t readWhole(const Format& format, std::string_view bytes,
                      const std::filesystem::path& helper = {});

// A potential file: what is read must be written as the same again, and be evaluated. Returns 1, or
// 0 where it is refused.
std::size_t readPotentialWhole(std::string_view bytes);
// A project, or (other beginnings) the content of one; returns how much of it was not refused.
std::size_t readProjectWhole(std::string_view bytes);

// A LAMMPS dump whose motion is analysed; returns for how many of its species. Throws
// std::logic_error for a number that means nothing.
std::size_t readMotionWhole(std::string_view bytes);

// A cache of positions, also with its checksum made right; returns how often it was not refused.
std::size_t readPositionsWhole(std::string_view bytes);

// An expression that chooses rows of a table; returns whether it is one. Throws std::logic_error
// if it and its opposite hold for one row.
std::size_t readSelectionWhole(std::string_view bytes);

// kind: "potential", "project", "dynamics", "positions", "selection", or the name of a format that
// is read.
std::size_t readAs(std::string_view kind, std::string_view bytes,
                   const std::filesystem::path& helper = {});

}  // namespace mtp::test
