#include "core/base/SelectionSyntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Parse.h"

namespace mtp::selection {

namespace {

using NodePointer = std::unique_ptr<Node>;

constexpr std::size_t kLongest = 4000;
constexpr int kDeepest = 300;  // three for each pair of brackets

struct Token {
    enum class Kind { Number, Word, Text, Symbol, End } kind;
    std::string text;
    std::size_t place;
    double number = 0;

    bool is(std::string_view wanted) const {
        return (kind == Kind::Symbol || kind == Kind::Word) && text == wanted;
    }
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Bytes of letters beyond ASCII count as letters, so that any name can be written.
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    std::vector<Token> tokens() {
        std::vector<Token> tokens;
        do
            tokens.push_back(next());
        while (tokens.back().kind != Token::Kind::End);
        return tokens;
    }

private:
    Token next() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
        const std::size_t begin = m_at;
        if (begin == m_text.size())
            return token(Token::Kind::End, begin);
        const char c = m_text[begin];
        if (isDigit(c) || (c == '.' && begin + 1 < m_text.size() && isDigit(m_text[begin + 1])))
            return number();
        if (isLetter(c)) {
            while (m_at < m_text.size() && (isLetter(m_text[m_at]) || isDigit(m_text[m_at])))
                ++m_at;
            return token(Token::Kind::Word, begin);
        }
        if (c == '"' || c == '\'')
            return quoted(c);
        return symbol();
    }

    // Characters, not bytes: those that begin one.
    std::size_t placeOf(std::size_t at) const {
        std::size_t place = 1;
        for (std::size_t i = 0; i < at; ++i)
            place += (m_text[i] & 0xC0) != 0x80 ? 1 : 0;
        return place;
    }

    Token token(Token::Kind kind, std::size_t begin) const {
        return {kind, std::string(m_text.substr(begin, m_at - begin)), placeOf(begin)};
    }

    Token number() {
        const std::size_t begin = m_at;
        const auto digits = [this] {
            while (m_at < m_text.size() && isDigit(m_text[m_at]))
                ++m_at;
        };
        digits();
        if (m_at < m_text.size() && m_text[m_at] == '.') {
            ++m_at;
            digits();
        }
        if (m_at < m_text.size() && (m_text[m_at] == 'e' || m_text[m_at] == 'E')) {
            const std::size_t sign =
                m_at + 1 < m_text.size() && (m_text[m_at + 1] == '+' || m_text[m_at + 1] == '-')
                    ? 1
                    : 0;
            m_at += 1 + sign;
            digits();
        }
        Token result = token(Token::Kind::Number, begin);
        const auto value = parseDouble(result.text);
        if (!value)
            fail(result.place, fmt::format("\"{}\" is not a number", result.text));
        result.number = *value;
        return result;
    }

    Token quoted(char quote) {
        const std::size_t begin = m_at;
        const std::size_t end = m_text.find(quote, begin + 1);
        if (end == std::string_view::npos)
            fail(placeOf(begin), "the text has no end; a quotation mark is missing");
        m_at = end + 1;
        return {Token::Kind::Text, std::string(m_text.substr(begin + 1, end - begin - 1)),
                placeOf(begin)};
    }

    Token symbol() {
        const std::size_t begin = m_at;
        for (const std::string_view two : {"==", "!=", "<=", ">="})
            if (m_text.substr(begin, 2) == two) {
                m_at += 2;
                return token(Token::Kind::Symbol, begin);
            }
        if (m_text[begin] == '=')
            fail(placeOf(begin), "= is written == here");
        if (std::string_view("<>+-*/^(),").find(m_text[begin]) == std::string_view::npos)
            fail(placeOf(begin),
                 fmt::format("unexpected \"{}\"{}", m_text[begin], adviceFor(m_text[begin])));
        ++m_at;
        return token(Token::Kind::Symbol, begin);
    }

