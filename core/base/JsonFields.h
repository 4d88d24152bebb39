// Values that may be absent, as fields of JSON: null there.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace mtp {

template <class Value>
nlohmann::json orNull(const std::optional<Value>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
}

// An empty text says nothing.
inline nlohmann::json orNull(const std::string& text) {
    return text.empty() ? nlohmann::json() : nlohmann::json(text);
}

// Absent if the object has no such field, or null. Throws nlohmann::json::exception for another
// type.
template <class Value>
std::optional<Value> optionalAt(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt
                                                     : std::optional(found->get<Value>());
}

}  // namespace mtp
