// Runs `mtp simulate` and `mtp export lammps` and reads what they print.
#pragma once

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/app/lammps/LammpsRun.h"

namespace mtp::test {

inline const QString kMtp = QStringLiteral(MTP_BINARY_DIR) + "/mtp";

// The engine of a way, for --engine.
inline QStringList engineArguments(Way way) {
    return {"--engine", programOf(way)};
}

inline const QString kSmallPotential =
                         QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/lammps/LiAlCl4_level8.mtp",
                     kSmallCell =
                         QStringLiteral(MTP_SOURCE_DIR) + "/tests/data/lammps/LiAlCl4.data";

}  // namespace mtp::test
