// Which configurations the next training takes, and in which part, before it is started.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/mtp/Potential.h"
#include "core/project/file/Records.h"
#include "core/training/Estimate.h"

namespace mtp {

struct TrainingPlan {
    std::vector<ConfigurationRecord> records;  // usable, with their parts as they will be
    std::size_t training = 0, validation = 0, test = 0;
    std::size_t changed = 0;  // records whose part is not what it was
    std::string problem;      // why the split cannot be made; empty if it can
};

// options absent: the split stays as it is. Then configurations that no run was trained on, and
// that were not placed by hand, join the part of the scaled copies of their parent. isByHand: the
// user has chosen parts of single configurations.
TrainingPlan planTraining(const std::vector<ConfigurationRecord>& configurations,
                          const std::optional<SplitOptions>& options,
                          const std::vector<RunRecord>& runs, bool isByHand);

// Whether the next training fits the configuration: it is usable and in the training part.
bool isForTraining(const ConfigurationRecord& record);

// Whether there is a split to keep: a usable configuration that is not for training.
bool hasSplit(const std::vector<ConfigurationRecord>& configurations);

// The usable configurations that the run has used as its training or its validation part; if that
// is not known, those that belong to this part now.
std::vector<ConfigurationRecord> usedRecords(const std::vector<ConfigurationRecord>& records,
                                             const RunRecord& run, Part part);

// The densities of the configurations, g/cm³: the lowest of each group (DensityGroups), ascending.
std::vector<double> distinctDensities(const std::vector<ConfigurationRecord>& configurations);

// Labels of different settings must not be mixed.
struct MixedSettings {
    std::vector<std::string> conflicts;   // "functional: PBE / SCAN"; empty if all agree
    std::vector<std::int64_t> differing;  // ids of the usable ones that differ from most
};
// Compares the settings of the usable configurations.
MixedSettings findMixedSettings(const std::vector<ConfigurationRecord>& configurations);

// The names of the types, in order, of a training that starts from `start`: those of a trained
// potential. An untrained one only sorts the names of the data (`own`): those that it names come
// first, in its order. Without a start, or if it names no species, the result is `own`.
std::vector<std::string> speciesOrder(const std::vector<std::string>& own,
                                      const std::optional<Potential>& start);

// Counts and means of the planned training and validation, for estimateTraining(). one: the frame
// of any record, from which the mass of an atom is taken.
EstimateInput estimateInput(const std::vector<ConfigurationRecord>& records, const Frame& one,
                            const TrainingOptions& options, std::size_t speciesCount);

}  // namespace mtp
