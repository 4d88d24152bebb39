// Labels that are brought into a project from files of single points.
#pragma once

#include <string>
#include <vector>

#include "core/io/TrajectoryReader.h"
#include "core/project/edit/Configurations.h"
#include "core/project/file/FrameLoader.h"

namespace mtp {

struct LabelImport {
    std::size_t singlePoints = 0;  // frames of the input with an energy
    LabelOutcome outcome;
    std::vector<std::string> warnings;  // of the input
};

// The frames of an input that have an energy. Throws InputError if there is none, what
// TrajectoryReader::read() throws, and Cancelled.
std::vector<Frame> readSinglePoints(TrajectoryReader& input, Progress& progress);

// Reads the whole input and matches its single points with the configurations by geometry
// (applyLabels). Throws what readSinglePoints() and FrameLoader::load() throw.
LabelImport importLabels(TrajectoryReader& input, const std::vector<ConfigurationRecord>& records,
                         FrameLoader& loader, Progress& progress);

}  // namespace mtp
