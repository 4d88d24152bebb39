#include <stdexcept>

#include "core/base/Error.h"
#include "core/base/SelectionExpression.h"
#include "tests/fuzz/ReadWhole.h"

namespace mtp::test {

std::size_t readSelectionWhole(std::string_view bytes) {
    Table table;
    table.add("hops", "", {0, 1, -2.5, 1e300, kUnknown});
    table.add("length", "Å", {kUnknown, 1e-300, 3, 3, 0});
    table.add("state", {"caged", "hopping", "", "and", "caged"});
    try {
        const std::string text(bytes);
        std::vector<bool> rows = SelectionExpression(text).select(table);
        rows.flip();
        if (SelectionExpression("not (" + text + ")").select(table) != rows)
            throw std::logic_error("a condition and its opposite hold for one row");
    } catch (const InputError&) {
        return 0;
    }
    return 1;
}

}  // namespace mtp::test
