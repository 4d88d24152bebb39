// The letter of a text that is pressed with Alt.
#pragma once

#include <QRegularExpression>
#include <QString>

namespace mtp::ui {

// "&File" as "File"; "파일(&F)", as languages without such letters write it, as "파일".
inline QString withoutMnemonic(QString text) {
    static const QRegularExpression ofItsOwn(QStringLiteral("\\(&\\w\\)"));
    return text.remove(ofItsOwn).remove(QLatin1Char('&'));
}

}  // namespace mtp::ui
