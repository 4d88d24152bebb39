// A run: fractional coordinates of all atoms, frame by frame, with cells and times.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/dynamics/PositionStore.h"
#include "core/io/PositionStream.h"
#include "core/model/Cell.h"

namespace mtp {

// A run that states no times, although no time step was given. The caller knows how the user can
// give it.
class UnknownTimes : public InputError {
public:
    using InputError::InputError;
};

struct SeriesOptions {
    std::optional<double> timestepFs;  // of the simulation; times are then steps times this
    double skipPs = 0;                 // of the start, for equilibration
    Progress* progress = nullptr;      // not owned; may be null
    // Takes the blocks of positions, which are then not kept; see PositionStore::setSink().
    std::function<void(std::span<const float>)> sink = nullptr;
    int threads = 0;  // that parse the file, if its format allows several; 0: all processors
};

struct PositionSeries {
    std::string path;
    std::vector<std::string> species;  // names of the types
    std::vector<int> types;            // per atom
    std::vector<std::int64_t> ids;     // per atom, as the file numbers them; empty if it does not
    std::vector<Cell> cells;           // per frame
    std::vector<double> times;         // ps, rising
    std::vector<std::size_t> numbers;  // of the frames in the input, from 1
    Eigen::RowVector3d corner = Eigen::RowVector3d::Zero();  // of the first frame's cell, Å
    PositionStore positions;
    std::vector<std::size_t> places;  // of the frames in the store, rising
    bool areUnwrapped = false;
    std::optional<double> temperature;  // K, the mean if all frames tell it
    std::vector<std::string> warnings;

    std::size_t frameCount() const { return cells.size(); }
    std::size_t atomCount() const { return types.size(); }
    // Fractional coordinates.
    Eigen::RowVector3d at(std::size_t frame, std::size_t atom) const {
        return positions.at(places[frame], atom);
    }
    // fractional: three for each atom. time: ps. Its frames are read after positions.flush().
    void append(const Cell& cell, double time, std::span<const double> fractional);
};

// Reads the run to its end. If it was restarted and steps repeat, what the first part wrote from
// the first repeated step on is dropped. Throws UnknownTimes, InputError with file and frame if a
// cell has no volume or the atoms change; Cancelled.
PositionSeries readSeries(PositionStream& stream, const SeriesOptions& options);

// Leaves out the frames of this time at the start, and says so in the warnings.
void skipStart(double ps, PositionSeries& series);

}  // namespace mtp
