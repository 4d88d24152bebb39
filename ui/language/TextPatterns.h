// Texts with placeholders and their translations.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace mtp::ui {

class TextPatterns {
public:
    // A text with %1, %2, ... for what may stand there, and its translation with the same
    // placeholders. One that is translated as itself is not kept.
    void add(const QString& text, const QString& translation);
    // One word that is translated if it stands for a placeholder too; others are names there.
    void addWord(const QString& word, const QString& translation);
    // After the last add(): the most specific pattern is asked first.
    void sort();
    bool isEmpty() const { return m_wholes.isEmpty() && m_patterns.empty(); }

    // `text` by the pattern with the most letters that fits; what stands for its placeholders is
    // translated in turn, unless it is quoted, or one word before a colon (a path). If none fits,
    // its lines, sentences, parts at ": " and "; " and items of lists are.
    QString translate(const QString& text) const { return translate(text, 0); }

private:
    struct Pattern {
        QStringList literals;            // between the placeholders: one more than these
        std::vector<qsizetype> numbers;  // of the placeholders, from 1
        QString longest;                 // of the literals
        qsizetype letters = 0;
        bool hasNumbersOnly = false;  // "%1 frames": nothing but numbers may stand there
        QString translation;
    };

    QString translate(const QString& text, int depth) const;
    std::optional<QString> known(const QString& text, int depth) const;
    std::optional<QString> behindPlaces(const QString& text, qsizetype letters, int depth) const;
    std::optional<QString> named(const QString& text) const;
    QString partly(const QString& text, int depth) const;
    QString inList(const QString& text, int depth) const;
    std::optional<QString> inParts(const QString& text, const QString& separator, int depth) const;
    QString filled(const Pattern& pattern, const QStringList& values, int depth) const;
    static Pattern parsed(const QString& text, const QString& translation);
    static std::optional<QStringList> match(const Pattern& pattern, const QString& text);

    QHash<QString, QString> m_wholes, m_words;
    std::vector<Pattern> m_patterns;
};

}  // namespace mtp::ui
