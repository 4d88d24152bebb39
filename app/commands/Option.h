// Options of a command, declared once: the parser of the command line takes names, help and fields
// from here, and so does the text of a command.
//
//     template <>
//     struct CommandOf<SampleArguments> {
//         static constexpr const char* kName = "sample";
//         static constexpr const char* kHelp = "Select frames of a trajectory by time";
//         static constexpr auto kOptions =
//             std::tuple{Option{"path", &SampleArguments::path, "Trajectory", kRequired},
//                        Option{"--every", &SampleArguments::every, "Time between frames"}};
//     };
#pragma once

#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>

namespace mtp::cli {

// Specialised for the arguments of each command, as above.
template <class Arguments>
struct CommandOf;

// A field of a struct that is a member of the arguments.
template <class Arguments, class Inner, class Value>
struct FieldOfMember {
    Inner Arguments::*member;
    Value Inner::*field;
    bool operator==(const FieldOfMember&) const = default;
};

template <class Arguments, class Inner, class Value>
constexpr FieldOfMember<Arguments, Inner, Value> fieldOf(Inner Arguments::*member,
                                                         Value Inner::*field) {
    return {member, field};
}

// The value of a field in these arguments.
template <class Arguments, class Owner, class Value>
auto& valueOf(Arguments& arguments, Value Owner::*field) {
    return arguments.*field;
}
template <class Arguments, class Owner, class Inner, class Value>
auto& valueOf(Arguments& arguments, const FieldOfMember<Owner, Inner, Value>& field) {
    return arguments.*field.member.*field.field;
}

inline constexpr bool kRequired = true;

template <class Field>
struct Option {
    const char* names;  // "--every"; "-o,--output"; "path", without dashes, by its place
    Field field;
    const char* help;
    bool isRequired = false;

    bool isByPlace() const { return names[0] != '-'; }
    // The first of the names.
    std::string name() const { return std::string(names).substr(0, std::string(names).find(',')); }
};

// Clang deduces the arguments of an aggregate only from version 17 on.
template <class Field, class... Flags>
Option(const char*, Field, const char*, Flags...) -> Option<Field>;

// Calls use(option) for each option of the command, in order.
template <class Arguments, class Use>
void forEachOption(Use use) {
    std::apply([&use](const auto&... option) { (use(option), ...); },
               CommandOf<Arguments>::kOptions);
}

// The option that sets the field. Throws std::logic_error if there is none.
template <class Arguments, class Field>
const Option<Field>& optionOf(Field field) {
    const Option<Field>* found = nullptr;
    forEachOption<Arguments>([&](const auto& option) {
        if constexpr (std::is_same_v<decltype(option), const Option<Field>&>)
            if (option.field == field)
                found = &option;
    });
    if (!found)
        throw std::logic_error(std::string("an argument of ") + CommandOf<Arguments>::kName +
                               " has no option");
    return *found;
}

}  // namespace mtp::cli
