#include "core/project/edit/Operations.h"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/Error.h"

namespace mtp {

using nlohmann::json;

namespace {

// Names of files may hold bytes that are no text.
std::string dump(const json& operation) {
    return operation.dump(-1, ' ', false, json::error_handler_t::replace);
}

Strain strainOf(const json& components) {
    const auto values = components.get<std::array<double, 6>>();
    return Eigen::Map<const Strain>(values.data());
}

ExpansionOptions expansionOf(const json& in) {
    ExpansionOptions options;
    options.ratios = in.at("ratios").get<std::vector<double>>();
    if (in.contains("reference"))
        options.referenceDensity = in["reference"].get<double>();
    if (in.value("is_rigid", false)) {
        options.mode = ExpansionMode::RigidUnits;
        options.bonds.tolerance = in.at("bond_tolerance").get<double>();
        options.bonds.freeElements = in.at("free_elements").get<std::vector<std::string>>();
    }
    options.strain = strainOf(in.at("strain"));
    for (const json& shape : in.value("shapes", json::array()))
        options.shapes.push_back({shape.at("ratio").get<double>(), strainOf(shape.at("strain"))});
    options.rattle = in.value("rattle", 0.0);
    if (options.rattle > 0)
        options.seed = in.at("seed").get<std::uint64_t>();
    options.supercell = in.at("supercell").get<std::array<int, 3>>();
    return options;
}

std::vector<std::string> speciesOf(const json& in) {
    return in.value("species", std::vector<std::string>());
}

ExpandOperation expandOf(const json& in) {
    ExpandOperation out;
    out.source.path = in.at("source").get<std::string>();
    out.source.everyFs = in.at("every_fs").get<double>();
    out.source.skipFs = in.at("skip_fs").get<double>();
    out.source.species = speciesOf(in);
    if (in.contains("frames"))
        out.source.frames = parseFrameRange(in["frames"].get<std::string>());
    out.options = expansionOf(in);
    out.most = in.value("most", 0);
    out.hasTimes = in.value("has_times", true);
    out.picks.added = in.value("added_frames", std::set<std::size_t>());
    out.picks.removed = in.value("removed_frames", std::set<std::size_t>());
    return out;
}

// Methods and test parts came later than the first projects.
SplitOperation splitOf(const json& in) {
    SplitOptions options;
    const std::string method = in.value("method", "parent");
    for (const SplitMethod known : {SplitMethod::TimeBlock, SplitMethod::Density})
        if (method == splitMethodName(known))
            options.method = known;
    if (options.method == SplitMethod::Density) {
        options.validationDensities = in.at("densities").get<std::vector<double>>();
        options.testDensities = in.at("test_densities").get<std::vector<double>>();
    } else {
        options.validationFraction = in.at("fraction").get<double>();
        options.testFraction = in.value("test_fraction", 0.0);
    }
    if (options.method == SplitMethod::TimeBlock)
        options.parentsInBlock = in.at("parents_in_block").get<std::size_t>();
    options.seed = in.at("seed").get<std::uint64_t>();
    return {options};
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

std::string collectOperation(const std::filesystem::path& campaign) {
    return dump({{"kind", "label"}, {"path", campaign.string()}, {"campaign", true}});
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

std::optional<Operation> parseOperation(const std::string& text) {
    const json in = json::parse(text, nullptr, false);
    if (!in.is_object() || !in.contains("kind") || !in["kind"].is_string())
        return {};
    const auto kind = in["kind"].get<std::string>();
    try {
        if (kind == "expand")
            return expandOf(in);
        if (kind == "label")
            return LabelOperation{in.at("path").get<std::string>(), speciesOf(in),
                                  in.value("campaign", false)};
        if (kind == "split")
            return splitOf(in);
    } catch (const json::exception& error) {
        throw InputError(std::string("damaged operation: ") + error.what());
    }
    return {};
}

}  // namespace mtp
