#include "core/workflow/FitMap.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/Error.h"
#include "core/base/TableRows.h"
#include "core/inspection/ErrorColumns.h"
#include "core/inspection/ErrorTables.h"

namespace mtp {

FitMap mapFit(const FitResult& result, Progress& progress) {
    for (std::size_t i = 0; i < result.frames.size(); ++i)
        if (!isNamed(result.frames[i]))
            throw InputError(
                fmt::format("configuration {}: its atom types have no element names, without which "
                            "configurations cannot be compared",
                            result.numbers[i]));
    const std::vector<std::string> species = speciesOf(result.frames);
    std::vector<Frame> frames;
    for (const Frame& frame : result.frames)
        frames.push_back(withSpeciesOrder(frame, species));
    FitMap out;
    out.descriptors = describe(descriptorPotential(species), frames, 0, &progress);
    out.map =
        withConfigurationColumns(configurationMap(out.descriptors, frames), result.errors,
                                 {columns::kForceError.name, columns::kLargestForceError.name});
    std::vector<double> energies = result.errors[columns::kEnergyError];
    for (double& error : energies)
        error = std::abs(error);
    out.map.add(kMapEnergyError, std::move(energies));
    if (result.hasParts)
        out.map.add(kMapPart, result.errors[columns::kPart]);
    return out;
}

Table withGrades(const Table& map, const std::vector<double>& grades) {
    Table out = map;
    out.add(kMapGrade, grades);
    return out;
}

Table nearCopyTable(const FitMap& map, const FitResult& result, const std::vector<bool>& isLeftOut,
                    double within) {
    std::vector<int> used;
    for (std::size_t i = 0; i < isLeftOut.size(); ++i)
        if (!isLeftOut[i])
            used.push_back(static_cast<int>(i));
    const RowMatrix rows = map.descriptors(used, Eigen::all);
    TableRows table(columns::kConfiguration, kCopyOf, kCopyNumber, kCopyOfNumber, kCopyDistance,
                    columns::kDensity);
    const std::vector<double>& densities = result.errors[columns::kDensity];
    for (const NearCopy& copy : nearCopies(rows, within)) {
        const int configuration = used[copy.configuration], of = used[copy.of];
        const auto at = static_cast<std::size_t>(configuration);
        table.add(configuration, of, result.numbers[at],
                  result.numbers[static_cast<std::size_t>(of)], copy.distance, densities[at]);
    }
    return table.table();
}

}  // namespace mtp
