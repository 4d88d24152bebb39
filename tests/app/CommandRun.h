// Runs a program to its end and keeps what it printed.
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace mtp::test {

struct Outcome {
    int status = -1;  // also if a signal ended it
    QByteArray out, err;
    QByteArray all() const { return out + err; }
};

// Starts a process that is set up, and waits for its end.
inline Outcome outcomeOf(QProcess& process, const QString& program, const QStringList& arguments) {
    process.start(program, arguments);
    process.waitForFinished(-1);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

// JSON that was printed or written.
inline QJsonObject objectOf(const QByteArray& text) {
    return QJsonDocument::fromJson(text).object();
}

// Those that are not empty.
inline QStringList linesOf(const QByteArray& text) {
    return QString::fromUtf8(text).split('\n', Qt::SkipEmptyParts);
}

// The mtp command, in this folder.
inline Outcome runMtp(const QString& folder, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    return outcomeOf(process, QStringLiteral(MTP_BINARY_DIR) + "/mtp", arguments);
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace mtp::test
