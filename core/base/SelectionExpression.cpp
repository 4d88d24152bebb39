#include "core/base/SelectionExpression.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <functional>

#include "core/base/SelectionSyntax.h"

namespace mtp {

namespace {

using selection::fail;
using selection::Node;
using selection::Operation;

// Evaluates node by node over all rows.
class Evaluation {
public:
    explicit Evaluation(const Table& table) : m_table(table), m_rows(table.rowCount()) {}

    std::vector<bool> condition(const Node& node) const {
        switch (node.operation) {
            case Operation::Or:
            case Operation::And:
                return joined(node);
            case Operation::Not: {
                std::vector<bool> mask = condition(*node.arguments[0]);
                mask.flip();
                return mask;
            }
            case Operation::Equal:
            case Operation::Unequal:
            case Operation::Less:
            case Operation::LessOrEqual:
            case Operation::Greater:
            case Operation::GreaterOrEqual:
                return compared(node);
            default:
                fail(node.place, "this is a value, not a condition; compare it, as in \"> 0\"");
        }
    }

private:
    std::vector<bool> joined(const Node& node) const {
        const bool isAnd = node.operation == Operation::And;
        std::vector<bool> mask(m_rows, isAnd);
        for (const auto& argument : node.arguments) {
            const std::vector<bool> part = condition(*argument);
            for (std::size_t row = 0; row < m_rows; ++row)
                mask[row] = isAnd ? mask[row] && part[row] : mask[row] || part[row];
        }
        return mask;
    }

    const Categories* textColumn(const Node& node) const {
        const bool isText = node.operation == Operation::Name && m_table.has(node.text) &&
                            !m_table.column(node.text).isNumeric();
        return isText ? &m_table.texts(node.text) : nullptr;
    }

    std::vector<bool> compared(const Node& node) const {
        const Node& left = *node.arguments[0];
        const Node& right = *node.arguments[1];
        if (const auto* texts = textColumn(left))
            return comparedTexts(node, *texts, right);
        if (const auto* texts = textColumn(right))
            return comparedTexts(node, *texts, left);
        const std::vector<double> a = value(left), b = value(right);
        const auto holds = comparisonOf(node.operation);
        std::vector<bool> mask(m_rows);
        for (std::size_t row = 0; row < m_rows; ++row)
            mask[row] = !std::isnan(a[row]) && !std::isnan(b[row]) && holds(a[row], b[row]);
        return mask;
    }

    static std::function<bool(double, double)> comparisonOf(Operation operation) {
        switch (operation) {
            case Operation::Equal:
                return std::equal_to<>();
            case Operation::Unequal:
                return std::not_equal_to<>();
            case Operation::Less:
                return std::less<>();
            case Operation::LessOrEqual:
                return std::less_equal<>();
            case Operation::Greater:
                return std::greater<>();
            default:
                return std::greater_equal<>();
        }
    }

    std::vector<bool> comparedTexts(const Node& node, const Categories& texts,
                                    const Node& other) const {
        if (node.operation != Operation::Equal && node.operation != Operation::Unequal)
            fail(node.place, "texts can be compared by == and != only");
        const bool isEqual = node.operation == Operation::Equal;
        const auto* others = textColumn(other);
        const bool isWord = other.operation == Operation::Text ||
                            (other.operation == Operation::Name && !m_table.has(other.text));
        if (!others && !isWord)
            fail(other.place, "a text column can be compared with a text only");
        std::vector<bool> mask(m_rows);
        for (std::size_t row = 0; row < m_rows; ++row)
            mask[row] = (texts[row] == (others ? (*others)[row] : other.text)) == isEqual;
        return mask;
    }

    std::vector<double> value(const Node& node) const {
        switch (node.operation) {
            case Operation::Number:
                return std::vector<double>(m_rows, node.number);
            case Operation::Name:
                return columnOf(node);
            case Operation::Text:
                fail(node.place,
                     fmt::format("\"{}\" is a text where a number was expected", node.text));
            case Operation::Absolute:
                return mapped(node, [](double a) { return std::abs(a); });
            case Operation::SquareRoot:
                return mapped(node, [](double a) { return std::sqrt(a); });
            case Operation::Negate:
                return mapped(node, [](double a) { return -a; });
            case Operation::Add:
                return folded(node, std::plus<>());
            case Operation::Subtract:
                return folded(node, std::minus<>());
            case Operation::Multiply:
                return folded(node, std::multiplies<>());
            case Operation::Divide:
                return folded(node, std::divides<>());
            case Operation::Power:
                return folded(node, [](double a, double b) { return std::pow(a, b); });
            case Operation::Least:
                return folded(node,
                              [](double a, double b) { return std::isnan(b) || b < a ? b : a; });
            case Operation::Most:
                return folded(node,
                              [](double a, double b) { return std::isnan(b) || b > a ? b : a; });
            default:
                fail(node.place, "this is a condition where a number was expected");
        }
    }

    std::vector<double> columnOf(const Node& node) const {
        if (!m_table.has(node.text)) {
            std::vector<std::string> known;
            for (const TableColumn& column : m_table.columns())
                known.push_back(column.name);
            fail(node.place, fmt::format("there is no column {}; there are {}", node.text,
                                         fmt::join(known, ", ")));
        }
        if (!m_table.column(node.text).isNumeric())
            fail(node.place,
                 fmt::format("column {} has texts, not numbers; compare it as in {} == \"...\"",
                             node.text, node.text));
        return m_table.numeric(node.text).values();
    }

    template <class Function>
    std::vector<double> mapped(const Node& node, Function function) const {
        std::vector<double> values = value(*node.arguments[0]);
        for (double& one : values)
            one = function(one);
        return values;
    }

    template <class Function>
    std::vector<double> folded(const Node& node, Function function) const {
        std::vector<double> values = value(*node.arguments[0]);
        for (std::size_t k = 1; k < node.arguments.size(); ++k) {
            const std::vector<double> other = value(*node.arguments[k]);
            for (std::size_t row = 0; row < m_rows; ++row)
                values[row] = function(values[row], other[row]);
        }
        return values;
    }

    const Table& m_table;
    std::size_t m_rows;
};

}  // namespace

SelectionExpression::SelectionExpression(std::string_view text) : m_root(selection::parse(text)) {}

SelectionExpression::~SelectionExpression() = default;
SelectionExpression::SelectionExpression(SelectionExpression&&) noexcept = default;
SelectionExpression& SelectionExpression::operator=(SelectionExpression&&) noexcept = default;

std::vector<bool> SelectionExpression::select(const Table& table) const {
    return Evaluation(table).condition(*m_root);
}

std::vector<std::size_t> selectedRows(const Table& table, std::string_view expression) {
    const std::vector<bool> mask = SelectionExpression(expression).select(table);
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < mask.size(); ++row)
        if (mask[row])
            rows.push_back(row);
    return rows;
}

}  // namespace mtp
