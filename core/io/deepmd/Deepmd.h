// DeePMD-kit training data, written as npy or raw.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

// A folder: frames of the same atoms in the same order, with the same kinds of labels, are one
// system (type.raw, type_map.raw, set.000/*.npy or *.raw); several are folders in it, named by
// their composition. Names "*.deepmd" and "*.deepmd-raw".
Format deepmdNpyFormat();
Format deepmdRawFormat();

}  // namespace mtp
