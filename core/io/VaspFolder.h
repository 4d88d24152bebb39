// A VASP run folder: its vasprun.xml, or its OUTCAR where there is no usable vasprun.xml.
#pragma once

#include "core/io/FormatRegistry.h"

namespace mtp {

Format vaspFolderFormat();

}  // namespace mtp
