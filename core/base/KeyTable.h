// Values of an enumeration with the words that files and options have for them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace mtp {

template <class Value, std::size_t kCount>
using KeyTable = std::array<std::pair<Value, const char*>, kCount>;

// Empty for a value that is not in the table.
template <class Value, std::size_t kCount>
const char* keyOf(const KeyTable<Value, kCount>& table, Value value) {
    for (const auto& [one, key] : table)
        if (one == value)
            return key;
    return "";
}

template <class Value, std::size_t kCount>
std::optional<Value> findByKey(const KeyTable<Value, kCount>& table, std::string_view key) {
    for (const auto& [value, one] : table)
        if (key == one)
            return value;
    return std::nullopt;
}

}  // namespace mtp
