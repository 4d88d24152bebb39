// A cheap look at rows of plain decimal numbers: for an index that must know damage before parsing.
#pragma once

#include <string_view>

namespace mtp {

// True where the line is `count` numbers such as "-1.25", at most 40 characters each, separated by
// blanks, and nothing else: then takeMergedDoubles() reads them. False says nothing: parse the
// line.
bool isPlainRow(std::string_view line, int count);

}  // namespace mtp
