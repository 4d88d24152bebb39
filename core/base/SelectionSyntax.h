// The syntax of selection expressions: from text to a tree (SelectionExpression.h has the
// language).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mtp::selection {

enum class Operation {
    Number,
    Name,
    Text,
    Or,
    And,
    Not,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Power,
    Absolute,
    SquareRoot,
    Least,
    Most,
};

struct Node {
    Operation operation;
    std::size_t place;  // in the text, from 1
    double number = 0;
    std::string text;  // of a name or a text
    std::vector<std::unique_ptr<Node>> arguments;
};

// Throws InputError naming the place.
std::unique_ptr<Node> parse(std::string_view text);

// "at character 7: reason". Throws it as an InputError.
[[noreturn]] void fail(std::size_t place, const std::string& reason);

}  // namespace mtp::selection
