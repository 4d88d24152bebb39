#include "core/io/XyzAtoms.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Parse.h"
#include "core/model/Element.h"

namespace mtp {

XyzAtoms readXyzAtoms(TextSource& text) {
    constexpr std::uint64_t kLeastBytes = 8;  // "H 0 0 0" and the line end
    std::string_view line;
    text.next(line);
    const auto count = parseInt(trimmed(line));
    if (!count || *count < 1 || !text.canHold(static_cast<std::uint64_t>(*count), kLeastBytes))
        throw text.error("expected the number of atoms");
    text.next(line);  // the comment
    XyzAtoms atoms;
    atoms.rows.resize(*count, 3);
    for (Eigen::Index i = 0; i < *count; ++i) {
        if (!text.next(line))
            throw text.error(fmt::format("expected {} atoms, found {}", *count, i));
        std::string_view rest = line;
        atoms.labels.emplace_back(takeWord(rest));
        if (!takeDoubles(rest, {atoms.rows.row(i).data(), 3}))
            throw text.error(fmt::format("atom {}: expected three numbers", i + 1));
    }
    return atoms;
}

void setSpecies(Frame& frame, const std::vector<std::string>& labels) {
    for (const std::string& label : labels) {
        const std::string name = elementOfLabel(label).value_or(label);
        const auto found = std::find(frame.species.begin(), frame.species.end(), name);
        frame.types.push_back(static_cast<int>(found - frame.species.begin()));
        if (found == frame.species.end())
            frame.species.push_back(name);
    }
}

}  // namespace mtp
