#include "core/dynamics/IonExpression.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <functional>
#include <optional>

#include "core/base/Error.h"
#include "core/base/KeyTable.h"
#include "core/base/Parse.h"

namespace mtp {

namespace {

constexpr std::size_t kLongestExpression = 1000;  // characters
constexpr int kDeepestExpression = 100;           // brackets and signs within each other
constexpr double kMostlyCaged = 0.5;              // of the displacements of an ion

constexpr KeyTable<IonQuantity, kIonQuantityCount> kIonQuantities{
    {{IonQuantity::Id, "id"},
     {IonQuantity::Ion, "ion"},
     {IonQuantity::Hops, "hops"},
     {IonQuantity::Share, "share"},
     {IonQuantity::Rate, "rate"},
     {IonQuantity::Undone, "undone"},
     {IonQuantity::Cascades, "cascades"},
     {IonQuantity::Length, "length"},
     {IonQuantity::Longest, "longest"},
     {IonQuantity::Stay, "stay"},
     {IonQuantity::Msd, "msd"},
     {IonQuantity::Displacement, "displacement"},
     {IonQuantity::CagedShare, "caged_share"}}};

double quantityOf(const IonQuantities& ion, IonQuantity quantity) {
    return ion[static_cast<std::size_t>(quantity)];
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c) {
    return (c >= '0' && c <= '9') || c == '.';
}

}  // namespace

// A number or a condition of an ion.
struct IonExpression::Node {
    bool isCondition = false;
    std::function<double(const IonQuantities&)> value;  // of a condition: 1 or 0
};

namespace {

using Node = IonExpression::Node;

struct Token {
    enum class Kind { Number, Name, Sign, End } kind = Kind::End;
    std::string_view text;
    std::size_t place = 0;  // of its first character, from 1
    double number = 0;
};

[[noreturn]] void failAt(std::size_t place, const std::string& reason) {
    throw InputError(fmt::format("choice of ions: {} at character {}", reason, place));
}

class TokenReader {
public:
    explicit TokenReader(std::string_view text) : m_text(text) { advance(); }

    const Token& token() const { return m_token; }
    // Takes the token if it is one of these words or signs, without case.
    bool take(std::initializer_list<std::string_view> words) {
        for (const std::string_view word : words)
            if (m_token.kind != Token::Kind::Number && m_token.kind != Token::Kind::End &&
                equalsIgnoringCase(m_token.text, word)) {
                advance();
                return true;
            }
        return false;
    }
    void advance() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
        m_token = {Token::Kind::End, {}, m_at + 1, 0};
        if (m_at == m_text.size())
            return;
        const char c = m_text[m_at];
        std::size_t length = 1;
        if (isLetter(c)) {
            m_token.kind = Token::Kind::Name;
            length = lengthWhile([](char next) { return isLetter(next) || isDigit(next); });
        } else if (isDigit(c)) {
            m_token.kind = Token::Kind::Number;
            length = lengthOfNumber();
        } else {
            m_token.kind = Token::Kind::Sign;
            length = lengthOfSign();
        }
        m_token.text = m_text.substr(m_at, length);
        m_at += length;
        if (m_token.kind == Token::Kind::Number)
            m_token.number = numberOf(m_token);
    }

private:
    template <class Is>
    std::size_t lengthWhile(Is is, std::size_t from = 0) const {
        std::size_t length = from;
        while (m_at + length < m_text.size() && is(m_text[m_at + length]))
            ++length;
        return length;
    }
    // With an exponent, whose sign belongs to it.
    std::size_t lengthOfNumber() const {
        const std::size_t length = lengthWhile(isDigit);
        const auto at = [&](std::size_t i) {
            return m_at + i < m_text.size() ? m_text[m_at + i] : ' ';
        };
        if (at(length) != 'e' && at(length) != 'E')
            return length;
        const std::size_t digits = at(length + 1) == '-' || at(length + 1) == '+' ? 2 : 1;
        return isDigit(at(length + digits)) ? lengthWhile(isDigit, length + digits) : length;
    }
    std::size_t lengthOfSign() const {
        const std::string_view two = m_text.substr(m_at, 2);
        for (const std::string_view sign : {"<=", ">=", "==", "!=", "&&", "||"})
            if (two == sign)
                return 2;
        const char c = m_text[m_at];
        if (std::string_view("<>=!+-*/()").find(c) == std::string_view::npos)
            failAt(m_at + 1, static_cast<unsigned char>(c) < 0x80 && c > ' '
                                 ? fmt::format("\"{}\" means nothing", c)
                                 : std::string("a character that means nothing"));
        return 1;
    }
    static double numberOf(const Token& token) {
        const std::optional<double> number = parseDouble(token.text);
        if (!number)
            failAt(token.place, fmt::format("\"{}\" is no number", token.text));
        return *number;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Token m_token;
};

class Parser {
public:
    explicit Parser(std::string_view text) : m_tokens(text) {}

