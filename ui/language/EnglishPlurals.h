// English plural forms of texts with a count.
#pragma once

#include <QString>
#include <QTranslator>

namespace mtp::ui {

// "%n configuration(s)" with the form for `count`, %n left as it is. "(s)" becomes "s" or nothing;
// words that change otherwise are written as a choice: "{is|are}", "{entry|entries}".
QString pluralForm(const QString& text, int count);

// Makes tr("%Ln configuration(s)", nullptr, count) read "1 configuration" and "2,000
// configurations". Qt asks the translator installed last first, so that a translation into another
// language takes precedence. Every QCoreApplication that links mtp_language installs one.
class EnglishPlurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int count) const override;
};

}  // namespace mtp::ui
