// Pieces of an HTML page that stands alone: no scripts, no links, every text escaped.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Table.h"

namespace mtp::html {

// Text as content or as an attribute in quotation marks. Bytes that are no UTF-8 and control
// characters become U+FFFD, so that the page stays well-formed.
std::string escaped(std::string_view text);

// A column as it is shown: its heading and how a number is written.
struct ShownColumn {
    std::string column;   // name in the table
    std::string heading;  // the unit of the column is added
    int decimals = 3;     // of numbers; negative: significant digits
};
// Rows of the table; NaN is shown as a dash. At most mostRows, with a line that says how many were
// left out.
std::string table(const Table& table, const std::vector<ShownColumn>& columns,
                  std::size_t mostRows = 1000);
// Two columns: name and value.
std::string properties(const std::vector<std::pair<std::string, std::string>>& rows);
// A picture (an SVG element) with what it shows, which is text.
std::string figure(const std::string& picture, std::string_view caption);
// A whole page. body is HTML, title is text.
std::string page(std::string_view title, const std::string& body);

}  // namespace mtp::html
