// The binary form of MLIP's .cfg files.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

Format mlipBinaryFormat();

}  // namespace mtp
