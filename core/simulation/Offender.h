// The frame with which a run left what its potential was trained on: it goes back to DFT.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "core/model/Frame.h"
#include "core/simulation/GuardLimits.h"
#include "core/simulation/RunLog.h"

namespace mtp {

struct Offender {
    std::filesystem::path file;  // where the frame stands: the trajectory, or the last frame
    std::size_t index = 0;       // of the frame in the file
    Frame frame;
    ClosestApproach pair;
    std::string pairName;  // "Al-Al"
    // Of the atom with the highest, if the run was stopped by its grade.
    std::optional<double> grade{};
    std::optional<std::size_t> worstAtom{};
};

// Of a run of the schedule that the guard has stopped. If a grade did, the first of the frames
// before the stop, without a gap, whose grade is beyond `save`. Else the first frame of those
// before the stop, without a gap, that have a pair nearer than any of the training set; if none
// has, the one in which it stopped. A later frame is of little use: its forces are not those of a
// liquid any more. Absent if the files hold no frame or no two atoms within the cutoff. Throws
// FileError, ParseError.
std::optional<Offender> findOffender(const std::filesystem::path& folder, const RunLog& log,
                                     std::size_t runIndex);

}  // namespace mtp
