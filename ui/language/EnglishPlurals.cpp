#include "ui/language/EnglishPlurals.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace mtp::ui {

QString pluralForm(const QString& text, int count) {
    static const QRegularExpression choice(QStringLiteral(R"(\{([^{}|]*)\|([^{}|]*)\})"));
    QString form = text;
    form.replace(choice, count == 1 ? QStringLiteral("\\1") : QStringLiteral("\\2"));
    return form.replace(QLatin1String("(s)"), count == 1 ? QLatin1String("") : QLatin1String("s"));
}

QString EnglishPlurals::translate(const char*, const char* source, const char*, int count) const {
    return count < 0 ? QString() : pluralForm(QString::fromUtf8(source), count);
}

}  // namespace mtp::ui

namespace {

void installEnglishPlurals() {
    QCoreApplication::installTranslator(new mtp::ui::EnglishPlurals(qApp));
}

}  // namespace

Q_COREAPP_STARTUP_FUNCTION(installEnglishPlurals)

#include "moc_EnglishPlurals.cpp"
