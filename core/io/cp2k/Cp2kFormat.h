// CP2K runs as formats: molecular dynamics and single points, by file or by folder.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// Any file of a run, its folder, or a folder of the parts of a continued run.
Format cp2kMdFormat();
// A log, its folder, or a folder of such folders.
Format cp2kSinglePointFormat();

}  // namespace mtp