    Node whole() {
        const Node node = condition(either(), 1);
        if (m_tokens.token().kind != Token::Kind::End)
            failAt(m_tokens.token().place, fmt::format("\"{}\" cannot follow what stands before it",
                                                       m_tokens.token().text));
        return node;
    }

private:
    static Node condition(Node node, std::size_t place) {
        if (!node.isCondition)
            failAt(place, "a condition is missing, such as hops > 3, instead of a number");
        return node;
    }
    static Node number(Node node, std::size_t place) {
        if (node.isCondition)
            failAt(place, "a number is missing, instead of a condition");
        return node;
    }
    std::size_t place() const { return m_tokens.token().place; }

    // Conditions joined by words, each of which is made by `part`.
    template <class Part, class Join>
    Node joined(std::initializer_list<std::string_view> words, Part part, Join join) {
        const std::size_t first = place();
        Node left = part();
        while (m_tokens.take(words)) {
            const std::size_t second = place();
            left = {true,
                    [a = condition(left, first).value, b = condition(part(), second).value,
                     join](const IonQuantities& ion) -> double {
                        return join(a(ion) != 0, [&] { return b(ion) != 0; });
                    }};
        }
        return left;
    }

    Node either() {
        return joined(
            {"or", "||"}, [this] { return both(); }, [](bool a, auto b) { return a || b(); });
    }
    Node both() {
        return joined(
            {"and", "&&"}, [this] { return negation(); }, [](bool a, auto b) { return a && b(); });
    }
    Node negation() {
        const Deeper deeper(*this);
        if (!m_tokens.take({"not", "!"}))
            return comparison();
        const std::size_t start = place();
        return {true, [a = condition(negation(), start).value](const IonQuantities& ion) -> double {
                    return a(ion) == 0;
                }};
    }

    Node comparison() {
        const std::size_t first = place();
        Node left = sum();
        const std::string sign(m_tokens.token().text);
        if (!m_tokens.take({"<", "<=", ">", ">=", "=", "==", "!="}))
            return left;
        const std::size_t second = place();
        return {true,
                [a = number(left, first).value, b = number(sum(), second).value,
                 compare = comparisonBy(sign)](const IonQuantities& ion) -> double {
                    const double x = a(ion), y = b(ion);
                    return !std::isnan(x) && !std::isnan(y) && compare(x, y);
                }};
    }
    static bool (*comparisonBy(const std::string& sign))(double, double) {
        if (sign == "<")
            return [](double a, double b) { return a < b; };
        if (sign == "<=")
            return [](double a, double b) { return a <= b; };
        if (sign == ">")
            return [](double a, double b) { return a > b; };
        if (sign == ">=")
            return [](double a, double b) { return a >= b; };
        if (sign == "!=")
            return [](double a, double b) { return a != b; };
        return [](double a, double b) { return a == b; };
    }

