#include "core/workflow/InputSummary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/inspection/FrameFaults.h"
#include "core/inspection/PhysicsCheck.h"
#include "core/inspection/VirialSign.h"
#include "core/labelling/Matching.h"

namespace mtp {

namespace {

std::string shownComposition(const Frame& frame) {
    std::vector<int> counts(frame.species.size());
    for (int type : frame.types)
        ++counts[static_cast<std::size_t>(type)];
    std::string text;
    for (std::size_t type = 0; type < counts.size(); ++type) {
        if (counts[type] == 0)
            continue;
        const std::string& name = frame.species[type];
        text += fmt::format("{}{}", text.empty() ? "" : " ",
                            name.empty() ? fmt::format("type{}: {}", type + 1, counts[type])
                                         : fmt::format("{}{}", name, counts[type]));
    }
    return text;
}

// Evenly spread, with the first two and the last one.
std::vector<std::size_t> chosenFrames(std::size_t count, std::size_t most) {
    std::vector<std::size_t> chosen;
    const std::size_t wanted = std::min(count, std::max<std::size_t>(most, 3));
    for (std::size_t i = 0; i < wanted; ++i)
        chosen.push_back(wanted == count ? i : i * (count - 1) / (wanted - 1));
    if (wanted < count)
        chosen[1] = 1;
    return chosen;
}

// The time between frames where it is the same throughout (within the digits that are printed).
std::optional<double> stepOf(const std::vector<std::pair<std::size_t, double>>& times) {
    if (times.size() < 2 || times[1].first == times[0].first)
        return {};
    constexpr double kPrinted = 0.02;  // fs
    const double step = (times.back().second - times.front().second) /
                        static_cast<double>(times.back().first - times.front().first);
    const bool isEven = std::all_of(times.begin(), times.end(), [&](const auto& time) {
        const double wanted =
            times.front().second + step * static_cast<double>(time.first - times.front().first);
        return std::abs(time.second - wanted) < kPrinted + 1e-6 * std::abs(wanted);
    });
    return isEven && step > 0 ? std::optional(step) : std::nullopt;
}

}  // namespace

std::string_view nameOf(RunKind kind) {
    switch (kind) {
        case RunKind::MolecularDynamics:
            return "molecular dynamics";
        case RunKind::Relaxation:
            return "relaxation";
        case RunKind::SinglePoints:
            return "single points";
        case RunKind::Unknown:
            break;
    }
    return {};
}

InputSummary summarise(TrajectoryReader& reader, std::size_t mostFrames, Progress* progress) {
    InputSummary summary;
    const TrajectoryInfo& info = reader.info();
    summary.path = info.path;
    summary.format = info.format;
    summary.provenance = info.provenance;
    summary.speciesHints = info.speciesHints;
    summary.kind = info.kind;
    summary.warnings = info.warnings;
    summary.frameCount = reader.frameCount();
    PhysicsCheck check;
    VirialSignCheck virials;
    FrameFaults faults;
    std::vector<std::shared_ptr<const Provenance>> origins;
    std::vector<std::pair<std::size_t, double>> times;
    const std::vector<std::size_t> chosen = chosenFrames(summary.frameCount, mostFrames);
    for (std::size_t index : chosen) {
        const Frame frame = reader.read(index);
        const std::size_t atoms = frame.atomCount();
        if (summary.frameCountRead++ == 0) {
            summary.composition = shownComposition(frame);
            summary.fewestAtoms = atoms;
        }
        summary.fewestAtoms = std::min(summary.fewestAtoms, atoms);
        summary.mostAtoms = std::max(summary.mostAtoms, atoms);
        summary.typeCount = std::max(summary.typeCount, frame.species.size());
        summary.isNamed = summary.isNamed && isNamed(frame);
        summary.withEnergy += frame.labels.energy ? 1 : 0;
        summary.withForces += frame.labels.forces ? 1 : 0;
        summary.withVirial += frame.labels.virial ? 1 : 0;
        if (frame.timeFs)
            times.emplace_back(index, *frame.timeFs);
        check.add(frame, index + 1);
        virials.add(frame, index + 1);
        faults.add(frame, index + 1);
        if (frame.provenance && (origins.empty() || origins.back() != frame.provenance))
            origins.push_back(frame.provenance);
        if (progress)
            progress->step(
                static_cast<double>(summary.frameCountRead) / static_cast<double>(chosen.size()),
                "Looking at frames");
    }
    if (!times.empty()) {
        summary.firstTimeFs = times.front().second;
        summary.lastTimeFs = times.back().second;
    }
    summary.timeStepFs = stepOf(times);
    for (std::string& warning : check.warnings())
        summary.warnings.push_back(std::move(warning));
    for (std::string& warning : faults.warnings())
        summary.warnings.push_back(std::move(warning));
    if (std::optional<std::string> warning = virials.warning())
        summary.warnings.push_back(std::move(*warning));
    if (const std::vector<std::string> conflicts = conflictingSettings(origins); !conflicts.empty())
        summary.warnings.push_back(fmt::format("the labels were made with different settings: {}",
                                               fmt::join(conflicts, "; ")));
    return summary;
}

}  // namespace mtp
