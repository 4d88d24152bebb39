// What the tests over VASP files of others share: where they are, what an oracle expects, what
// damaged ones must give.
#pragma once

#include <QDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/io/FormatRegistry.h"

namespace mtp::test {

inline const QString kCorpus = QStringLiteral(MTP_SHARED_DATA) + "/corpus/";

inline double away(const Eigen::RowVector3d& row, const nlohmann::json& expected) {
    return (row - Eigen::RowVector3d(expected[0].get<double>(), expected[1].get<double>(),
                                     expected[2].get<double>()))
        .cwiseAbs()
        .maxCoeff();
}

// A row for each file of the folder, and one that says if there is no corpus.
inline void addCorpusRows(const char* folder) {
    QTest::addColumn<QString>("name");
    QTest::newRow("corpus") << QString();
    for (const QString& name : QDir(kCorpus + folder).entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << name;
}

inline nlohmann::json expectedOf(const QString& name) {
    std::ifstream in((kCorpus + "expected/" + name + ".json").toStdString());
    return nlohmann::json::parse(in);
}

// frames: -1 if the file is refused; said: in an error or a warning.
inline void readDamaged(const QString& name, int frames, const QString& said) {
    const QString path = kCorpus + "bad/" + name;
    if (!QFile::exists(path))
        QSKIP("the corpus of damaged files is not on this machine");
    const auto registry = FormatRegistry::withBuiltinFormats();
    std::string messages;
    try {
        const auto reader = registry.open(path.toStdString());
        QCOMPARE(static_cast<int>(reader->frameCount()), frames);
        for (const std::string& warning : reader->info().warnings)
            messages += warning + "\n";
    } catch (const Error& error) {
        QCOMPARE(frames, -1);
        messages = error.what();
    }
    QVERIFY2(messages.find(said.toStdString()) != std::string::npos, messages.c_str());
}

}  // namespace mtp::test
