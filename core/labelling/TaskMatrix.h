// The tasks of a campaign by the frame that their configurations were made from and by density.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/labelling/CampaignStatus.h"

namespace mtp {

struct TaskMatrix {
    // True: densities are ratios, which all configurations tell; else they are in g/cm³, as in the
    // keys of tasks.
    bool hasRatios = false;
    std::vector<double> densities;     // of the columns, ascending
    std::vector<std::string> parents;  // of the rows, "frame 120"; "other" if none is known
    // By row and column: indices of tasks; most cells have one, some none.
    std::vector<std::vector<std::vector<std::size_t>>> tasks;
};

// Tasks without a known density are left out. Throws InputError for a task whose configuration is
// not among these.
TaskMatrix taskMatrix(const std::vector<CampaignTask>& tasks,
                      const std::vector<Frame>& configurations);

// Which task of a cell is shown: one that needs attention before one that is under way before one
// that is done. Null for an empty cell.
const CampaignTask* shownTask(const TaskMatrix& matrix, std::size_t row, std::size_t column,
                              const std::vector<CampaignTask>& tasks);

}  // namespace mtp
