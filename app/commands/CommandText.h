// A command of mtp as a line for a POSIX shell, from the values of its arguments.
//
//     SampleArguments arguments;
//     arguments.path = "my run";
//     CommandText(arguments).add(&SampleArguments::path).text();  // "mtp sample 'my run'"
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/commands/Option.h"
#include "core/base/Shell.h"
#include "core/sampling/Split.h"

namespace mtp::cli {

inline std::string wordOf(const std::string& value) {
    return shellWord(value);
}
inline std::string wordOf(SplitMethod value) {
    return std::string(splitMethodName(value));
}
template <class Number>
requires std::is_arithmetic_v<Number> std::string wordOf(Number value) {
    return fmt::format("{}", value);
}
template <class Number>
requires std::is_arithmetic_v<Number> std::string wordOf(const std::vector<Number>& values) {
    return fmt::format("{}", fmt::join(values, ","));
}
// Of a value that is there.
template <class Value>
std::string wordOf(const std::optional<Value>& value) {
    return wordOf(value.value());
}

template <class Arguments>
class CommandText {
public:
    explicit CommandText(Arguments arguments, std::string_view subcommand = {})
        : m_arguments(std::move(arguments))
        , m_text(fmt::format("mtp {}{}{}", CommandOf<Arguments>::kName,
                             subcommand.empty() ? "" : " ", subcommand)) {}

    // With the value that the field has.
    template <class Field>
    CommandText& add(Field field) {
        append(optionOf<Arguments>(field), valueOf(std::as_const(m_arguments), field));
        return *this;
    }

    // Unless the command takes the value by itself.
    template <class Field>
    CommandText& addUnlessUsual(Field field) {
        const Arguments usual;
        return valueOf(m_arguments, field) == valueOf(usual, field) ? *this : add(field);
    }

    const std::string& text() const { return m_text; }

private:
    template <class Declared, class Value>
    void append(const Declared& option, const Value& value) {
        if (!option.isByPlace())
            m_text += ' ' + option.name();
        m_text += ' ' + wordOf(value);
    }

    // Once for each.
    template <class Declared>
    void append(const Declared& option, const std::vector<std::string>& values) {
        for (const std::string& value : values)
            append(option, value);
    }

    Arguments m_arguments;
    std::string m_text;
};

}  // namespace mtp::cli
