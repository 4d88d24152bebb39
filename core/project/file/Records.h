// What a project holds, as values: sources, configurations, runs, commands.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/FrameRange.h"
#include "core/model/Frame.h"
#include "core/sampling/Split.h"
#include "core/training/TrainingOptions.h"
#include "core/training/TrainingRecord.h"

namespace mtp {

struct SourceRecord {
    std::int64_t id = 0;
    std::string path;  // absolute; the file keeps it relative to itself if it can
    std::string format;
    std::int64_t frameCount = 0;
    double skipFs = 0;  // the user's selection
    double everyFs = 20;
    std::string checksum{};  // of the frames (FramesChecksum); empty: not known
    std::string origin{};    // where it was first; parents are named after it
    // How it is read, from when it was added: frameCount is of this range.
    std::vector<std::string> species{};  // names for numbered types
    FrameRange frames{};
};

// A configuration without its atoms: these are read on demand (FrameLoader).
struct ConfigurationRecord {
    std::int64_t id = 0;
    std::optional<ParentKey> parent;     // the frame of a trajectory it was made from
    std::optional<double> densityRatio;  // by densityRatio() of core/density/DensityRatio.h
    std::string expansion;  // expansionKey() of how it was made; empty: not by an expansion
    Part part = Part::Training;
    double weight = 1;
    bool isExcluded = false;

    // What lists and counts show of the frame and its labels.
    std::size_t atomCount = 0;
    std::optional<double> density;  // g/cm³
    std::optional<double> energy;   // eV; absent until a single point is matched
    std::optional<bool> isConverged;
    bool isPredicted = false;                      // labels of a potential, not ab initio
    std::optional<double> largestForce;            // eV/Å
    std::shared_ptr<const Provenance> provenance;  // of the labels, else of the frame

    // Where the atoms and the labels are stored; 0: not in a project, no labels.
    std::int64_t frameId = 0;
    std::int64_t labelsId = 0;
};

// A DFT campaign (core/labelling): its folder tells everything else.
struct CampaignRecord {
    std::int64_t id = 0;
    std::string path;       // absolute; the file keeps it relative to itself if it can
    std::string recipe{};   // its name and its code: "pbe-qe"; empty: not known
    std::string machine{};  // that it was last given to; empty: this computer
};

struct Configuration {
    ConfigurationRecord record;
    Frame frame;
};

// The record of a new configuration, as the frame says.
ConfigurationRecord recordOf(const Frame& frame, std::optional<double> densityRatio);

// Whether a training takes it: labelled, not excluded, and not said to be unconverged.
bool isUsable(const ConfigurationRecord& record);

// What a split has to know of it; its place in time is the number of its parent.
SplitItem splitItemOf(const ConfigurationRecord& record);

// The configurations a training used, in its order, and what decides what they say (TrainedSet.h).
struct TrainedSet {
    std::vector<std::int64_t> trainingIds, validationIds;
    std::string checksum;
};

struct RunRecord {
    std::int64_t id = 0;
    std::string name;
    TrainingOptions options;
    std::vector<IterationSummary> iterations;
    std::optional<Potential> potential;
    std::string stopReason;
    std::string created;  // ISO 8601, UTC
    // Absent if the potential was read from a file, or by a program that did not note it.
    std::optional<TrainedSet> trainedOn{};

    // Its potential was read from a file: nothing is known of its training, neither the options nor
    // the set, so that no configuration is a training or a validation configuration of it.
    bool isFromFile() const { return iterations.empty(); }
};

// One step of undo, as the history keeps it.
struct CommandRecord {
    std::int64_t id = 0;
    std::string name;       // "Make 90 configurations"
    std::string created;    // ISO 8601, UTC
    std::string operation;  // JSON for replay; empty if the name says all
    bool isUndone = false;
};

// The parts of a project that a command touched.
struct ProjectChanges {
    bool sources = false, ladder = false, settings = false, configurations = false, runs = false;
    bool campaigns = false;
    bool any() const {
        return sources || ladder || settings || configurations || runs || campaigns;
    }
};

}  // namespace mtp