    Node sum() {
        return numbers({"+", "-"}, [this] { return product(); });
    }
    Node product() {
        return numbers({"*", "/"}, [this] { return signedValue(); });
    }
    template <class Part>
    Node numbers(std::initializer_list<std::string_view> signs, Part part) {
        const std::size_t first = place();
        Node left = part();
        for (char sign = signOf(m_tokens.token()); m_tokens.take(signs);
             sign = signOf(m_tokens.token())) {
            const std::size_t second = place();
            left = {
                false, [a = number(left, first).value, b = number(part(), second).value,
                        sign](const IonQuantities& ion) {
                    const double x = a(ion), y = b(ion);
                    return sign == '+' ? x + y : sign == '-' ? x - y : sign == '*' ? x * y : x / y;
                }};
        }
        return left;
    }
    static char signOf(const Token& token) { return token.text.empty() ? ' ' : token.text[0]; }

    Node signedValue() {
        const Deeper deeper(*this);
        const bool isPlus = m_tokens.take({"+"});
        if (!isPlus && !m_tokens.take({"-"}))
            return single();
        const std::size_t start = place();
        if (isPlus)
            return number(signedValue(), start);
        return {false, [a = number(signedValue(), start).value](const IonQuantities& ion) {
                    return -a(ion);
                }};
    }

    Node single() {
        const Token token = m_tokens.token();
        if (m_tokens.take({"("})) {
            Node inside = either();
            if (!m_tokens.take({")"}))
                failAt(place(), fmt::format("\")\" is missing for the bracket at character {}",
                                            token.place));
            return inside;
        }
        if (token.kind == Token::Kind::End)
            failAt(token.place, "a quantity or a number is missing");
        if (token.kind == Token::Kind::Sign)
            failAt(token.place,
                   fmt::format("a quantity or a number is missing before \"{}\"", token.text));
        m_tokens.advance();
        if (token.kind == Token::Kind::Number)
            return {false, [value = token.number](const IonQuantities&) { return value; }};
        return named(token);
    }

    static Node named(const Token& token) {
        const std::string name = toLower(token.text);
        const bool isCaged = name == "caged";
        if (isCaged || name == "hopping")
            return {true, [isCaged](const IonQuantities& ion) -> double {
                        const double share = quantityOf(ion, IonQuantity::CagedShare);
                        return isCaged ? share >= kMostlyCaged : share < kMostlyCaged;
                    }};
        if (const std::optional<IonQuantity> quantity = findByKey(kIonQuantities, name))
            return {false, [quantity = *quantity](const IonQuantities& ion) {
                        return quantityOf(ion, quantity);
                    }};
        std::vector<std::string> names;
        for (const auto& [quantity, key] : kIonQuantities)
            names.emplace_back(key);
        failAt(token.place, fmt::format("\"{}\" is no quantity of an ion (there are {}, caged and "
                                        "hopping)",
                                        token.text, fmt::join(names, ", ")));
    }

    // What stands within brackets or after a sign: not without end.
    class Deeper {
    public:
        explicit Deeper(Parser& parser) : m_depth(parser.m_depth) {
            if (++m_depth > kDeepestExpression)
                failAt(parser.place(), "too many brackets and signs within each other");
        }
        ~Deeper() { --m_depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        int& m_depth;
    };

    TokenReader m_tokens;
    int m_depth = 0;
};

}  // namespace

const char* ionQuantityKey(IonQuantity quantity) {
    return keyOf(kIonQuantities, quantity);
}

IonExpression IonExpression::parse(std::string_view text) {
    if (text.size() > kLongestExpression)
        throw InputError(
            fmt::format("choice of ions: it has more than {} characters", kLongestExpression));
    IonExpression result;
    result.m_text = trimmed(text);
    result.m_root = std::make_shared<const Node>(Parser(result.m_text).whole());
    return result;
}

bool IonExpression::holdsFor(const IonQuantities& ion) const {
    return m_root->value(ion) != 0;
}

}  // namespace mtp
