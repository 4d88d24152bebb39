// A fit as one page of HTML that stands alone.
#pragma once

#include <string>

#include "core/project/file/Records.h"
#include "ui/project/FitResult.h"

namespace mtp::ui {

// programVersion: "MTP Workbench 0.1.0". methods: sentences of the project (core/project/Replay.h);
// may be empty. compared: another potential on the same configurations, or null.
std::string fitReport(const FitResult& result, const RunRecord& run,
                      const std::string& programVersion, const std::string& methods,
                      const FitResult* compared = nullptr, const std::string& comparedName = {});

}  // namespace mtp::ui
