#include "ui/language/CoreText.h"

#include <QCoreApplication>
#include <QHash>
#include <QMutex>

#include "ui/language/TextPatterns.h"
#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {

namespace {

constexpr const char* kSample = "%1: cannot be written: %2";
constexpr qsizetype kMostRemembered = 4096;

QString translated(const char* text) {
    return QCoreApplication::translate("mtp::core", text);
}

// The texts of core in the language that is installed, and what was looked up lately.
class CoreTexts {
public:
    QString find(const QString& text) {
        const QMutexLocker lock(&m_mutex);
        followLanguage();
        if (m_patterns.isEmpty())
            return text;
        const auto known = m_found.constFind(text);
        if (known != m_found.constEnd())
            return *known;
        if (m_found.size() >= kMostRemembered)
            m_found.clear();
        const QString found = m_patterns.translate(text);
        m_found.insert(text, found);
        return found;
    }

private:
    void followLanguage() {
        const QString sample = translated(kSample);
        if (sample == m_sample)
            return;
        m_sample = sample;
        m_found.clear();
        m_patterns = {};
        for (const std::vector<const char*>* list : kCoreTextLists)
            for (const char* text : *list)
                m_patterns.add(QString::fromUtf8(text), translated(text));
        for (const char* word : kCoreWords)
            m_patterns.addWord(QString::fromUtf8(word), translated(word));
        m_patterns.sort();
    }

    QMutex m_mutex;
    QString m_sample = QString::fromUtf8(kSample);  // as no language was installed
    TextPatterns m_patterns;
    QHash<QString, QString> m_found;
};

}  // namespace

QString coreText(const QString& text) {
    static CoreTexts texts;
    return texts.find(text);
}

QString coreText(const std::string& text) {
    return coreText(QString::fromStdString(text));
}

QString coreText(const char* text) {
    return coreText(QString::fromUtf8(text));
}

QString errorText(const std::exception& error) {
    return coreText(error.what());
}

}  // namespace mtp::ui
