#include "core/project/file/Records.h"

namespace mtp {

bool isUsable(const ConfigurationRecord& record) {
    return record.energy && !record.isExcluded && record.isConverged.value_or(true);
}

ConfigurationRecord recordOf(const Frame& frame, std::optional<double> densityRatio) {
    ConfigurationRecord record;
    record.parent = frame.lineage.parent;
    record.expansion = frame.lineage.expansion;
    record.densityRatio = densityRatio;
    record.weight = weightOf(frame);
    record.atomCount = frame.atomCount();
    record.density = density(frame);
    record.energy = frame.labels.energy;
    record.isConverged = frame.labels.isConverged;
    record.isPredicted = frame.labels.isPredicted;
    if (frame.labels.forces && frame.labels.forces->rows() > 0)
        record.largestForce = frame.labels.forces->rowwise().norm().maxCoeff();
    record.provenance = frame.provenance;
    return record;
}

SplitItem splitItemOf(const ConfigurationRecord& record) {
    return {record.parent, {}, record.density};
}

}  // namespace mtp
