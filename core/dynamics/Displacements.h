// Where each ion of a run went, followed through the faces of the cell, in a frame of reference.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dynamics/FrameTimes.h"
#include "core/dynamics/PositionSeries.h"

namespace mtp {

enum class Reference { Framework, CentreOfMass, AsWritten };

// "framework", "mass", "file".
const char* referenceKey(Reference reference);
std::optional<Reference> findReference(std::string_view key);

struct DisplacementOptions {
    std::string ion;                     // species whose motion is analysed
    std::vector<std::string> framework;  // species that stand for the framework; empty: all others
    // By default the framework if there is one, else as written. If neither this nor the framework
    // is given, a framework whose mean stays within 0.25 Å of its place is left alone too.
    std::optional<Reference> reference;
    int threads = 0;  // 0: all processors
};

// How the atoms of one species moved together.
struct SpeciesMotion {
    std::string name;
    std::size_t atoms = 0;
    std::vector<Eigen::RowVector3d> mean;  // Å, since the first frame, per frame
};

// Ion by ion, so that each analysis goes through one ion after another; for one ion, all x, then
// all y, then all z. In single precision, relative to where the ion starts: 432 ions and 100,000
// frames take 0.5 GB, and a displacement of 60 Å is rounded by 4e-6 Å.
struct Displacements {
    std::string ion;
    std::vector<std::string> framework;
    Reference reference = Reference::AsWritten;
    std::vector<std::size_t> atoms;  // of each ion, from 0
    std::vector<std::int64_t> ids;   // of each ion, as the file numbers them; empty if it does not
    std::size_t frameCount = 0;
    double spacing = 0;  // ps
    std::vector<Stretch> stretches;
    std::vector<Eigen::RowVector3d>
        starts;                 // Å, of each ion, relative to the corner of the cell; empty: zero
    std::vector<float> values;  // Å, unwrapped, relative to the start of the ion
    // What has to be added to the values, because they are rounded; empty for a long run, and for
    // one that comes from a cache.
    std::vector<float> rests;
    std::vector<SpeciesMotion> species;  // all there are, in the same frame of reference
    // What was taken off the positions: how far the reference moved since the first frame, Å.
    std::vector<Eigen::RowVector3d> referenceMotion;
    Eigen::RowVector3d corner = Eigen::RowVector3d::Zero();  // of the cell in the input, Å
    Cell meanCell;
    double meanVolume = 0;  // Å³
    std::optional<double> temperature;
    std::vector<std::string> warnings;  // those of the series too

    std::size_t ionCount() const { return atoms.size(); }
    // Of one ion, by its place in `atoms`, and of x, y or z: frameCount values.
    const float* axis(std::size_t index, std::size_t direction) const {
        return values.data() + (3 * index + direction) * frameCount;
    }
    // Null if there are none.
    const float* rest(std::size_t index, std::size_t direction) const {
        return rests.empty() ? nullptr : rests.data() + (3 * index + direction) * frameCount;
    }
    Eigen::RowVector3d start(std::size_t index) const {
        return starts.empty() ? Eigen::RowVector3d::Zero() : starts[index];
    }
    // Å, relative to the corner of the cell.
    Eigen::RowVector3d place(std::size_t index, std::size_t frame) const {
        return start(index) + Eigen::RowVector3d(axis(index, 0)[frame], axis(index, 1)[frame],
                                                 axis(index, 2)[frame]);
    }
};

// Throws InputError if a species is not there or its types have no names (UnnamedTypes).
Displacements displacementsOf(const PositionSeries& series, const DisplacementOptions& options);

}  // namespace mtp
