// The folder of a scan. A trained point is a potential and a line of JSON; the line is written last
// and appears as a whole, so that a point whose line is there is finished.
//
//     scan.json                                        which data and weights the points share
//     level-16_cutoff-5_radial-8_seed-1_of-142.almtp   the potential
//     ... .json                                        the line
//     ... .checkpoint                                  of a training that was interrupted
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/FileLock.h"
#include "core/mtp/Potential.h"
#include "core/scan/ScanPoint.h"
#include "core/training/Trainer.h"

namespace mtp {

// A training that can go on.
struct InterruptedPoint {
    TrainingCheckpoint checkpoint;
    double cpuSeconds = 0;
};

class ScanFolder {
public:
    explicit ScanFolder(std::filesystem::path path) : m_path(std::move(path)) {}

    const std::filesystem::path& path() const { return m_path; }
    // Whether the folder has a scan of other data or options.
    bool isOfOthers(const ScanPlan& plan, const ScanSets& sets) const;
    // Makes the folder, or checks that it is one of these data and options, and keeps others from
    // writing to it while this object lives. Throws InputError if it is of others, or in use.
    void open(const ScanPlan& plan, const ScanSets& sets);

    // Absent if the point is not there, or its line is damaged.
    std::optional<ScanPoint> find(const ScanSettings& settings) const;
    // Those of the points that are there.
    std::vector<ScanPoint> find(const std::vector<ScanSettings>& points) const;
    bool isTrained(const ScanSettings& settings) const;
    // Replaces the point; the interrupted training is gone then.
    void store(const ScanPoint& point) const;

    std::filesystem::path potentialFile(const ScanSettings& settings) const;

    // Absent if there is none, or it is damaged: the training begins anew.
    std::optional<InterruptedPoint> interrupted(const ScanSettings& settings) const;
    void keep(const ScanSettings& settings, const InterruptedPoint& interrupted) const;

private:
    std::filesystem::path fileOf(const ScanSettings& settings, const char* ending) const;

    std::filesystem::path m_path;
    FileLock m_lock;
};

// The point as the line has it, and `mtp scan --json` prints it.
std::string toScanJson(const ScanPoint& point);
// Absent for a text that is no point.
std::optional<ScanPoint> parseScanPoint(const std::string& text);

}  // namespace mtp
