// The labelled configurations that trainings take, read and checked, in their parts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/Frame.h"

namespace mtp::cli {

struct LabelledInput {
    std::vector<std::string> paths;
    std::string validation, species;  // a file of its own, or empty; what --species says
    double validationFraction = 0;    // of the data, if the validation has no file
    std::uint64_t seed = 1;           // of that split
    bool mayMix = false;              // labels of different settings
    bool warns = true;                // on stderr
};

struct LabelledSets {
    std::vector<Frame> training, validation;
    std::vector<std::string> ofData;  // species of the data of `paths`, in order
};

// Throws InputError for frames that cannot be trained on, for atoms without names, and for labels
// of different settings; FileError for what cannot be read.
LabelledSets readLabelledSets(const LabelledInput& input);

}  // namespace mtp::cli
