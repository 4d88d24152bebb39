// One atomic configuration with what is known about it: cell, atoms, time, labels, origin.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/Cell.h"
#include "core/model/Lineage.h"

namespace mtp {

// Where labels come from; two frames with different `settings` must not be mixed silently.
struct Provenance {
    std::string code;  // "VASP", "CP2K", "MLIP", ...; empty if unknown
    std::string version;
    std::string source;  // file or run folder, as given by the user
    // Standard keys: functional, dispersion, cutoff_eV, k_mesh, pseudopotentials, smearing, spin.
    std::map<std::string, std::string> settings;
    std::string checksum{};  // of the source file, "xxh128:" and 32 hex digits; empty: not known
};

// Results of an electronic structure calculation (or of a potential). Absent means unknown.
struct Labels {
    std::optional<double> energy;           // eV, the one consistent with the forces
    std::optional<double> energySigma0;     // eV, extrapolated to zero smearing
    std::optional<Positions> forces;        // eV/Å, N x 3
    std::optional<Eigen::Matrix3d> virial;  // eV, positive = compressed, no kinetic part
    std::optional<bool> isConverged;        // of the electronic steps
    bool isPredicted = false;               // by a machine-learned potential: not ab initio
};

struct Frame {
    Cell cell;
    std::vector<std::string> species;     // names of the types in order; empty name: not named
    std::vector<int> types;               // per atom, index into species
    Positions positions;                  // Å, N x 3, as in the file (not wrapped)
    std::optional<Positions> velocities;  // Å/fs, N x 3
    Labels labels;
    std::optional<std::int64_t> step;
    std::optional<double> timeFs;
    std::optional<double> temperature;             // K
    Lineage lineage;                               // where it comes from and how it was made
    std::map<std::string, std::string> features;   // other key-value pairs of the file
    std::shared_ptr<const Provenance> provenance;  // shared by all frames of a source; may be null

    std::size_t atomCount() const { return types.size(); }
};

// How much the frame counts in a training; 1 if nothing is said of it. Throws InputError if its
// file gave a weight that is no number or negative.
double weightOf(const Frame& frame);
// The parent of a configuration that is made from the frame: its own parent if it has one, else the
// frame itself, by its source and its step. index: its number in the input, for frames without a
// step.
ParentKey parentKey(const Frame& frame, std::size_t index);
// Its features and its lineage, as files and projects hold them.
std::map<std::string, std::string> keyValuePairs(const Frame& frame);
// Puts one of these pairs where it belongs. A key that repeats adds a line to a feature.
void takeKeyValue(Frame& frame, std::string_view key, std::string_view value);
// True if every type that occurs has a name.
bool isNamed(const Frame& frame);
// The name of a type, or "type 2" if it has none, with the number from 0: the key of an element or
// of a pair, and what people read.
std::string nameOfType(const Frame& frame, int type);
// Names of types that occur and can be no element's (see isElementOrNumber), in order.
std::vector<std::string> unknownElements(const Frame& frame);
// Number of atoms of each named species. Throws UnnamedTypes.
std::map<std::string, int> composition(const Frame& frame);
// Total mass in amu; absent if a species is no known element or kind of one ("Fe1").
std::optional<double> totalMass(const Frame& frame);
// g/cm³; absent without a volume or a mass.
std::optional<double> density(const Frame& frame);
// The same frame with types renumbered to `order`. Unnamed types are taken to be in that order
// already. Throws InputError if a species is not in `order`.
Frame withSpeciesOrder(Frame frame, const std::vector<std::string>& order);
// Union of species names in order of first appearance.
std::vector<std::string> speciesOf(const std::vector<Frame>& frames);
// Throws InputError if array sizes disagree, a type is out of range or a number is not finite.
void validate(const Frame& frame);

}  // namespace mtp
