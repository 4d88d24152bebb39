// Chooses rows of a table by an expression: density > 2 and abs(dF) > 0.5
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Table.h"

namespace mtp {

namespace selection {
struct Node;
}

// The language, loosest binding first:
//   a or b;  a and b;  not a;  == != < <= > >= (one in a row);  + -;  * /;  -a;  a ^ b;
//   numbers, names of columns, "text", abs(a), sqrt(a), min(a, b, ...), max(a, b, ...), ( )
// Texts are compared by == and !=; a word that is no column is a text beside a text column
// (element == Cl). A comparison with an unknown value (NaN) is false.
//
//     const SelectionExpression worst("density > 2 and abs(dF) > 0.5");
//     const std::vector<bool> isChosen = worst.select(atomErrorTable(frames, predictions));
class SelectionExpression {
public:
    // Throws InputError naming the place (counted from 1, in characters) and what was expected;
    // and if the text is longer than 4,000 bytes or nested deeper than 100 brackets.
    explicit SelectionExpression(std::string_view text);
    ~SelectionExpression();
    SelectionExpression(SelectionExpression&&) noexcept;
    SelectionExpression& operator=(SelectionExpression&&) noexcept;

    // One value for each row. Throws InputError: a column the table does not have (named with its
    // place, and those it has), a text if a number is wanted, a number if a condition is.
    std::vector<bool> select(const Table& table) const;

private:
    std::unique_ptr<selection::Node> m_root;
};

// The indices of the rows an expression chooses.
std::vector<std::size_t> selectedRows(const Table& table, std::string_view expression);

}  // namespace mtp
