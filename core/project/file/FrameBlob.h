// A frame as bytes for the project file; reading trusts nothing.
#pragma once

#include <string>
#include <string_view>

#include "core/model/Frame.h"

namespace mtp {

// Bytes are little-endian and begin with a version; doubles are as they are in memory. The decoders
// throw InputError if the bytes are not what the encoders wrote (short, long, sizes that do not
// fit, numbers that are not finite) and take no memory before the sizes are checked.

// The frame without its labels and its provenance.
std::string encodeGeometry(const Frame& frame);
Frame decodeGeometry(std::string_view bytes);

std::string encodeLabels(const Labels& labels);
Labels decodeLabels(std::string_view bytes, std::size_t atomCount);

std::string encodeProvenance(const Provenance& provenance);
Provenance decodeProvenance(std::string_view bytes);

// A whole frame as projects of version 1 hold it.
Frame decodeVersion1Frame(std::string_view bytes);

}  // namespace mtp
