#include "core/project/edit/Operations.h"

#include <nlohmann/json.hpp>

namespace mtp {

using nlohmann::json;

namespace {

// Names of files may hold bytes that are no text.
std::string dump(const json& operation) {
    return operation.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string expandOperation(const SourceRecord& source, const ExpansionOptions& options, int most,
                            bool hasTimes, const FramePicks& picks) {
    json out = {{"kind", "expand"},
                {"source", source.path},
                {"every_fs", source.everyFs},
                {"skip_fs", source.skipFs},
                {"most", most},
                {"ratios", options.ratios},
                {"is_rigid", options.mode == ExpansionMode::RigidUnits},
                {"bond_tolerance", options.bonds.tolerance},
                {"free_elements", options.bonds.freeElements},
                {"strain", std::vector<double>(options.strain.begin(), options.strain.end())},
                {"rattle", options.rattle},
                {"seed", options.seed},
                {"supercell", options.supercell}};
    for (const RungShape& shape : options.shapes)
        out["shapes"].push_back(
            {{"ratio", shape.ratio},
             {"strain", std::vector<double>(shape.strain.begin(), shape.strain.end())}});
    if (options.referenceDensity)
        out["reference"] = *options.referenceDensity;
    if (!source.species.empty())
        out["species"] = source.species;
    if (!source.frames.isWhole())
        out["frames"] = rangeText(source.frames);
    if (!hasTimes)
        out["has_times"] = false;
    if (!picks.added.empty())
        out["added_frames"] = picks.added;
    if (!picks.removed.empty())
        out["removed_frames"] = picks.removed;
    return dump(out);
}

std::string labelOperation(const std::filesystem::path& path,
                           const std::vector<std::string>& species) {
    json out = {{"kind", "label"}, {"path", path.string()}};
    if (!species.empty())
        out["species"] = species;
    return dump(out);
}

std::string splitOperation(const SplitOptions& options) {
    return dump({{"kind", "split"},
                 {"method", splitMethodName(options.method)},
                 {"fraction", options.validationFraction},
                 {"test_fraction", options.testFraction},
                 {"parents_in_block", options.parentsInBlock},
                 {"densities", options.validationDensities},
                 {"test_densities", options.testDensities},
                 {"seed", options.seed}});
}

std::string splitOperation(double validationFraction, std::uint64_t seed) {
    SplitOptions options;
    options.validationFraction = validationFraction;
    options.seed = seed;
    return splitOperation(options);
}

}  // namespace mtp
