#include "app/cli/LabelledSets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/Common.h"
#include "core/inspection/VirialSign.h"
#include "core/labelling/Matching.h"
#include "core/model/Geometry.h"
#include "core/sampling/Split.h"

namespace mtp::cli {

namespace {

void requireOneSetting(const std::vector<Frame>& frames, bool mayMix, bool warns) {
    const std::vector<std::string> conflicts = conflictingSettings(frames);
    if (!conflicts.empty() && !mayMix)
        throw InputError(
            fmt::format("the labels were made with different settings ({}); energies of different "
                        "settings must not be mixed (--allow-mixed-settings trains anyway)",
                        fmt::join(conflicts, "; ")));
    for (const std::string& conflict : conflicts)
        if (warns)
            complain("warning: mixed settings: " + conflict);
}

void requireTrainable(const Frame& frame, const std::string& place) {
    if (const std::optional<AtomPair> pair = findNearestPair(frame))
        throw InputError(fmt::format("{}: {}; the frame is broken: leave it out", place,
                                     describe(*pair, frame)));
}

void warnOfVirials(const std::vector<Frame>& frames) {
    VirialSignCheck check;
    for (std::size_t i = 0; i < frames.size(); ++i)
        check.add(frames[i], i + 1);
    if (const std::optional<std::string> warning = check.warning())
        complain("warning: " + *warning);
}

}  // namespace

LabelledSets readLabelledSets(const LabelledInput& input) {
    LabelledSets sets;
    std::vector<Frame> frames = readAll(input.paths, input.species, requireTrainable);
    if (!input.validation.empty())
        sets.validation = readAll({input.validation}, input.species, requireTrainable);
    requireNames(frames);
    requireNames(sets.validation);
    std::vector<Frame> all = frames;
    all.insert(all.end(), sets.validation.begin(), sets.validation.end());
    requireOneSetting(all, input.mayMix, input.warns);
    if (input.warns)
        warnOfVirials(all);
    sets.ofData = speciesOf(frames);
    SplitOptions split;
    split.validationFraction = input.validationFraction;
    split.seed = input.seed;
    std::vector<Part> parts(frames.size(), Part::Training);
    if (input.validationFraction > 0)
        parts = splitConfigurations(splitItems(frames), split);
    for (std::size_t i = 0; i < frames.size(); ++i)
        (parts[i] == Part::Training ? sets.training : sets.validation)
            .push_back(std::move(frames[i]));
    return sets;
}

}  // namespace mtp::cli
