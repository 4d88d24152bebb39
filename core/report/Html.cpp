#include "core/report/Html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace mtp::html {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d5dae1; --page: #fff; --band: #f4f6f9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a3adba; --line: #3a424e; --page: #171b21; --band: #20262e; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 68rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin-bottom: .2rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
.soft { color: var(--soft); } .plots { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; } figcaption { color: var(--soft); font-size: .85rem; max-width: 30rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .6rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { background: var(--band); font-weight: 600; } th.text, td.text { text-align: left; white-space: normal; overflow-wrap: anywhere; }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink); } svg .axis { stroke: var(--soft); fill: none; } svg .grid { stroke: var(--line); }
@media print { body { margin: 0; max-width: none; } figure, tr { break-inside: avoid; } }
)";

// Bytes of the UTF-8 character that begins here; 0 if none does.
std::size_t characterLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool isOverlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool isOutside = (first == 0xED && byte(1) >= 0xA0) || (first == 0xF4 && byte(1) >= 0x90);
    return isOverlong || isOutside ? 0 : length;
}

std::string escapedByte(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            break;
    }
    const bool isControl =
        (static_cast<std::uint8_t>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    return isControl ? std::string(kReplacement) : std::string(1, c);
}

std::string numberText(double value, int decimals) {
    if (std::isnan(value))
        return "–";
    const std::string text = decimals >= 0 ? fmt::format("{:.{}f}", value, decimals)
                                           : fmt::format("{:.{}g}", value, -decimals);
    if (!text.starts_with('-'))
        return text;
    // "-0.000" is 0 to these digits.
    const bool isZero = text.find_first_of("123456789") == std::string::npos;
    return (isZero ? "" : "−") + text.substr(1);
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length == 0)
            out += kReplacement;
        else if (length == 1)
            out += escapedByte(text[0]);
        else
            out += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

std::string table(const Table& table, const std::vector<ShownColumn>& columns,
                  std::size_t mostRows) {
    std::string out = "<div class=\"scroll\"><table><thead><tr>";
    for (const ShownColumn& shown : columns) {
        const TableColumn& column = table.column(shown.column);
        out += fmt::format("<th{}>{}{}</th>", column.isNumeric() ? "" : " class=\"text\"",
                           escaped(shown.heading),
                           column.unit.empty() ? "" : " [" + escaped(column.unit) + "]");
    }
    out += "</tr></thead><tbody>\n";
    const std::size_t rows = std::min(table.rowCount(), mostRows);
    for (std::size_t row = 0; row < rows; ++row) {
        out += "<tr>";
        for (const ShownColumn& shown : columns) {
            const TableColumn& column = table.column(shown.column);
            if (const auto* texts = std::get_if<Categories>(&column.values))
                out += "<td class=\"text\">" + escaped((*texts)[row]) + "</td>";
            else
                out +=
                    "<td>" + numberText(table.numeric(shown.column)[row], shown.decimals) + "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
    if (rows < table.rowCount())
        out += fmt::format("<p class=\"soft\">{} more rows are not shown.</p>\n",
                           table.rowCount() - rows);
    return out;
}

std::string properties(const std::vector<std::pair<std::string, std::string>>& rows) {
    std::string out = "<table><tbody>\n";
    for (const auto& [name, value] : rows)
        out += fmt::format("<tr><th class=\"text\">{}</th><td class=\"text\">{}</td></tr>\n",
                           escaped(name), escaped(value));
    return out + "</tbody></table>\n";
}

std::string figure(const std::string& picture, std::string_view caption) {
    return "<figure>" + picture + "<figcaption>" + escaped(caption) + "</figcaption></figure>\n";
}

std::string page(std::string_view title, const std::string& body) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n{2}</body>\n</html>\n",
        escaped(title), kStyle, body);
}

}  // namespace mtp::html
