// The positions of a run in one pass from its first frame to its last, for analyses of motion.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/io/TrajectoryReader.h"

namespace mtp {

struct PositionFrame {
    Frame frame;  // positions in Å, as TrajectoryReader gives them
    Eigen::RowVector3d origin = Eigen::RowVector3d::Zero();  // the corner of the cell, Å
    bool areUnwrapped = false;      // the file says that positions follow atoms through the faces
    std::vector<std::int64_t> ids;  // of the atoms, rising; empty if the file has none
    std::size_t number = 0;         // in the input, from 1, damaged frames counted
};

// Where reading can go on when an input has grown.
struct StreamPlace {
    std::uint64_t offset = 0;  // bytes
    std::size_t line = 1;      // the number of the next one
    std::size_t number = 0;    // frames before it
};

class PositionStream {
public:
    virtual ~PositionStream() = default;
    // Frames that are damaged are left out and named in the warnings. Throws FileError.
    virtual std::optional<PositionFrame> next() = 0;
    // Share in [0, 1] that was read, for progress.
    virtual double fraction() const = 0;
    // Complete once next() has returned nothing.
    virtual std::vector<std::string> warnings() const = 0;
    virtual std::string path() const = 0;
    // Behind as many whole frames as were given before any damage; absent if reading cannot begin
    // within the input. It may be ahead of the frame that next() gave last.
    virtual std::optional<StreamPlace> place() const { return std::nullopt; }
    // Instead of giving the first frame, goes on at a place of an earlier stream. What lies before
    // it must still be the same, and the options too. Throws like next().
    virtual void goOnAt(const StreamPlace&) {
        throw InputError(path() + ": cannot be read from within");
    }
};

// A LAMMPS dump is read without an index, and with what a Frame has no place for (origin of the
// box, ids); any other input by its TrajectoryReader. threads: that parse a dump, 0 takes all; the
// frames do not depend on their number. Throws like FormatRegistry::open().
std::unique_ptr<PositionStream> openPositions(const FormatRegistry& registry,
                                              const std::filesystem::path& path,
                                              const ReadOptions& options = {}, int threads = 0);
// All frames of a reader. Whether its positions are unwrapped is not known: they are taken as
// wrapped.
std::unique_ptr<PositionStream> positionsOf(std::shared_ptr<TrajectoryReader> reader);

}  // namespace mtp
