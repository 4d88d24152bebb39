#include "core/io/xyz/LabelName.h"

#include <utility>

#include "core/base/Parse.h"

namespace mtp {

LabelName labelNameOf(std::string_view key) {
    LabelName label{toLower(key), 1};
    for (const auto& [prefix, rank] : {std::pair{"ref_", 3}, {"dft_", 2}, {"vasp_", 2}})
        if (label.name.starts_with(prefix)) {
            label.name.erase(0, std::string_view(prefix).size());
            label.rank = rank;
            break;
        }
    if (label.name == "forces" || label.name == "virials" || label.name == "stresses")
        label.name =
            label.name == "stresses" ? "stress" : label.name.substr(0, label.name.size() - 1);
    return label;
}

}  // namespace mtp
