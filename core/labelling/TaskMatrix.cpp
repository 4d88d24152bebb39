#include "core/labelling/TaskMatrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "core/base/Error.h"

namespace mtp {

namespace {

const Frame& configurationOf(const CampaignTask& task, const std::vector<Frame>& configurations) {
    const auto index = static_cast<std::size_t>(task.files.number) - 1;
    if (index >= configurations.size())
        throw InputError(
            fmt::format("{}: the campaign has no configuration with this number", task.files.key));
    return configurations[index];
}

// The source only if there are several.
std::string nameOfParent(const std::optional<ParentKey>& parent, bool hasSeveralSources) {
    if (!parent)
        return "other";
    const std::string source = std::filesystem::path(parent->source).filename().string();
    if (!parent->frame)
        return source;
    return hasSeveralSources ? fmt::format("{}, frame {}", source, *parent->frame)
                             : fmt::format("frame {}", *parent->frame);
}

int urgencyOf(TaskState state) {
    return needsAttention(state) ? 2 : state == TaskState::Done ? 0 : 1;
}

}  // namespace

TaskMatrix taskMatrix(const std::vector<CampaignTask>& tasks,
                      const std::vector<Frame>& configurations) {
    TaskMatrix matrix;
    std::set<std::string> sources;
    matrix.hasRatios = !tasks.empty();
    for (const CampaignTask& task : tasks) {
        const Lineage& lineage = configurationOf(task, configurations).lineage;
        matrix.hasRatios = matrix.hasRatios && lineage.densityRatio;
        if (lineage.parent)
            sources.insert(lineage.parent->source);
    }
    std::map<std::optional<ParentKey>, std::map<double, std::vector<std::size_t>>> cells;
    std::set<double> densities;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Lineage& lineage = configurationOf(tasks[i], configurations).lineage;
        const auto density = matrix.hasRatios ? lineage.densityRatio : tasks[i].files.density;
        if (!density)
            continue;
        densities.insert(*density);
        cells[lineage.parent][*density].push_back(i);
    }
    matrix.densities.assign(densities.begin(), densities.end());
    for (auto& [parent, row] : cells) {
        matrix.parents.push_back(nameOfParent(parent, sources.size() > 1));
        matrix.tasks.emplace_back();
        for (const double density : matrix.densities)
            matrix.tasks.back().push_back(row[density]);
    }
    return matrix;
}

const CampaignTask* shownTask(const TaskMatrix& matrix, std::size_t row, std::size_t column,
                              const std::vector<CampaignTask>& tasks) {
    const std::vector<std::size_t>& cell = matrix.tasks.at(row).at(column);
    const auto most = std::max_element(cell.begin(), cell.end(), [&](std::size_t a, std::size_t b) {
        return urgencyOf(tasks[a].status.state) < urgencyOf(tasks[b].status.state);
    });
    return most == cell.end() ? nullptr : &tasks[*most];
}

}  // namespace mtp
