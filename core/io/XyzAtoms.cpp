#include "core/io/XyzAtoms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/Parse.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr double kLargest = 1e130;  // as skipDoubles() has it

std::optional<std::int64_t> takeCount(TextSource& text) {
    constexpr std::uint64_t kLeastBytes = 8;  // "H 0 0 0" and the line end
    std::string_view line;
    text.next(line);
    const auto count = parseInt(trimmed(line));
    if (!count || *count < 1 || !text.canHold(static_cast<std::uint64_t>(*count), kLeastBytes))
        return std::nullopt;
    return count;
}

}  // namespace

std::optional<std::size_t> skimXyzAtoms(TextSource& text) {
    const auto count = takeCount(text);
    std::string_view line;
    if (!count || !text.next(line))
        return std::nullopt;
    for (std::int64_t i = 0; i < *count; ++i)
        if (!text.next(line) || takeWord(line).empty() || !skipDoubles(line, 3))
            return std::nullopt;
    return static_cast<std::size_t>(*count);
}

XyzAtoms readXyzAtoms(TextSource& text) {
    const auto count = takeCount(text);
    if (!count)
        throw text.error("expected the number of atoms");
    std::string_view line;
    text.next(line);  // the comment
    XyzAtoms atoms;
    atoms.labels.reserve(static_cast<std::size_t>(*count));
    atoms.rows.resize(*count, 3);
    for (Eigen::Index i = 0; i < *count; ++i) {
        if (!text.next(line))
            throw text.error(fmt::format("expected {} atoms, found {}", *count, i));
        std::string_view rest = line;
        atoms.labels.emplace_back(takeWord(rest));
        if (!takeDoubles(rest, {atoms.rows.row(i).data(), 3}))
            throw text.error(fmt::format("atom {}: expected three numbers", i + 1));
        if (atoms.rows.row(i).cwiseAbs().maxCoeff() > kLargest)
            throw text.error(fmt::format("atom {}: a number is too large", i + 1));
    }
    return atoms;
}

void setSpecies(Frame& frame, const std::vector<std::string>& labels) {
    const std::string* last = nullptr;
    for (const std::string& label : labels) {
        if (last && label == *last) {
            frame.types.push_back(frame.types.back());
            continue;
        }
        last = &label;
        const std::string name = elementOfLabel(label).value_or(label);
        const auto found = std::find(frame.species.begin(), frame.species.end(), name);
        frame.types.push_back(static_cast<int>(found - frame.species.begin()));
        if (found == frame.species.end())
            frame.species.push_back(name);
    }
}

std::string mergedKinds(const std::vector<std::string>& labels) {
    std::map<std::string, std::set<std::string>> kinds;  // by element
    for (const std::string& label : labels)
        if (const auto element = elementOfLabel(label))
            kinds[*element].insert(label);
    std::string text;
    for (const auto& [element, names] : kinds) {
        if (names.size() < 2)
            continue;
        const std::vector<std::string> first(names.begin(), std::prev(names.end()));
        text += fmt::format("{}{} and {} are taken as one species, {}", text.empty() ? "" : "; ",
                            fmt::join(first, ", "), *names.rbegin(), element);
    }
    return text;
}

}  // namespace mtp
