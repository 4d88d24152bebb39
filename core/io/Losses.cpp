#include "core/io/Losses.h"

namespace mtp {

std::vector<std::string> lossesOf(const Frame& frame, const FormatContents& contents) {
    const Labels& labels = frame.labels;
    std::vector<std::string> losses;
    const auto add = [&](bool isThere, bool isHeld, const char* name) {
        if (isThere && !isHeld)
            losses.emplace_back(name);
    };
    add(labels.energy.has_value(), contents.energy, "energies");
    add(labels.forces.has_value(), contents.forces, "forces");
    add(labels.virial.has_value(), contents.virial, "virials");
    add(frame.velocities.has_value(), contents.velocities, "velocities");
    add(frame.step.has_value(), contents.step || contents.keys, "step numbers");
    add(frame.timeFs.has_value(), contents.time || contents.keys, "times");
    add(frame.temperature.has_value(), contents.keys, "temperatures");
    add(labels.energySigma0 || labels.isConverged || labels.isPredicted, contents.keys,
        "energies at zero smearing, convergence and whether labels are predicted");
    add(frame.provenance && !frame.provenance->settings.empty(), contents.keys,
        "code and settings of the labels");
    add(!frame.features.empty() || !frame.lineage.isEmpty(), contents.keys,
        "other keys of the file");
    return losses;
}

void noteLosses(TrajectoryWriter& writer, const Frame& frame, const FormatContents& contents) {
    for (const std::string& loss : lossesOf(frame, contents))
        writer.note(loss);
}

}  // namespace mtp
