// Trains the points of a scan, one after the other, in a folder from which it can go on.
#pragma once

#include <functional>
#include <vector>

#include "core/base/Progress.h"
#include "core/scan/ScanFolder.h"

namespace mtp {

struct ScanResult {
    std::vector<ScanPoint> points;  // those that were trained or have failed, in order of the plan
    std::size_t planned = 0;        // points of the plan
    bool isComplete = true;         // false: it was stopped
};

// Called on the thread that scans, after each point that was not in the folder before.
using ScanListener = std::function<void(const ScanPoint&)>;

// Points that the folder has are not trained again; a training that was interrupted goes on from
// its checkpoint, which is at most kCheckpointInterval old. Every point uses all threads. A point
// that cannot be trained is kept with the reason, tried again by the next run, and does not end the
// scan. The times of an evaluation are measured after each point, and of all in turn in the end,
// so that they can be compared. Throws InputError for sets or options that cannot be, if the
// folder is of another scan or in use, and FileError. A Progress that asks to stop ends it early.
//
//     const ScanResult result = runScan({.levels = {8, 12}}, sets, "scan", progress);
//     fmt::print("{}\n", toText(adviceOn(result, sets)));
ScanResult runScan(const ScanPlan& plan, const ScanSets& sets, const std::filesystem::path& folder,
                   Progress& progress, const ScanListener& pointEnded = {});

}  // namespace mtp
