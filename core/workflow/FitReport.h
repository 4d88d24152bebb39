// A fit as one page of HTML that stands alone.
#pragma once

#include <string>

#include "core/project/file/Records.h"
#include "core/workflow/FitResult.h"

namespace mtp {

// HTML of the tables of the result, with the settings of the run, which must have a potential; says
// that it was made now. programVersion: "MTP Workbench 0.1.0". methods: sentences of the project
// (methodsParagraph()); may be empty.
std::string fitReport(const FitResult& result, const RunRecord& run,
                      const std::string& programVersion, const std::string& methods);

}  // namespace mtp
