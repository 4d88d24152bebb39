#include "core/io/Losses.h"

namespace mtp {

std::vector<std::string> lossesOf(const Frame& frame, const Holds& holds) {
    const Labels& labels = frame.labels;
    std::vector<std::string> losses;
    const auto add = [&](bool isThere, bool isHeld, const char* name) {
        if (isThere && !isHeld)
            losses.emplace_back(name);
    };
    add(labels.energy.has_value(), holds.energy, "energies");
    add(labels.forces.has_value(), holds.forces, "forces");
    add(labels.virial.has_value(), holds.virial, "virials");
    add(frame.velocities.has_value(), holds.velocities, "velocities");
    add(frame.step.has_value(), holds.step || holds.keys, "step numbers");
    add(frame.timeFs.has_value(), holds.time || holds.keys, "times");
    add(frame.temperature.has_value(), holds.keys, "temperatures");
    add(labels.energySigma0 || labels.isConverged || labels.isPredicted, holds.keys,
        "energies at zero smearing, convergence and whether labels are predicted");
    add(frame.provenance && !frame.provenance->settings.empty(), holds.keys,
        "code and settings of the labels");
    add(!frame.features.empty() || !frame.lineage.isEmpty(), holds.keys, "other keys of the file");
    return losses;
}

void noteLosses(TrajectoryWriter& writer, const Frame& frame, const Holds& holds) {
    for (const std::string& loss : lossesOf(frame, holds))
        writer.note(loss);
}

}  // namespace mtp
