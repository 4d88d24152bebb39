#include "core/labelling/KSpacing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr double kSlack = 1e-4;  // relative: of the digits that files keep of cells
constexpr std::string_view kAtLeast = "at least ";

// "Gamma", "2 2 3", "MONKHORST-PACK 2 2 3".
std::optional<std::array<std::int64_t, 3>> meshIn(const std::string& text) {
    if (equalsIgnoringCase(trimmed(text), "gamma") || trimmed(text) == "1 k-point" ||
        trimmed(text) == "1 points")
        return std::array<std::int64_t, 3>{1, 1, 1};
    std::vector<std::int64_t> numbers;
    for (const std::string_view word : wordsOf(text))
        if (const auto number = parseInt(word); number && *number > 0)
            numbers.push_back(*number);
    if (numbers.size() != 3)
        return std::nullopt;
    return std::array{numbers[0], numbers[1], numbers[2]};
}

std::string toText(const SpacingRange& range) {
    return std::isfinite(range.most) ? fmt::format("{:.6g} to {:.6g}", range.least, range.most)
                                     : fmt::format("{}{:.6g}", kAtLeast, range.least);
}

std::optional<SpacingRange> parseSpacings(std::string_view text) {
    if (text.starts_with(kAtLeast)) {
        const auto least = parseDouble(text.substr(kAtLeast.size()));
        return least ? std::optional(SpacingRange{*least}) : std::nullopt;
    }
    const std::vector<std::string_view> words = wordsOf(text);
    const auto least = words.size() == 3 ? parseDouble(words[0]) : std::nullopt;
    const auto most = words.size() == 3 ? parseDouble(words[2]) : std::nullopt;
    return least && most ? std::optional(SpacingRange{*least, *most}) : std::nullopt;
}

}  // namespace

std::optional<SpacingRange> spacingsOfMesh(const std::string& mesh, const Cell& cell) {
    const auto counts = meshIn(mesh);
    if (!counts || !(cell.volume() > 0))
        return std::nullopt;
    const Eigen::Vector3d heights = cell.heights();
    SpacingRange range;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double length = 2 * std::numbers::pi / heights[static_cast<Eigen::Index>(axis)];
        const auto count = static_cast<double>((*counts)[axis]);
        range.least = std::max(range.least, length / count);
        if (count > 1)
            range.most = std::min(range.most, length / (count - 1));
    }
    // A mesh that no spacing gives is kept as it is.
    return range.least < range.most * (1 - kSlack) ? std::optional(range) : std::nullopt;
}

std::optional<SpacingRange> spacingsOf(const std::map<std::string, std::string>& settings) {
    if (const auto found = settings.find(kSpacingSetting); found != settings.end())
        if (const auto spacing = parseDouble(found->second))
            return SpacingRange{*spacing, *spacing};
    const auto found = settings.find(kSpacingsSetting);
    return found == settings.end() ? std::nullopt : parseSpacings(found->second);
}

void noteSpacings(std::map<std::string, std::string>& settings, const Cell& cell) {
    const auto mesh = settings.find(kMeshSetting);
    if (mesh == settings.end() || settings.contains(kSpacingSetting))
        return;
    if (const auto range = spacingsOfMesh(mesh->second, cell))
        settings[kSpacingsSetting] = toText(*range);
}

// The upper end gives a mesh with one point less.
bool contains(const SpacingRange& range, double spacing) {
    const bool isOne = range.least == range.most;
    return spacing >= range.least * (1 - kSlack) &&
           (isOne ? spacing <= range.most * (1 + kSlack) : spacing < range.most * (1 - kSlack));
}

std::shared_ptr<const Provenance> withSpacings(const std::shared_ptr<const Provenance>& provenance,
                                               const Cell& cell) {
    if (!provenance || provenance->settings.contains(kSpacingSetting) ||
        !provenance->settings.contains(kMeshSetting))
        return provenance;
    Provenance own = *provenance;
    noteSpacings(own.settings, cell);
    return std::make_shared<const Provenance>(std::move(own));
}

// One of the lower ends: nothing is gained between them.
std::optional<double> commonSpacing(const std::vector<SpacingRange>& ranges) {
    std::map<std::pair<double, double>, std::size_t> counts;  // many frames share a range
    for (const SpacingRange& range : ranges)
        ++counts[{range.least, range.most}];
    std::optional<double> best;
    std::size_t most = 0;
    for (const auto& [candidate, own] : counts) {
        std::size_t count = 0;
        for (const auto& [ends, times] : counts)
            if (contains({ends.first, ends.second}, candidate.first))
                count += times;
        if (count > most) {
            most = count;
            best = candidate.first;
        }
    }
    return best;
}

}  // namespace mtp
