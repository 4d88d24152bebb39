// What every reader of configurations offers: what the file is, how many frames, each on demand.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Progress.h"
#include "core/model/Frame.h"

namespace mtp {

// What the frames of an input are to one another. Only those of molecular dynamics follow one
// another in time; the frames of a relaxation are its steps and have no times.
enum class RunKind { Unknown, SinglePoints, MolecularDynamics, Relaxation };

struct TrajectoryInfo {
    std::string format;  // the Format's name, e.g. "vasp-outcar"
    std::string path;
    Provenance provenance;
    std::vector<std::string> warnings;  // each names file and line if it can
    std::string started;                // "2019-04-23 05:48:14"; empty if the file tells no date
    // For numbered types: the element that mass or comment suggest, or empty. To be offered to the
    // user, never used unasked.
    std::vector<std::string> speciesHints{};
    RunKind kind = RunKind::Unknown;
};

// The frame as TrajectoryReader::head() gives it.
inline Frame withoutAtoms(Frame frame) {
    frame.types.clear();
    frame.positions.resize(0, 3);
    frame.velocities.reset();
    frame.labels.forces.reset();
    return frame;
}

// Opened by FormatRegistry. Opening scans the input once (the index); frames that are damaged are
// left out of frameCount() and named in the warnings. A frame is parsed when asked for.
class TrajectoryReader {
public:
    virtual ~TrajectoryReader() = default;
    virtual const TrajectoryInfo& info() const = 0;
    virtual std::size_t frameCount() const = 0;
    // index in [0, frameCount()). Throws ParseError or FileError (file changed since it was
    // opened).
    virtual Frame read(std::size_t index) = 0;
    // A frame without its atoms: step, time, temperature, energies, features and provenance. From
    // the index if the format can; else the frame is read for it.
    virtual Frame head(std::size_t index) { return withoutAtoms(read(index)); }
    // Which frame of the input that is; another one only if a part of the input is read. Origins
    // are named by it (parentKey).
    virtual std::size_t indexInInput(std::size_t index) const { return index; }
};

struct ReadOptions {
    // Names for numbered types, in order. If a file names its species, those that are not among
    // these are renamed by those that are left over (NamedReader.h).
    std::vector<std::string> species;
    Progress* progress = nullptr;  // not owned; may be null
    // Old and new names of species that a file names; instead of `species`.
    std::vector<std::pair<std::string, std::string>> renamed{};
    // The `mtp` command, which reads a file of HDF5 first in a process of its own (Hdf5Probe.h);
    // empty: the file is read without that. FormatRegistry::open() sets it.
    std::filesystem::path helper{};
};

}  // namespace mtp
