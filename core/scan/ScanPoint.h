// What a training of a scan has come to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scan/ScanPlan.h"
#include "core/training/TrainingRecord.h"

namespace mtp {

struct ScanPoint {
    ScanSettings settings;
    int functions = 0;     // of the basis
    double objective = 0;  // of what it was trained on
    FitErrors training;    // of what it was trained on
    FitErrors validation;
    double cpuSeconds = 0;    // of the process while it was trained, all threads
    double microseconds = 0;  // of an evaluation, per atom, on one core
    int iterations = 0;
    std::string stopReason{};  // as describe() says
    std::string file{};        // the potential, in the folder of the scan
    std::string failure{};     // why there is none; everything above but the settings is empty

    bool isTrained() const { return failure.empty(); }
};

}  // namespace mtp
