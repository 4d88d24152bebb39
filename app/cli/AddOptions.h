// Declared options (app/commands/Option.h) as options of a parser.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "app/commands/Option.h"

namespace mtp::cli {

namespace detail {

template <class Value>
CLI::Option* addValue(CLI::App* app, const char* names, Value& value, const char* help) {
    return app->add_option(names, value, help);
}
inline CLI::Option* addValue(CLI::App* app, const char* names, bool& value, const char* help) {
    return app->add_flag(names, value, help);
}
// Numbers in one word, separated by commas; words one by one.
template <class Number>
requires std::is_arithmetic_v<Number> CLI::Option* addValue(CLI::App* app, const char* names,
                                                            std::vector<Number>& values,
                                                            const char* help) {
    return app->add_option(names, values, help)->delimiter(',');
}

template <class Arguments, class Declared>
void addDeclared(CLI::App* app, Arguments& arguments, const Declared& option) {
    CLI::Option* added = addValue(app, option.names, valueOf(arguments, option.field), option.help);
    if (option.isRequired)
        added->required();
}

}  // namespace detail

// The option that sets the field, which must have been added.
template <class Arguments, class Field>
CLI::Option* parserOption(CLI::App* app, const Arguments&, Field field) {
    return app->get_option(optionOf<Arguments>(field).name());
}

// One option of several that a command declares for its subcommands.
template <class Arguments, class Field>
CLI::Option* addOption(CLI::App* app, Arguments& arguments, Field field) {
    detail::addDeclared(app, arguments, optionOf<Arguments>(field));
    return parserOption(app, arguments, field);
}

// The command with all its options; the arguments must outlive the parser. Of a command in two
// words
// ("label export") the parser is that of the first. name: if it has another one there.
template <class Arguments>
CLI::App* addCommand(CLI::App& parser, Arguments& arguments, std::string name = {}) {
    using Described = CommandOf<Arguments>;
    if (name.empty())
        name = Described::kName;
    CLI::App* app = parser.add_subcommand(name.substr(name.find(' ') + 1), Described::kHelp);
    forEachOption<Arguments>(
        [&](const auto& option) { detail::addDeclared(app, arguments, option); });
    return app;
}

}  // namespace mtp::cli
