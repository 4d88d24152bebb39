#include "core/simulation/Offender.h"

#include <memory>
#include <system_error>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"
#include "core/io/lammps/DumpGrades.h"
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
    return Offender{
        .file = file, .index = index, .frame = std::move(frame), .pair = *pair, .pairName = name};
}

std::optional<Offender> firstBeyond(const std::filesystem::path& path, const RunDescription& run) {
    const std::unique_ptr<TrajectoryReader> reader = openDump(path);
    const std::vector<DumpGrade> grades = readDumpGrades(path);
    if (!reader || grades.empty() || reader->frameCount() < grades.size())
        return {};
    std::size_t first = grades.size() - 1;
    while (first > 0 && grades[first].step - grades[first - 1].step <= run.limits.grades->every)
        --first;
    std::optional<Offender> found = measure(path, *reader, first, run);
    if (!found)
        return {};
    found->grade = grades[first].grade;
    // Frames come in the order of the ids, which count from 1.
    if (const std::int64_t id = grades[first].id;
        id >= 1 && id <= static_cast<std::int64_t>(found->frame.atomCount()))
        found->worstAtom = static_cast<std::size_t>(id - 1);
    return found;
}

}  // namespace

std::optional<Offender> findOffender(const std::filesystem::path& folder, const RunLog& log,
                                     std::size_t runIndex) {
    const RunDescription& run = log.description();
    const std::size_t count = run.schedule.runs.size();
    const std::optional<GuardStop>& stop = log.runs()[runIndex].stop;
    if (stop && stop->fix == kGradeFix && run.limits.grades)
        if (std::optional<Offender> beyond = firstBeyond(folder / beyondFile(runIndex, count), run))
            return beyond;
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
