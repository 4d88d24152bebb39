#include "core/io/XyzAtoms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/Parse.h"
#include "core/io/FrameRows.h"
#include "core/model/Element.h"

namespace mtp {

namespace {

constexpr double kLargest = 1e130;  // skipDoubles() refuses larger ones

std::optional<std::size_t> takeCount(TextSource& text) {
    constexpr std::uint64_t kLeastBytes = 8;  // "H 0 0 0" and the line end
    std::string_view line;
    text.next(line);
    const auto count = parseInt(trimmed(line));
    if (!count || *count < 1 || !text.canHold(static_cast<std::uint64_t>(*count), kLeastBytes))
        return std::nullopt;
    return static_cast<std::size_t>(*count);
}

template <bool kSkim>
bool readRow(const TextSource& text, std::string_view line, std::size_t atom, XyzAtoms& atoms) {
    const std::string_view label = takeWord(line);
    double* const row = kSkim ? nullptr : atoms.rows.data() + 3 * atom;
    if (label.empty() || !takeNumbers<kSkim>(line, row, 3))
        return refuse<kSkim>(
            [&] { return text.error(fmt::format("atom {}: expected three numbers", atom + 1)); });
    if constexpr (!kSkim) {
        atoms.labels[atom] = label;
        for (int axis = 0; axis < 3; ++axis)
            if (std::abs(row[axis]) > kLargest)
                throw text.error(fmt::format("atom {}: a number is too large", atom + 1));
    }
    return true;
}

// The comment and the rows.
template <bool kSkim>
bool readRows(TextSource& text, std::size_t count, XyzAtoms& atoms) {
    std::string_view line;
    text.next(line);
    for (std::size_t atom = 0; atom < count; ++atom) {
        if (!text.next(line))
            return refuse<kSkim>([&] {
                return text.error(fmt::format("expected {} atoms, found {}", count, atom));
            });
        if (!readRow<kSkim>(text, line, atom, atoms))
            return false;
    }
    return true;
}

}  // namespace

std::optional<std::size_t> skimXyzAtoms(TextSource& text) {
    XyzAtoms none;
    const auto count = takeCount(text);
    return count && readRows<true>(text, *count, none) ? count : std::nullopt;
}

XyzAtoms readXyzAtoms(TextSource& text) {
    const auto count = takeCount(text);
    if (!count)
        throw text.error("expected the number of atoms");
    XyzAtoms atoms;
    atoms.labels.resize(*count);
    atoms.rows.resize(static_cast<Eigen::Index>(*count), 3);
    readRows<false>(text, *count, atoms);
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
    return mergedKinds(kinds);
}

std::string mergedKinds(const std::map<std::string, std::set<std::string>>& kinds) {
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
