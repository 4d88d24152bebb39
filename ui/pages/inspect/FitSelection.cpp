#include "ui/pages/inspect/FitSelection.h"

#include <set>

#include "core/inspection/ErrorColumns.h"

namespace mtp::ui {

PointSelection::Mode modeOf(Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ShiftModifier))
        return PointSelection::Mode::Add;
    if (modifiers.testFlag(Qt::ControlModifier))
        return PointSelection::Mode::Toggle;
    return modifiers.testFlag(Qt::AltModifier) ? PointSelection::Mode::Remove
                                               : PointSelection::Mode::Replace;
}

std::vector<int> rowNumbers(const std::vector<bool>& isChosen) {
    std::vector<int> rows;
    for (std::size_t row = 0; row < isChosen.size(); ++row)
        if (isChosen[row])
            rows.push_back(static_cast<int>(row));
    return rows;
}

PointSelection worstAtomsOf(const FitResult& result,
                            const std::vector<std::size_t>& configurations) {
    const std::vector<double>& worst = result.errors[columns::kWorstAtom];
    PointSelection selection;
    for (const std::size_t configuration : configurations) {
        Table point;
        point.add(columns::kConfiguration, {static_cast<int>(configuration)});
        if (worst[configuration] >= 0)
            point.add(columns::kAtom, {static_cast<int>(worst[configuration])});
        selection.choose(point, {0}, PointSelection::Mode::Add);
    }
    return selection;
}

PointSelection excludedOf(const FitResult& result, const std::vector<ConfigurationRecord>& now) {
    std::set<std::int64_t> ids;
    for (const ConfigurationRecord& record : now)
        if (record.isExcluded)
            ids.insert(record.id);
    std::vector<std::size_t> excluded;
    for (std::size_t i = 0; i < result.records.size(); ++i)
        if (ids.contains(result.records[i].id))
            excluded.push_back(i);
    PointSelection selection;
    selection.chooseConfigurations(excluded, PointSelection::Mode::Add);
    return selection;
}

}  // namespace mtp::ui
