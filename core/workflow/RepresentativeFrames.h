// Frames of a trajectory that stand for all of it, chosen by what they look like and not by time.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Table.h"
#include "core/sampling/FrameChoice.h"
#include "core/selection/InverseProduct.h"
#include "core/workflow/LoadedTrajectory.h"

namespace mtp {

// Of a longer trajectory the candidates are so many frames, evenly spaced: neighbours in time look
// alike, and all candidates are in memory at the same time.
inline constexpr std::size_t kMostCandidates = 2000;

struct CandidateFrames {
    std::vector<std::size_t> indices;  // in the trajectory, ascending
    std::size_t offered = 0;           // frames after the equilibration, candidates or not
    RowMatrix descriptors;             // core/selection/Descriptors.h, a row for each candidate
    Table map;                         // configurationMap(), a row for each candidate
};

// The frames at or after skipFs. timesFs: one for each frame of the trajectory. Throws InputError
// if a frame has a type without a name, what the reader throws, and Cancelled.
CandidateFrames describeCandidates(SharedTrajectory& trajectory, const std::vector<double>& timesFs,
                                   double skipFs, Progress& progress);

// `count` of them, as indices in the trajectory; fewer if the others are copies. method: any but
// Time.
FrameChoice chooseRepresentatives(const CandidateFrames& candidates, SelectionMethod method,
                                  std::size_t count);

}  // namespace mtp
