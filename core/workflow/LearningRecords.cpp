#include "core/workflow/LearningRecords.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/Error.h"
#include "core/base/UtcTime.h"
#include "core/mtp/PotentialFile.h"
#include "core/workflow/SimulationRecords.h"

namespace mtp {

namespace fs = std::filesystem;

fs::path nextLearningFolder(const fs::path& project, const std::vector<fs::path>& taken) {
    return nextFolder(project.parent_path() / (project.stem().string() + "-learning"), "loop",
                      taken);
}

LearningYield learningYield(const LearningFolder& folder,
                            const std::vector<ConfigurationRecord>& known,
                            const std::optional<DensityReference>& reference) {
    std::set<ParentKey> parents;
    for (const ConfigurationRecord& record : known)
        if (record.parent)
            parents.insert(*record.parent);
    LearningYield yield;
    int last = 0;
    bool isTrial = false;
    for (const RoundRecord& round : folder.record().rounds) {
        if (round.labelled == 0)
            continue;
        last = round.round;
        isTrial = isTrial || round.arePredicted;
        const fs::path path = folder.labelled(round.round);
        std::vector<Frame> frames = readLearningFrames(path);
        for (std::size_t k = 0; k < frames.size(); ++k) {
            Frame& frame = frames[k];
            frame.lineage = {};
            frame.lineage.parent = ParentKey{path.string(), static_cast<std::int64_t>(k)};
            if (parents.contains(*frame.lineage.parent))
                continue;
            if (round.arePredicted)
                frame.labels = {};
            yield.configurations.push_back(
                {recordOf(frame, densityRatio(frame, reference)), frame});
        }
    }
    if (last == 0)
        throw InputError(folder.path().string() + ": no round has labelled anything yet");
    yield.run.potential = readPotential(folder.potential(last + 1));
    yield.run.name = fmt::format("{}, round {}{}", folder.path().filename().string(), last,
                                 isTrial ? " (trial)" : "");
    yield.run.stopReason = "trained by a learning loop";
    yield.run.created = utcNow();
    return yield;
}

}  // namespace mtp
