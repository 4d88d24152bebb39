// Splits into training, validation and test parts that do not leak: scaled copies of one frame stay
// together, and so do neighbours in time if blocks of time are split.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/Frame.h"

namespace mtp {

enum class Part : std::uint8_t { Training, Validation, Test };

// "training", "validation", "test".
std::string_view partName(Part part);

// What a split needs to know of a configuration.
struct SplitItem {
    std::optional<ParentKey> parent;  // those of one parent stay together; absent: stands alone
    std::optional<double> timeFs;
    std::optional<double> density;  // g/cm³
};
// parent: that of its lineage only, so that equal steps of two files are not taken for one.
SplitItem splitItemOf(const Frame& frame);
std::vector<SplitItem> splitItemsOf(const std::vector<Frame>& frames);

// Items without a parent get one if their frames are the same but for scaling: types in the same
// order, fractional coordinates within `tolerance` Å (in a cube of the cell's volume). The others
// stay alone. items: those of the frames, in their order. Returns how many items are copies of one
// before.
std::size_t findParentsByGeometry(const std::vector<Frame>& frames, std::vector<SplitItem>& items,
                                  double tolerance = 0.01);

enum class SplitMethod {
    Parent,     // parents at random
    TimeBlock,  // blocks of parents that follow each other in time, blocks at random
    Density,    // chosen densities are held back
};

// "parent", "time", "density".
std::string_view splitMethodName(SplitMethod method);

struct SplitOptions {
    SplitMethod method = SplitMethod::Parent;
    // Of all configurations, in [0, 1), together below 1. Not used by Density.
    double validationFraction = 0.1;
    double testFraction = 0;
    std::uint64_t seed = 1;
    // TimeBlock: parents in a block; 0: as many as the smaller part wants of all.
    std::size_t parentsInBlock = 0;
    // Density: g/cm³; a configuration within 2 % of one of them goes there, all others train.
    std::vector<double> validationDensities, testDensities;
};

// Returns one part per item.
//
//     SplitOptions options;
//     options.method = SplitMethod::TimeBlock;
//     options.validationFraction = 0.2;
//     const std::vector<Part> parts = splitConfigurations(splitItemsOf(frames), options);
//
// Parent and TimeBlock: whole groups are drawn (seeded) into validation until at
// least its fraction is there, then into test; at least one group is left for training, and for
// test if it is wanted and there are enough. Parents are in time order within a source: by timeFs
// if all have it, else by the number of the frame, else in the given order. Density: a parent has
// children on both sides, because the question is whether a potential holds at densities that it
// was not trained at. Throws InputError: fractions out of range, a density that no item has,
// nothing left for training.
std::vector<Part> splitConfigurations(const std::vector<SplitItem>& items,
                                      const SplitOptions& options);

// Configurations that came after a split join the part of the copies of their parent that were in
// it, so that it still does not leak: a new item goes where an old one of the same parent is.
void joinParents(std::vector<Part>& parts, const std::vector<SplitItem>& items,
                 const std::vector<bool>& isNew);

// Indices of all items: parents in a random order (seeded), those of one parent one after the
// other. The first of them are a part of the set that grows with their number.
std::vector<std::size_t> shuffledByParent(const std::vector<SplitItem>& items, std::uint64_t seed);

// By parent, without a test part.
std::vector<Part> splitByParent(const std::vector<Frame>& frames, double validationFraction,
                                std::uint64_t seed);

}  // namespace mtp
