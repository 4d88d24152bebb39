#include "core/simulation/Offender.h"

#include <memory>
#include <system_error>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/io/lammps/Lammps.h"
#include "core/simulation/Deck.h"

namespace mtp {

namespace {

std::unique_ptr<TrajectoryReader> openDump(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error) || std::filesystem::file_size(path, error) == 0)
        return {};
    return lammpsDumpFormat().open(path, {});
}

// A frame of a file with the pair of it that is nearest.
std::optional<Offender> measure(const std::filesystem::path& file, TrajectoryReader& reader,
                                std::size_t index, const RunDescription& run) {
    Frame frame = withSpeciesOrder(reader.read(index), run.species);
    const std::optional<ClosestApproach> pair = closestApproach(frame, run.limits, run.cutoff);
    if (!pair)
        return {};
    const std::string name = nameOfType(frame, pair->first) + "-" + nameOfType(frame, pair->second);
    return Offender{file, index, std::move(frame), *pair, name};
}

}  // namespace

std::optional<Offender> findOffender(const std::filesystem::path& folder, const RunDescription& run,
                                     std::size_t runIndex) {
    const std::size_t count = run.schedule.runs.size();
    const std::filesystem::path path = folder / trajectoryFile(runIndex, count);
    std::optional<Offender> first;
    if (const std::unique_ptr<TrajectoryReader> reader = openDump(path))
        for (std::size_t index = reader->frameCount(); index-- > 0;) {
            std::optional<Offender> found = measure(path, *reader, index, run);
            if (!found || found->pair.ratio >= 1)
                break;
            first = std::move(found);
        }
    if (first)
        return first;
    const std::filesystem::path last = folder / lastFrameFile(runIndex, count);
    const std::unique_ptr<TrajectoryReader> reader = openDump(last);
    return reader && reader->frameCount() > 0
               ? measure(last, *reader, reader->frameCount() - 1, run)
               : std::nullopt;
}

}  // namespace mtp
