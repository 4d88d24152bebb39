#include "core/project/file/TrainedSet.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

namespace mtp {

TrainedSet trainedSet(const std::vector<ConfigurationRecord>& records) {
    TrainedSet set;
    for (const ConfigurationRecord& record : records)
        if (isUsable(record) && record.part != Part::Test)
            (record.part == Part::Training ? set.trainingIds : set.validationIds)
                .push_back(record.id);
    set.checksum = checksumOf(records);
    return set;
}

std::string checksumOf(const std::vector<ConfigurationRecord>& records) {
    std::vector<std::string> lines;
    // Frames and labels are written once and never changed: their ids say what they hold.
    for (const ConfigurationRecord& record : records)
        if (isUsable(record) && record.part != Part::Test)
            lines.push_back(fmt::format("{} {} {} {} {}\n", record.id, record.frameId,
                                        record.labelsId, record.weight,
                                        static_cast<int>(record.part)));
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines)
        all += line;
    const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
    return fmt::format("set-xxh128:{:016x}{:016x}", hash.high64, hash.low64);
}

bool isStale(const RunRecord& run, const std::vector<ConfigurationRecord>& records) {
    return run.trainedOn && run.trainedOn->checksum != checksumOf(records);
}

bool haveSameValidation(const RunRecord& a, const RunRecord& b) {
    if (!a.trainedOn || !b.trainedOn)
        return true;
    std::vector<std::int64_t> first = a.trainedOn->validationIds,
                              second = b.trainedOn->validationIds;
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    return first == second;
}

}  // namespace mtp
