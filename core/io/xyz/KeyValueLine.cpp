#include "core/io/xyz/KeyValueLine.h"

#include "core/base/Parse.h"

namespace mtp {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

// Returns the character that closes a value that begins with c; 0 if the value ends at a blank.
char closing(char c) {
    switch (c) {
        case '"':
        case '\'':
            return c;
        case '{':
            return '}';
        case '[':
            return ']';
        default:
            return 0;
    }
}

// The text up to `end`, which is taken too; absent if it does not come.
std::optional<std::string> takeEnclosed(std::string_view& rest, char end) {
    std::string value;
    int depth = 0;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '\\' && i + 1 < rest.size()) {
            const char escaped = rest[++i];
            value += escaped == 'n' ? '\n' : escaped;
            continue;
        }
        if (c == end && depth == 0) {
            rest.remove_prefix(i + 1);
            return value;
        }
        // Arrays in arrays: [[1, 0], [0, 1]].
        if (end == ']' && (c == '[' || c == ']'))
            depth += c == '[' ? 1 : -1;
        value += c;
    }
    return std::nullopt;
}

std::optional<std::string> takeItem(std::string_view& rest, bool isKey) {
    if (const char end = rest.empty() ? '\0' : closing(rest.front()))
        return takeEnclosed(rest, end);
    std::size_t count = 0;
    while (count < rest.size() && !isBlank(rest[count]) && !(isKey && rest[count] == '='))
        ++count;
    std::string item(rest.substr(0, count));
    rest.remove_prefix(count);
    return item;
}

void skipBlanks(std::string_view& rest) {
    while (!rest.empty() && isBlank(rest.front()))
        rest.remove_prefix(1);
}

}  // namespace

std::optional<std::vector<KeyValue>> parseKeyValues(std::string_view line) {
    std::vector<KeyValue> pairs;
    std::string_view rest = trimmed(line);
    while (true) {
        skipBlanks(rest);
        if (rest.empty())
            return pairs;
        std::optional<std::string> key = takeItem(rest, true);
        if (!key)
            return std::nullopt;
        std::string_view ahead = rest;
        skipBlanks(ahead);
        if (!ahead.starts_with('=')) {
            pairs.emplace_back(std::move(*key), "T");
            continue;
        }
        rest = ahead.substr(1);
        skipBlanks(rest);
        std::optional<std::string> value = takeItem(rest, false);
        if (!value)
            return std::nullopt;
        pairs.emplace_back(std::move(*key), std::move(*value));
    }
}

std::string quotedValue(std::string_view value) {
    constexpr std::string_view kSpecial = " \t\n=\"'{}[],\\";
    if (!value.empty() && value.find_first_of(kSpecial) == std::string_view::npos)
        return std::string(value);
    std::string out = "\"";
    for (char c : value) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace mtp
