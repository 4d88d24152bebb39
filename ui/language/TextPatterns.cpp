#include "ui/language/TextPatterns.h"

#include <QRegularExpression>
#include <algorithm>

namespace mtp::ui {

namespace {

constexpr int kDeepest = 6;

const QRegularExpression& placeholder() {
    static const QRegularExpression expression(QStringLiteral("%([1-9])"));
    return expression;
}

qsizetype lettersOf(const QString& text) {
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

bool isNumber(const QString& text) {
    static const QRegularExpression number(QStringLiteral(R"([-+]?\d[\d.,]*(e[-+]?\d+)?)"));
    return number
               .match(text, 0, QRegularExpression::NormalMatch,
                      QRegularExpression::AnchorAtOffsetMatchOption)
               .capturedLength() == text.size();
}

// One word in small letters says too little for a text to stand beside it.
bool saysLittle(const QString& literals) {
    static const QRegularExpression oneWord(QStringLiteral("^[a-z]+$"));
    return oneWord.match(literals.simplified().remove(QLatin1Char('|'))).hasMatch();
}

bool isQuoted(const QString& before, const QString& after) {
    for (const char quote : {'"', '\''})
        if (before.endsWith(QLatin1Char(quote)) && after.startsWith(QLatin1Char(quote)))
            return true;
    return false;
}

// At ", " outside of brackets.
QStringList listItems(const QString& text) {
    QStringList items{QString()};
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        depth += text[i] == QLatin1Char('(') ? 1 : text[i] == QLatin1Char(')') ? -1 : 0;
        if (depth <= 0 && QStringView(text).mid(i).startsWith(QLatin1String(", "))) {
            items << QString();
            ++i;
        } else {
            items.back() += text[i];
        }
    }
    return items;
}

bool isOneWord(const QString& text) {
    return !text.trimmed().contains(QLatin1Char(' '));
}

}  // namespace

void TextPatterns::add(const QString& text, const QString& translation) {
    if (translation == text)
        return;
    if (text.contains(placeholder()))
        m_patterns.push_back(parsed(text, translation));
    else
        m_wholes.insert(text, translation);
}

void TextPatterns::addWord(const QString& word, const QString& translation) {
    m_words.insert(word, translation);
}

void TextPatterns::sort() {
    std::stable_sort(m_patterns.begin(), m_patterns.end(),
                     [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
}

TextPatterns::Pattern TextPatterns::parsed(const QString& text, const QString& translation) {
    Pattern pattern;
    pattern.translation = translation;
    qsizetype end = 0;
    auto found = placeholder().globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch one = found.next();
        pattern.literals << text.mid(end, one.capturedStart() - end);
        pattern.numbers.push_back(one.captured(1).toLongLong());
        end = one.capturedEnd();
    }
    pattern.literals << text.mid(end);
    for (const QString& literal : pattern.literals) {
        pattern.letters += lettersOf(literal);
        if (literal.size() > pattern.longest.size())
            pattern.longest = literal;
    }
    pattern.hasNumbersOnly = saysLittle(pattern.literals.join(QLatin1Char(' ')));
    return pattern;
}

// What stands for each placeholder, the shortest of each; none if the text is another one.
std::optional<QStringList> TextPatterns::match(const Pattern& pattern, const QString& text) {
    const QString& first = pattern.literals.front();
    const QString& last = pattern.literals.back();
    if (!text.contains(pattern.longest) || !text.startsWith(first) || !text.endsWith(last))
        return std::nullopt;
    const qsizetype limit = text.size() - last.size();
    QStringList values;
    qsizetype at = first.size();
    for (qsizetype i = 1; i + 1 < pattern.literals.size(); ++i) {
        const qsizetype next = text.indexOf(pattern.literals[i], at);
        if (next < 0)
            return std::nullopt;
        values << text.mid(at, next - at);
        at = next + pattern.literals[i].size();
    }
    if (at > limit)
        return std::nullopt;
    values << text.mid(at, limit - at);
    if (pattern.hasNumbersOnly && !std::all_of(values.begin(), values.end(), isNumber))
        return std::nullopt;
    return values;
}

QString TextPatterns::filled(const Pattern& pattern, const QStringList& values, int depth) const {
    QStringList shown(10);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QString& before = pattern.literals[i];
        const QString& after = pattern.literals[i + 1];
        const QString& value = values[i];
        shown[pattern.numbers[static_cast<std::size_t>(i)]] =
            isQuoted(before, after)              ? value
            : !isOneWord(value)                  ? translate(value, depth + 1)
            : after.startsWith(QLatin1Char(':')) ? value
                                                 : m_words.value(value, value);
    }
    QString text;
    qsizetype end = 0;
    auto found = placeholder().globalMatch(pattern.translation);
    while (found.hasNext()) {  // in one go: what is put in may have "%1" itself
        const QRegularExpressionMatch one = found.next();
        text += pattern.translation.mid(end, one.capturedStart() - end);
        text += shown[one.captured(1).toLongLong()];
        end = one.capturedEnd();
    }
    return text + pattern.translation.mid(end);
}

// A text that is known as it is and stands behind the place that it is about: "path:12: reason".
// None if it has no more letters than the pattern that fits the whole.
std::optional<QString> TextPatterns::behindPlaces(const QString& text, qsizetype letters,
                                                  int depth) const {
    const QString separator = QStringLiteral(": ");
    for (qsizetype at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
        const QString rest = text.mid(at + separator.size());
        const auto whole = m_wholes.constFind(rest);
        if (whole != m_wholes.constEnd() && lettersOf(rest) > letters)
            return partly(text.left(at), depth) + separator + *whole;
    }
    return std::nullopt;
}

std::optional<QString> TextPatterns::known(const QString& text, int depth) const {
    const auto whole = m_wholes.constFind(text);
    if (whole != m_wholes.constEnd())
        return *whole;
    for (const Pattern& pattern : m_patterns)
        if (const std::optional<QStringList> values = match(pattern, text)) {
            const std::optional<QString> known = behindPlaces(text, pattern.letters, depth);
            return known ? known : filled(pattern, *values, depth);
        }
    return std::nullopt;
}

// Words in a sentence, but not one word alone, which may be a name.
QString TextPatterns::partly(const QString& text, int depth) const {
    return isOneWord(text) ? text : translate(text, depth + 1);
}

// A name that is known, with what stands in brackets behind it: "LAMMPS data (.lmp)".
std::optional<QString> TextPatterns::named(const QString& text) const {
    static const QRegularExpression bracket(QStringLiteral(R"(^(.+)( \([^()]*\))$)"));
    const auto whole = m_wholes.constFind(text);
    if (whole != m_wholes.constEnd())
        return *whole;
    const QRegularExpressionMatch parts = bracket.match(text);
    const auto name = m_wholes.constFind(parts.captured(1));
    return name == m_wholes.constEnd() ? std::nullopt : std::optional(*name + parts.captured(2));
}

// Names of a list may have commas themselves.
QString TextPatterns::inList(const QString& text, int depth) const {
    constexpr qsizetype kMostCommas = 3;
    const QStringList items = listItems(text);
    QStringList shown;
    for (qsizetype i = 0; i < items.size();) {
        qsizetype count = std::min(kMostCommas, items.size() - i);
        std::optional<QString> name;
        for (; count > 0 && !name; --count)
            if (const QString item = items.mid(i, count).join(QLatin1String(", "));
                !isOneWord(item))
                name = named(item);
        shown << (name ? *name : items.size() > 1 ? partly(items[i], depth) : items[i]);
        i += count + 1;
    }
    return shown.join(QLatin1String(", "));
}

// What stands before and after the first separator, each translated on its own; none if neither is
// known.
std::optional<QString> TextPatterns::inParts(const QString& text, const QString& separator,
                                             int depth) const {
    const qsizetype at = text.indexOf(separator);
    if (at < 0)
        return std::nullopt;
    const QString before = text.left(at);
    const QString after = text.mid(at + separator.size());
    const QString shown = partly(before, depth) + separator + partly(after, depth);
    return shown == text ? std::nullopt : std::optional(shown);
}

QString TextPatterns::translate(const QString& text, int depth) const {
    static const QRegularExpression numbered(QStringLiteral("^(\\d+) (.+ .+)$"));
    static const QRegularExpression bracketed(QStringLiteral(R"(^(.*?)(\s*\()([^()]+)\)$)"));
    if (depth > kDeepest)
        return text;
    if (const std::optional<QString> whole = known(text, depth))
        return *whole;
    if (const auto some = numbered.match(text); m_wholes.contains(some.captured(2)))
        return QStringLiteral("%1 (%2)").arg(m_wholes[some.captured(2)], some.captured(1));
    if (const auto parts = bracketed.match(text); parts.hasMatch() && !named(text)) {
        const QString shown = partly(parts.captured(1), depth) + parts.captured(2) +
                              partly(parts.captured(3), depth) + QLatin1Char(')');
        if (shown != text)
            return shown;
    }
    for (const char* separator : {"\n", ": ", "; ", ". "})
        if (const std::optional<QString> parts = inParts(text, QLatin1String(separator), depth))
            return *parts;
    return inList(text, depth);
}

}  // namespace mtp::ui