    // For those who write signs of programming languages.
    static std::string_view adviceFor(char sign) {
        return sign == '&'   ? "; use \"and\""
               : sign == '|' ? "; use \"or\""
               : sign == '!' ? "; use \"not\""
                             : "";
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Symbol {
    std::string_view text;
    Operation operation;
};
constexpr Symbol kComparisons[] = {
    {"==", Operation::Equal},          {"!=", Operation::Unequal}, {"<=", Operation::LessOrEqual},
    {">=", Operation::GreaterOrEqual}, {"<", Operation::Less},     {">", Operation::Greater},
};
constexpr Symbol kFunctions[] = {
    {"abs", Operation::Absolute},
    {"sqrt", Operation::SquareRoot},
    {"min", Operation::Least},
    {"max", Operation::Most},
};

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    NodePointer parse() {
        NodePointer root = disjunction();
        if (!now().is(")") && now().kind == Token::Kind::End)
            return root;
        fail(now().place,
             fmt::format("\"{}\" was not expected; and, or, or an operator was", now().text));
    }

private:
    // Counts how deep the text is nested, so that no text can exhaust the stack.
    class Level {
    public:
        explicit Level(Parser& parser) : m_parser(parser) {
            if (++m_parser.m_depth > kDeepest)
                fail(m_parser.now().place, "the expression is nested too deep");
        }
        ~Level() { --m_parser.m_depth; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Parser& m_parser;
    };

    const Token& now() const { return m_tokens[m_at]; }
    Token take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }
    bool takeIf(std::string_view text) {
        if (!now().is(text))
            return false;
        take();
        return true;
    }

    template <class... Arguments>
    static NodePointer node(Operation operation, std::size_t place, Arguments... arguments) {
        auto result = std::make_unique<Node>();
        result->operation = operation;
        result->place = place;
        (result->arguments.push_back(std::move(arguments)), ...);
        return result;
    }

    // One node for a whole chain (a or b or c), so that its length costs no depth.
    NodePointer chain(std::string_view word, Operation operation, NodePointer (Parser::*part)()) {
        const std::size_t place = now().place;
        NodePointer first = (this->*part)();
        if (!now().is(word))
            return first;
        NodePointer all = node(operation, place, std::move(first));
        while (takeIf(word))
            all->arguments.push_back((this->*part)());
        return all;
    }

    NodePointer disjunction() {
        const Level level(*this);
        return chain("or", Operation::Or, &Parser::conjunction);
    }
    NodePointer conjunction() { return chain("and", Operation::And, &Parser::negation); }

    NodePointer negation() {
        const Level level(*this);
        const std::size_t place = now().place;
        if (takeIf("not"))
            return node(Operation::Not, place, negation());
        return comparison();
    }

    std::optional<Operation> comparisonSign() {
        for (const Symbol& sign : kComparisons)
            if (now().is(sign.text))
                return sign.operation;
        return {};
    }

    NodePointer comparison() {
        NodePointer left = sum();
        const auto sign = comparisonSign();
        if (!sign)
            return left;
        const std::size_t place = take().place;
        NodePointer right = sum();
        if (comparisonSign())
            fail(now().place, "one comparison at a time; join two with \"and\"");
        return node(*sign, place, std::move(left), std::move(right));
    }

    // Left to right: a - b - c. The tree leans to the left; its depth is bounded too.
    NodePointer sum() {
        NodePointer left = product();
        for (int length = 0; now().is("+") || now().is("-"); ++length) {
            requireShort(length);
            const Token sign = take();
            left = node(sign.text == "+" ? Operation::Add : Operation::Subtract, sign.place,
                        std::move(left), product());
        }
        return left;
    }

    NodePointer product() {
        NodePointer left = signedPower();
        for (int length = 0; now().is("*") || now().is("/"); ++length) {
            requireShort(length);
            const Token sign = take();
            left = node(sign.text == "*" ? Operation::Multiply : Operation::Divide, sign.place,
                        std::move(left), signedPower());
        }
        return left;
    }

    void requireShort(int length) const {
        if (length > kDeepest)
            fail(now().place, "too many operators in a row");
    }

    NodePointer signedPower() {
        const Level level(*this);
        const std::size_t place = now().place;
        if (takeIf("-"))
            return node(Operation::Negate, place, signedPower());
        if (takeIf("+"))
            return signedPower();
        NodePointer base = primary();
        if (!now().is("^"))
            return base;
        const std::size_t at = take().place;
        return node(Operation::Power, at, std::move(base), signedPower());
    }

    NodePointer primary() {
        const Token token = take();
        if (token.is("(")) {
            NodePointer inside = disjunction();
            closeBracket();
            return inside;
        }
        NodePointer leaf = node(Operation::Number, token.place);
        leaf->text = token.text;
        leaf->number = token.number;
        if (token.kind == Token::Kind::Number)
            return leaf;
        leaf->operation = token.kind == Token::Kind::Text ? Operation::Text : Operation::Name;
        if (token.kind == Token::Kind::Text)
            return leaf;
        const bool isKeyword = token.is("and") || token.is("or") || token.is("not");
        if (token.kind != Token::Kind::Word || isKeyword)
            fail(token.place, token.kind == Token::Kind::End
                                  ? "the expression ends where a column or a number is missing"
                                  : fmt::format("\"{}\" stands where a column or a number was "
                                                "expected",
                                                token.text));
        return now().is("(") ? call(token) : std::move(leaf);
    }

    NodePointer call(const Token& name) {
        const auto known = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                        [&](const Symbol& one) { return one.text == name.text; });
        if (known == std::end(kFunctions))
            fail(name.place,
                 fmt::format("there is no function {}; there are abs, sqrt, min and max",
                             name.text));
        take();
        NodePointer result = node(known->operation, name.place);
        do
            result->arguments.push_back(disjunction());
        while (takeIf(","));
        closeBracket();
        const bool isOfOne =
            known->operation == Operation::Absolute || known->operation == Operation::SquareRoot;
        if (isOfOne && result->arguments.size() != 1)
            fail(name.place, fmt::format("{} takes one value", name.text));
        return result;
    }

    void closeBracket() {
        if (!takeIf(")"))
            fail(now().place, "a closing bracket is missing");
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

void fail(std::size_t place, const std::string& reason) {
    throw InputError(fmt::format("at character {}: {}", place, reason));
}

std::unique_ptr<Node> parse(std::string_view text) {
    if (text.size() > kLongest)
        throw InputError(fmt::format("the expression is longer than {} bytes", kLongest));
    return Parser(Lexer(text).tokens()).parse();
}

}  // namespace mtp::selection
